import type { CustomerFacts, FactBook, ManagerFacts, Place } from "../../../facts/index.ts";
import type { CapacityTerm, Plan } from "../../../regime/index.ts";
import { err, type ManagerId, ok, type Result, unreachable } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";

/** A book with one thing changed, and the plan that goes with it. */
export interface Changed {
  readonly plan: Plan;
  readonly facts: FactBook;
}

/** The one thing that is changed. */
export type Change =
  | {
      readonly kind: "extraManager";
      readonly like: ManagerId;
      /** Staff number of the new one; must be free. */
      readonly as: ManagerId;
      /** null = works from where the other one does. */
      readonly place: Place | null;
    }
  | { readonly kind: "withoutManager"; readonly manager: ManagerId }
  | {
      readonly kind: "limit";
      readonly manager: ManagerId;
      /** In the units of the article that limits him most. */
      readonly limit: number;
      /** Whom he holds in the plan that is asked: their weights tell which article that is. */
      readonly held?: readonly CustomerFacts[];
    };

const unknownManager = (manager: ManagerId): Result<never, readonly WhoIssue[]> =>
  err([{ code: "who.askedUnknownManager", severity: "error", data: { manager } }]);

/** One more manager, qualified like another; he holds nobody yet. */
function withExtraManager(
  { plan, facts }: Changed,
  change: Extract<Change, { kind: "extraManager" }>,
): Result<Changed, readonly WhoIssue[]> {
  const like = facts.managers.find(({ id }) => id === change.like);
  if (like === undefined) return unknownManager(change.like);
  const roster = plan.who.roster.filter(({ strength }) => strength === "hard");
  const refused = roster.find((term) => !term.admits(like));
  if (refused !== undefined)
    return err([
      {
        code: "who.askedNotAdmitted",
        severity: "error",
        article: plan.cite(refused.article).printed,
        data: { manager: like.id, printed: plan.cite(refused.article).printed },
      },
    ]);
  const place = change.place === null ? {} : { place: change.place };
  const extra: ManagerFacts = { id: change.as, fields: { ...like.fields, ...place } };
  return ok({ plan, facts: { ...facts, managers: [...facts.managers, extra] } });
}

/** Without one manager: his customers keep the handover that leaving him costs, his locks go. */
function withoutManager(
  { plan, facts }: Changed,
  manager: ManagerId,
): Result<Changed, readonly WhoIssue[]> {
  if (facts.managers.every(({ id }) => id !== manager)) return unknownManager(manager);
  return ok({
    plan,
    facts: {
      ...facts,
      managers: facts.managers.filter(({ id }) => id !== manager),
      locks: facts.locks.filter((lock) => lock.manager !== manager),
    },
  });
}

const isHard = ({ strength }: CapacityTerm): boolean => strength === "hard";

const weightOf = (term: CapacityTerm, customers: readonly CustomerFacts[]): number =>
  customers.reduce((sum, customer) => sum + Math.max(0, Math.round(term.weight(customer))), 0);

/**
 * The article that limits this manager most, by index; -1 = none does. Articles count in different
 * units, so the one is meant of whose limit these customers fill the largest share.
 */
function tightest(
  terms: readonly CapacityTerm[],
  manager: ManagerFacts,
  customers: readonly CustomerFacts[],
): number {
  let found = -1;
  let most = -1;
  terms.forEach((term, index) => {
    const limit = isHard(term) ? term.limit(manager) : null;
    if (limit === null) return;
    const share = weightOf(term, customers) / Math.max(1, Math.floor(limit));
    if (share <= most) return;
    most = share;
    found = index;
  });
  return found;
}

/** Another limit for one manager; the articles stay as they are for all others. */
function limited(term: CapacityTerm, manager: ManagerId, limit: number): CapacityTerm {
  return { ...term, limit: (of: ManagerFacts) => (of.id === manager ? limit : term.limit(of)) };
}

/**
 * Another limit for one manager under the article that limits him most. Articles that weigh
 * customers alike make one limit, so the others among them give way to a higher one; articles that
 * weigh otherwise still hold.
 */
function withChangedLimit(
  { plan, facts }: Changed,
  change: Extract<Change, { kind: "limit" }>,
): Result<Changed, readonly WhoIssue[]> {
  const manager = facts.managers.find(({ id }) => id === change.manager);
  if (manager === undefined) return unknownManager(change.manager);
  const { held = [], limit } = change;
  const terms = plan.who.capacity;
  const at = tightest(terms, manager, held.length > 0 ? held : facts.customers);
  const meant = terms[at];
  if (meant === undefined)
    return err([
      { code: "who.askedNoLimit", severity: "error", data: { manager: change.manager } },
    ]);
  const weighsAlike = (term: CapacityTerm): boolean =>
    facts.customers.every(
      (customer) => Math.round(term.weight(customer)) === Math.round(meant.weight(customer)),
    );
  const capacity = terms.map((term, index) => {
    const own = isHard(term) ? term.limit(manager) : null;
    if (index === at) return limited(term, manager.id, limit);
    const isInTheWay = own !== null && own < limit && weighsAlike(term);
    return isInTheWay ? limited(term, manager.id, limit) : term;
  });
  return ok({ plan: { ...plan, who: { ...plan.who, capacity } }, facts });
}

/** Changes one thing; refuses where there is nothing to change. */
export function changeOne(before: Changed, change: Change): Result<Changed, readonly WhoIssue[]> {
  switch (change.kind) {
    case "extraManager":
      return withExtraManager(before, change);
    case "withoutManager":
      return withoutManager(before, change.manager);
    case "limit":
      return withChangedLimit(before, change);
    default:
      return unreachable(change);
  }
}
