import type { CustomerFacts } from "../../facts/index.ts";
import type { Plan, TransferApprover, TransferInitiator } from "../../regime/index.ts";
import type { ArticleKey } from "../../shared/index.ts";

/** What the articles ask of a transfer. */
export interface TransferTerms {
  /** Who may ask; everybody named by every article that applies. */
  readonly initiators: readonly TransferInitiator[];
  /** Who must agree, each of them. */
  readonly approvals: readonly TransferApprover[];
  /** Admissible reasons; null = any. */
  readonly reasons: readonly string[] | null;
  readonly tellsCustomer: boolean;
  readonly articles: readonly ArticleKey[];
}

/** Terms of moving these customers together: the strictest of all articles that apply. Null = none does. */
export function transferTerms(
  plan: Plan,
  customers: readonly CustomerFacts[],
): TransferTerms | null {
  const terms = (plan.permit ?? []).flatMap((term) =>
    term.act === "transfer" && customers.some((customer) => term.applies({ customer }))
      ? [term]
      : [],
  );
  const [first] = terms;
  if (first === undefined) return null;
  const limiting = terms.filter((term) => term.reasons.length > 0);
  const reasons = limiting[0]?.reasons.filter((reason) =>
    limiting.every((term) => term.reasons.includes(reason)),
  );
  return {
    initiators: first.initiators.filter((one) =>
      terms.every((term) => term.initiators.includes(one)),
    ),
    approvals: [...new Set(terms.flatMap((term) => term.approvals))],
    reasons: reasons ?? null,
    tellsCustomer: terms.some((term) => term.tellsCustomer),
    articles: terms.map((term) => term.article),
  };
}

/** An agreement that was given. */
export interface GivenApproval {
  readonly by: string;
  /** The places this person fills: a common superior fills both. */
  readonly as: readonly TransferApprover[];
  /** Whether he gets the customers, or asked for them. */
  readonly benefits: boolean;
}

export interface ApprovalStanding {
  readonly missing: readonly TransferApprover[];
  /** All places are filled, but only by people who benefit or asked. */
  readonly needsAnother: boolean;
  readonly isApproved: boolean;
}

/** Whether enough people agreed. Whoever benefits or asked may not approve alone, whatever place he fills. */
export function judgeApprovals(
  needed: readonly TransferApprover[],
  given: readonly GivenApproval[],
): ApprovalStanding {
  const filled = new Set(given.flatMap(({ as }) => as));
  const missing = needed.filter((place) => !filled.has(place));
  const isIndependent = given.some(({ benefits }) => !benefits);
  const isComplete = missing.length === 0;
  return {
    missing,
    needsAnother: isComplete && !isIndependent,
    isApproved: isComplete && isIndependent,
  };
}

/** What the articles say of a customer who refuses the new manager. */
export interface RefusalTerms {
  readonly hours: number;
  readonly rounds: number;
  readonly waitDays: number;
  readonly articles: readonly ArticleKey[];
}

/**
 * Of several articles what is best for the customer: the longest time to refuse, the most managers
 * to choose from, the shortest wait. Null = no article.
 */
export function refusalTerms(plan: Plan, customer: CustomerFacts): RefusalTerms | null {
  const terms = (plan.permit ?? []).flatMap((term) =>
    term.act === "refusal" && term.applies({ customer }) ? [term] : [],
  );
  if (terms.length === 0) return null;
  return {
    hours: Math.max(...terms.map((term) => term.hours)),
    rounds: Math.max(...terms.map((term) => term.rounds)),
    waitDays: Math.min(...terms.map((term) => term.waitDays)),
    articles: terms.map((term) => term.article),
  };
}

export type RefusalOutcome = "next" | "custody" | "late";

/** What comes of a refusal: the next candidate, the unit's custody, or nothing since it is late. */
export function refusalOutcome(
  terms: RefusalTerms,
  told: { readonly minutesSince: number; readonly refusalsBefore: number },
): RefusalOutcome {
  if (told.minutesSince > terms.hours * 60) return "late";
  return told.refusalsBefore < terms.rounds ? "next" : "custody";
}
