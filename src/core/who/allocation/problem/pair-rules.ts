import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { EligibilityVerdict, PriorityTerm } from "../../../regime/index.ts";

/** Verdicts as codes of a table. */
export const VERDICT_CODE = {
  notApplicable: 0,
  pass: 1,
  missingAllowed: 2,
  fail: 3,
  missingDenied: 4,
} as const satisfies Record<EligibilityVerdict, number>;

/** From this code on, the article speaks against the pair. */
const BROKEN = VERDICT_CODE.fail;

/**
 * Bit k is set where dimension k of the article charges nothing (at most eight dimensions): the
 * manager matches it, or, for a soft article, it cannot be told. 未知 is not a mismatch: a roster
 * that states no territories must not be charged for every pair. A hard article asks for a match.
 */
export function matchedDimensions(
  term: PriorityTerm,
  customer: CustomerFacts,
  manager: ManagerFacts,
): number {
  let bits = 0;
  term.dimensions.forEach((dimension, k) => {
    const truth = dimension.match(customer, manager);
    if (truth === true || (truth === null && term.strength === "soft")) bits |= 1 << k;
  });
  return bits;
}

/**
 * What each principle costs the pair: the one at position k of the order that is not matched is
 * charged the penalty of the k-th listed dimension.
 */
export function unmatchedCosts(
  term: PriorityTerm,
  order: readonly string[],
  matched: number,
): { readonly dimension: string; readonly minutes: number }[] {
  return order.flatMap((name, position) => {
    const index = term.dimensions.findIndex((dimension) => dimension.name === name);
    const minutes = term.dimensions[position]?.penalty ?? 0;
    return index < 0 || matched & (1 << index) ? [] : [{ dimension: name, minutes }];
  });
}

/** Whether the article speaks against the pair. */
export const isBroken = (code: number): boolean => code >= BROKEN;
