import type { App } from "../app.ts";
import type { NoticeKind } from "../notices/notice-kinds.ts";
import type { SealedTarget, Webhook, WebhookFormat, WebhookLocale } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Delivery } from "./messenger.ts";

export interface WebhookInput {
  readonly name: string;
  readonly format: WebhookFormat;
  readonly url: string;
  /** Signing secret; null = none. */
  readonly secret: string | null;
  readonly kinds: readonly NoticeKind[];
  readonly unit: string | null;
  readonly locale: WebhookLocale;
}

export interface WebhookEdit {
  readonly name?: string;
  readonly url?: string;
  readonly secret?: string | null;
  readonly kinds?: readonly NoticeKind[];
  readonly locale?: WebhookLocale;
  readonly isActive?: boolean;
}

function sealedAddress(app: App, url: string): Pick<SealedTarget, "target" | "shown"> {
  const fault = app.outgoing.messenger.judge(url);
  if (fault !== null) throw new Refusal("webhook.address", { why: fault });
  return { target: app.outgoing.vault.seal(url), shown: new URL(url).host };
}

const sealedSecret = (app: App, secret: string | null): Uint8Array | null =>
  secret === null || secret === "" ? null : app.outgoing.vault.seal(secret);

const writes = (reader: Reader) => ({ reader, right: "settings.write" }) as const;

export const listWebhooks = (app: App, reader: Reader): Promise<readonly Webhook[]> =>
  within(app, writes(reader), (stores) => stores.webhooks.list());

/** Adds a webhook; its address and secret are never shown again. */
export function addWebhook(app: App, reader: Reader, input: WebhookInput): Promise<Webhook> {
  return within(app, writes(reader), async (stores) => {
    const { url, secret, ...plain } = input;
    const id = app.newId();
    const unit = input.unit ?? reader.account.unit?.id ?? null;
    if (unit !== null && !(await stores.units.list()).some((one) => one.id === unit))
      throw new Refusal("webhook.unitUnknown", { unit });
    await stores.webhooks.insert({
      ...plain,
      ...sealedAddress(app, url),
      id,
      unit,
      secret: sealedSecret(app, secret),
    });
    await stores.events.append({
      kind: "webhook.added",
      about: id,
      data: { name: input.name, format: input.format },
    });
    return found(await stores.webhooks.find(id));
  });
}

function found(webhook: Webhook | null): Webhook {
  if (webhook === null) throw new Refusal("webhook.notFound");
  return webhook;
}

/** Changes a webhook. With a new address or secret, what waits is tried again at once. */
export function changeWebhook(
  app: App,
  reader: Reader,
  target: { readonly id: string; readonly edit: WebhookEdit },
): Promise<Webhook> {
  const { id, edit } = target;
  return within(app, writes(reader), async (stores) => {
    found(await stores.webhooks.find(id));
    const { url, secret, ...plain } = edit;
    await stores.webhooks.update(id, {
      ...plain,
      ...(url === undefined ? {} : sealedAddress(app, url)),
      ...(secret === undefined ? {} : { secret: sealedSecret(app, secret) }),
    });
    if (url !== undefined || secret !== undefined || edit.isActive === true)
      await stores.webhooks.retry(id);
    await stores.events.append({
      kind: "webhook.changed",
      about: id,
      data: { changed: Object.keys(edit) },
    });
    return found(await stores.webhooks.find(id));
  });
}

/** Removes a webhook and what still waited for it. */
export function removeWebhook(app: App, reader: Reader, id: string): Promise<void> {
  return within(app, writes(reader), async (stores) => {
    const { name } = found(await stores.webhooks.find(id));
    await stores.webhooks.remove(id);
    await stores.events.append({ kind: "webhook.removed", about: id, data: { name } });
  });
}

/** Tries everything that waits or was given up again; how many. */
export function retryWebhook(app: App, reader: Reader, id: string): Promise<number> {
  return within(app, writes(reader), async (stores) => {
    found(await stores.webhooks.find(id));
    return stores.webhooks.retry(id);
  });
}

/** Sends one message now, to see whether it arrives. The answer's text is not shown. */
export async function testWebhook(
  app: App,
  reader: Reader,
  target: { readonly id: string; readonly text: string },
): Promise<Delivery> {
  require(reader, "settings.write");
  const { webhook, sealed } = await app.database.within(reader.scope, async (stores) => ({
    webhook: found(await stores.webhooks.find(target.id)),
    sealed: await stores.webhooks.targetOf(target.id),
  }));
  if (sealed === null) throw new Refusal("webhook.notFound");
  const { messenger, vault } = app.outgoing;
  return messenger.send({
    format: webhook.format,
    target: vault.open(sealed.target),
    secret: sealed.secret === null ? null : vault.open(sealed.secret),
    delivery: `test-${app.newId()}`,
    kind: "webhook.test",
    about: webhook.id,
    data: {},
    text: target.text,
    at: app.now(),
  });
}
