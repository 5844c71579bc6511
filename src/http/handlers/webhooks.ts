import { NOTICE_KINDS, type NoticeKind } from "../../app/notices/notice-kinds.ts";
import type { Webhook } from "../../app/ports.ts";
import { Refusal } from "../../app/refusal.ts";
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  retryWebhook,
  testWebhook,
} from "../../app/webhooks/change-webhook.ts";
import type { WebhookRow } from "../../contract/index.ts";
import type { Locale } from "../../i18n/text.ts";
import { deliveryFaultText, noticeKindText, testText } from "../../i18n/webhooks.ts";
import type { Handlers, RoutesUnder } from "../call.ts";

const isKind = (text: string): text is NoticeKind => NOTICE_KINDS.some((kind) => kind === text);

function kindsOf(texts: readonly string[]): readonly NoticeKind[] {
  const unknown = texts.find((text) => !isKind(text));
  if (unknown !== undefined)
    throw new Refusal("request.invalid", { where: [`kinds: ${unknown.slice(0, 100)}`] });
  return [...new Set(texts.filter(isKind))];
}

const rowOf = (webhook: Webhook, locale: Locale): WebhookRow => ({
  ...webhook,
  kinds: [...webhook.kinds],
  lastSentAt: webhook.lastSentAt?.toISOString() ?? null,
  fault: webhook.fault === null ? null : deliveryFaultText(webhook.fault, locale),
});

export const webhookHandlers: Handlers<RoutesUnder<"/api/webhooks">> = {
  "GET /api/webhooks": async ({ app, reader, locale }) => ({
    webhooks: (await listWebhooks(app, reader())).map((one) => rowOf(one, locale)),
    kinds: NOTICE_KINDS.map((kind) => ({ kind, text: noticeKindText(kind, locale) })),
  }),

  "POST /api/webhooks": async ({ app, reader, body, locale }) => {
    const { secret = null, unit = null, kinds, locale: language = "zh-CN", ...rest } = body;
    const input = { ...rest, secret, unit, kinds: kindsOf(kinds), locale: language };
    return rowOf(await addWebhook(app, reader(), input), locale);
  },

  "PATCH /api/webhooks/:id": async ({ app, reader, params, body, locale }) => {
    const { kinds, ...rest } = body;
    const edit = { ...rest, ...(kinds === undefined ? {} : { kinds: kindsOf(kinds) }) };
    return rowOf(await changeWebhook(app, reader(), { id: params.id, edit }), locale);
  },

  "DELETE /api/webhooks/:id": async ({ app, reader, params }) => {
    await removeWebhook(app, reader(), params.id);
    return {};
  },

  "POST /api/webhooks/:id/test": async ({ app, reader, params, locale }) => {
    const who = reader();
    const text = testText(who.account.displayName, locale);
    const delivery = await testWebhook(app, who, { id: params.id, text });
    if (delivery.kind === "sent") return { isSent: true, fault: null };
    const code = delivery.number === null ? delivery.fault : `${delivery.fault} ${delivery.number}`;
    return { isSent: false, fault: deliveryFaultText(code, locale) };
  },

  "POST /api/webhooks/:id/retry": async ({ app, reader, params }) => ({
    messages: await retryWebhook(app, reader(), params.id),
  }),
};
