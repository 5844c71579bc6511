import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { EligibilityVerdict, Plan, PriorityTerm } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import { orderFor } from "./carve-out.ts";
import { buildTermTable, type TermTable } from "./term-table.ts";

export const VERDICT_CODE = {
  notApplicable: 0,
  pass: 1,
  missingAllowed: 2,
  fail: 3,
  missingDenied: 4,
} as const satisfies Record<EligibilityVerdict, number>;

/** From this code on, the article speaks against the pair. */
const BROKEN = VERDICT_CODE.fail;

/** Soft: minutes a month per code. Hard: whether a code forbids the pair. */
interface EligibilityTable {
  readonly article: ArticleKey;
  readonly table: TermTable;
  readonly isHard: boolean;
  readonly penalty: number;
}

interface PriorityTable {
  readonly table: TermTable;
  readonly term: PriorityTerm;
  readonly isHard: boolean;
  readonly carvedOut: Uint8Array;
}

export interface PairRules {
  readonly eligibility: readonly EligibilityTable[];
  readonly priority: readonly PriorityTable[];
}

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

/** Evaluates every article that looks at a pair once per class of customers and managers. */
export function buildPairRules(
  plan: Plan,
  customers: readonly CustomerFacts[],
  seats: readonly ManagerFacts[],
  carvedOut: readonly Uint8Array[],
): PairRules {
  const eligibility = plan.who.eligibility
    .filter((term) => term.strength !== "advisory")
    .map((term) => ({
      article: term.article,
      table: buildTermTable(
        { reads: term.reads, code: (c, m) => VERDICT_CODE[term.verdict(c, m)] },
        customers,
        seats,
      ),
      isHard: term.strength === "hard",
      penalty: Math.round(term.penalty),
    }));
  const priority = plan.who.priority.flatMap((term, t) => {
    if (term.strength === "advisory") return [];
    const marks = carvedOut[t] ?? new Uint8Array(customers.length);
    const table = buildTermTable(
      {
        reads: term.reads,
        code: (c, m) => matchedDimensions(term, c, m),
        extraKey: (c, i) => orderFor(term, c, marks[i] === 1).join(","),
      },
      customers,
      seats,
    );
    return [{ table, term, isHard: term.strength === "hard", carvedOut: marks }];
  });
  return { eligibility, priority };
}

export const isBroken = (code: number): boolean => code >= BROKEN;
