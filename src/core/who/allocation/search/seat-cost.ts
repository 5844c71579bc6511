import type { DualTerms } from "../dual/dual-terms.ts";
import type { Instance } from "../instance/instance.ts";

/**
 * What the loads of seats cost in the search: bands exactly, and a fine for every unit beyond a
 * limit that is dearer than any price, so that the search may pass through overfull seats but
 * does not end there.
 */
export interface SeatCosts {
  readonly width: number;
  /** By seat, then resource. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** Minutes per unit outside [low, high] (a band), or beyond the limit (a fine). */
  readonly rate: Float64Array;
  /** 1 = a band: the charge is rounded up to whole minutes. */
  readonly isBand: Uint8Array;
  readonly prices: Float64Array;
  /** What the seat's side of the Lagrangian gives back per resource at the prices. */
  readonly given: Float64Array;
}

/** Lays out the seats' costs at these prices; `fine` is a multiple of the dearest price. */
export function seatCosts(
  instance: Instance,
  terms: DualTerms,
  prices: Float64Array,
  fine: number,
): SeatCosts {
  const { width, seatCount } = terms;
  const size = width * seatCount;
  const low = new Float64Array(size);
  const high = new Float64Array(size);
  const rate = new Float64Array(size);
  const isBand = new Uint8Array(size);
  const given = new Float64Array(size);
  instance.resources.forEach((resource, q) => {
    let sum = 0;
    for (let j = 0; j < seatCount; j++) sum += prices[j * width + q] as number;
    const mean = sum / Math.max(1, seatCount);
    for (let j = 0; j < seatCount; j++) {
      const at = j * width + q;
      const price = prices[at] as number;
      const { band } = resource;
      isBand[at] = band === null ? 0 : 1;
      low[at] = band === null ? -Infinity : (band.low[j] as number);
      high[at] = (band === null ? resource.limit[j] : band.high[j]) as number;
      rate[at] =
        band === null
          ? price + fine * (Math.max(price, mean) + 1 / (terms.typical[q] as number))
          : band.rate / band.per;
      if (price > 0) given[at] = price * (high[at] as number);
      else if (price < 0) given[at] = price * (low[at] as number);
    }
  });
  return { width, low, high, rate, isBand, prices, given };
}

/** Minutes that a load of one resource costs. */
export function chargeOf(costs: SeatCosts, at: number, load: number): number {
  const outside = Math.max((costs.low[at] as number) - load, load - (costs.high[at] as number), 0);
  if (outside === 0) return 0;
  const charge = (costs.rate[at] as number) * outside;
  return costs.isBand[at] === 1 ? Math.ceil(charge - 1e-9) : charge;
}

/** How far the seat is from the best load at its prices, in minutes; ≥ 0. */
export function lossOf(costs: SeatCosts, loads: Float64Array, seat: number): number {
  let loss = 0;
  for (let q = 0; q < costs.width; q++) {
    const at = seat * costs.width + q;
    const load = loads[at] as number;
    loss +=
      chargeOf(costs, at, load) - (costs.prices[at] as number) * load + (costs.given[at] as number);
  }
  return loss;
}
