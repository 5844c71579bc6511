import { type Prices, pricedCost } from "./bound/prices.ts";
import { pairCost } from "./objective/instance.ts";
import { PlanState } from "./objective/plan-state.ts";
import type { AllocationOutcome } from "./outcome.ts";
import type { AllocationProblem } from "./problem/allocation-problem.ts";

/** Another seat for a unit, and the cheapest plan found that puts it there. */
export interface OtherSeat {
  readonly seat: number;
  /** Exact change of the objective in minutes a month; null when no room could be made. */
  readonly extra: number | null;
  /** Change of the unit's own pair cost. */
  readonly pairExtra: number;
  readonly isFull: boolean;
  /** Exact change of the objective if the seat had the room it lacks. */
  readonly withRoom: number;
}

/** How many seats, cheapest first at the prices, are looked at exactly. */
const LOOKED_AT = 3;
/** How many members of a full seat are tried as the one who makes room. */
const ROOM_MAKERS = 6;

/** Puts the outcome back into a plan over units and seats. */
export function stateOf(problem: AllocationProblem, outcome: AllocationOutcome): PlanState {
  const state = new PlanState(problem.instance);
  problem.members.forEach((members, u) => {
    const m = outcome.assigned[members[0] ?? 0] ?? -1;
    if (m >= 0) state.move(u, problem.seatOfManager[m] ?? -1);
  });
  return state;
}

function cheapestSeats(state: PlanState, prices: Prices, i: number): number[] {
  const { instance } = state;
  const now = state.assigned[i] ?? -1;
  const best: { j: number; priced: number }[] = [];
  for (let j = 0; j < instance.seatCount; j++) {
    const cost = j === now ? -1 : pairCost(instance, i, j);
    if (cost < 0) continue;
    const priced = pricedCost(instance, prices, { i, j, cost });
    const worst = best[LOOKED_AT - 1];
    if (worst !== undefined && priced >= worst.priced) continue;
    const place = best.findIndex((other) => other.priced > priced);
    best.splice(place < 0 ? best.length : place, 0, { j, priced });
    if (best.length > LOOKED_AT) best.pop();
  }
  return best.map((entry) => entry.j);
}

/** The cheapest seat with room for each member that may have to leave, found once per unit. */
function refuges(state: PlanState): (k: number) => number {
  const known = new Int32Array(state.instance.unitCount).fill(-2);
  return (k) => {
    const found = known[k] ?? -2;
    if (found !== -2) return found;
    let seat = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < state.instance.seatCount; j++) {
      if (j === state.assigned[k]) continue;
      const delta = state.shiftDelta(k, j);
      if (delta < least) {
        least = delta;
        seat = j;
      }
    }
    known[k] = seat;
    return seat;
  };
}

/** Exact change when i takes k's place in seat `to` and k goes to `away`. */
function exchangeDelta(
  state: PlanState,
  move: { readonly i: number; readonly to: number; readonly k: number; readonly away: number },
): number {
  const { i, to, k, away } = move;
  const from = state.assigned[i] ?? -1;
  const comes = pairCost(state.instance, i, to);
  const goes = pairCost(state.instance, k, away);
  if (comes < 0 || goes < 0 || away === to) return Number.POSITIVE_INFINITY;
  if (!state.fits({ seat: to, comes: i, goes: k })) return Number.POSITIVE_INFINITY;
  if (!state.fits({ seat: away, comes: k, goes: away === from ? i : -1 }))
    return Number.POSITIVE_INFINITY;
  let delta = comes - state.costNow(i) + goes - state.costNow(k);
  delta += state.bandDelta({ seat: to, comes: i, goes: k });
  if (away === from) return delta + state.bandDelta({ seat: from, comes: k, goes: i });
  if (from >= 0) delta += state.bandDelta({ seat: from, comes: -1, goes: i });
  return delta + state.bandDelta({ seat: away, comes: k, goes: -1 });
}

/** The few cheapest of many candidates, by a rough key; equal keys keep their order. */
class Shortlist {
  readonly unit = new Int32Array(ROOM_MAKERS);
  readonly away = new Int32Array(ROOM_MAKERS);
  readonly #key = new Float64Array(ROOM_MAKERS);
  size = 0;

