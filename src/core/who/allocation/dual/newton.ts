import type { Curvature } from "./curvature.ts";
import type { DualTerms, Slope } from "./dual-terms.ts";

/** Rounds of conjugate gradients per step. */
const ROUNDS = 60;
/** Residual at which the direction is good enough, as a share of the first (squared). */
const ENOUGH = 1e-4;

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] as number) * (b[at] as number);
  return sum;
}

/** Levenberg's term, relative to the curvature, so that quiet seats still move. */
function dampingOf(terms: DualTerms, curvature: Curvature, damping: number): Float64Array {
  const { width, seatCount } = terms;
  const size = seatCount * width;
  const means = new Float64Array(width);
  for (let at = 0; at < size; at++)
    means[at % width] = (means[at % width] as number) + curvature.own(at);
  const out = new Float64Array(size);
  for (let at = 0; at < size; at++) {
    const mean = (means[at % width] as number) / Math.max(1, seatCount);
    out[at] = damping * Math.max(curvature.own(at), mean, 1e-9);
  }
  return out;
}

/** A step for the prices, and the rise of the dual that it promises. */
export interface Direction {
  readonly direction: Float64Array;
  readonly promise: number;
}

/**
 * Newton direction of the smoothed dual on the prices that may move (slope ≠ 0), by conjugate
 * gradients with Jacobi's preconditioner. `damping` is relative to the curvature.
 * Source: Hestenes and Stiefel 1952, doi:10.6028/jres.049.044.
 */
export function newtonDirection(
  terms: DualTerms,
  curvature: Curvature,
  { slope, bend }: Slope,
  damping: number,
): Direction {
  const size = slope.length;
  const extra = dampingOf(terms, curvature, damping);
  for (let at = 0; at < size; at++) extra[at] = (extra[at] as number) + (bend[at] as number);
  const by = { free: slope, damping: extra };
  const direction = new Float64Array(size);
  const rest = slope.slice();
  const image = new Float64Array(size);
  const search = new Float64Array(size);
  const scaled = new Float64Array(size);
  const precondition = (): void => {
    for (let at = 0; at < size; at++)
      scaled[at] = (rest[at] as number) / (curvature.own(at) + (extra[at] as number));
  };
  precondition();
  search.set(scaled);
  let power = dot(rest, scaled);
  const target = power * ENOUGH;
  for (let round = 0; round < ROUNDS && power > target && power > 0; round++) {
    curvature.multiply(search, by, image);
    const bend = dot(search, image);
    if (bend <= 0) break;
    const step = power / bend;
    for (let at = 0; at < size; at++) {
      direction[at] = (direction[at] as number) + step * (search[at] as number);
      rest[at] = (rest[at] as number) - step * (image[at] as number);
    }
    precondition();
    const next = dot(rest, scaled);
    const ratio = next / power;
    for (let at = 0; at < size; at++)
      search[at] = (scaled[at] as number) + ratio * (search[at] as number);
    power = next;
  }
  return { direction, promise: dot(direction, slope) / 2 };
}
