import type { Instance } from "../instance/instance.ts";

/**
 * The seats' side of the Lagrangian, laid out by seat then resource for loops that run hundreds
 * of millions of times.
 */
export interface DualTerms {
  readonly width: number;
  readonly seatCount: number;
  /** Amounts by unit, then resource. */
  readonly amounts: Float64Array;
  /** Where a positive price pays: the limit, or the top of the band; Infinity = never. */
  readonly top: Float64Array;
  /** Where a negative price pays: the foot of the band; 0 for a limit, whose price is never negative. */
  readonly foot: Float64Array;
  /** Largest absolute price: rate / per of a band, Infinity for a limit. */
  readonly end: Float64Array;
  /** 1 where the price may be negative. */
  readonly hasFoot: Uint8Array;
  /** Mean positive amount per resource. */
  readonly typical: Float64Array;
}

/** Lays out the resources; `memory` gives the bytes for what all hands read. */
export function dualTerms(
  instance: Instance,
  memory: (bytes: number) => ArrayBufferLike,
): DualTerms {
  const width = instance.resources.length;
  const { unitCount, seatCount } = instance;
  const amounts = new Float64Array(memory(unitCount * width * 8));
  const size = seatCount * width;
  const top = new Float64Array(size);
  const foot = new Float64Array(size);
  const end = new Float64Array(size).fill(Infinity);
  const hasFoot = new Uint8Array(size);
  instance.resources.forEach(({ amount, limit, band }, q) => {
    for (let i = 0; i < unitCount; i++) amounts[i * width + q] = amount[i] as number;
    for (let j = 0; j < seatCount; j++) {
      const at = j * width + q;
      top[at] = (band === null ? limit[j] : band.high[j]) as number;
      if (band === null) continue;
      foot[at] = band.low[j] as number;
      end[at] = band.rate / band.per;
      hasFoot[at] = 1;
    }
  });
  const typical = Float64Array.from(instance.resources, ({ amount }) => meanPositive(amount));
  return { width, seatCount, amounts, top, foot, end, hasFoot, typical };
}

function meanPositive(amount: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < amount.length; i++) {
    const value = amount[i] as number;
    if (value <= 0) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/** The most that the seats' side gives back at these prices: Σ max over loads of (price × load − band cost). */
export function seatSide(terms: DualTerms, prices: Float64Array): number {
  let total = 0;
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] as number;
    if (price > 0) total += price * (terms.top[at] as number);
    else if (price < 0) total += price * (terms.foot[at] as number);
  }
  return total;
}

/** The kink of a band at price 0 is rounded over so many temperatures of a typical unit. */
const ROUNDED = 0.6;

/** Width of the rounding of resource q's kink, as a price. */
const roundingOf = (terms: DualTerms, q: number, temperature: number): number =>
  (ROUNDED * temperature) / (terms.typical[q] as number);

/** `seatSide` with the kinks of bands rounded: smooth in every price, never below it. */
export function smoothSeatSide(
  terms: DualTerms,
  prices: Float64Array,
  temperature: number,
): number {
  const { width, top, foot, hasFoot } = terms;
  let total = 0;
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] as number;
    if (hasFoot[at] === 1) {
      const half = ((top[at] as number) - (foot[at] as number)) / 2;
      const round = roundingOf(terms, at % width, temperature);
      total += price * ((foot[at] as number) + half);
      total += half * Math.sqrt(price * price + round * round);
    } else if (price > 0) total += price * (top[at] as number);
  }
  return total;
}

/** Slope and curvature of the dual's seat side, for a Newton step. */
export interface Slope {
  /** By price; 0 where it must stay: at a limit's floor, at a band's end. */
  readonly slope: Float64Array;
  /** What the rounded kinks add to the curvature's diagonal. */
  readonly bend: Float64Array;
}

/** The slope of the smoothed dual in each price, from the expected loads. */
export function slopeOf(
  terms: DualTerms,
  at: { readonly prices: Float64Array; readonly temperature: number },
  loads: Float64Array,
): Slope {
  const { prices, temperature } = at;
  const { width, top, foot, end, hasFoot } = terms;
  const slope = new Float64Array(prices.length);
  const bend = new Float64Array(prices.length);
  for (let k = 0; k < prices.length; k++) {
    const price = prices[k] as number;
    const load = loads[k] as number;
    if (hasFoot[k] === 0) {
      const above = load - (top[k] as number);
      if (Number.isFinite(above) && (price > 0 || above > 0)) slope[k] = above;
      continue;
    }
    const half = ((top[k] as number) - (foot[k] as number)) / 2;
    const round = roundingOf(terms, k % width, temperature);
    const root = Math.sqrt(price * price + round * round);
    const value = load - (foot[k] as number) - half - (half * price) / root;
    const isAtEnd = Math.abs(price) >= (end[k] as number) && Math.sign(value) === Math.sign(price);
    if (isAtEnd) continue;
    slope[k] = value;
    bend[k] = (half * round * round) / (root * root * root);
  }
  return { slope, bend };
}

/**
 * Prices after a step that changes no typical priced cost by more than `reach` minutes, kept
 * within their ends.
 */
export function stepped(
  terms: DualTerms,
  prices: Float64Array,
  by: { readonly direction: Float64Array; readonly reach: number; readonly share: number },
): Float64Array {
  const next = new Float64Array(prices.length);
  for (let at = 0; at < prices.length; at++) {
    const end = terms.end[at] as number;
    const most = by.reach / (terms.typical[at % terms.width] as number);
    const wanted = (by.direction[at] as number) * by.share;
    const moved = (prices[at] as number) + Math.max(-most, Math.min(most, wanted));
    const least = terms.hasFoot[at] === 1 ? -end : 0;
    const price = prices[at] as number;
    // The curvature changes at the kink of a band: a step that would cross it ends there.
    const isAcross = terms.hasFoot[at] === 1 && price * moved < 0;
    next[at] = isAcross ? 0 : Math.min(end, Math.max(least, moved));
  }
  return next;
}
