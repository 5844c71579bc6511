import type { AllocationOutcome } from "../outcome.ts";

type Priced = Pick<AllocationOutcome, "objective" | "lowerBound" | "unassignedPrice">;

/** What a change is worth, in minutes of work a month; negative = it costs. */
export interface Saving {
  /** Work of either plan: its objective without the price of those left out. */
  readonly before: number;
  readonly after: number;
  /** before − after: exact for the two plans. */
  readonly saves: number;
  /**
   * What the best plans before and after differ by, proven. null where one of the plans leaves
   * somebody out: the price of that is made up anew for every problem, so bounds do not compare.
   */
  readonly range: { readonly atLeast: number; readonly atMost: number } | null;
}

/** Compares two plans under the same articles and dials, for books that differ in one thing. */
export function savingOf(before: Priced, after: Priced): Saving {
  const work = ({ objective, unassignedPrice }: Priced): number => objective - unassignedPrice;
  const areWhole = before.unassignedPrice === 0 && after.unassignedPrice === 0;
  return {
    before: work(before),
    after: work(after),
    saves: work(before) - work(after),
    range: areWhole
      ? {
          atLeast: before.lowerBound - after.objective,
          atMost: before.objective - after.lowerBound,
        }
      : null,
  };
}
