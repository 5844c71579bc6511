import { type Instance, objectiveOf, pairCost } from "../instance/instance.ts";
import { polishTight } from "../tight/solve-tight.ts";
import type { TightProblem } from "../tight/tight-problem.ts";
import type { Effort } from "./place-left-out.ts";

/** Pairs up to which a plan is polished by annealing. */
const MOST_PAIRS = 400_000;
/** Work of one polish, in the tight room's unit: a third of a second at most. */
const WORK = 15_000_000;
const WORK_PER_PAIR = 2_000;
const INT32 = 0x7fffffff;

/** One hard limit and nothing that ties units to each other: what the tight room understands. */
export function isTight(instance: Instance): boolean {
  const { resources, foes, ties, unitCount, seatCount } = instance;
  const only = resources[0];
  if (resources.length !== 1 || only === undefined || only.band !== null) return false;
  if (foes !== null || ties !== null || unitCount * (seatCount + 1) > MOST_PAIRS) return false;
  return instance.price.every((price) => price < INT32);
}

/** The instance as a table; one more agent takes those who are left out, at their price. */
function tableOf(instance: Instance): TightProblem {
  const { unitCount: jobs, seatCount } = instance;
  const agents = seatCount + 1;
  const amount = instance.resources[0]?.amount ?? new Float64Array(jobs);
  const limit = instance.resources[0]?.limit ?? new Float64Array(seatCount);
  const total = amount.reduce((sum, value) => sum + value, 0);
  const cost = new Int32Array(agents * jobs);
  const weight = new Int32Array(agents * jobs);
  const capacity = new Int32Array(agents).fill(total);
  for (let j = 0; j < agents; j++) {
    if (j < seatCount) capacity[j] = Math.min(total, limit[j] as number);
    for (let i = 0; i < jobs; i++) {
      cost[j * jobs + i] = j < seatCount ? pairCost(instance, i, j) : (instance.price[i] as number);
      weight[j * jobs + i] = amount[i] as number;
    }
  }
  return { agents, jobs, cost, weight, capacity };
}

/** The plan, or a cheaper one found by annealing over ejection chains. */
export function polishSmall(
  instance: Instance,
  assigned: Int32Array,
  by: { readonly seed: number; readonly effort: Effort },
): Int32Array {
  const { seatCount } = instance;
  const { effort, seed } = by;
  const start = assigned.map((j) => (j < 0 ? seatCount : j));
  const work = Math.min(WORK, WORK_PER_PAIR * instance.unitCount * (seatCount + 1));
  effort.spend(work);
  const found = polishTight(
    tableOf(instance),
    { assigned: start, prices: null },
    { seed, work, shouldStop: effort.isStopped },
  );
  if (!found.isFeasible) return assigned;
  const plan = found.assigned.map((j) => (j === seatCount ? -1 : j));
  return objectiveOf(instance, plan) < objectiveOf(instance, assigned) ? plan : assigned;
}
