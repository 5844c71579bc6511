import { addDays } from "../../core/shared/index.ts";
import type { LifeDecision, LifeEffect } from "../../core/who/index.ts";
import { stepLife } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { Stores } from "../ports.ts";
import type { TimedHandler, TimedOutcome } from "../timed/timed-handler.ts";
import { carryOut, keepLife } from "./carry-out.ts";
import { dayStart } from "./day-start.ts";
import { type Living, livingLocked } from "./living.ts";
import { printedOf } from "./refuse-step.ts";

/** A day on which a customer's clock was to be looked at: reminders, ends. Late or twice, it does the same. */
export const lifeDue: TimedHandler = async ({ app, stores, event }) => {
  const [living] = await livingLocked(app, stores, [event.about]);
  if (living === undefined) return { kind: "done", outcome: "noCustomer" };
  const owner = living.life.owner;
  const canTell = owner !== null && (await stores.lives.canTell(owner));
  const decision = stepLife({ ...living.rules, claims: [] }, living.life, {
    event: { kind: "day", canTell },
    today: app.today(),
  });
  if (decision.kind === "refused") return { kind: "done", outcome: decision.why.code };
  return act(app, stores, { living, decision });
};

type Next = Extract<LifeDecision, { kind: "next" }>;

interface Turn {
  readonly living: Living;
  readonly decision: Next;
}

async function act(app: App, stores: Stores, { living, decision }: Turn): Promise<TimedOutcome> {
  const tomorrow = dayStart(addDays(app.today(), 1));
  const isUntold = decision.effects.some(({ kind }) => kind === "untold");
  if (isUntold) return { kind: "later", at: tomorrow, why: "ownerCannotBeTold" };
  await carryOut(app, stores, { living, decision, cause: "lapse", reason: "" });
  for (const effect of decision.effects) await tell(app, stores, { living, decision, effect });
  const [last] = decision.effects.slice(-1);
  // The telling came with the end, or after it: the end waits a day for it.
  if (last?.kind === "warn" && decision.life.until !== null && decision.life.until < app.today()) {
    return { kind: "later", at: tomorrow, why: "toldToday" };
  }
  return { kind: "done", outcome: last?.kind ?? "nothing" };
}

async function tell(
  app: App,
  stores: Stores,
  { living, decision, effect }: Turn & { readonly effect: LifeEffect },
): Promise<void> {
  const { subject, plan, life } = living;
  const article = printedOf(plan, decision.articles).join("、");
  const to = { managers: life.owner === null ? [] : [life.owner], unit: subject.unit };
  if (effect.kind === "warn") {
    const { days, until } = effect;
    await stores.notices.tell({
      to,
      kind: "protection.warned",
      about: subject.id,
      data: { customer: subject.name, until, days, article },
      effectKey: `protection.warned:${subject.id}:${subject.ver}:${until}:${days}`,
    });
  }
  if (effect.kind === "lapsed") {
    await stores.notices.tell({
      to,
      kind: "protection.lapsed",
      about: subject.id,
      data: { customer: subject.name, article },
      effectKey: `protection.lapsed:${subject.id}:${subject.ver}`,
    });
    app.poolWatch.tell([subject.id]);
  }
}

/** Another path changed the owner: the clock is set anew by the article on moves. */
export const lifeMoved: TimedHandler = async ({ app, stores, event }) => {
  const [living] = await livingLocked(app, stores, [event.about]);
  if (living === undefined || living.subject.kept === null) {
    return { kind: "done", outcome: "nothing" };
  }
  const { subject, life } = living;
  if (subject.kept?.ver === subject.ver) return { kind: "done", outcome: "inStep" };
  await keepLife(stores, { living, life, ver: subject.ver, today: app.today() });
  return { kind: "done", outcome: life.state };
};
