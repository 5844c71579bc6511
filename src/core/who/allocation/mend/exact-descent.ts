import { pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";
import type { Effort } from "./place-left-out.ts";
import { cheapestRoom, type SeatsOfUnit } from "./seats-of-unit.ts";

/** Passes over the units. */
const PASSES = 6;

/** Tries to exchange unit u with each member of a seat; keeps the first exchange that gains. */
function exchange(state: PlanState, u: number, seat: number): boolean {
  const from = state.assigned[u] as number;
  const comes = pairCost(state.instance, u, seat);
  if (comes < 0) return false;
  for (let k = state.firstOf(seat); k >= 0; ) {
    const next = state.nextOf(k);
    if (isWorthTrying(state, { u, k, from, seat })) {
      const before = state.objective;
      state.note();
      state.move(k, -1);
      state.move(u, seat);
      state.move(k, from);
      if (state.objective < before) {
        state.keep();
        return true;
      }
      state.takeBack();
    }
    k = next;
  }
  return false;
}

function isWorthTrying(
  state: PlanState,
  { u, k, from, seat }: { u: number; k: number; from: number; seat: number },
): boolean {
  if (from >= 0 && pairCost(state.instance, k, from) < 0) return false;
  if (!state.fits({ seat, comes: u, goes: k })) return false;
  return from < 0 || state.fits({ seat: from, comes: k, goes: u });
}

/**
 * Moves and exchanges of the given units at the exact objective, with everything that counts:
 * bands, rivals, parted neighbours. Ends when nothing gains.
 */
export function exactDescent(
  state: PlanState,
  units: ArrayLike<number>,
  with_: { readonly seats: SeatsOfUnit; readonly effort: Effort },
): void {
  const { seats, effort } = with_;
  for (let pass = 0; pass < PASSES; pass++) {
    const before = state.objective;
    for (let at = 0; at < units.length; at++) {
      if (effort.isStopped()) return;
      const u = units[at] as number;
      if ((state.instance.only[u] as number) !== -1) continue;
      const near = seats.near(u);
      effort.spend(near.length * 8);
      const room = cheapestRoom(state, u, near);
      if (room.delta < 0) {
        state.move(u, room.seat);
        continue;
      }
      for (let s = 0; s < near.length; s++) {
        const seat = near[s] as number;
        if (seat !== state.assigned[u] && exchange(state, u, seat)) break;
      }
    }
    if (state.objective >= before) return;
  }
}
