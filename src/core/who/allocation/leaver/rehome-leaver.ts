import type { AllocationOutcome } from "../outcome.ts";
import { outcomeOf } from "../outcome-of.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";
import { membersOf } from "../problem/units.ts";
import { seatFinder } from "./near-seats.ts";
import { type RehomeDepth, rehome } from "./rehome.ts";
import { settle } from "./settle-plan.ts";

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

/**
 * Places the customers of one who leaves. `problem` is built without him; `assigned` is the plan
 * so far, manager index per customer, in which they stand with nobody. `customers` are his, and
 * any others who came or lost their manager since; whoever may not stay where the plan had him
 * joins them. `proof` carries prices and a bound of the same problem.
 */
export function rehomeLeaver(
  problem: AllocationProblem,
  assigned: Int32Array,
  by: {
    readonly customers: Int32Array;
    readonly depth: RehomeDepth;
    readonly proof: Pick<AllocationOutcome, "prices" | "lowerBound" | "stoppedBy" | "seed">;
    /** Asked now and then; true leaves the plan as good as it is. */
    readonly shouldStop?: () => boolean;
  },
): Rehomed {
  const seatsOf = seatFinder(problem.instance, by.proof.prices);
  const { state, displaced } = settle(problem, assigned, seatsOf);
  const asked = Array.from(by.customers, (i) => problem.unitOf[i] as number);
  const units = Array.from(new Set([...asked, ...displaced])).filter(
    (u) => state.assigned[u] === -1,
  );
  const found = rehome(state, units, {
    depth: by.depth,
    closed: -1,
    seatsOf,
    ...(by.shouldStop === undefined ? {} : { isStopped: by.shouldStop }),
  });
  const outcome = outcomeOf(problem, state, { ...by.proof, priceOfMove: 0, isWithin: true });
  const lost = displaced.flatMap((u) => Array.from(membersOf(problem.units, u)));
  const named = Array.from(new Set([...by.customers, ...lost]));
  const out = new Map(found.unplaced.map((unplaced) => [unplaced.unit, unplaced]));
  const unplaced = named.flatMap((customer) => {
    const entry = out.get(problem.unitOf[customer] as number);
    return entry === undefined ? [] : [{ customer, why: entry.why, eligible: entry.eligible }];
  });
  return { outcome, unplaced };
}
