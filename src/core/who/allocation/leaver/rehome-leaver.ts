import { PlanState } from "../instance/plan-state.ts";
import type { AllocationOutcome } from "../outcome.ts";
import { outcomeOf } from "../outcome-of.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";
import { seatFinder } from "./near-seats.ts";
import { type RehomeDepth, rehome } from "./rehome.ts";

/** A plan in which a leaver's customers have new managers. */
export interface Rehomed {
  readonly outcome: AllocationOutcome;
  /** Customers whom nobody takes, by index. */
  readonly unplaced: readonly {
    readonly customer: number;
    readonly why: "nobody" | "full";
    readonly eligible: number;
  }[];
}

/** Seat per unit; a group whose members are parted stays out. */
function seatsOf(problem: AllocationProblem, assigned: Int32Array, unitCount: number): Int32Array {
  const seats = new Int32Array(unitCount).fill(-2);
  for (let i = 0; i < assigned.length; i++) {
    const u = problem.unitOf[i] as number;
    const m = assigned[i] as number;
    const seat = m < 0 ? -1 : (problem.seatOfManager[m] as number);
    seats[u] = seats[u] === -2 || seats[u] === seat ? seat : -1;
  }
  return seats;
}

/**
 * Places the customers of one who leaves. `problem` is built without him; `assigned` is the plan
 * so far, manager index per customer, in which they stand with nobody. `proof` carries prices and
 * a bound of the same problem.
 */
export function rehomeLeaver(
  problem: AllocationProblem,
  assigned: Int32Array,
  by: {
    readonly customers: Int32Array;
    readonly depth: RehomeDepth;
    readonly proof: Pick<AllocationOutcome, "prices" | "lowerBound" | "stoppedBy" | "seed">;
  },
): Rehomed {
  const state = new PlanState(problem.instance);
  seatsOf(problem, assigned, state.instance.unitCount).forEach((seat, u) => {
    if (seat >= 0) state.move(u, seat);
  });
  const units = Array.from(new Set(Array.from(by.customers, (i) => problem.unitOf[i] as number)));
  const found = rehome(state, units, {
    depth: by.depth,
    closed: -1,
    seatsOf: seatFinder(problem.instance, by.proof.prices),
  });
  const outcome = outcomeOf(problem, state, { ...by.proof, priceOfMove: 0, isWithin: true });
  const out = new Map(found.unplaced.map((unplaced) => [unplaced.unit, unplaced]));
  const unplaced = Array.from(by.customers).flatMap((customer) => {
    const entry = out.get(problem.unitOf[customer] as number);
    return entry === undefined ? [] : [{ customer, why: entry.why, eligible: entry.eligible }];
  });
  return { outcome, unplaced };
}
