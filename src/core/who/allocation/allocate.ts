import { seededRng } from "../../shared/index.ts";
import { findPrices, type Priced } from "./bound/price-search.ts";
import { insertGreedily } from "./construct/greedy.ts";
import { placeLeftOut } from "./construct/place-left-out.ts";
import { roundParts } from "./construct/round-parts.ts";
import { Descent } from "./improve/local-search.ts";
import { nearSeats } from "./improve/near-seats.ts";
import { PriceView } from "./improve/price-view.ts";
import { shake } from "./improve/shake.ts";
import type { Instance } from "./objective/instance.ts";
import { PlanState } from "./objective/plan-state.ts";
import type { AllocationOutcome, Progress } from "./outcome.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { workMeter } from "./work-meter.ts";

/** Seats per unit that moves look at. */
const NEAR = 16;

/** Minutes a month that moves must gain, from pass to pass; improvements are whole minutes. */
const WORTH = [30, 12, 5, 2, 0.5];

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

/** A plan that holds only those who have their place whatever it costs. */
function withKeptPlaces(instance: Instance, keptIn: Int32Array): PlanState {
  const state = new PlanState(instance);
  keptIn.forEach((seat, u) => {
    if (seat >= 0) state.move(u, seat);
  });
  return state;
}

/** Rounds every stage of the price search and keeps the cheapest plan. */
function bestStart(priced: Priced, keptIn: Int32Array): PlanState {
  const { instance } = priced.flat;
  const last = { prices: priced.flatPrices, temperature: 1 };
  const stages = priced.stages.length === 0 ? [last] : priced.stages;
  let best: PlanState | null = null;
  for (const stage of stages) {
    const state = withKeptPlaces(instance, keptIn);
    roundParts(state, priced, stage);
    insertGreedily(state);
    if (best === null || state.objective < best.objective) best = state;
  }
  return best ?? withKeptPlaces(instance, keptIn);
}

/** Finds a plan and its proof. Deterministic for equal problem, seed and seconds. */
export function allocate(problem: AllocationProblem, options: AllocateOptions): AllocationOutcome {
  const meter = workMeter(options);
  const { instance } = problem;
  const tell = (phase: Progress["phase"], lowerBound: number | null, state?: PlanState): void => {
    options.onProgress?.({
      phase,
      objective: state?.objective ?? null,
      lowerBound,
      gap:
        state === undefined || lowerBound === null || state.objective === 0
          ? null
          : (state.objective - lowerBound) / state.objective,
      share: meter.share(),
      unassigned: state?.unassignedCount ?? instance.unitCount,
    });
  };
  const priced: Priced = findPrices(instance, meter, (bound) => tell("bound", bound));
  const { prices, lowerBound } = priced;
  const state = bestStart(priced, problem.keptIn);
  placeLeftOut(state, meter);
  tell("construct", lowerBound, state);
  const view = new PriceView(priced);
  const near = nearSeats(priced, view, NEAR);
  const onStep = (): void => tell("improve", lowerBound, state);
  const descent = new Descent({ state, near, view, meter, onStep });
  for (const worth of WORTH) descent.run(descent.order(), worth);
  onStep();
  shake({ state, descent, near, meter, onStep, rng: seededRng(options.seed), lowerBound });
  placeLeftOut(state, meter);
  tell("certify", lowerBound, state);
  return outcomeOf(problem, state, {
    prices,
    lowerBound,
    stoppedBy: meter.stopped() ?? "converged",
    seed: options.seed,
  });
}
