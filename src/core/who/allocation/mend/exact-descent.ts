import { FREE, pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";
import type { Effort } from "./place-left-out.ts";
import { cheapestRoom, type SeatsOfUnit } from "./seats-of-unit.ts";

/** Passes over the units. */
const PASSES = 6;
/** Of a large book, seats dearer for the unit itself by more than this share are not tried. */
const FARTHEST = 0.5;
const LARGE = 600;

/**
 * Change of the objective when u and k, of the seats `from` and `seat`, change places; Infinity
 * when a hard rule forbids it. Exact: a tie between the two stays parted and is counted back.
 */
function exchangeDelta(state: PlanState, at: Exchange): number {
  const { u, k, from, seat } = at;
  const { instance } = state;
  const comes = pairCost(instance, u, seat);
  const goes = pairCost(instance, k, from);
  if (comes < 0 || goes < 0) return Infinity;
  if (!state.fits({ seat, comes: u, goes: k })) return Infinity;
  if (!state.fits({ seat: from, comes: k, goes: u })) return Infinity;
  return (
    comes -
    state.costNow(u) +
    goes -
    state.costNow(k) +
    state.bandDelta({ seat, comes: u, goes: k }) +
    state.bandDelta({ seat: from, comes: k, goes: u }) +
    state.tieDelta(u, seat) +
    state.tieDelta(k, from) +
    2 * state.tieBetween(u, k)
  );
}

interface Exchange {
  readonly u: number;
  readonly k: number;
  readonly from: number;
  readonly seat: number;
}

/** Exchanges unit u with the first member of a seat with whom that gains. */
function exchange(state: PlanState, u: number, seat: number): boolean {
  const from = state.assigned[u] as number;
  if (from < 0) return false;
  for (let k = state.firstOf(seat); k >= 0; k = state.nextOf(k)) {
    if (exchangeDelta(state, { u, k, from, seat }) >= 0) continue;
    state.move(k, -1);
    state.move(u, seat);
    state.move(k, from);
    return true;
  }
  return false;
}

/**
 * Moves and exchanges of the given units at the exact objective, with everything that counts:
 * bands, rivals, parted neighbours. Ends when nothing gains.
 */
export function exactDescent(
  state: PlanState,
  units: ArrayLike<number>,
  by: { readonly seats: SeatsOfUnit; readonly effort: Effort },
): void {
  const { seats, effort } = by;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = state.objective;
    for (let at = 0; at < units.length; at++) {
      if (effort.isStopped()) return;
      const u = units[at] as number;
      if ((state.instance.only[u] as number) !== FREE) continue;
      const near = seats.near(u);
      effort.spend(near.length * 8);
      const room = cheapestRoom(state, u, near);
      if (room.delta < 0) state.move(u, room.seat);
      else exchangeSomewhere(state, u, near);
    }
    if (state.objective >= before) return;
  }
}

/** Exchanges u into one of the seats, if its own pair would gain by it or its ties could. */
function exchangeSomewhere(state: PlanState, u: number, seats: ArrayLike<number>): void {
  const own = state.costNow(u);
  const dearest = state.instance.unitCount > LARGE ? own + FARTHEST * (1 + own) : Infinity;
  for (let at = 0; at < seats.length; at++) {
    const seat = seats[at] as number;
    if (seat === state.assigned[u]) continue;
    const cost = pairCost(state.instance, u, seat);
    if (cost < 0) continue;
    if (cost + state.tieDelta(u, seat) > dearest) continue;
    if (exchange(state, u, seat)) return;
  }
}
