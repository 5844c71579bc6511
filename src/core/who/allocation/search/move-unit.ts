import type { PairWork } from "./pair-work.ts";

/** Moves one unit from seat to seat and keeps the loads in step. */
export function moveUnit(work: PairWork, u: number, way: { from: number; to: number }): void {
  const { assigned, loads, terms } = work;
  const { width, amounts } = terms;
  const { from, to } = way;
  assigned[u] = to;
  for (let q = 0; q < width; q++) {
    const amount = amounts[u * width + q] as number;
    loads[from * width + q] = (loads[from * width + q] as number) - amount;
    loads[to * width + q] = (loads[to * width + q] as number) + amount;
  }
}
