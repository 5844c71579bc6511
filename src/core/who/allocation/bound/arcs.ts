import type { Instance } from "../objective/instance.ts";
import type { Flat } from "./flat.ts";

/** Units by kind: units of one kind have equal costs, amounts and price, so they act alike. */
export interface Kinds {
  /** One unit of each kind, in order of first appearance. */
  readonly units: Int32Array;
  /** How many units of the kind there are. */
  readonly count: Float64Array;
  /** Kind of every unit; -1 for units that fit nowhere. */
  readonly of: Int32Array;
}

/** The pairs that the price search looks at: for units[k], arcs start[k] … start[k + 1]. */
export interface Arcs {
  readonly units: Int32Array;
  /** How many units each of them stands for. */
  readonly count: Float64Array;
  readonly start: Int32Array;
  readonly seat: Int32Array;
  /** Pair cost in minutes, switch cost included. */
  readonly cost: Float64Array;
}

/** Sorts the units into kinds. O(units). */
export function kindsOf(flat: Flat): Kinds {
  const { instance, width, amounts } = flat;
  const of = new Int32Array(instance.unitCount).fill(-1);
  const units: number[] = [];
  const count: number[] = [];
  const seen = new Map<string, number>();
  for (let i = 0; i < instance.unitCount; i++) {
    if ((instance.price[i] ?? 0) === 0) continue;
    let key = `${instance.rowOf[i]},${instance.previous[i]},${instance.switchCost[i]},${instance.price[i]}`;
    for (let q = 0; q < width; q++) key += `,${amounts[i * width + q]}`;
    let kind = seen.get(key);
    if (kind === undefined) {
      kind = units.length;
      seen.set(key, kind);
      units.push(i);
      count.push(0);
    }
    of[i] = kind;
    count[kind] = (count[kind] ?? 0) + 1;
  }
  return { units: Int32Array.from(units), count: Float64Array.from(count), of };
}

/** A small number in [0, 1) per pair that decides ties differently for every unit. */
export function tieBreak(i: number, j: number): number {
  const mixed = Math.imul(i ^ Math.imul(j + 1, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 8) / 0x1_00_0000;
}

const growable = (): { seats: Int32Array; costs: Float64Array; size: number } => ({
  seats: new Int32Array(1024),
  costs: new Float64Array(1024),
  size: 0,
});

function push(list: ReturnType<typeof growable>, seat: number, cost: number): void {
  if (list.size === list.seats.length) {
    const seats = new Int32Array(list.size * 2);
    seats.set(list.seats);
    const costs = new Float64Array(list.size * 2);
    costs.set(list.costs);
    list.seats = seats;
    list.costs = costs;
  }
  list.seats[list.size] = seat;
  list.costs[list.size] = cost;
  list.size += 1;
}

/** All eligible pairs of the given units. */
export function allArcs(instance: Instance, units: Int32Array, count: Float64Array): Arcs {
  const list = growable();
  const start = new Int32Array(units.length + 1);
  units.forEach((i, k) => {
    const row = (instance.rowOf[i] ?? 0) * instance.seatCount;
    for (let j = 0; j < instance.seatCount; j++) {
      const base = instance.rows[row + j] ?? -1;
      if (base < 0) continue;
      const leaving = instance.previous[i] === j ? 0 : (instance.switchCost[i] ?? 0);
      push(list, j, base + leaving);
    }
    start[k + 1] = list.size;
  });
  return {
    units,
    count,
    start,
    seat: list.seats.slice(0, list.size),
    cost: list.costs.slice(0, list.size),
  };
}

/** The best pairs of one unit at some prices, found while its whole row is scanned. */
class BestSeats {
  readonly seat: Int32Array;
  readonly cost: Float64Array;
  readonly key: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.seat = new Int32Array(capacity);
    this.cost = new Float64Array(capacity);
    this.key = new Float64Array(capacity);
  }

  /** Keys at or above this are not wanted any more. */
  bar(): number {
    return this.size < this.key.length
      ? Number.POSITIVE_INFINITY
      : (this.key[this.size - 1] ?? Number.POSITIVE_INFINITY);
  }

  offer(seat: number, cost: number, key: number): void {
    if (key >= this.bar()) return;
    let at = this.size < this.key.length ? this.size++ : this.size - 1;
    while (at > 0 && (this.key[at - 1] ?? 0) > key) {
      this.key[at] = this.key[at - 1] ?? 0;
      this.seat[at] = this.seat[at - 1] ?? 0;
      this.cost[at] = this.cost[at - 1] ?? 0;
      at -= 1;
    }
    this.key[at] = key;
    this.seat[at] = seat;
    this.cost[at] = cost;
  }
}

