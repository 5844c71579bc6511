import { managerId } from "../../core/shared/index.ts";
import { articlesAgainst, type Life } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { notePoaching } from "../handover/note-poaching.ts";
import type { ActedChange, ClaimAttempt, Claimant, LifeRecord, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { roomUnder } from "../runs/capacity-guard.ts";
import { asFacts } from "./acting-manager.ts";
import { checkLock, clockOf, recordOf, refuseChange } from "./carry-out.ts";
import { type Living, livingOf } from "./living.ts";
import { checkWithinReach, decide, ineligible } from "./refuse-step.ts";

/** One claim: who wants which customer. */
export interface Wanted {
  readonly customer: string;
  readonly manager: string;
  readonly actor: string;
}

/** A customer that was claimed, as it was before, and its life since. */
export interface Claimed {
  readonly living: Living;
  readonly life: Life;
}

export type ClaimAnswer =
  | { readonly kind: "taken"; readonly claimed: Claimed }
  | { readonly kind: "refused"; readonly refusal: Refusal };

interface Decided {
  readonly wanted: Wanted;
  readonly living: Living;
  readonly change: ActedChange;
  readonly life: Life;
}

/**
 * Claims that came at once, of different customers by different claimants, in one transaction: each is
 * decided by the articles for itself, and its attempt is kept whatever became of it.
 */
export async function claimBatch(
  app: App,
  stores: Stores,
  wants: readonly Wanted[],
): Promise<readonly ClaimAnswer[]> {
  const today = app.today();
  const managers = wants.map(({ manager }) => manager);
  // The claimants before the customers: each day's number is counted by one transaction at a time.
  await stores.lives.holdClaimants(managers);
  const plans = await plansInForce(app, stores);
  const subjects = byId(
    await stores.lives.subjects(
      wants.map(({ customer }) => customer),
      true,
    ),
  );
  const claimants = byId(await stores.lives.claimants(managers, today));
  const judged = wants.map((wanted): Decided | Refusal => {
    const subject = subjects.get(wanted.customer);
    const claimant = claimants.get(wanted.manager);
    if (subject === undefined) return new Refusal("customer.notFound", { id: wanted.customer });
    if (claimant === undefined) return new Refusal("life.noManager");
    return refusing(() =>
      judge(app, { wanted, claimant, living: livingOf(subject, plans, today) }),
    );
  });
  return settle(app, stores, { wants, judged, known: subjects });
}

const byId = <T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [row.id, row]));

function refusing<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof Refusal) return cause;
    throw cause;
  }
}

interface Case {
  readonly wanted: Wanted;
  readonly claimant: Claimant;
  readonly living: Living;
}

function judge(app: App, { wanted, claimant, living }: Case): Decided {
  const { facts, plan, rules, subject } = living;
  const who = asFacts(claimant);
  checkWithinReach(app, living, "claim");
  const { taken, held, heldDealt } = claimant.count;
  const isProved = rules.protection?.isComplete(facts) ?? true;
  const manager = managerId(claimant.id);
  const count = { takenToday: taken, held, heldDealt };
  const decision = decide(app, living, { kind: "claim", manager, isProved, ...count }, who);
  checkLock(living, claimant.id);
  if (plan === null) throw new Refusal("life.noArticle", { customer: subject.name });
  const against = articlesAgainst(plan, facts, who);
  if (against.length > 0) throw ineligible(living, against);
  const change: ActedChange = {
    actor: wanted.actor,
    customer: subject.id,
    expectedVer: subject.ver,
    to: claimant.id,
    articles: decision.articles,
    reason: "",
    ...roomUnder(plan, facts, who),
    regime: plan.regime.id,
    revision: plan.regime.revision,
  };
  return { wanted, living, change, life: decision.life };
}

interface Judged {
  readonly wants: readonly Wanted[];
  readonly judged: readonly (Decided | Refusal)[];
  readonly known: ReadonlyMap<string, unknown>;
}

/** Makes true what was decided; the writer of owners has the last word on each. */
async function settle(
  app: App,
  stores: Stores,
  { wants, judged, known }: Judged,
): Promise<readonly ClaimAnswer[]> {
  const decided = judged.filter((one): one is Decided => !(one instanceof Refusal));
  const results =
    decided.length === 0
      ? []
      : await stores.ownership.changeEach(
          decided.map(({ change }) => change),
          "claim",
        );
  const answers = new Map<Decided, ClaimAnswer>();
  decided.forEach((one, index) => {
    const result = results[index];
    const refused =
      result === undefined || result.kind === "changed"
        ? null
        : refusing(() => refuseChange(one.living, result));
    answers.set(
      one,
      refused instanceof Refusal
        ? { kind: "refused", refusal: refused }
        : { kind: "taken", claimed: { living: one.living, life: one.life } },
    );
  });
  const all = judged.map(
    (one): ClaimAnswer =>
      one instanceof Refusal
        ? { kind: "refused", refusal: one }
        : (answers.get(one) ?? { kind: "refused", refusal: new Refusal("life.changedMeanwhile") }),
  );
  await keep(app, stores, { wants, answers: all, known });
  return all;
}

interface Answered {
  readonly wants: readonly Wanted[];
  readonly answers: readonly ClaimAnswer[];
  readonly known: ReadonlyMap<string, unknown>;
}

/** Keeps lives, clocks and attempts: who won, and who came second, in the order of the database. */
async function keep(app: App, stores: Stores, { wants, answers, known }: Answered): Promise<void> {
  const records: Omit<LifeRecord, "since">[] = [];
  const attempts: ClaimAttempt[] = [];
  const clock: Parameters<Stores["timed"]["schedule"]>[0][number][] = [];
  answers.forEach((answer, index) => {
    const wanted = wants[index];
    if (wanted === undefined || !known.has(wanted.customer)) return;
    if (answer.kind === "refused") {
      const outcome = answer.refusal.code;
      if (outcome === "life.noManager" || outcome === "customer.notFound") return;
      attempts.push({ ...attemptOf(app, wanted), outcome });
      return;
    }
    const { living, life } = answer.claimed;
    const kept = { living, life, ver: living.subject.ver + 1, today: app.today() };
    const record = recordOf(kept);
    const { regime, revision } = record;
    records.push(record);
    clock.push(...clockOf(kept));
    const cited = { regime, revision, articles: life.articles };
    attempts.push({ ...attemptOf(app, wanted), outcome: "taken", ...cited });
  });
  if (records.length > 0) await stores.lives.put(records);
  for (const { customer, ver, life } of records)
    if (life.owner !== null)
      await notePoaching(app, stores, { customer, to: life.owner, ver, cause: "claim" });
  await stores.timed.schedule(clock);
  if (attempts.length > 0) await stores.lives.noteAttempts(attempts);
}

const attemptOf = (app: App, { customer, manager, actor }: Wanted): ClaimAttempt => ({
  ...{ customer, manager, actor },
  day: app.today(),
  outcome: "",
  regime: null,
  revision: null,
  articles: [],
});
