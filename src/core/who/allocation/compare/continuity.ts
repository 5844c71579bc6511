import type { MeasureGround } from "./ground.ts";

/** Shares 0 … 1 of those who had an owner and keep him; null where there is nothing to share. */
export interface Continuity {
  readonly share: number | null;
  readonly valueShare: number | null;
}

/** How much of the book stays where it is, by customers and by value. */
export function continuityOf(ground: MeasureGround, assigned: Int32Array): Continuity {
  let owned = 0;
  let kept = 0;
  let value = 0;
  let keptValue = 0;
  for (let i = 0; i < assigned.length; i++) {
    if (ground.hasOwner[i] !== 1) continue;
    const worth = ground.value[i] as number;
    owned += 1;
    value += worth;
    if (assigned[i] !== ground.previous[i] || (assigned[i] as number) < 0) continue;
    kept += 1;
    keptValue += worth;
  }
  return {
    share: owned === 0 ? null : kept / owned,
    valueShare: value === 0 ? null : keptValue / value,
  };
}
