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

/**
 * The slope of the dual in each price, 0 where the price must stay: at a limit's floor, at a
 * band's end, or at a band's kink while the load lies inside the band.
 */
export function slopeOf(terms: DualTerms, prices: Float64Array, loads: Float64Array): Float64Array {
  const slope = new Float64Array(prices.length);
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] as number;
    const load = loads[at] as number;
    const end = terms.end[at] as number;
    const above = load - (terms.top[at] as number);
    const below = terms.hasFoot[at] === 1 ? load - (terms.foot[at] as number) : 0;
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

/**
 * Prices after a step that changes no typical priced cost by more than `reach` minutes, kept
 * within their ends and on their side of a band's kink.
 */
export function stepped(
  terms: DualTerms,
  prices: Float64Array,
  by: { readonly direction: Float64Array; readonly slope: Float64Array; readonly reach: number },
): Float64Array {
  const next = new Float64Array(prices.length);
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] as number;
    const end = terms.end[at] as number;
    const side = price === 0 ? Math.sign(by.slope[at] as number) : Math.sign(price);
    const most = by.reach / (terms.typical[at % terms.width] as number);
    const change = Math.max(-most, Math.min(most, by.direction[at] as number));
    const moved = price + change;
    next[at] = side >= 0 ? Math.min(end, Math.max(0, moved)) : Math.max(-end, Math.min(0, moved));
  }
  return next;
}
