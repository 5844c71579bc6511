import { canStay, limitMoves } from "./churn/limit-moves.ts";
import type { Crew } from "./crew/crew.ts";
import { inlineCrew } from "./crew/inline-crew.ts";
import { PlanState } from "./instance/plan-state.ts";
import type { AllocationOutcome, Progress } from "./outcome.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { type Solved, type SolveOptions, solveInstance } from "./solve-instance.ts";
import { workMeter } from "./work-meter.ts";

export interface AllocateOptions {
  /** Hands that share the work; without them the caller does it alone. The plan is the same. */
  readonly crew?: Crew;
  readonly seed: number;
  /** Budget; counted as work, so the same seconds give the same plan on any machine. */
  readonly seconds: number;
  /** Milliseconds of a monotonic clock: a guard at twice the budget. Leave out for none. */
  readonly now?: () => number;
  /** Asked often; true keeps the best plan so far and returns. */
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Where a neighbouring problem ended: prices per resource and seat, manager per customer. */
  readonly warm?: { readonly prices: readonly Float64Array[]; readonly assigned: Int32Array };
  /** At most so many customers change hands; null = no limit. */
  readonly mostMoves?: number | null;
}

/** The plan as a state that knows loads and members. */
function stateWith({ instance }: AllocationProblem, assigned: Int32Array): PlanState {
  const state = new PlanState(instance);
  assigned.forEach((seat, u) => {
    if (seat >= 0) state.move(u, seat);
  });
  return state;
}

/** Customers with an owner who cannot stay with him: they change hands in every plan. */
function forcedMoves({ hasOwner, instance }: AllocationProblem): number {
  const owned = hasOwner.reduce((sum, has) => sum + has, 0);
  return owned - canStay(instance).reduce((sum, stays) => sum + stays, 0);
}

interface Limited extends Solved {
  readonly priceOfMove: number;
  readonly isWithin: boolean;
}

function solveWithin(
  problem: AllocationProblem,
  most: number | null,
  solving: SolveOptions,
): Limited {
  if (most === null)
    return { ...solveInstance(problem.instance, solving), priceOfMove: 0, isWithin: true };
  const byChoice = most - forcedMoves(problem);
  const limited = limitMoves(problem.instance, Math.max(0, byChoice), solving);
  return { ...limited, isWithin: limited.isWithin && byChoice >= 0 };
}

/** Finds a plan and its proof. Deterministic for equal problem, seed and seconds. */
export function allocate(problem: AllocationProblem, options: AllocateOptions): AllocationOutcome {
  const meter = workMeter(options);
  const solved = solveWithin(problem, options.mostMoves ?? null, {
    crew: options.crew ?? inlineCrew(),
    seed: options.seed,
    stopped: meter.stopped,
    spend: meter.spend,
    warm: options.warm?.prices,
    onStep: ({ phase, objective, lowerBound, unassigned }) =>
      options.onProgress?.({
        phase,
        objective,
        lowerBound,
        gap:
          objective === null || lowerBound === null || objective === 0
            ? null
            : (objective - lowerBound) / objective,
        share: meter.share(),
        unassigned,
      }),
  });
  const state = stateWith(problem, solved.assigned);
  return outcomeOf(problem, state, { ...solved, seed: options.seed });
}
