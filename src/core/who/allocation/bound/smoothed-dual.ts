import type { Arcs } from "./arcs.ts";
import { type Flat, flatSeatSide } from "./flat.ts";

/** Units that hesitate between seats, and how: what the curvature of the dual is made of. */
export interface Hesitation {
  readonly unit: Int32Array;
  /** How many units each stands for. */
  readonly weight: Float64Array;
  readonly start: Int32Array;
  /** Seats of each unit; -1 = left out. */
  readonly seat: Int32Array;
  readonly count: number;
}

export interface Smoothed {
  /** The smoothed dual, to be raised. */
  readonly value: number;
  /** Expected load by seat, then resource. */
  readonly loads: Float64Array;
  readonly hesitation: Hesitation;
}

/** Seats that carry a part of one unit, cheapest first. */
export interface Parts {
  readonly seat: Int32Array;
  readonly part: Float64Array;
  readonly key: Float64Array;
  size: number;
}

const MAX_SUPPORT = 64;

/** Scratch for one unit at a time. */
export interface Scratch {
  readonly priced: Float64Array;
  readonly parts: Parts;
}

export const scratchFor = (flat: Flat): Scratch => ({
  priced: new Float64Array(flat.instance.seatCount + 1),
  parts: {
    seat: new Int32Array(MAX_SUPPORT),
    part: new Float64Array(MAX_SUPPORT),
    key: new Float64Array(MAX_SUPPORT),
    size: 0,
  },
});

function sortByKey({ key, seat, size }: Parts): void {
  for (let a = 1; a < size; a++) {
    const k = key[a] as number;
    const j = seat[a] as number;
    let b = a;
    while (b > 0 && (key[b - 1] as number) > k) {
      key[b] = key[b - 1] as number;
      seat[b] = seat[b - 1] as number;
      b -= 1;
    }
    key[b] = k;
    seat[b] = j;
  }
}

/** Projects −key / τ on the simplex and returns the smoothed minimum; keeps the seats with a part. */
function sparsemax(parts: Parts, temperature: number): number {
  const { key, part } = parts;
  sortByKey(parts);
  let sum = 0;
  let support = 0;
  for (let a = 0; a < parts.size; a++) {
    const k = key[a] as number;
    if (a * k - sum >= temperature) break;
    sum += k;
    support = a + 1;
  }
  const level = (sum + temperature) / support;
  let value = 0;
  for (let a = 0; a < support; a++) {
    const k = key[a] as number;
    const p = (level - k) / temperature;
    part[a] = p;
    value += p * k + (temperature / 2) * p * p;
  }
  parts.size = support;
  return value;
}

export interface Point {
  readonly arcs: Arcs;
  /** By seat, then resource. */
  readonly prices: Float64Array;
  /** Minutes. */
  readonly temperature: number;
}

/** Priced costs of the unit's arcs into `priced`; returns the cheapest, or the price of being left out. */
function priceArcs(flat: Flat, at: Point, k: number, priced: Float64Array): number {
  const { width, amounts } = flat;
  const { start, seat, cost, units } = at.arcs;
  const { prices } = at;
  const i = units[k] as number;
  const from = start[k] as number;
  const to = start[k + 1] as number;
  const first = width > 0 ? (amounts[i * width] as number) : 0;
  const second = width > 1 ? (amounts[i * width + 1] as number) : 0;
  let least = flat.instance.price[i] as number;
  for (let a = from; a < to; a++) {
    const base = (seat[a] as number) * width;
    let value = cost[a] as number;
    if (width > 0) value += first * (prices[base] as number);
    if (width > 1) value += second * (prices[base + 1] as number);
    for (let q = 2; q < width; q++) {
      value += (amounts[i * width + q] as number) * (prices[base + q] as number);
    }
    priced[a - from] = value;
    if (value < least) least = value;
  }
  return least;
}

/**
 * The parts of unit arcs.units[k] at a temperature; returns its smoothed cheapest priced cost.
 * Source: sparse regularised transport (Blondel, Seguy, Rolet, AISTATS 2018).
 */
export function partsOf(flat: Flat, at: Point, k: number, scratch: Scratch): number {
  const { priced, parts } = scratch;
  const { key, seat } = parts;
  const { temperature } = at;
  const least = priceArcs(flat, at, k, priced);
  const ceiling = least + temperature;
  const from = at.arcs.start[k] as number;
  const count = (at.arcs.start[k + 1] as number) - from;
  const leftOut = flat.instance.price[at.arcs.units[k] as number] as number;
  let size = 0;
  if (leftOut < ceiling) {
    key[0] = leftOut;
    seat[0] = -1;
    size = 1;
  }
  for (let a = 0; a < count && size < MAX_SUPPORT; a++) {
    const value = priced[a] as number;
    if (value >= ceiling) continue;
    key[size] = value;
    seat[size] = at.arcs.seat[from + a] as number;
    size += 1;
  }
  parts.size = size;
  if (size > 1) return sparsemax(parts, temperature);
  parts.part[0] = 1;
  return (key[0] as number) + temperature / 2;
}

function addLoads(
  flat: Flat,
  unit: { readonly i: number; readonly count: number },
  parts: Parts,
  loads: Float64Array,
): void {
  const { width, amounts } = flat;
  const { i, count } = unit;
  for (let a = 0; a < parts.size; a++) {
    const j = parts.seat[a] as number;
    if (j < 0) continue;
    const p = (parts.part[a] as number) * count;
    for (let q = 0; q < width; q++) {
      const at = j * width + q;
      loads[at] = (loads[at] as number) + p * (amounts[i * width + q] as number);
    }
  }
}

/** The smoothed dual over the arcs, each unit as often as it counts. O(arcs). */
export function evaluate(flat: Flat, at: Point, scratch: Scratch): Smoothed {
  const loads = new Float64Array(at.prices.length);
  const count = at.arcs.units.length;
  const unit = new Int32Array(count);
  const weight = new Float64Array(count);
  const start = new Int32Array(count + 1);
  let seats = new Int32Array(count * 2 + MAX_SUPPORT);
  let filled = 0;
  let hesitating = 0;
  let value = 0;
  const { parts } = scratch;
  for (let k = 0; k < count; k++) {
    const i = at.arcs.units[k] as number;
    const times = at.arcs.count[k] as number;
    value += times * partsOf(flat, at, k, scratch);
    addLoads(flat, { i, count: times }, parts, loads);
    if (parts.size < 2) continue;
    if (filled + parts.size > seats.length) {
      const larger = new Int32Array(seats.length * 2);
      larger.set(seats);
      seats = larger;
    }
    unit[hesitating] = i;
    weight[hesitating] = times;
    for (let a = 0; a < parts.size; a++) seats[filled++] = parts.seat[a] as number;
    start[++hesitating] = filled;
  }
  return {
    value: value - flatSeatSide(flat, at.prices),
    loads,
    hesitation: { unit, weight, start, seat: seats, count: hesitating },
  };
}
