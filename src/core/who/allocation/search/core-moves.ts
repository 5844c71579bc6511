import type { ArcTable } from "../candidates/arc-table.ts";
import type { DualTerms } from "../dual/dual-terms.ts";

/**
 * The moves worth looking at, pair of seats by pair of seats: units of one seat that would lose
 * little by going to the other. Entry lists of a pair stand together, cheapest first.
 */
export interface CoreMoves {
  readonly pairs: number;
  /** Lower and higher seat of each pair. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Entries of pair p that lead a → b: fromA[p] … fromB[p] − 1; b → a: fromB[p] … fromA[p + 1] − 1. */
  readonly fromA: Int32Array;
  readonly fromB: Int32Array;
  readonly unit: Int32Array;
  /** Rise of the priced cost by the move, minutes; negative = the unit gains by it. */
  readonly rise: Float64Array;
}

/** What a unit pays in an arc's seat at the prices. */
function keyOf(
  on: { readonly arcs: ArcTable; readonly terms: DualTerms; readonly prices: Float64Array },
  r: number,
  at: number,
): number {
  const { arcs, terms, prices } = on;
  const { width } = terms;
  const j = (arcs.seat[at] as number) * width;
  let key = arcs.cost[at] as number;
  for (let q = 0; q < width; q++)
    key += (arcs.amount[r * width + q] as number) * (prices[j + q] as number);
  return key;
}

/** Sorts `order[from … to)` by pair, direction, rise, unit. */
function sortPart(order: Int32Array, keys: Float64Array, rises: Float64Array): Int32Array {
  return order.sort(
    (x, y) =>
      (keys[x] as number) - (keys[y] as number) ||
      (rises[x] as number) - (rises[y] as number) ||
      x - y,
  );
}

/**
 * By row, how far the second cheapest arc lies above the cheapest, in minutes: rows where that is
 * much have nothing to move. Infinity = one arc.
 */
export function rowGaps(on: {
  readonly arcs: ArcTable;
  readonly terms: DualTerms;
  readonly prices: Float64Array;
}): Float32Array {
  const { arcs } = on;
  const gaps = new Float32Array(arcs.rows);
  for (let r = 0; r < arcs.rows; r++) {
    const base = r * arcs.stride;
    const end = base + (arcs.size[r] as number);
    let least = Infinity;
    let second = Infinity;
    for (let at = base; at < end; at++) {
      const key = keyOf(on, r, at);
      if (key < least) {
        second = least;
        least = key;
      } else if (key < second) second = key;
    }
    gaps[r] = second - least;
  }
  return gaps;
}

/** Which moves are collected. */
export interface CoreReach {
  /** Rise at most, in minutes. */
  readonly reach: number;
  /** Seats that lose much, 1 = yes: moves from and to them may rise by `wide`. */
  readonly isLosing: Uint8Array | null;
  readonly wide: number;
  /** Units that are not to be moved: 1 = stays; null = none. */
  readonly isTied: Uint8Array | null;
  /** See `rowGaps`. */
  readonly gaps: Float32Array;
  readonly memory: (bytes: number) => ArrayBufferLike;
}

/** Collects the moves of small rise from the arcs. O(arcs + moves × log). */
export function coreMoves(
  on: { readonly arcs: ArcTable; readonly terms: DualTerms; readonly prices: Float64Array },
  assigned: Int32Array,
  by: CoreReach,
): CoreMoves {
  const { arcs, terms } = on;
  const { seatCount } = terms;
  let capacity = Math.max(1024, arcs.rows);
  let unit = new Int32Array(capacity);
  let target = new Int32Array(capacity);
  let rise = new Float64Array(capacity);
  let size = 0;
  const countOf = new Int32Array(seatCount + 1);
  const farthest = by.isLosing === null ? by.reach : by.wide;
  for (let r = 0; r < arcs.rows; r++) {
    if ((by.gaps[r] as number) > farthest) continue;
    const u = arcs.units[r] as number;
    const j = assigned[u] as number;
    if (j < 0 || by.isTied?.[u] === 1) continue;
    const base = r * arcs.stride;
    const end = base + (arcs.size[r] as number);
    let own = -1;
    for (let at = base; at < end; at++) if (arcs.seat[at] === j) own = at;
    if (own < 0) continue;
    const here = keyOf(on, r, own);
    for (let at = base; at < end; at++) {
      if (at === own) continue;
      const k = arcs.seat[at] as number;
      const more = keyOf(on, r, at) - here;
      const isLosing = by.isLosing !== null && (by.isLosing[j] === 1 || by.isLosing[k] === 1);
      if (more > (isLosing ? by.wide : by.reach)) continue;
      if (size === capacity) {
        capacity *= 2;
        const grow = <T extends Int32Array | Float64Array>(old: T, next: T): T => {
          next.set(old);
          return next;
        };
        unit = grow(unit, new Int32Array(capacity));
        target = grow(target, new Int32Array(capacity));
        rise = grow(rise, new Float64Array(capacity));
      }
      unit[size] = u;
      target[size] = k;
      rise[size] = more;
      size += 1;
      const low = Math.min(j, k);
      countOf[low + 1] = (countOf[low + 1] as number) + 1;
    }
  }
  for (let j = 0; j < seatCount; j++)
    countOf[j + 1] = (countOf[j + 1] as number) + (countOf[j] as number);
  return grouped({ unit, target, rise, size, startOf: countOf, assigned, memory: by.memory });
}

function grouped(found: {
  readonly unit: Int32Array;
  readonly target: Int32Array;
  readonly rise: Float64Array;
  readonly size: number;
  readonly startOf: Int32Array;
  readonly assigned: Int32Array;
  readonly memory: (bytes: number) => ArrayBufferLike;
}): CoreMoves {
  const { size, assigned, startOf } = found;
  const order = new Int32Array(size);
  const fill = startOf.slice();
  const keys = new Float64Array(size);
  for (let e = 0; e < size; e++) {
    const j = assigned[found.unit[e] as number] as number;
    const k = found.target[e] as number;
    const low = Math.min(j, k);
    keys[e] = Math.max(j, k) * 2 + (j < k ? 0 : 1);
    order[fill[low] as number] = e;
    fill[low] = (fill[low] as number) + 1;
  }
  const seats = startOf.length - 1;
  const a: number[] = [];
  const b: number[] = [];
  const fromA: number[] = [];
  const fromB: number[] = [];
  for (let low = 0; low < seats; low++) {
    const from = startOf[low] as number;
    const to = startOf[low + 1] as number;
    sortPart(order.subarray(from, to), keys, found.rise);
    let at = from;
    while (at < to) {
      const high = (keys[order[at] as number] as number) >> 1;
      a.push(low);
      b.push(high);
      fromA.push(at);
      while (at < to && keys[order[at] as number] === high * 2) at += 1;
      fromB.push(at);
      while (at < to && keys[order[at] as number] === high * 2 + 1) at += 1;
    }
  }
  fromA.push(size);
  const unit = new Int32Array(found.memory(size * 4));
  const rise = new Float64Array(found.memory(size * 8));
  for (let e = 0; e < size; e++) {
    unit[e] = found.unit[order[e] as number] as number;
    rise[e] = found.rise[order[e] as number] as number;
  }
  const listed = (list: readonly number[]): Int32Array => {
    const copy = new Int32Array(found.memory(list.length * 4));
    copy.set(list);
    return copy;
  };
  return {
    pairs: a.length,
    a: listed(a),
    b: listed(b),
    fromA: listed(fromA),
    fromB: listed(fromB),
    unit,
    rise,
  };
}
