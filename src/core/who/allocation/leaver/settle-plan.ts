import { pairCost } from "../instance/instance.ts";
import { PlanState } from "../instance/plan-state.ts";
import type { AllocationProblem } from "../problem/allocation-problem.ts";
import { type SeatFinder, seatFinder } from "./near-seats.ts";

/** Parted: the members of a unit stand in several seats. */
const PARTED = -2;

/** Seat per unit in a plan, -1 = nobody has it; a member whom nobody has goes with the others. */
function seatsOf(problem: AllocationProblem, assigned: Int32Array): Int32Array {
  const seats = new Int32Array(problem.instance.unitCount).fill(-1);
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] as number;
    const seat = m < 0 ? -1 : (problem.seatOfManager[m] as number);
    const u = problem.unitOf[i] as number;
    if (seat < 0 || seats[u] === seat) continue;
    seats[u] = seats[u] === -1 ? seat : PARTED;
  }
  return seats;
}

/** Resources of which a seat holds more than its limit. */
const exceeded = ({ instance, loads }: PlanState, seat: number): readonly number[] =>
  Array.from(instance.resources.keys()).filter(
    (q) => (loads[q]?.[seat] ?? 0) > (instance.resources[q]?.limit[seat] ?? 0),
  );

/** Minutes a month that the cheapest other seat costs more, whether or not it has room. */
function riseOf({ instance }: PlanState, at: { unit: number; seat: number }, near: SeatFinder) {
  let least = instance.price[at.unit] as number;
  for (const other of near(at.unit)) {
    const cost = other === at.seat ? -1 : pairCost(instance, at.unit, other);
    if (cost >= 0 && cost < least) least = cost;
  }
  return least - pairCost(instance, at.unit, at.seat);
}

/** Sends away from an overfull seat those for whom it costs least, until it is within its limits. */
function relieve(state: PlanState, seat: number, near: SeatFinder): void {
  const over = exceeded(state, seat);
  if (over.length === 0) return;
  const { resources, only } = state.instance;
  const asks = (unit: number, q: number): boolean => (resources[q]?.amount[unit] ?? 0) > 0;
  const line = state
    .membersOf(seat)
    .filter((unit) => only[unit] !== seat && over.some((q) => asks(unit, q)))
    .map((unit) => ({ unit, rise: riseOf(state, { unit, seat }, near) }))
    .sort((a, b) => a.rise - b.rise || a.unit - b.unit);
  for (const { unit } of line) {
    const still = exceeded(state, seat);
    if (still.length === 0) return;
    if (still.some((q) => asks(unit, q))) state.move(unit, -1);
  }
}

/** A plan on the book as it stands, and the units that could not stay where the plan had them. */
export interface Settled {
  readonly state: PlanState;
  readonly displaced: readonly number[];
}

/**
 * Lays a plan over a problem that may differ from the one it was made for: units that a lock or an
 * awaited decision keeps go where they are kept, the others stay where they were if every hard
 * rule still allows it, and nobody else gets a seat.
 */
export function settle(
  problem: AllocationProblem,
  assigned: Int32Array,
  near: SeatFinder,
): Settled {
  const { instance } = problem;
  const state = new PlanState(instance);
  const before = seatsOf(problem, assigned);
  for (let u = 0; u < instance.unitCount; u++) {
    const kept = instance.only[u] as number;
    if (kept >= 0 && state.shiftDelta(u, kept) < Number.POSITIVE_INFINITY) state.move(u, kept);
  }
  for (let u = 0; u < instance.unitCount; u++) {
    const seat = before[u] as number;
    if (seat < 0 || state.assigned[u] !== -1 || pairCost(instance, u, seat) < 0) continue;
    if (!state.meetsFoe({ seat, comes: u, goes: -1 })) state.move(u, seat);
  }
  for (let seat = 0; seat < instance.seatCount; seat++) relieve(state, seat, near);
  const displaced = Array.from(before.keys()).filter(
    (u) => before[u] !== -1 && state.assigned[u] === -1,
  );
  return { state, displaced };
}

/**
 * Manager index per customer of a plan on the book as it stands; -1 = nobody has the customer, or
 * a hard rule no longer lets him stay. `plan` carries the prices from which it was found.
 */
export function settledPlan(
  problem: AllocationProblem,
  plan: { readonly assigned: Int32Array; readonly prices: readonly Float64Array[] },
): Int32Array {
  const near = seatFinder(problem.instance, plan.prices);
  const { state } = settle(problem, plan.assigned, near);
  return Int32Array.from(problem.unitOf, (u) => {
    const seat = state.assigned[u] as number;
    return seat < 0 ? -1 : (problem.managerOfSeat[seat] as number);
  });
}