/** Seats kept per unit from one look to the next: merged into, never replaced wholesale. */
const KEPT = 40;

export interface Refreshed {
  readonly arcs: Arcs;
  /** Σ over units of the cheapest priced pair (or the price of being left out), over all pairs. */
  readonly unitSide: number;
  /** Σ of absolute values, for the rounding error. */
  readonly size: number;
}

/**
 * Scans every eligible pair of every kind at the prices: the exact unit side of the bound, and for each unit
 * the `width` best seats merged with those it had. Ties are broken differently for every unit,
 * so that thousands of customers at one place do not all see the same few managers.
 */
export function refreshArcs(
  flat: Flat,
  prices: Float64Array,
  had: { readonly kinds: Kinds; readonly arcs: Arcs | null; readonly width: number },
): Refreshed {
  const { instance, width, amounts } = flat;
  const { seatCount } = instance;
  const { units, count } = had.kinds;
  const list = growable();
  const start = new Int32Array(units.length + 1);
  const best = new BestSeats(had.width);
  const mark = new Int32Array(seatCount).fill(-1);
  let unitSide = 0;
  let size = 0;
  for (let k = 0; k < units.length; k++) {
    const i = units[k] ?? 0;
    const row = (instance.rowOf[i] ?? 0) * seatCount;
    const previous = instance.previous[i] ?? -1;
    const leaving = instance.switchCost[i] ?? 0;
    best.size = 0;
    let least = instance.price[i] ?? 0;
    for (let j = 0; j < seatCount; j++) {
      const base = instance.rows[row + j] as number;
      if (base < 0) continue;
      const cost = j === previous ? base : base + leaving;
      let priced = cost;
      for (let q = 0; q < width; q++) {
        priced += (amounts[i * width + q] as number) * (prices[j * width + q] as number);
      }
      if (priced < least) least = priced;
      if (priced < best.bar()) best.offer(j, cost, priced + 1e-6 * tieBreak(i, j));
    }
    unitSide += least * (count[k] ?? 0);
    size += Math.abs(least) * (count[k] ?? 0);
    for (let b = 0; b < best.size; b++) {
      mark[best.seat[b] ?? 0] = k;
      push(list, best.seat[b] ?? 0, best.cost[b] ?? 0);
    }
    mergeOld(list, mark, { arcs: had.arcs, k, room: KEPT - best.size });
    start[k + 1] = list.size;
  }
  const arcs = {
    units,
    count,
    start,
    seat: list.seats.slice(0, list.size),
    cost: list.costs.slice(0, list.size),
  };
  return { arcs, unitSide, size };
}

function mergeOld(
  list: ReturnType<typeof growable>,
  mark: Int32Array,
  old: { readonly arcs: Arcs | null; readonly k: number; readonly room: number },
): void {
  if (old.arcs === null) return;
  const from = old.arcs.start[old.k] ?? 0;
  const to = Math.min(old.arcs.start[old.k + 1] ?? 0, from + KEPT);
  let room = old.room;
  for (let a = from; a < to && room > 0; a++) {
    const seat = old.arcs.seat[a] ?? 0;
    if (mark[seat] === old.k) continue;
    push(list, seat, old.arcs.cost[a] ?? 0);
    room -= 1;
  }
}
