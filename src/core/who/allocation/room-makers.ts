import { pairCost } from "./instance/instance.ts";
import type { PlanState } from "./instance/plan-state.ts";
import { Shortlist } from "./shortlist.ts";

/** How many members of a full seat are tried as the one who makes room. */
const ROOM_MAKERS = 6;
/** Pairs of seats whose exchanges are remembered at a time. */
const REMEMBERED = 200_000;

/** Who could make room in a full seat: found once for a seat, and for a pair of seats. */
export interface RoomMakers {
  /** A cheap seat with room for unit k, -1 = none found. */
  refugeOf(k: number): number;
  /** Members who could go to their refuge, with what that costs. */
  leaversOf(seat: number): Shortlist;
  /** Members of `seat` who could take a place in `from`. */
  swapsOf(seat: number, from: number): Shortlist;
}

/** The cheapest seat with room for a unit among those near to it, found once per unit. */
function refuges(state: PlanState, nearOf: (u: number) => Int32Array): (k: number) => number {
  const known = new Int32Array(state.instance.unitCount).fill(-2);
  return (k) => {
    const found = known[k] ?? -2;
    if (found !== -2) return found;
    let seat = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const j of nearOf(k)) {
      if (j === state.assigned[k]) continue;
      const delta = state.shiftDelta(k, j);
      if (delta < least || (delta === least && j < seat)) {
        least = delta;
        seat = j;
      }
    }
    known[k] = seat;
    return seat;
  };
}

/** Finds room makers in a plan that does not change. `nearOf` gives the seats to look at. */
export function roomMakers(state: PlanState, nearOf: (u: number) => Int32Array): RoomMakers {
  const { seatCount } = state.instance;
  const refugeOf = refuges(state, nearOf);
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

/** Minutes of the tie between two units; 0 = none. */
function tieBetween(state: PlanState, a: number, b: number): number {
  const { ties } = state.instance;
  if (ties === null) return 0;
  const end = ties.start[a + 1] as number;
  for (let at = ties.start[a] as number; at < end; at++)
    if (ties.other[at] === b) return ties.minutes[at] as number;
  return 0;
}

/** Exact change when i takes k's place in seat `to` and k goes to `away`; Infinity = forbidden. */
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
  delta += state.tieDelta(i, to) + state.tieDelta(k, away);
  // Each of the two was counted as joining the other where he stood: they stay apart.
  delta += tieBetween(state, i, k) * (away === from ? 2 : 1);
  delta += state.bandDelta({ seat: to, comes: i, goes: k });
  if (away === from) return delta + state.bandDelta({ seat: from, comes: k, goes: i });
  if (from >= 0) delta += state.bandDelta({ seat: from, comes: -1, goes: i });
  return delta + state.bandDelta({ seat: away, comes: k, goes: -1 });
}

/** Units in the seat that must not share it with unit i: one of them has to leave. */
function rivalsIn(state: PlanState, i: number, seat: number): readonly number[] {
  const { foes } = state.instance;
  if (foes === null) return [];
  const rivals = foes.other.subarray(foes.start[i], foes.start[i + 1]);
  return Array.from(rivals).filter((k) => state.assigned[k] === seat);
}

/** The cheapest way found to make room for unit i in a full seat; null = none. */
export function cheapestExchange(
  state: PlanState,
  makers: RoomMakers,
  pair: { readonly i: number; readonly to: number },
): number | null {
  const { i, to } = pair;
  const from = state.assigned[i] ?? -1;
  const rivals = rivalsIn(state, i, to);
  // One leaves at most: of two rivals, one would stay.
  if (rivals.length > 1) return null;
  const leavers = rivals.length === 1 ? rivals : makers.leaversOf(to).item;
  let least = Number.POSITIVE_INFINITY;
  for (const k of leavers) {
    const away = makers.refugeOf(k);
    if (away >= 0) least = Math.min(least, exchangeDelta(state, { i, to, k, away }));
  }
  if (from >= 0) {
    for (const k of rivals.length === 1 ? rivals : makers.swapsOf(to, from).item) {
      least = Math.min(least, exchangeDelta(state, { i, to, k, away: from }));
    }
  }
  return Number.isFinite(least) ? least : null;
}
