import { type Instance, pairCost } from "../objective/instance.ts";
import type { PlanState } from "../objective/plan-state.ts";

/** Cheapest seat for a unit at the true objective; -1 where none has room. */
export function cheapestRoom(state: PlanState, i: number): { seat: number; delta: number } {
  let seat = -1;
  let delta = Number.POSITIVE_INFINITY;
  for (let j = 0; j < state.instance.seatCount; j++) {
    if (pairCost(state.instance, i, j) < 0 || j === state.assigned[i]) continue;
    const change = state.shiftDelta(i, j);
    if (change < delta) {
      delta = change;
      seat = j;
    }
  }
  return { seat, delta };
}

/** Units whose second choice is far dearer than the first come first, then the larger ones. */
function byRegret(instance: Instance, units: readonly number[]): number[] {
  const regret = new Float64Array(instance.unitCount);
  for (const i of units) {
    let best = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let j = 0; j < instance.seatCount; j++) {
      const cost = pairCost(instance, i, j);
      if (cost < 0) continue;
      if (cost < best) {
        second = best;
        best = cost;
      } else if (cost < second) second = cost;
    }
    regret[i] = Number.isFinite(second) ? second - best : Number.MAX_SAFE_INTEGER;
  }
  return [...units].sort((a, b) => (regret[b] ?? 0) - (regret[a] ?? 0) || a - b);
}

/** Puts every unit that is out into the cheapest seat with room. */
export function insertGreedily(state: PlanState): void {
  const out = Array.from(state.assigned.keys()).filter(
    (i) => state.assigned[i] === -1 && (state.instance.price[i] ?? 0) > 0,
  );
  for (const i of byRegret(state.instance, out)) {
    const { seat } = cheapestRoom(state, i);
    if (seat >= 0) state.move(i, seat);
  }
}
