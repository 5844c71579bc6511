import type { Instance } from "../objective/instance.ts";
import type { Prices } from "./prices.ts";

/**
 * The instance laid out for the price search, whose inner loops run hundreds of millions of
 * times: amounts by unit then resource, prices and loads by seat then resource.
 */
export interface Flat {
  readonly instance: Instance;
  readonly width: number;
  readonly amounts: Float64Array;
  /** Where a positive price pays: the limit, or the top of the band; Infinity = never. */
  readonly top: Float64Array;
  /** Where a negative price pays: the foot of the band; 0 for a limit, whose price is never negative. */
  readonly foot: Float64Array;
  /** Largest absolute price: rate / per of a band, Infinity for a limit. */
  readonly end: Float64Array;
  /** Mean positive amount per resource. */
  readonly typical: Float64Array;
  /** 1 where the price may be negative. */
  readonly hasFoot: Uint8Array;
}

export function flatten(instance: Instance): Flat {
  const width = instance.resources.length;
  const amounts = new Float64Array(instance.unitCount * width);
  const size = instance.seatCount * width;
  const top = new Float64Array(size);
  const foot = new Float64Array(size);
  const end = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
  const hasFoot = new Uint8Array(size);
  instance.resources.forEach(({ amount, limit, band }, q) => {
    for (let i = 0; i < instance.unitCount; i++) amounts[i * width + q] = amount[i] ?? 0;
    for (let j = 0; j < instance.seatCount; j++) {
      const at = j * width + q;
      top[at] = (band === null ? limit[j] : band.high[j]) ?? 0;
      if (band === null) continue;
      foot[at] = band.low[j] ?? 0;
      end[at] = band.rate / band.per;
      hasFoot[at] = 1;
    }
  });
  const typical = Float64Array.from(instance.resources, ({ amount }) => meanPositive(amount));
  return { instance, width, amounts, top, foot, end, typical, hasFoot };
}

function meanPositive(amount: Float64Array): number {
  let sum = 0;
  let count = 0;
  for (const value of amount) {
    if (value <= 0) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? 1 : sum / count;
}

/** What the seats' side takes back at these prices; see `seatSide`. */
export function flatSeatSide(flat: Flat, prices: Float64Array): number {
  let total = 0;
  for (let at = 0; at < prices.length; at++) {
    const price = prices[at] ?? 0;
    if (price > 0) total += price * (flat.top[at] ?? 0);
    else if (price < 0) total += price * (flat.foot[at] ?? 0);
  }
  return total;
}

/** Prices by resource, as the rest of the engine sees them. */
export function unflatten(flat: Flat, prices: Float64Array): Prices {
  return flat.instance.resources.map((_, q) =>
    Float64Array.from(
      { length: flat.instance.seatCount },
      (__, j) => prices[j * flat.width + q] ?? 0,
    ),
  );
}
