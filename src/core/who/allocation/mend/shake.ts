import type { Rng } from "../../../shared/index.ts";
import { FREE } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";
import { exactDescent } from "./exact-descent.ts";
import type { Effort } from "./place-left-out.ts";
import { cheapestRoom, type SeatsOfUnit } from "./seats-of-unit.ts";

/** Units taken out at once. */
const MOST_OUT = 5;

/** One of those left out although they could be somewhere; none where all are placed. */
function drawLeftOut({ assigned, instance, unassignedCount }: PlanState, rng: Rng): number[] {
  if (unassignedCount === 0) return [];
  const out: number[] = [];
  for (let u = 0; u < assigned.length; u++)
    if (assigned[u] === -1 && (instance.price[u] as number) > 0) out.push(u);
  return out.length === 0 ? [] : [out[rng.below(out.length)] as number];
}

/** A few units of two seats, at random, after one of those left out: he is put back first. */
function drawUnits(state: PlanState, rng: Rng): number[] {
  const { instance } = state;
  const drawn = drawLeftOut(state, rng);
  const seats = [rng.below(instance.seatCount), rng.below(instance.seatCount)];
  for (const seat of seats) {
    const members = state.membersOf(seat).filter((u) => instance.only[u] === FREE);
    const wanted = 1 + rng.below(MOST_OUT);
    for (let k = 0; k < wanted && members.length > 0; k++) {
      const at = rng.below(members.length);
      drawn.push(members[at] as number);
      members[at] = members[members.length - 1] as number;
      members.pop();
    }
  }
  return drawn;
}

/**
 * Takes a few units out, puts them back where it is cheapest, mends what they pushed aside, and
 * keeps the result when the plan is no dearer. For small books, where the bound leaves a gap.
 */
export function shake(
  state: PlanState,
  by: {
    readonly seats: SeatsOfUnit;
    readonly effort: Effort;
    readonly rng: Rng;
    readonly rounds: number;
    readonly lowerBound: number;
  },
): void {
  const { seats, effort, rng } = by;
  for (let round = 0; round < by.rounds; round++) {
    if (state.objective <= by.lowerBound || effort.isStopped()) return;
    const before = state.objective;
    state.note();
    const units = drawUnits(state, rng);
    for (const u of units) state.move(u, -1);
    for (const u of units) {
      const room = cheapestRoom(state, u, seats.near(u));
      if (room.seat >= 0) state.move(u, room.seat);
    }
    exactDescent(state, units, { seats, effort });
    if (state.objective > before) state.takeBack();
    else state.keep();
  }
}
