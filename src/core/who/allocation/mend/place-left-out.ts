import { pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";
import { cheapestRoom, type SeatsOfUnit } from "./seats-of-unit.ts";

/** What a search for room may use up. */
export interface Effort {
  readonly isStopped: () => boolean;
  readonly spend: (work: number) => void;
}

/** One search for room: the cheapest chain known to every seat, and who arrives there by it. */
interface Labels {
  readonly cost: Float64Array;
  readonly arrives: Int32Array;
  readonly from: Int32Array;
  readonly settled: Uint8Array;
}

const labelsFor = (seatCount: number): Labels => ({
  cost: new Float64Array(seatCount).fill(Infinity),
  arrives: new Int32Array(seatCount).fill(-1),
  from: new Int32Array(seatCount).fill(-1),
  settled: new Uint8Array(seatCount),
});

function cheapestOpen(labels: Labels): number {
  let best = -1;
  let least = Infinity;
  for (let j = 0; j < labels.cost.length; j++) {
    if (labels.settled[j] === 1 || (labels.cost[j] as number) >= least) continue;
    least = labels.cost[j] as number;
    best = j;
  }
  return best;
}

interface Search extends Effort {
  readonly state: PlanState;
  readonly labels: Labels;
  readonly seatsFor: (u: number) => ArrayLike<number>;
}

/** Offers unit k, who would leave seat j (-1 = nowhere), to the seats that are looked at for it. */
function offer(search: Search, k: number, j: number): void {
  const { state, labels } = search;
  const base = j < 0 ? 0 : (labels.cost[j] as number) - pairCost(state.instance, k, j);
  const seats = search.seatsFor(k);
  search.spend(seats.length);
  for (let at = 0; at < seats.length; at++) {
    const to = seats[at] as number;
    if (labels.settled[to] === 1 || to === j) continue;
    const cost = pairCost(state.instance, k, to);
    if (cost < 0 || base + cost >= (labels.cost[to] as number)) continue;
    labels.cost[to] = base + cost;
    labels.arrives[to] = k;
    labels.from[to] = j;
  }
}

/** Moves every unit of the chain that ends in `seat` one seat on. */
function follow(state: PlanState, labels: Labels, seat: number): void {
  const chain: { unit: number; to: number }[] = [];
  for (let j = seat; j >= 0; j = labels.from[j] as number)
    chain.push({ unit: labels.arrives[j] as number, to: j });
  for (const { unit } of chain) state.move(unit, -1);
  for (const { unit, to } of chain) state.move(unit, to);
}

/**
 * Searches for a chain of moves that makes room for unit i: Dijkstra over seats, where a seat
 * that is full passes one of its members on. Returns the seats searched when there is none.
 */
function makeRoom(search: Search, i: number): readonly number[] | null {
  const { state, labels } = search;
  const searched: number[] = [];
  offer(search, i, -1);
  for (let j = cheapestOpen(labels); j >= 0; j = cheapestOpen(labels)) {
    labels.settled[j] = 1;
    searched.push(j);
    const comes = labels.arrives[j] as number;
    if (state.fits({ seat: j, comes, goes: -1 })) {
      follow(state, labels, j);
      return null;
    }
    for (let k = state.firstOf(j); k >= 0; k = state.nextOf(k))
      if (state.fits({ seat: j, comes, goes: k })) offer(search, k, j);
    if (search.isStopped()) break;
  }
  return searched;
}

/** Pairs looked at over all seats at most: a book far too large for its managers must end too. */
const MOST_LOOKS = 200_000_000;

/** Whether unit i asks at least as much as `other` of every resource with a limit. */
function asksAsMuch(state: PlanState, i: number, other: number): boolean {
  return state.instance.resources.every(
    ({ amount, band }) => band !== null || (amount[i] as number) >= (amount[other] as number),
  );
}

/** Units that are out and could be somewhere, the dearest to leave out first. */
function leftOut({ assigned, instance }: PlanState): number[] {
  const out: number[] = [];
  for (let u = 0; u < assigned.length; u++)
    if (assigned[u] === -1 && (instance.price[u] as number) > 0) out.push(u);
  return out.sort((a, b) => (instance.price[b] as number) - (instance.price[a] as number) || a - b);
}

/**
 * Finds places for units that were left out, however long the chain of moves: first along the
 * arcs, then over all seats. With weights of one a unit stays out only when no plan that keeps
 * the others could take it. Seats proved full by one unit are not searched again for another that
 * asks as much and has no other seat.
 */
export function placeLeftOut(state: PlanState, seats: SeatsOfUnit, effort: Effort): void {
  const { instance } = state;
  for (const u of leftOut(state)) {
    const near = cheapestRoom(state, u, seats.near(u));
    // Who stops a search before its first plan gets what can be had at once.
    const isHurried = near.seat >= 0 || effort.isStopped();
    const room = isHurried ? near : cheapestRoom(state, u, seats.all);
    if (room.seat >= 0) state.move(u, room.seat);
    if (!isHurried) effort.spend(instance.seatCount);
  }
  for (const u of leftOut(state)) {
    if (effort.isStopped()) return;
    makeRoom({ ...effort, state, labels: labelsFor(instance.seatCount), seatsFor: seats.near }, u);
  }
  let looks = 0;
  const spend = (work: number): void => {
    looks += work;
    effort.spend(work);
  };
  const full = new Uint8Array(instance.seatCount);
  let witness = -1;
  for (const u of leftOut(state)) {
    if (effort.isStopped() || looks > MOST_LOOKS) return;
    let isHopeless = witness >= 0 && asksAsMuch(state, u, witness);
    for (let j = 0; isHopeless && j < instance.seatCount; j++)
      if (full[j] === 0 && pairCost(instance, u, j) >= 0) isHopeless = false;
    if (isHopeless) continue;
    const labels = labelsFor(instance.seatCount);
    const searched = makeRoom({ ...effort, spend, state, labels, seatsFor: () => seats.all }, u);
    if (searched === null || effort.isStopped()) continue;
    if (witness >= 0 && !asksAsMuch(state, u, witness)) full.fill(0);
    witness = u;
    for (const j of searched) full[j] = 1;
  }
}
