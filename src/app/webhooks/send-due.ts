import type { App } from "../app.ts";
import type { OutboxMessage, WebhookFormat } from "../ports.ts";
import { SYSTEM } from "../scope.ts";
import type { Delivery } from "./messenger.ts";

const SECOND = 1000;
/** Time a taker has before others may take the message: longer than the sending of any one. */
const HOLD = 120 * SECOND;
/** The wait after the first failure; it doubles up to the longest. */
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 3600 * SECOND;
/** A message that could not go out for three days is given up, and can be sent by hand. */
const GIVE_UP = 72 * 3600 * SECOND;
const TOLD_AFTER = 5;

/** Messages a minute; more are refused by the robots. Source: their documentation of group robots. */
const A_MINUTE: Readonly<Record<WebhookFormat, number>> = {
  wecom: 20,
  dingtalk: 20,
  feishu: 100,
  json: 600,
};

const later = (from: Date, milliseconds: number): Date => new Date(from.getTime() + milliseconds);

export const waitAfter = (tries: number): number =>
  Math.min(FIRST_WAIT * 2 ** Math.max(0, tries - 1), LONGEST_WAIT);

/** Sends what is due; each webhook's messages in order, webhooks side by side. How many were taken. */
export async function sendDue(app: App, limit: number): Promise<number> {
  const now = app.now();
  const taken = await app.database.within(SYSTEM, (stores) =>
    stores.webhooks.take(now, later(now, HOLD), limit),
  );
  const webhooks = new Set(taken.map(({ webhook }) => webhook));
  await Promise.all(
    [...webhooks].map((webhook) =>
      sendInOrder(
        app,
        taken.filter((message) => message.webhook === webhook),
      ),
    ),
  );
  return taken.length;
}

async function sendInOrder(app: App, messages: readonly OutboxMessage[]): Promise<void> {
  let isStuck = false;
  for (const [i, message] of messages.entries()) {
    const isLimited = message.recent + i >= A_MINUTE[message.format];
    if (isStuck || isLimited) await putBack(app, message, isStuck ? FIRST_WAIT : 15 * SECOND);
    else isStuck = !(await sendOne(app, message));
  }
}

const putBack = (app: App, message: OutboxMessage, wait: number): Promise<void> =>
  app.database.within(SYSTEM, (stores) => stores.webhooks.release(message, later(app.now(), wait)));

const faultText = (failed: Delivery & { readonly kind: "failed" }): string =>
  failed.number === null ? failed.fault : `${failed.fault} ${failed.number}`;

/** Others before it may have taken long: what is no longer held has another sender by now. */
const isStillHeld = (app: App, message: OutboxMessage): Promise<boolean> =>
  app.database.within(SYSTEM, (stores) => stores.webhooks.hold(message, later(app.now(), HOLD)));

/** False when it did not go out, or not from here. */
async function sendOne(app: App, message: OutboxMessage): Promise<boolean> {
  if (!(await isStillHeld(app, message))) return false;
  const delivery = await deliver(app, message);
  const at = app.now();
  await app.database.within(SYSTEM, async ({ webhooks, notices }) => {
    if (delivery.kind === "sent") return webhooks.sent(message.id, at);
    const fault = faultText(delivery);
    if (at.getTime() - message.at.getTime() > GIVE_UP) await webhooks.giveUp(message.id, fault, at);
    else await webhooks.failed(message.id, fault, later(at, waitAfter(message.tries)));
    if (message.tries !== TOLD_AFTER) return;
    await notices.tell({
      to: { roles: ["sysAdmin"] },
      kind: "webhook.failing",
      about: message.webhook,
      data: { webhook: message.webhookName, fault },
      // Once a day for a webhook, however many of its messages wait.
      effectKey: `webhook.failing:${message.webhook}:${app.today()}`,
    });
  });
  return delivery.kind === "sent";
}

async function deliver(app: App, message: OutboxMessage): Promise<Delivery> {
  const { messenger, vault, text } = app.outgoing;
  try {
    return await messenger.send({
      format: message.format,
      target: vault.open(message.target),
      secret: message.secret === null ? null : vault.open(message.secret),
      delivery: String(message.id),
      kind: message.kind,
      about: message.about,
      data: message.data,
      text: text(message),
      at: app.now(),
    });
  } catch (cause) {
    // A key that was lost, for one: the message stays, the log says why.
    app.log("message not sent", { webhook: message.webhook, cause: String(cause) });
    return { kind: "failed", fault: "notReached", number: null };
  }
}
