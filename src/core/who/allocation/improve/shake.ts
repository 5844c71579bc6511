import type { Rng } from "../../../shared/index.ts";
import { cheapestRoom } from "../construct/greedy.ts";
import { pairCost } from "../objective/instance.ts";
import type { PlanState } from "../objective/plan-state.ts";
import type { WorkMeter } from "../work-meter.ts";
import type { Descent } from "./local-search.ts";
import type { NearSeats } from "./near-seats.ts";

/** Units taken out of a seat at once, at most. */
const TAKEN = 6;
/** Shakes without gain, per seat and at least, after which the plan counts as converged. */
const PATIENCE_PER_SEAT = 12;
const PATIENCE = 300;
const LEAST_GAIN = 0.5;

export interface Shaking {
  readonly state: PlanState;
  readonly descent: Descent;
  readonly near: NearSeats;
  readonly meter: WorkMeter;
  readonly onStep: () => void;
  readonly rng: Rng;
  readonly lowerBound: number;
}

/** A unit that was left out though it fits somewhere; -1 = there is none. */
function someLeftOut(state: PlanState, rng: Rng): number {
  const { unitCount, price } = state.instance;
  const start = rng.below(unitCount);
  for (let step = 0; step < unitCount; step++) {
    const i = (start + step) % unitCount;
    if (state.assigned[i] === -1 && (price[i] ?? 0) > 0) return i;
  }
  return -1;
}

function eligibleSeat(state: PlanState, rng: Rng, i: number): number {
  const { seatCount } = state.instance;
  const start = rng.below(seatCount);
  for (let step = 0; step < seatCount; step++) {
    const j = (start + step) % seatCount;
    if (pairCost(state.instance, i, j) >= 0) return j;
  }
  return -1;
}

function takeOut(state: PlanState, rng: Rng, seat: number, count: number): number[] {
  const members = state.membersOf(seat);
  const taken: number[] = [];
  for (let n = 0; n < count && members.length > 0; n++) {
    const at = rng.below(members.length);
    const i = members[at] ?? -1;
    members.splice(at, 1);
    state.move(i, -1);
    taken.push(i);
  }
  return taken;
}

/** Puts the unit into the cheapest of its near seats with room, else of all its seats. */
function putBack({ state, near, meter }: Shaking, i: number): void {
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  const kind = near.kindOf[i] ?? -1;
  for (let a = near.start[kind] ?? 0; a < (near.start[kind + 1] ?? 0); a++) {
    const delta = state.shiftDelta(i, near.seat[a] ?? -1);
    if (delta >= least) continue;
    least = delta;
    best = near.seat[a] ?? -1;
  }
  meter.spend(30);
  if (best < 0) {
    best = cheapestRoom(state, i).seat;
    meter.spend(state.instance.seatCount * 3);
  }
  if (best >= 0) state.move(i, best);
}

function shuffled(rng: Rng, list: readonly number[]): number[] {
  const order = [...list];
  for (let at = order.length - 1; at > 0; at--) {
    const other = rng.below(at + 1);
    const kept = order[at] ?? -1;
    order[at] = order[other] ?? -1;
    order[other] = kept;
  }
  return order;
}

/** Empties part of a seat for a unit left out: it goes in first, whatever must leave. */
function forceIn(shaking: Shaking, i: number): number[] {
  const { state, rng } = shaking;
  const seat = eligibleSeat(state, rng, i);
  if (seat < 0) return [];
  const taken: number[] = [];
  while (!state.fits({ seat, comes: i, goes: -1 })) {
    const more = takeOut(state, rng, seat, 1);
    if (more.length === 0) return taken;
    taken.push(...more);
  }
  state.move(i, seat);
  return taken;
}

/** The seat among a few random ones that loses most at the prices. */
function lossySeat({ state, descent, rng }: Shaking): number {
  let seat = rng.below(state.instance.seatCount);
  for (let n = 0; n < 3; n++) {
    const other = rng.below(state.instance.seatCount);
    if (descent.lossOf(other) > descent.lossOf(seat)) seat = other;
  }
  return seat;
}

function loosen(shaking: Shaking): number[] {
  const { state, near, rng } = shaking;
  const seat = lossySeat(shaking);
  const taken = takeOut(state, rng, seat, 1 + rng.below(TAKEN));
  const one = taken[0];
  if (one === undefined) return taken;
  const kind = near.kindOf[one] ?? -1;
  const from = near.start[kind] ?? 0;
  const count = (near.start[kind + 1] ?? 0) - from;
  const neighbour = count === 0 ? -1 : (near.seat[from + rng.below(count)] ?? -1);
  if (neighbour < 0 || neighbour === seat) return taken;
  return [...taken, ...takeOut(state, rng, neighbour, 1 + rng.below(TAKEN))];
}

function shakeOnce(shaking: Shaking): boolean {
  const { state, descent, rng } = shaking;
  const before = state.objective;
  state.note();
  const left = state.unassignedCount === 0 || rng.below(2) === 0 ? -1 : someLeftOut(state, rng);
  const taken = left >= 0 ? forceIn(shaking, left) : loosen(shaking);
  for (const i of shuffled(rng, taken)) if (state.assigned[i] === -1) putBack(shaking, i);
  const soFar = state.keep();
  state.note();
  descent.catchUp(soFar);
  descent.run(taken, LEAST_GAIN);
  if (state.objective < before) {
    descent.catchUp(state.keep());
    return true;
  }
  descent.catchUp(state.takeBack());
  for (let at = soFar.length - 2; at >= 0; at -= 2) {
    state.move(soFar[at] ?? -1, soFar[at + 1] ?? -1);
  }
  descent.catchUp(soFar);
  return false;
}

/**
 * Iterated local search: takes a few units out around a seat that loses, puts them back where it
 * is cheapest, descends, and keeps what got cheaper. Ends when the plan meets its bound, when
 * nothing helped for long, or when the meter stops.
 */
export function shake(shaking: Shaking): void {
  const { state, meter, onStep, lowerBound } = shaking;
  const patience = Math.max(PATIENCE, state.instance.seatCount * PATIENCE_PER_SEAT);
  let idle = 0;
  while (idle < patience && meter.stopped() === null && state.objective > lowerBound) {
    idle = shakeOnce(shaking) ? 0 : idle + 1;
    meter.spend(200);
    if (idle === 0) onStep();
  }
}
