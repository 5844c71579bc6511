import type { MeasureGround } from "./ground.ts";

/** Straight-line kilometres from each customer to his manager. */
export interface PlanDistance {
  readonly total: number;
  readonly mean: number;
  readonly max: number;
  /** Customers placed with somebody where either place is unknown. */
  readonly unknown: number;
}

export function distanceOf(ground: MeasureGround, assigned: Int32Array): PlanDistance {
  let total = 0;
  let max = 0;
  let known = 0;
  let unknown = 0;
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] as number;
    const seat = m < 0 ? -1 : (ground.seatOfManager[m] as number);
    if (seat < 0) continue;
    const km = ground.kmTo(i, seat);
    if (Number.isNaN(km)) {
      unknown += 1;
      continue;
    }
    known += 1;
    total += km;
    max = Math.max(max, km);
  }
  return { total, mean: known === 0 ? 0 : total / known, max, unknown };
}
