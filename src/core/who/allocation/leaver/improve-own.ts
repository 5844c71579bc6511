import { pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";

/** Rounds over all units. */
const ROUNDS = 4;

/** Does the moves and keeps them where the objective falls; says whether it did. */
export function tryMoves(
  state: PlanState,
  moves: readonly { readonly unit: number; readonly to: number }[],
): boolean {
  const before = state.objective;
  state.note();
  for (const { unit, to } of moves) state.move(unit, to);
  if (state.objective < before) {
    state.keep();
    return true;
  }
  state.takeBack();
  return false;
}

function shift(state: PlanState, unit: number, seats: readonly number[]): boolean {
  let best = 0;
  let to = -1;
  for (const seat of seats) {
    if (seat === state.assigned[unit]) continue;
    const delta = state.shiftDelta(unit, seat);
    if (delta >= best) continue;
    best = delta;
    to = seat;
  }
  if (to < 0) return false;
  state.move(unit, to);
  return true;
}

/** Two units change places; one of them may be out. */
function swap(state: PlanState, a: number, b: number): boolean {
  const x = state.assigned[a] as number;
  const y = state.assigned[b] as number;
  if (x === y || x < 0) return false;
  const comes = pairCost(state.instance, b, x);
  const goes = y < 0 ? (state.instance.price[a] as number) : pairCost(state.instance, a, y);
  if (comes < 0 || goes < 0 || comes + goes >= state.costNow(a) + state.costNow(b)) return false;
  if (!state.fits({ seat: x, comes: b, goes: a })) return false;
  if (y >= 0 && !state.fits({ seat: y, comes: a, goes: b })) return false;
  return tryMoves(state, [
    { unit: a, to: -1 },
    { unit: b, to: x },
    { unit: a, to: y },
  ]);
}

/** Shifts and exchanges among these units only, until nothing gains. */
export function improveOwn(state: PlanState, near: ReadonlyMap<number, readonly number[]>): void {
  const units = Array.from(near.keys());
  for (let round = 0; round < ROUNDS; round++) {
    let gained = false;
    for (const unit of units) gained = shift(state, unit, near.get(unit) ?? []) || gained;
    for (const a of units) for (const b of units) if (a !== b) gained = swap(state, a, b) || gained;
    if (!gained) return;
  }
}
