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

/** How many seats with room, and how many full ones, are kept for a unit. */
const KEPT = 3;
/** How many members of a full seat are tried as the one who makes room. */
const ROOM_MAKERS = 6;
/** Pairs of seats whose exchanges are remembered at a time. */
const REMEMBERED = 200_000;
/** Minutes put on a full seat that nobody can leave: it comes after all others. */
const NO_LEAVER = 1e12;

/** Puts the outcome back into a plan over units and seats. */
export function stateOf(problem: AllocationProblem, outcome: AllocationOutcome): PlanState {
  const state = new PlanState(problem.instance);
  problem.members.forEach((members, u) => {
    const m = outcome.assigned[members[0] ?? 0] ?? -1;
    if (m >= 0) state.move(u, problem.seatOfManager[m] ?? -1);
  });
  return state;
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

/** The few cheapest of many candidates; equal keys keep their order. */
class Shortlist {
  readonly item: number[] = [];
  readonly key: number[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  offer(item: number, key: number): void {
    const isFull = this.item.length === this.#most;
    if (isFull && key >= (this.key[this.#most - 1] ?? 0)) return;
    let at = isFull ? this.#most - 1 : this.item.length;
    for (; at > 0 && (this.key[at - 1] ?? 0) > key; at--) {
      this.key[at] = this.key[at - 1] ?? 0;
      this.item[at] = this.item[at - 1] ?? 0;
    }
    this.key[at] = key;
    this.item[at] = item;
  }
}

/** Who could make room in a full seat: found once for a seat, and for a pair of seats. */
interface RoomMakers {
  /** Cheapest seat with room for unit k, -1 = none. */
  refugeOf(k: number): number;
  /** Members who could go to their refuge, with what that costs. */
  leaversOf(seat: number): Shortlist;
  /** Members of `seat` who could take a place in `from`. */
  swapsOf(seat: number, from: number): Shortlist;
}

function roomMakers(state: PlanState): RoomMakers {
  const { seatCount } = state.instance;
  const refugeOf = refuges(state);
  const leavers = new Map<number, Shortlist>();
  const swaps = new Map<number, Shortlist>();
  return {
    refugeOf,
    leaversOf: (seat) => {
      const found = leavers.get(seat);
      if (found !== undefined) return found;
      const list = new Shortlist(ROOM_MAKERS);
      for (let k = state.firstOf(seat); k >= 0; k = state.nextOf(k)) {
        const away = refugeOf(k);
        if (away >= 0) list.offer(k, state.shiftDelta(k, away));
      }
      leavers.set(seat, list);
      return list;
    },
    swapsOf: (seat, from) => {
      const found = swaps.get(seat * seatCount + from);
      if (found !== undefined) return found;
      const list = new Shortlist(ROOM_MAKERS);
      for (let k = state.firstOf(seat); k >= 0; k = state.nextOf(k)) {
        const cost = pairCost(state.instance, k, from);
        if (cost >= 0) list.offer(k, cost - state.costNow(k));
      }
      if (swaps.size >= REMEMBERED) swaps.clear();
      swaps.set(seat * seatCount + from, list);
      return list;
    },
  };
}

function cheapestExchange(
  state: PlanState,
  makers: RoomMakers,
  pair: { readonly i: number; readonly to: number },
): number | null {
  const { i, to } = pair;
  const from = state.assigned[i] ?? -1;
  let least = Number.POSITIVE_INFINITY;
  for (const k of makers.leaversOf(to).item) {
    least = Math.min(least, exchangeDelta(state, { i, to, k, away: makers.refugeOf(k) }));
  }
  if (from >= 0) {
    for (const k of makers.swapsOf(to, from).item) {
      least = Math.min(least, exchangeDelta(state, { i, to, k, away: from }));
    }
  }
  return Number.isFinite(least) ? least : null;
}

/** One scan of all seats: the cheapest with room, exactly, and the full ones by what room costs. */
function scan(
  state: PlanState,
  makers: RoomMakers,
  u: number,
): { readonly open: Shortlist; readonly full: Shortlist } {
  const now = state.assigned[u] ?? -1;
  const leaves = now < 0 ? 0 : state.bandDelta({ seat: now, comes: -1, goes: u });
  const start = leaves - state.costNow(u);
  const open = new Shortlist(KEPT);
  const full = new Shortlist(KEPT);
  for (let seat = 0; seat < state.instance.seatCount; seat++) {
    const cost = seat === now ? -1 : pairCost(state.instance, u, seat);
    if (cost < 0) continue;
    const change = { seat, comes: u, goes: -1 };
    const withRoom = start + cost + state.bandDelta(change);
    if (state.fits(change)) open.offer(seat, withRoom);
    else full.offer(seat, withRoom + (makers.leaversOf(seat).key[0] ?? NO_LEAVER));
  }
  return { open, full };
}

/**
 * The best other seats of a unit, cheapest first, those where no room can be made last. `extra`
 * is the exact cost of a whole plan that was found with the unit there: a statement about plans,
 * not an estimate. Of the seats with room the cheapest of all; of the full ones the cheapest of
 * the few where room costs least, each by its cheapest exchange.
 */
export function otherSeatFinder(
  problem: AllocationProblem,
  outcome: AllocationOutcome,
): { readonly state: PlanState; of(u: number): readonly OtherSeat[] } {
  // Of a customer kept until a person decides, all who may hold him are compared; nobody else is
  // made to leave a kept place, so the row is open only while its own unit is looked at.
  const rowOf = problem.instance.rowOf.slice();
  const instance = { ...problem.instance, rowOf };
  const state = stateOf({ ...problem, instance }, outcome);
  const makers = roomMakers(state);
  const rank = (other: OtherSeat): number => other.extra ?? Number.MAX_SAFE_INTEGER;
  const opened = (u: number): readonly OtherSeat[] => {
    const kept = rowOf[u] ?? 0;
    rowOf[u] = problem.openRowOf[u] ?? kept;
    const seats = of(u);
    rowOf[u] = kept;
    return seats;
  };
  const of = (u: number): readonly OtherSeat[] => {
    const now = state.assigned[u] ?? -1;
    const costNow = now < 0 ? 0 : pairCost(instance, u, now);
    const leaves = now < 0 ? 0 : state.bandDelta({ seat: now, comes: -1, goes: u });
    const { open, full } = scan(state, makers, u);
    const other = (seat: number, isFull: boolean): OtherSeat => {
      const cost = pairCost(instance, u, seat);
      const withRoom =
        cost - state.costNow(u) + leaves + state.bandDelta({ seat, comes: u, goes: -1 });
      const extra = isFull ? cheapestExchange(state, makers, { i: u, to: seat }) : withRoom;
      return { seat, extra, pairExtra: cost - costNow, isFull, withRoom };
    };
    return [...open.item.map((j) => other(j, false)), ...full.item.map((j) => other(j, true))].sort(
      (a, b) => rank(a) - rank(b) || a.pairExtra - b.pairExtra || a.seat - b.seat,
    );
  };
  // One explanation asks for the same unit more than once, members of a group one after another.
  let last: { readonly u: number; readonly seats: readonly OtherSeat[] } | null = null;
  return {
    state,
    of: (u) => {
      if (last?.u !== u) last = { u, seats: opened(u) };
      return last.seats;
    },
  };
}
