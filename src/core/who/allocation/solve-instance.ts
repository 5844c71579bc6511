import { seededRng } from "../../shared/index.ts";
import type { Crew } from "./crew/crew.ts";
import { dualTerms } from "./dual/dual-terms.ts";
import { findPrices } from "./dual/find-prices.ts";
import { type Instance, objectiveOf } from "./instance/instance.ts";
import { mendPlan } from "./mend/mend-plan.ts";
import type { Progress, StoppedBy } from "./outcome.ts";
import { roundParts } from "./rounding/round-parts.ts";
import { improvePlan } from "./search/improve-plan.ts";

/** What a solution says on its way. */
export type SolveStep = Pick<Progress, "phase" | "objective" | "lowerBound" | "unassigned">;

export interface SolveOptions {
  readonly crew: Crew;
  readonly seed: number;
  readonly stopped: () => Exclude<StoppedBy, "converged"> | null;
  readonly spend: (work: number) => void;
  readonly onStep: (step: SolveStep) => void;
  /** Prices of a plan that differs little, per resource and seat. */
  readonly warm?: readonly Float64Array[] | undefined;
}

/** A plan over units and seats, with its proof. */
export interface Solved {
  /** Seat per unit, -1 = left out. */
  readonly assigned: Int32Array;
  /** Per resource and seat; they prove the bound. */
  readonly prices: readonly Float64Array[];
  /** Minutes a month, integer. */
  readonly objective: number;
  readonly lowerBound: number;
  readonly stoppedBy: StoppedBy;
}

const byResource = (prices: Float64Array, width: number, seats: number): Float64Array[] =>
  Array.from({ length: width }, (_, q) =>
    Float64Array.from({ length: seats }, (__, j) => prices[j * width + q] as number),
  );

function bySeat(prices: readonly Float64Array[], seats: number): Float64Array {
  const width = prices.length;
  const flat = new Float64Array(width * seats);
  prices.forEach((list, q) => {
    for (let j = 0; j < seats; j++) flat[j * width + q] = list[j] as number;
  });
  return flat;
}

/** Units with rivals or neighbours: only the exact search may move them. */
function tiedUnits({ foes, ties, unitCount }: Instance): Uint8Array | null {
  if (foes === null && ties === null) return null;
  const tied = new Uint8Array(unitCount);
  for (const links of [foes, ties]) {
    if (links === null) continue;
    for (let u = 0; u < unitCount; u++)
      if ((links.start[u + 1] as number) > (links.start[u] as number)) tied[u] = 1;
  }
  return tied;
}

const countOut = (instance: Instance, assigned: Int32Array): number => {
  let count = 0;
  for (let u = 0; u < assigned.length; u++)
    if (assigned[u] === -1 && (instance.price[u] as number) > 0) count += 1;
  return count;
};

/**
 * Prices that prove a bound, a plan rounded from them, and a search that closes the gap. The same
 * instance and seed give the same plan, whatever the number of hands.
 */
export function solveInstance(instance: Instance, options: SolveOptions): Solved {
  const { crew, spend } = options;
  const isStopped = (): boolean => options.stopped() !== null;
  const terms = dualTerms(instance, (bytes) => crew.memory(bytes));
  const priced = findPrices(instance, {
    crew,
    terms,
    isStopped,
    spend,
    onBound: (lowerBound) =>
      options.onStep({
        phase: "bound",
        lowerBound,
        objective: null,
        unassigned: instance.unitCount,
      }),
    warm: options.warm === undefined ? undefined : bySeat(options.warm, instance.seatCount),
  });
  const { table, temperature, last } = priced;
  const tell = (phase: SolveStep["phase"], plan: Int32Array, objective: number): void =>
    options.onStep({
      phase,
      lowerBound: priced.lowerBound,
      objective,
      unassigned: countOut(instance, plan),
    });
  const assigned = new Int32Array(crew.memory(instance.unitCount * 4));
  roundParts(instance, { arcs: table.arcs, terms }, { prices: last, temperature }, assigned);
  improvePlan(
    {
      instance,
      crew,
      terms,
      arcs: table.arcs,
      prices: last,
      temperature,
      isTied: tiedUnits(instance),
      isStopped,
      spend,
      lowerBound: priced.lowerBound,
      onStep: (plan, objective) => {
        // Rivals are parted at the end only: until then the plan is none that could be kept.
        if (instance.foes === null) tell("improve", plan, objective);
      },
    },
    assigned,
  );
  table.close();
  const mended = mendPlan(instance, {
    assigned,
    arcs: table.arcs,
    lowerBound: priced.lowerBound,
    rng: seededRng(options.seed),
    seed: options.seed,
    isStopped,
    spend,
  });
  const objective = objectiveOf(instance, mended);
  tell("certify", mended, objective);
  return {
    assigned: mended,
    prices: byResource(priced.prices, terms.width, instance.seatCount),
    objective,
    lowerBound: priced.lowerBound,
    stoppedBy: options.stopped() ?? "converged",
  };
}
