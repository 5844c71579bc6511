import { addDays, type LocalDate, parseLocalDate } from "../../core/shared/index.ts";
import { stepLife } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { Stores, TimedEventInput } from "../ports.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { SYSTEM } from "../scope.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";
import { keepLife } from "./carry-out.ts";
import { dayStart } from "./day-start.ts";
import { type Living, livingLocked, livingOf } from "./living.ts";
import { printedOf } from "./refuse-step.ts";

/** Customers that are read in one transaction. */
const PAGE = 2000;

const sweepOn = (day: LocalDate, after = ""): TimedEventInput => ({
  kind: "life.idle",
  about: "customers",
  due: dayStart(day),
  payload: { day, after },
  effectKey: `life.idle:${day}:${after}`,
});

/** Puts the look at customers without contact on the clock of today; each day sets the next. */
export const scheduleIdle = (app: App): Promise<void> =>
  app.database.within(SYSTEM, (stores) => stores.timed.schedule([sweepOn(app.today())]));

/** The fewest days that an article in force gives; null = none speaks of it. */
async function fewestDays(app: App, stores: Stores): Promise<number | null> {
  const days = (await plansInForce(app, stores)).flatMap((plan) =>
    (plan.protection ?? []).flatMap(({ dormantDays }) => dormantDays ?? []),
  );
  return days.length === 0 ? null : Math.min(...days);
}

interface Risked {
  readonly living: Living;
  readonly days: number;
  readonly article: string;
}

/** Those whose own article speaks of days without contact: nobody waits for the others. */
async function ruledOf(
  app: App,
  stores: Stores,
  customers: readonly string[],
): Promise<readonly string[]> {
  const plans = await plansInForce(app, stores);
  const subjects = await stores.lives.subjects(customers, false);
  return subjects.flatMap((subject) => {
    const { protection } = livingOf(subject, plans, app.today()).rules;
    return protection === null || protection.dormantDays === null ? [] : [subject.id];
  });
}

/** Of these customers, those that are at risk from today on; they are kept as such. */
async function riskedOf(
  app: App,
  stores: Stores,
  found: readonly { readonly id: string; readonly since: LocalDate }[],
): Promise<readonly Risked[]> {
  const since = new Map(found.map((one) => [one.id, one.since]));
  const today = app.today();
  const ruled = await ruledOf(app, stores, [...since.keys()]);
  const risked: Risked[] = [];
  for (const living of await livingLocked(app, stores, ruled)) {
    const { rules, life, subject, plan } = living;
    const event = { kind: "idle", since: since.get(subject.id) ?? today } as const;
    const decision = stepLife({ ...rules, claims: [] }, life, { event, today });
    if (decision.kind === "refused") continue;
    const effect = decision.effects.find(({ kind }) => kind === "dormant");
    if (effect?.kind !== "dormant") continue;
    await keepLife(stores, { living, life: decision.life, ver: subject.ver, today });
    const article = printedOf(plan, decision.articles).join("、");
    risked.push({ living, days: effect.days, article });
  }
  return risked;
}

/** One notice an owner, however many of his customers it is about. */
async function tellOwners(
  stores: Stores,
  risked: readonly Risked[],
  effect: string,
): Promise<void> {
  const owners = new Map<string, Risked[]>();
  for (const one of risked) {
    const owner = one.living.life.owner ?? "";
    owners.set(owner, [...(owners.get(owner) ?? []), one]);
  }
  for (const [owner, his] of owners) {
    const [first] = his;
    if (first === undefined) continue;
    const { subject } = first.living;
    await stores.notices.tell({
      to: { managers: [owner], unit: subject.unit },
      kind: "protection.dormant",
      about: subject.id,
      data: {
        customer: his.length === 1 ? subject.name : null,
        count: his.length,
        days: Math.min(...his.map(({ days }) => days)),
        article: [...new Set(his.map(({ article }) => article))].join("、"),
      },
      effectKey: `protection.dormant:${owner}:${effect}`,
    });
  }
}

/** Looks once a day, a page a transaction, for owned customers with whom nobody was in touch for too long. */
export const lifeIdle: TimedHandler = async ({ app, stores, event }) => {
  const { day: text, after = "" } = event.payload as { day?: string; after?: string };
  const today = app.today();
  const day = parseLocalDate(text ?? "") ?? today;
  await stores.timed.schedule([sweepOn(addDays(today, 1))]);
  const days = await fewestDays(app, stores);
  if (days === null) return { kind: "done", outcome: "noArticle" };
  const cutoff = addDays(today, -days);
  const { found, last } = await stores.lives.idle({ before: cutoff, after, limit: PAGE });
  const risked = await riskedOf(app, stores, found);
  await tellOwners(stores, risked, `${day}:${after}`);
  if (last !== null) await stores.timed.schedule([sweepOn(day, last)]);
  return { kind: "done", outcome: `at risk ${risked.length} of ${found.length}` };
};
