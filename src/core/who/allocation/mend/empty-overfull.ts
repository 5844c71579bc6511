import type { PlanState } from "../instance/plan-state.ts";
import { cheapestRoom, type SeatsOfUnit } from "./seats-of-unit.ts";

/** Whether a seat holds more than a limit allows. */
function isOver(state: PlanState, seat: number): boolean {
  return state.instance.resources.some(
    ({ limit, band }, q) => band === null && (state.loads[q]?.[seat] ?? 0) > (limit[seat] ?? 0),
  );
}

/** Whether the unit takes up room that the seat has too little of. */
const takesRoom = (state: PlanState, u: number, seat: number): boolean =>
  state.instance.resources.some(
    ({ amount, limit, band }, q) =>
      band === null &&
      (amount[u] as number) > 0 &&
      (state.loads[q]?.[seat] ?? 0) > (limit[seat] as number),
  );

/** What it costs to send a unit of the seat elsewhere or out, and where it then goes best. */
function wayOut(
  state: PlanState,
  seats: SeatsOfUnit,
  u: number,
): { readonly to: number; readonly delta: number } {
  const room = cheapestRoom(state, u, seats.near(u));
  const out = (state.instance.price[u] as number) - state.costNow(u);
  return room.delta <= out ? { to: room.seat, delta: room.delta } : { to: -1, delta: out };
}

/**
 * Brings every seat within its limits: those who leave at the least cost go first, to a seat with
 * room or out. Each member is asked once for its place in the line and once when its turn comes,
 * so that a seat with thousands too many does not take for ever. Units kept in the seat by a lock
 * stay whatever it holds.
 */
export function emptyOverfull(state: PlanState, seats: SeatsOfUnit): void {
  for (let seat = 0; seat < state.instance.seatCount; seat++) {
    if (!isOver(state, seat)) continue;
    const line = state
      .membersOf(seat)
      .filter((u) => state.instance.only[u] !== seat)
      .map((u) => ({ u, delta: wayOut(state, seats, u).delta }))
      .sort((a, b) => a.delta - b.delta || a.u - b.u);
    for (const { u } of line) {
      if (!isOver(state, seat)) break;
      if (takesRoom(state, u, seat)) state.move(u, wayOut(state, seats, u).to);
    }
  }
}

/** Sends out every unit that shares its seat with a rival, until no two do. */
export function partRivals(state: PlanState): void {
  const { foes, unitCount, only } = state.instance;
  if (foes === null) return;
  for (let u = 0; u < unitCount; u++) {
    const seat = state.assigned[u] as number;
    if (seat < 0 || only[u] === seat) continue;
    if (state.meetsFoe({ seat, comes: u, goes: -1 })) state.move(u, -1);
  }
}
