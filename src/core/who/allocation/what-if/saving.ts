import type { AllocationOutcome } from "../outcome.ts";

/** What a change is worth, in minutes of work a month; negative = it costs. */
export interface Saving {
  /** Objective before − after: exact for the two plans. */
  readonly saves: number;
  /** What the best plans before and after differ by lies between these, proven. */
  readonly atLeast: number;
  readonly atMost: number;
}

/** Compares two plans whose objectives mean the same. */
export const savingOf = (
  before: Pick<AllocationOutcome, "objective" | "lowerBound">,
  after: Pick<AllocationOutcome, "objective" | "lowerBound">,
): Saving => ({
  saves: before.objective - after.objective,
  atLeast: before.lowerBound - after.objective,
  atMost: before.objective - after.lowerBound,
});
