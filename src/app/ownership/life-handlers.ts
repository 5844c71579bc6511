import { addDays } from "../../core/shared/index.ts";
import type { LifeDecision, LifeEffect } from "../../core/who/index.ts";
import { stepLife } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { Stores } from "../ports.ts";
import type { TimedHandler, TimedOutcome } from "../timed/timed-handler.ts";
import { carryOut, clockOf, isHeldByLock, keepLife } from "./carry-out.ts";
import { dayStart } from "./day-start.ts";
import { type Living, livingLocked } from "./living.ts";
import { printedOf } from "./refuse-step.ts";

/** A day on which a customer's clock was to be looked at: reminders, ends. Late or twice, it does the same. */
export const lifeDue: TimedHandler = async ({ app, stores, event, now }) => {
  const [living] = await livingLocked(app, stores, [event.about]);
  if (living === undefined) return { kind: "done", outcome: "noCustomer" };
  const owner = living.life.owner;
  const canTell = owner !== null && (await stores.lives.canTell(owner, now));
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

/** A look that changes nothing writes nothing; the days to look at next may be others by a later revision. */
const changesNothing = ({ living: { life, subject }, decision }: Turn): boolean =>
  decision.life === life &&
  decision.effects.length === 0 &&
  (subject.kept === null || subject.kept.ver === subject.ver);

async function act(app: App, stores: Stores, turn: Turn): Promise<TimedOutcome> {
  const { living, decision } = turn;
  if (changesNothing(turn)) {
    const { life, subject } = living;
    await stores.timed.schedule(clockOf({ living, life, ver: subject.ver, today: app.today() }));
    return { kind: "done", outcome: "nothing" };
  }
  const tomorrow = dayStart(addDays(app.today(), 1));
  const isUntold = decision.effects.some(({ kind }) => kind === "untold");
  if (isUntold) {
    await tellUntold(stores, living);
    return { kind: "later", at: tomorrow, why: "ownerCannotBeTold" };
  }
  const change = decision.effects.find((effect) => effect.kind === "owner");
  if (change !== undefined && isHeldByLock(living, change.to)) {
    await tellLocked(stores, living);
    // Looked at again when the lock ends.
    return { kind: "done", outcome: "locked" };
  }
  await carryOut(app, stores, { living, decision, cause: "lapse", reason: "" });
  for (const effect of decision.effects) await tell(app, stores, { living, decision, effect });
  const [last] = decision.effects.slice(-1);
  // The telling came with the end, or after it: the end waits a day for it.
  if (last?.kind === "warn" && decision.life.until !== null && decision.life.until < app.today()) {
    return { kind: "later", at: tomorrow, why: "toldToday" };
  }
  return { kind: "done", outcome: last?.kind ?? "nothing" };
}

/** The end waits for a lock; owner and heads are told once. */
async function tellLocked(stores: Stores, { subject, life }: Living): Promise<void> {
  const { lock } = subject;
  await stores.notices.tell({
    to: {
      managers: life.owner === null ? [] : [life.owner],
      roles: ["unitHead", "teamLead"],
      unit: subject.unit,
    },
    kind: "protection.locked",
    about: subject.id,
    data: { customer: subject.name, until: lock?.until ?? null },
    effectKey: `protection.locked:${subject.id}:${subject.ver}:${life.until}`,
  });
}

/** The owner has no way to be told, so nothing ends: the heads can help, and are told once. */
async function tellUntold(stores: Stores, { subject, life, rules, plan }: Living): Promise<void> {
  const article = rules.protection?.article;
  await stores.notices.tell({
    to: { roles: ["unitHead", "teamLead"], unit: subject.unit },
    kind: "protection.untold",
    about: subject.id,
    data: {
      customer: subject.name,
      to: subject.owner?.name ?? "",
      until: life.until,
      article: article === undefined ? null : printedOf(plan, [article]).join("、"),
    },
    effectKey: `protection.untold:${subject.id}:${subject.ver}:${life.until}`,
  });
}

async function tell(
  app: App,
  stores: Stores,
  { living, decision, effect }: Turn & { readonly effect: LifeEffect },
): Promise<void> {
  const { subject, plan, life } = living;
  const article = printedOf(plan, decision.articles).join("、");
  const away = (await stores.absences.current()).find(
    ({ manager, begunAt }) => manager.id === life.owner && begunAt !== null,
  );
  const managers = [life.owner, away?.standIn?.id].filter((id) => id != null);
  const to = { managers, unit: subject.unit };
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
