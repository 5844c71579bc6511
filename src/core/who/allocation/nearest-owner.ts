import { NearestSeats } from "./candidates/nearest-seats.ts";
import type { Instance } from "./instance/instance.ts";
import type { PairCosts, TravelCharge } from "./instance/pair-costs.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";

/** Thousandths per kilometre that make a way of d kilometres cost d metres. */
const METRES = 1_000_000;
/** Metres that a seat without a place is away: after all others. */
const NOWHERE_KM = 100_000;

/** Who may hold whom as before, but a pair costs its distance in metres. */
function distances(costs: PairCosts): PairCosts {
  const zero = new Int32Array(costs.customerCount);
  const limits = costs.travel
    .filter(({ capKm }) => Number.isFinite(capKm))
    .map((charge): TravelCharge => ({ ...charge, rate: charge.rate.map((rate) => rate * 0) }));
  const metres = {
    rate: new Float64Array(costs.customerCount).fill(METRES),
    unknownKm: NOWHERE_KM,
    capKm: Number.POSITIVE_INFINITY,
  };
  return {
    ...costs,
    travel: [metres, ...limits],
    classes: costs.classes.map((charge) => ({
      ...charge,
      cells: charge.cells.map((cell) => Math.min(0, cell)),
      scale: null,
    })),
    switchCost: zero,
  };
}

/**
 * Metres from a customer to the nearest seat that may hold it, by customer; Infinity = nobody may,
 * or the place is unknown. Says nothing of its group.
 */
export function nearestMetresFinder(problem: AllocationProblem): (i: number) => number {
  const { costs } = problem.instance;
  const instance: Instance = {
    unitCount: costs.customerCount,
    seatCount: costs.seatCount,
    costs: distances(costs),
    members: null,
    only: new Int32Array(costs.customerCount).fill(-1),
    price: new Float64Array(),
    resources: [],
    foes: null,
    ties: null,
  };
  const nearest = new NearestSeats(instance, new Float64Array(), 1);
  return (i) => {
    const row = problem.units.rowOf[i] ?? 0;
    if (Number.isNaN(costs.customerPoints[row * 3])) return Number.POSITIVE_INFINITY;
    nearest.find(row, 1);
    return nearest.found.size === 0 ? Number.POSITIVE_INFINITY : (nearest.found.cost[0] ?? 0);
  };
}
