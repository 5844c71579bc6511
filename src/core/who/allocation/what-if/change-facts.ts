import type { FactBook, ManagerFacts, Place } from "../../../facts/index.ts";
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
  | { readonly kind: "limit"; readonly manager: ManagerId; readonly limit: number };

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

/** The article that limits this manager, by index; -1 = none does. */
function tightest(terms: readonly CapacityTerm[], manager: ManagerFacts): number {
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  terms.forEach((term, index) => {
    const limit = term.strength === "hard" ? term.limit(manager) : null;
    if (limit === null || limit >= least) return;
    least = limit;
    found = index;
  });
  return found;
}

/** Another limit for one manager under the article that limits him; other articles still hold. */
function withChangedLimit(
  { plan, facts }: Changed,
  change: Extract<Change, { kind: "limit" }>,
): Result<Changed, readonly WhoIssue[]> {
  const manager = facts.managers.find(({ id }) => id === change.manager);
  if (manager === undefined) return unknownManager(change.manager);
  const at = tightest(plan.who.capacity, manager);
  if (at < 0)
    return err([
      { code: "who.askedNoLimit", severity: "error", data: { manager: change.manager } },
    ]);
  const capacity = plan.who.capacity.map((term, index) =>
    index === at
      ? {
          ...term,
          limit: (of: ManagerFacts) => (of.id === change.manager ? change.limit : term.limit(of)),
        }
      : term,
  );
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