  offer(unit: number, away: number, key: number): void {
    const isFull = this.size === ROOM_MAKERS;
    if (isFull && key >= (this.#key[ROOM_MAKERS - 1] ?? 0)) return;
    let at = isFull ? ROOM_MAKERS - 1 : this.size++;
    for (; at > 0 && (this.#key[at - 1] ?? 0) > key; at--) {
      this.#key[at] = this.#key[at - 1] ?? 0;
      this.unit[at] = this.unit[at - 1] ?? 0;
      this.away[at] = this.away[at - 1] ?? 0;
    }
    this.#key[at] = key;
    this.unit[at] = unit;
    this.away[at] = away;
  }
}

/** Members of a seat who could leave it, found once per seat: the cheapest to move away first. */
function leavers(state: PlanState, refugeOf: (k: number) => number): (seat: number) => Shortlist {
  const known = new Map<number, Shortlist>();
  return (seat) => {
    const found = known.get(seat);
    if (found !== undefined) return found;
    const list = new Shortlist();
    for (let k = state.firstOf(seat); k >= 0; k = state.nextOf(k)) {
      const away = refugeOf(k);
      if (away >= 0) list.offer(k, away, pairCost(state.instance, k, away) - state.costNow(k));
    }
    known.set(seat, list);
    return list;
  };
}

function cheapestExchange(
  state: PlanState,
  leaversOf: (seat: number) => Shortlist,
  pair: { readonly i: number; readonly to: number },
): number | null {
  const { i, to } = pair;
  const from = state.assigned[i] ?? -1;
  const swaps = new Shortlist();
  if (from >= 0) {
    for (let k = state.firstOf(to); k >= 0; k = state.nextOf(k)) {
      const cost = pairCost(state.instance, k, from);
      if (cost >= 0) swaps.offer(k, from, cost - state.costNow(k));
    }
  }
  let least = Number.POSITIVE_INFINITY;
  for (const list of [swaps, leaversOf(to)]) {
    for (let at = 0; at < list.size; at++) {
      const delta = exchangeDelta(state, {
        i,
        to,
        k: list.unit[at] ?? -1,
        away: list.away[at] ?? -1,
      });
      if (delta < least) least = delta;
    }
  }
  return Number.isFinite(least) ? least : null;
}

/**
 * The best other seats of a unit, cheapest first. `extra` is the exact cost of a whole plan that
 * was found with the unit there: a statement about plans, not an estimate from prices.
 */
export function otherSeatFinder(
  problem: AllocationProblem,
  outcome: AllocationOutcome,
): { readonly state: PlanState; of(u: number): readonly OtherSeat[] } {
  const state = stateOf(problem, outcome);
  const leaversOf = leavers(state, refuges(state));
  const of = (u: number): readonly OtherSeat[] => {
    const now = state.assigned[u] ?? -1;
    const costNow = now < 0 ? 0 : pairCost(problem.instance, u, now);
    const seats = cheapestSeats(state, outcome.prices, u).map((seat): OtherSeat => {
      const cost = pairCost(problem.instance, u, seat);
      const isFull = !state.fits({ seat, comes: u, goes: -1 });
      const leaves = now < 0 ? 0 : state.bandDelta({ seat: now, comes: -1, goes: u });
      const withRoom =
        cost - state.costNow(u) + leaves + state.bandDelta({ seat, comes: u, goes: -1 });
      const extra = isFull ? cheapestExchange(state, leaversOf, { i: u, to: seat }) : withRoom;
      return { seat, extra, pairExtra: cost - costNow, isFull, withRoom };
    });
    const rank = (other: OtherSeat): number => other.extra ?? Number.MAX_SAFE_INTEGER;
    return seats.sort((a, b) => rank(a) - rank(b) || a.pairExtra - b.pairExtra || a.seat - b.seat);
  };
  // One explanation asks for the same unit more than once, members of a group one after another.
  let last: { readonly u: number; readonly seats: readonly OtherSeat[] } | null = null;
  return {
    state,
    of: (u) => {
      if (last?.u !== u) last = { u, seats: of(u) };
      return last.seats;
    },
  };
}
