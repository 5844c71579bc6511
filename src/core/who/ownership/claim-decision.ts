import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ClaimTerm, Plan } from "../../regime/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import { type LifeDecision, type LifeEvent, refuse } from "./life-event.ts";
import { claimRulesOf } from "./life-rules.ts";

type Claim = Extract<LifeEvent, { kind: "claim" }>;

/** The articles against this claimant for this customer: hard eligibility, posts, claims. */
export function articlesAgainst(
  plan: Plan,
  customer: CustomerFacts,
  manager: ManagerFacts,
): readonly ArticleKey[] {
  const posts = plan.who.roster.filter((term) => term.strength === "hard" && !term.admits(manager));
  const pairs = plan.who.eligibility.filter((term) => {
    const verdict = term.verdict(customer, manager);
    return term.strength === "hard" && (verdict === "fail" || verdict === "missingDenied");
  });
  const claims = claimRulesOf(plan, customer, manager).filter(
    (term) => !term.admits(customer, manager),
  );
  return [...posts, ...pairs, ...claims].map(({ article }) => article);
}

/** What the limits of the articles on claims say; null = nothing against it. All of them hold. */
export function claimLimits(terms: readonly ClaimTerm[], claim: Claim): LifeDecision | null {
  for (const { article, perDay, holdCap, isDealtFree } of terms) {
    if (perDay !== null && claim.takenToday >= perDay) {
      return refuse({ code: "dayQuota", limit: perDay }, article);
    }
    const held = isDealtFree ? claim.held - claim.heldDealt : claim.held;
    if (holdCap !== null && held >= holdCap) {
      return refuse({ code: "holdCap", limit: holdCap, held }, article);
    }
  }
  return null;
}

/** How many more he may claim this day; null = no article limits it. */
export function claimsLeft(terms: readonly ClaimTerm[], takenToday: number): number | null {
  const limits = terms.flatMap(({ perDay }) => perDay ?? []);
  return limits.length === 0 ? null : Math.max(Math.min(...limits) - takenToday, 0);
}
