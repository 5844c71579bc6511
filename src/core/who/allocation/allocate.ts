import { lowerBoundAt } from "./bound/lower-bound.ts";
import { type Prices, zeroPrices } from "./bound/prices.ts";
import { insertGreedily } from "./construct/greedy.ts";
import { PlanState } from "./objective/plan-state.ts";
import type { AllocationOutcome, Progress } from "./outcome.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { workMeter } from "./work-meter.ts";

export interface AllocateOptions {
  readonly seed: number;
  /** Budget; counted as work, so the same seconds give the same plan on any machine. */
  readonly seconds: number;
  /** Milliseconds of a monotonic clock: a guard at twice the budget. Leave out for none. */
  readonly now?: () => number;
  /** Asked often; true keeps the best plan so far and returns. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** Finds a plan and its proof. Deterministic for equal problem, seed and seconds. */
export function allocate(problem: AllocationProblem, options: AllocateOptions): AllocationOutcome {
  const meter = workMeter(options);
  const { instance } = problem;
  const prices: Prices = zeroPrices(instance);
  const lowerBound = lowerBoundAt(instance, prices);
  const state = new PlanState(instance);
  insertGreedily(state);
  return outcomeOf(problem, state, {
    prices,
    lowerBound,
    stoppedBy: meter.stopped() ?? "converged",
    seed: options.seed,
  });
}
