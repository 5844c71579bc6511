import type { Instance } from "../objective/instance.ts";
import { type Prices, seatSide } from "./prices.ts";

/** Floating sums over a million units stay within this share of the true value. */
const FLOAT_SHARE = 1e-9;

/** Cheapest priced seat of unit i over all its eligible seats, or its price of being left out. */
export function cheapestPriced(instance: Instance, prices: Prices, i: number): number {
  const { seatCount, rows } = instance;
  const start = (instance.rowOf[i] ?? 0) * seatCount;
  const previous = instance.previous[i] ?? -1;
  const leaving = instance.switchCost[i] ?? 0;
  let least = instance.price[i] ?? 0;
  for (let j = 0; j < seatCount; j++) {
    const base = rows[start + j] ?? -1;
    if (base < 0) continue;
    let cost = j === previous ? base : base + leaving;
    for (let q = 0; q < prices.length; q++) {
      cost += (instance.resources[q]?.amount[i] ?? 0) * (prices[q]?.[j] ?? 0);
    }
    if (cost < least) least = cost;
  }
  return least;
}

/**
 * A proven lower bound on every allocation: the Lagrangian dual at these prices, rounded up
 * because the objective is an integer. `unitSide` is the sum of the cheapest priced pairs over
 * all eligible pairs, `size` that of their absolute values.
 */
export function lowerBoundFrom(
  instance: Instance,
  prices: Prices,
  units: { readonly unitSide: number; readonly size: number },
): number {
  const side = seatSide(instance, prices);
  const slack = (units.size + Math.abs(side)) * FLOAT_SHARE + 1e-6;
  return Math.ceil(units.unitSide - side - slack);
}
