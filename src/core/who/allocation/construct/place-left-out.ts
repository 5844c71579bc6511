import { pairCost } from "../objective/instance.ts";
import type { PlanState } from "../objective/plan-state.ts";
import type { WorkMeter } from "../work-meter.ts";

/** One search for room: the cheapest chain known to every seat, and who arrives there by it. */
interface Labels {
  readonly cost: Float64Array;
  readonly arrives: Int32Array;
  readonly from: Int32Array;
  readonly settled: Uint8Array;
}

function labelsFor(seatCount: number): Labels {
  return {
    cost: new Float64Array(seatCount).fill(Number.POSITIVE_INFINITY),
    arrives: new Int32Array(seatCount).fill(-1),
    from: new Int32Array(seatCount).fill(-1),
    settled: new Uint8Array(seatCount),
  };
}

function cheapestOpen(labels: Labels): number {
  let best = -1;
  for (let j = 0; j < labels.cost.length; j++) {
    if (labels.settled[j] === 1 || !Number.isFinite(labels.cost[j] ?? 0)) continue;
    if (best < 0 || (labels.cost[j] ?? 0) < (labels.cost[best] ?? 0)) best = j;
  }
  return best;
}

/** Offers unit k, who would leave seat j (-1 = nowhere), to every seat that may hold it. */
function offer(state: PlanState, labels: Labels, k: number, j: number): void {
  const base = j < 0 ? 0 : (labels.cost[j] ?? 0) - pairCost(state.instance, k, j);
  for (let to = 0; to < state.instance.seatCount; to++) {
    if (labels.settled[to] === 1 || to === j) continue;
    const cost = pairCost(state.instance, k, to);
    if (cost < 0 || base + cost >= (labels.cost[to] ?? 0)) continue;
    labels.cost[to] = base + cost;
    labels.arrives[to] = k;
    labels.from[to] = j;
  }
}

/** Moves every unit of the chain that ends in `seat` one seat on. */
function follow(state: PlanState, labels: Labels, seat: number): void {
  const chain: { unit: number; to: number }[] = [];
  for (let j = seat; j >= 0; j = labels.from[j] ?? -1) {
    chain.push({ unit: labels.arrives[j] ?? -1, to: j });
  }
  for (const { unit } of chain) state.move(unit, -1);
  for (const { unit, to } of chain) state.move(unit, to);
}

/**
 * Searches for a chain of moves that makes room for unit i: Dijkstra over seats, where a seat
 * that is full passes one of its members on. Returns the seats searched when there is none.
 */
function makeRoom(state: PlanState, i: number, meter: WorkMeter): readonly number[] | null {
  const { seatCount } = state.instance;
  const labels = labelsFor(seatCount);
  const searched: number[] = [];
  offer(state, labels, i, -1);
  for (let j = cheapestOpen(labels); j >= 0; j = cheapestOpen(labels)) {
    labels.settled[j] = 1;
    searched.push(j);
    const comes = labels.arrives[j] ?? -1;
    if (state.fits({ seat: j, comes, goes: -1 })) {
      follow(state, labels, j);
      return null;
    }
    for (let k = state.firstOf(j); k >= 0; k = state.nextOf(k)) {
      if (!state.fits({ seat: j, comes, goes: k })) continue;
      offer(state, labels, k, j);
      meter.spend(seatCount);
    }
    if (meter.stopped() !== null) break;
  }
  return searched;
}

/** Whether unit i asks at least as much as `other` of every resource with a limit. */
function asksAsMuch(state: PlanState, i: number, other: number): boolean {
  return state.instance.resources.every(
    ({ amount, band }) => band !== null || (amount[i] ?? 0) >= (amount[other] ?? 0),
  );
}

/**
 * Finds places for units that were left out, however long the chain of moves. With weights of
 * one a unit stays out only when no plan that keeps the others could take it. Seats proved full
 * by one unit are not searched again for another that asks as much and has no other seat.
 */
export function placeLeftOut(state: PlanState, meter: WorkMeter): void {
  const { instance } = state;
  const full = new Uint8Array(instance.seatCount);
  let witness = -1;
  for (let i = 0; i < instance.unitCount; i++) {
    if (state.assigned[i] !== -1 || (instance.price[i] ?? 0) === 0) continue;
    if (meter.stopped() !== null) return;
    let isHopeless = witness >= 0 && asksAsMuch(state, i, witness);
    for (let j = 0; isHopeless && j < instance.seatCount; j++) {
      if (full[j] === 0 && pairCost(instance, i, j) >= 0) isHopeless = false;
    }
    if (isHopeless) continue;
    const searched = makeRoom(state, i, meter);
    if (searched === null || meter.stopped() !== null) continue;
    if (witness >= 0 && !asksAsMuch(state, i, witness)) full.fill(0);
    witness = i;
    for (const j of searched) full[j] = 1;
  }
}
