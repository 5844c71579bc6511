import type { ArcTable } from "../candidates/arc-table.ts";
import type { Instance } from "../instance/instance.ts";

/** Up to so many seats are all looked at, for every unit. */
const FEW = 64;

/** Which seats are worth trying for a unit. */
export interface SeatsOfUnit {
  /** Its arcs; of a small roster all seats. */
  near(u: number): ArrayLike<number>;
  readonly all: Int32Array;
}

export function seatsOfUnit(instance: Instance, arcs: ArcTable): SeatsOfUnit {
  const all = Int32Array.from({ length: instance.seatCount }, (_, j) => j);
  const rowOf = new Int32Array(instance.unitCount).fill(-1);
  arcs.units.forEach((u, r) => {
    rowOf[u] = r;
  });
  const near = (u: number): Int32Array => {
    const only = instance.only[u] as number;
    if (only >= 0) return Int32Array.of(only);
    if (instance.seatCount <= FEW) return all;
    const r = rowOf[u] as number;
    if (r < 0) return new Int32Array(0);
    return arcs.seat.subarray(r * arcs.stride, r * arcs.stride + (arcs.size[r] as number));
  };
  return { near, all };
}

/** Cheapest of the seats with room for a unit at the true objective; -1 where none has room. */
export function cheapestRoom(
  state: { shiftDelta(u: number, to: number): number; readonly assigned: Int32Array },
  u: number,
  seats: ArrayLike<number>,
): { readonly seat: number; readonly delta: number } {
  let seat = -1;
  let delta = Infinity;
  for (let at = 0; at < seats.length; at++) {
    const j = seats[at] as number;
    if (j === state.assigned[u]) continue;
    const change = state.shiftDelta(u, j);
    if (change < delta || (change === delta && j < seat)) {
      delta = change;
      seat = j;
    }
  }
  return { seat, delta };
}
