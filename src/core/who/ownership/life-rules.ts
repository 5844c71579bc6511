import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ClaimTerm, Plan, PoolTerm, ProtectionTerm } from "../../regime/index.ts";

/** The articles that a customer's life follows; null where the regime has none for it. */
export interface LifeRules {
  readonly protection: ProtectionTerm | null;
  readonly pool: PoolTerm | null;
}

/** Of several articles of a kind that apply, the first in the text decides; advisory ones bind nobody. */
export function lifeRulesOf(plan: Plan, customer: CustomerFacts): LifeRules {
  return {
    protection: (plan.protection ?? []).find((term) => binds(term, customer)) ?? null,
    pool: (plan.pool ?? []).find((term) => binds(term, customer)) ?? null,
  };
}

/** The articles on claims that bind this claimant for this customer: all of them hold. */
export const claimRulesOf = (
  plan: Plan,
  customer: CustomerFacts,
  manager: ManagerFacts,
): readonly ClaimTerm[] =>
  (plan.claim ?? []).filter((term) => term.strength === "hard" && term.applies(customer, manager));

const binds = (term: ProtectionTerm | PoolTerm, customer: CustomerFacts): boolean =>
  term.strength === "hard" && term.applies(customer);
