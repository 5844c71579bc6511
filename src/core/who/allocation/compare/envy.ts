import type { ManagerId } from "../../../shared/index.ts";
import { type MeasureGround, sumBySeat } from "./ground.ts";

/** Who would rather have another's customers, even without the best one of them. */
export interface Envy {
  /** Ordered pairs of admitted managers. */
  readonly pairs: number;
  readonly failing: number;
  /** Managers who envy somebody. */
  readonly envious: number;
  /** The widest failing pair; `other` is the other's value without his best. Fen. */
  readonly worst: {
    readonly manager: ManagerId;
    readonly envied: ManagerId;
    readonly own: number;
    readonly other: number;
  } | null;
}

/** Value of each seat without its single most valuable customer. */
function withoutBest(
  ground: MeasureGround,
  assigned: Int32Array,
  value: Float64Array,
): Float64Array {
  const best = new Float64Array(ground.managerOfSeat.length);
  for (let i = 0; i < assigned.length; i++) {
    const m = assigned[i] as number;
    const seat = m < 0 ? -1 : (ground.seatOfManager[m] as number);
    if (seat >= 0) best[seat] = Math.max(best[seat] as number, ground.value[i] as number);
  }
  return value.map((sum, seat) => sum - (best[seat] as number));
}

/** How many of the sorted numbers exceed `than`. */
function countAbove(sorted: Float64Array, than: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) > than) high = middle;
    else low = middle + 1;
  }
  return sorted.length - low;
}

const indexOf = (list: Float64Array, isBetter: (a: number, b: number) => boolean): number => {
  let found = 0;
  list.forEach((x, at) => {
    if (isBetter(x, list[found] as number)) found = at;
  });
  return found;
};

/**
 * Envy-freeness up to one item, audited over every ordered pair of admitted managers with the
 * customers' value (fen), additive. A manager never fails against himself, so no pair is skipped.
 * Source: E. Budish, J. Political Economy 119 (2011), doi:10.1086/664613.
 */
export function auditEnvy(ground: MeasureGround, assigned: Int32Array): Envy {
  const own = sumBySeat(ground, assigned, ground.value);
  const reduced = withoutBest(ground, assigned, own);
  const sorted = reduced.slice().sort();
  let failing = 0;
  let envious = 0;
  for (const value of own) {
    const count = countAbove(sorted, value);
    failing += count;
    if (count > 0) envious += 1;
  }
  const seats = own.length;
  const pairs = seats * Math.max(0, seats - 1);
  if (failing === 0) return { pairs, failing, envious, worst: null };
  const poorest = indexOf(own, (a, b) => a < b);
  const richest = indexOf(reduced, (a, b) => a > b);
  const manager = ground.managers[ground.managerOfSeat[poorest] ?? -1]?.id;
  const envied = ground.managers[ground.managerOfSeat[richest] ?? -1]?.id;
  if (manager === undefined || envied === undefined)
    return { pairs, failing, envious, worst: null };
  const worst = {
    manager,
    envied,
    own: own[poorest] as number,
    other: reduced[richest] as number,
  };
  return { pairs, failing, envious, worst };
}
