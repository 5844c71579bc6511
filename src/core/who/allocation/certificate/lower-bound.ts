import { type DualTerms, seatSide } from "../dual/dual-terms.ts";

/** Floating sums over a million units stay within this share of the true value. */
const FLOAT_SHARE = 1e-9;

/**
 * A proven lower bound on every allocation: the Lagrangian dual at these prices, rounded up
 * because the objective is an integer. `unitSide` is the sum of the cheapest priced pairs over
 * all eligible pairs, `size` that of their absolute values.
 * Source: Geoffrion 1974, doi:10.1007/BFb0120690.
 */
export function lowerBoundFrom(
  terms: DualTerms,
  prices: Float64Array,
  units: { readonly unitSide: number; readonly size: number },
): number {
  const side = seatSide(terms, prices);
  const slack = (units.size + Math.abs(side)) * FLOAT_SHARE + 1e-6;
  return Math.ceil(units.unitSide - side - slack);
}
