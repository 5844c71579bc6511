import { NearestSeats } from "../candidates/nearest-seats.ts";
import { dualTerms } from "../dual/dual-terms.ts";
import type { Instance } from "../instance/instance.ts";

/** Seats that a unit looks at. */
export const NEAR = 24;

/** The seats of least priced cost for a unit, best first, whether or not they have room. */
export type SeatFinder = (unit: number) => readonly number[];

/** Prices by seat, then resource. */
function laid(prices: readonly Float64Array[], seatCount: number): Float64Array {
  const width = prices.length;
  const flat = new Float64Array(seatCount * width);
  prices.forEach((list, q) => {
    for (let j = 0; j < seatCount; j++) flat[j * width + q] = list[j] as number;
  });
  return flat;
}

/** Finds near seats of any unit at these prices (per resource and seat), over all that may hold it. */
export function seatFinder(instance: Instance, prices: readonly Float64Array[]): SeatFinder {
  const { amounts } = dualTerms(instance, (bytes) => new ArrayBuffer(bytes));
  const nearest = new NearestSeats(instance, amounts, NEAR);
  nearest.setPrices(laid(prices, instance.seatCount));
  return (unit) => {
    nearest.find(unit, NEAR);
    return Array.from(nearest.found.seat.subarray(0, nearest.found.size));
  };
}
