import type { PlanState } from "../instance/plan-state.ts";
import { cheapestRoom, type SeatsOfUnit } from "./seats-of-unit.ts";

/** Whether a seat holds more than a limit allows. */
function isOver(state: PlanState, seat: number): boolean {
  return state.instance.resources.some(
    ({ limit, band }, q) => band === null && (state.loads[q]?.[seat] ?? 0) > (limit[seat] ?? 0),
  );
}

/** The unit that leaves at the least cost: for another seat with room, or out. */
function leaver(state: PlanState, seats: SeatsOfUnit, seat: number): { unit: number; to: number } {
  let best = { unit: -1, to: -1, delta: Infinity };
  for (let u = state.firstOf(seat); u >= 0; u = state.nextOf(u)) {
    if (state.instance.only[u] === seat) continue;
    const room = cheapestRoom(state, u, seats.near(u));
    const out = (state.instance.price[u] as number) - state.costNow(u);
    const delta = Math.min(room.delta, out);
    if (delta < best.delta) best = { unit: u, to: room.delta <= out ? room.seat : -1, delta };
  }
  return best;
}

/**
 * Brings every seat within its limits: the cheapest to leave goes first, to a seat with room or
 * out. Units kept in the seat by a lock stay whatever it holds.
 */
export function emptyOverfull(state: PlanState, seats: SeatsOfUnit): void {
  for (let seat = 0; seat < state.instance.seatCount; seat++) {
    while (isOver(state, seat)) {
      const { unit, to } = leaver(state, seats, seat);
      if (unit < 0) break;
      state.move(unit, to);
    }
  }
}

/** Sends out every unit that shares its seat with a rival, the dearer of each two. */
export function partRivals(state: PlanState): void {
  const { foes, unitCount, only } = state.instance;
  if (foes === null) return;
  for (let u = 0; u < unitCount; u++) {
    const seat = state.assigned[u] as number;
    if (seat < 0 || only[u] === seat) continue;
    if (state.meetsFoe({ seat, comes: u, goes: -1 })) state.move(u, -1);
  }
}
