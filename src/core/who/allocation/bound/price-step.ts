import type { Flat } from "./flat.ts";
import type { Hesitation, Smoothed } from "./smoothed-dual.ts";

/** Rounds of conjugate gradients per step. */
const ROUNDS = 40;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

function add(to: Float64Array, what: Float64Array, times: number): void {
  for (let at = 0; at < to.length; at++) to[at] = (to[at] as number) + times * (what[at] as number);
}

/**
 * The slope of the dual in each price, 0 where the price must stay: at a limit's floor, at a
 * band's end, or at a band's kink while the load lies inside the band.
 */
export function slopeOf(flat: Flat, prices: Float64Array, loads: Float64Array): Float64Array {
  const slope = new Float64Array(prices.length);
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] as number;
    const load = loads[at] as number;
    const end = flat.end[at] as number;
    const above = load - (flat.top[at] as number);
    const below = flat.hasFoot[at] === 1 ? load - (flat.foot[at] as number) : 0;
    let value = 0;
    if (price > 0) value = above;
    else if (price < 0) value = below;
    else if (above > 0) value = above;
    else if (below < 0) value = below;
    if (price >= end && value > 0) value = 0;
    if (price <= -end && value < 0) value = 0;
    slope[at] = Number.isFinite(value) ? value : 0;
  }
  return slope;
}

interface Curvature {
  readonly flat: Flat;
  readonly hesitation: Hesitation;
  /** 1 / temperature. */
  readonly stiffness: number;
  /** 0 where the price must stay. */
  readonly slope: Float64Array;
  readonly damping: Float64Array;
  readonly change: Float64Array;
}

/** out = (curvature + damping) × direction, on the free prices. */
function multiply(curvature: Curvature, direction: Float64Array, out: Float64Array): void {
  const { flat, hesitation, stiffness, slope, damping, change } = curvature;
  const { width, amounts } = flat;
  const { unit, weight, start, seat } = hesitation;
  for (let at = 0; at < out.length; at++) {
    out[at] = (damping[at] as number) * (direction[at] as number);
  }
  for (let h = 0; h < hesitation.count; h++) {
    const base = (unit[h] as number) * width;
    const from = start[h] as number;
    const size = (start[h + 1] as number) - from;
    const times = stiffness * (weight[h] as number);
    let mean = 0;
    for (let a = 0; a < size; a++) {
      const j = seat[from + a] as number;
      let y = 0;
      if (j >= 0)
        for (let q = 0; q < width; q++)
          y += (amounts[base + q] as number) * (direction[j * width + q] as number);
      change[a] = y;
      mean += y;
    }
    mean /= size;
    for (let a = 0; a < size; a++) {
      const j = seat[from + a] as number;
      if (j < 0) continue;
      const force = times * ((change[a] as number) - mean);
      for (let q = 0; q < width; q++) {
        const at = j * width + q;
        out[at] = (out[at] as number) + force * (amounts[base + q] as number);
      }
    }
  }
  for (let at = 0; at < out.length; at++) if (slope[at] === 0) out[at] = 0;
}

function diagonalOf(flat: Flat, hesitation: Hesitation, stiffness: number): Float64Array {
  const { width, amounts } = flat;
  const diagonal = new Float64Array(flat.instance.seatCount * width);
  for (let h = 0; h < hesitation.count; h++) {
    const base = (hesitation.unit[h] as number) * width;
    const from = hesitation.start[h] as number;
    const to = hesitation.start[h + 1] as number;
    const factor = stiffness * (hesitation.weight[h] as number) * (1 - 1 / (to - from));
    for (let a = from; a < to; a++) {
      const j = hesitation.seat[a] as number;
      if (j < 0) continue;
      for (let q = 0; q < width; q++) {
        const amount = amounts[base + q] as number;
        const at = j * width + q;
        diagonal[at] = (diagonal[at] as number) + factor * amount * amount;
      }
    }
  }
  return diagonal;
}

/** Levenberg's term, per resource relative to its mean curvature, so that quiet seats still move. */
function dampingOf(flat: Flat, diagonal: Float64Array, damping: number): Float64Array {
  const { width } = flat;
  const means = new Float64Array(width);
  for (let at = 0; at < diagonal.length; at++)
    means[at % width] = (means[at % width] as number) + (diagonal[at] as number);
  const seats = Math.max(1, flat.instance.seatCount);
  return diagonal.map(
    (value, at) => damping * Math.max(value, (means[at % width] as number) / seats, 1e-9),
  );
}

/**
 * Newton direction of the smoothed dual on the prices that may move, by preconditioned
 * conjugate gradients. `damping` is relative to the curvature.
 */
export function newtonDirection(
  flat: Flat,
  smoothed: Smoothed,
  slope: Float64Array,
  by: { readonly stiffness: number; readonly damping: number },
): { readonly direction: Float64Array; readonly work: number; readonly promise: number } {
  const { hesitation } = smoothed;
  const diagonal = diagonalOf(flat, hesitation, by.stiffness);
  const damping = dampingOf(flat, diagonal, by.damping);
  const change = new Float64Array(64);
  const curvature = { flat, hesitation, stiffness: by.stiffness, slope, damping, change };
  const precondition = (rest: Float64Array): Float64Array =>
    rest.map((value, at) => value / ((diagonal[at] as number) + (damping[at] as number)));
  const direction = new Float64Array(slope.length);
  const rest = slope.slice();
  let search = precondition(rest);
  const image = new Float64Array(slope.length);
  let power = dot(rest, search);
  const target = power * 1e-4;
  let rounds = 0;
  while (rounds < ROUNDS && power > target && power > 0) {
    rounds += 1;
    multiply(curvature, search, image);
    const bend = dot(search, image);
    if (bend <= 0) break;
    const step = power / bend;
    add(direction, search, step);
    add(rest, image, -step);
    const scaled = precondition(rest);
    const next = dot(rest, scaled);
    add(scaled, search, next / power);
    search = scaled;
    power = next;
  }
  const pairs = hesitation.start[hesitation.count] ?? 0;
  return { direction, work: pairs * (rounds + 1), promise: dot(direction, slope) / 2 };
}

/**
 * Prices after a step that changes no typical priced cost by more than `reach` minutes, kept
 * within their ends and on their side of a band's kink.
 */
export function stepped(
  flat: Flat,
  prices: Float64Array,
  by: { readonly direction: Float64Array; readonly slope: Float64Array; readonly reach: number },
): Float64Array {
  return prices.map((price, at) => {
    const end = flat.end[at] as number;
    const side = price === 0 ? Math.sign(by.slope[at] as number) : Math.sign(price);
    const most = by.reach / (flat.typical[at % flat.width] as number);
    const change = Math.max(-most, Math.min(most, by.direction[at] as number));
    const next = price + change;
    if (side >= 0) return Math.min(end, Math.max(0, next));
    return Math.max(-end, Math.min(0, next));
  });
}
