import type { CustomerFacts, ManagerFacts } from "../../core/facts/index.ts";
import type { CapacityTerm, Plan } from "../../core/regime/index.ts";

/** The one capacity article per manager that the database's counter watches after publication. */
export interface CapacityGuard {
  /** Weight a manager may hold; null = no hard article limits him. */
  limitOf(manager: number): number | null;
  /** Integer weight of a customer under that manager's article; 1 where none limits him. */
  weightOf(customer: number, manager: number): number;
}

interface Tightest {
  readonly term: number;
  readonly limit: number;
}

function tightest(terms: readonly CapacityTerm[], manager: ManagerFacts): Tightest | null {
  let found: Tightest | null = null;
  terms.forEach((term, index) => {
    const limit = term.strength === "hard" ? term.limit(manager) : null;
    if (limit !== null && (found === null || limit < found.limit))
      found = { term: index, limit: Math.floor(limit) };
  });
  return found;
}

/** Picks each manager's strictest hard capacity article; customers' weights are computed once per article. */
export function capacityGuard(
  terms: readonly CapacityTerm[],
  customers: readonly CustomerFacts[],
  managers: readonly ManagerFacts[],
): CapacityGuard {
  const chosen = managers.map((manager) => tightest(terms, manager));
  const weights = terms.map((term, index) =>
    chosen.some((choice) => choice?.term === index)
      ? Float64Array.from(customers, (customer) => Math.max(0, Math.round(term.weight(customer))))
      : null,
  );
  return {
    limitOf: (manager) => chosen[manager]?.limit ?? null,
    weightOf: (customer, manager) => {
      const choice = chosen[manager];
      return choice == null ? 1 : (weights[choice.term]?.[customer] ?? 1);
    },
  };
}

/** What a customer weighs with a manager, and how much he may hold by the articles of the plan. */
export function roomUnder(
  plan: Plan,
  customer: CustomerFacts,
  manager: ManagerFacts,
): { readonly weight: number; readonly limit: number | null } {
  const guard = capacityGuard(plan.who.capacity, [customer], [manager]);
  return { weight: guard.weightOf(0, 0), limit: guard.limitOf(0) };
}
