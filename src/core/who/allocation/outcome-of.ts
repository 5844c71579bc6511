import { InvariantError } from "../../shared/index.ts";
import { objectiveOf, pairCost } from "./instance/instance.ts";
import type { PlanState } from "./instance/plan-state.ts";
import { balanceOf } from "./measures.ts";
import type { AllocationOutcome, Balance, ManagerLoad, StoppedBy } from "./outcome.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";
import { findShortages } from "./shortages.ts";

/** Changes whenever the same problem and seed could give another plan. */
export const ENGINE_VERSION = "allocation-2";

interface Sums {
  readonly count: Float64Array;
  readonly workload: Float64Array;
  readonly value: Float64Array;
}

function sumByManager(problem: AllocationProblem, assigned: Int32Array): Sums {
  const size = problem.managers.length;
  const sums = {
    count: new Float64Array(size),
    workload: new Float64Array(size),
    value: new Float64Array(size),
  };
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] ?? -1;
    if (m < 0) continue;
    sums.count[m] = (sums.count[m] ?? 0) + 1;
    sums.workload[m] = (sums.workload[m] ?? 0) + (problem.workload[i] ?? 0);
    sums.value[m] = (sums.value[m] ?? 0) + (problem.value[i] ?? 0);
  }
  return sums;
}

/** Load, limit and price of the capacity article that is fullest for the seat. */
function capacityOf(
  problem: AllocationProblem,
  state: PlanState,
  prices: readonly Float64Array[],
  seat: number,
): { load: number; capacity: number | null; price: number } {
  let tightest = { load: 0, capacity: null as number | null, price: 0, fill: -1 };
  for (const { resource } of problem.capacity) {
    const limit = problem.instance.resources[resource]?.limit[seat] ?? Number.POSITIVE_INFINITY;
    const load = state.loads[resource]?.[seat] ?? 0;
    const fill = Number.isFinite(limit) ? load / Math.max(1, limit) : 0;
    if (fill < tightest.fill) continue;
    const capacity = Number.isFinite(limit) ? limit : null;
    tightest = { load, capacity, price: prices[resource]?.[seat] ?? 0, fill };
  }
  return { load: tightest.load, capacity: tightest.capacity, price: tightest.price };
}

/** Workload where the regime measures it, else the number of customers, over admitted managers. */
function shareOf(problem: AllocationProblem, assigned: Int32Array): Balance {
  const sums = sumByManager(problem, assigned);
  const loads = sums.workload.some((work) => work > 0) ? sums.workload : sums.count;
  return balanceOf(Array.from(problem.managerOfSeat, (m) => loads[m] ?? 0));
}

function movedCount(problem: AllocationProblem, assigned: Int32Array): number {
  let moved = 0;
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] ?? -1;
    if (problem.hasOwner[i] === 1 && m >= 0 && m !== problem.previous[i]) moved += 1;
  }
  return moved;
}

function priceOfThoseLeftOut({ instance }: AllocationProblem, state: PlanState): number {
  return instance.price.reduce(
    (sum, price, u) => (state.assigned[u] === -1 ? sum + price : sum),
    0,
  );
}

/** A plan that breaks a hard rule is a bug of ours, and is never shown as if it kept it. */
function checkRules({ instance, assigned, loads }: PlanState): void {
  for (let u = 0; u < assigned.length; u++) {
    const seat = assigned[u] as number;
    if (seat >= 0 && pairCost(instance, u, seat) < 0)
      throw new InvariantError(`unit ${u} stands in seat ${seat}, which may not hold it`);
  }
  instance.resources.forEach(({ limit }, q) => {
    limit.forEach((most, seat) => {
      const load = loads[q]?.[seat] ?? 0;
      if (load > most) throw new InvariantError(`seat ${seat} holds ${load}, more than ${most}`);
    });
  });
}

/**
 * The plan as the problem's customers and managers see it, recomputed from scratch. A bound above
 * the objective would be no bound: it is never hidden.
 */
export function outcomeOf(
  problem: AllocationProblem,
  state: PlanState,
  proof: {
    readonly prices: readonly Float64Array[];
    readonly lowerBound: number;
    readonly stoppedBy: StoppedBy;
    readonly seed: number;
    readonly priceOfMove?: number;
    readonly isWithin?: boolean;
  },
): AllocationOutcome {
  const assigned = Int32Array.from(problem.unitOf, (unit) => {
    const seat = state.assigned[unit] ?? -1;
    return seat < 0 ? -1 : (problem.managerOfSeat[seat] ?? -1);
  });
  const sums = sumByManager(problem, assigned);
  const managerLoads = problem.managers.map((manager, m): ManagerLoad => {
    const seat = problem.seatOfManager[m] ?? -1;
    return {
      manager: manager.id,
      count: sums.count[m] ?? 0,
      ...capacityOf(problem, state, proof.prices, seat),
      workload: sums.workload[m] ?? 0,
      value: sums.value[m] ?? 0,
    };
  });
  checkRules(state);
  const objective = objectiveOf(problem.instance, state.assigned);
  const { lowerBound } = proof;
  if (lowerBound > objective)
    throw new InvariantError(`the bound ${lowerBound} exceeds the objective ${objective}`);
  const unassignedPrice = priceOfThoseLeftOut(problem, state);
  return {
    assigned,
    objective,
    lowerBound,
    gap: objective === 0 ? 0 : (objective - lowerBound) / objective,
    unassignedPrice,
    gapWithoutUnassigned:
      objective === unassignedPrice
        ? null
        : (objective - lowerBound) / (objective - unassignedPrice),
    stoppedBy: proof.stoppedBy,
    seed: proof.seed,
    managerLoads,
    balance: shareOf(problem, assigned),
    balanceBefore: problem.hasOwner.some((has) => has === 1)
      ? shareOf(problem, problem.previous)
      : null,
    moved: movedCount(problem, assigned),
    priceOfMove: proof.priceOfMove ?? 0,
    isWithinMoves: proof.isWithin ?? true,
    shortages: findShortages(problem, state),
    prices: proof.prices,
    engineVersion: ENGINE_VERSION,
  };
}
