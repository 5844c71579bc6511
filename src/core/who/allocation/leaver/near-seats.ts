import { pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";

/** Seats that a unit looks at. */
const NEAR = 24;

/** Where a unit could go, best first, and how many seats could hold it at all. */
export interface NearSeats {
  readonly seats: readonly number[];
  readonly eligible: number;
}

/** What a unit takes from a seat, at the prices, in minutes a month. */
export function pricedCost(
  state: PlanState,
  prices: readonly Float64Array[],
  pair: { readonly unit: number; readonly seat: number },
): number {
  const cost = pairCost(state.instance, pair.unit, pair.seat);
  if (cost < 0) return Number.POSITIVE_INFINITY;
  let total = cost;
  for (let q = 0; q < prices.length; q++) {
    const amount = state.instance.resources[q]?.amount[pair.unit] ?? 0;
    total += amount * (prices[q]?.[pair.seat] ?? 0);
  }
  return total;
}

/** The seats of least priced cost, looked for among all but the closed one. O(seats). */
export function nearSeats(
  state: PlanState,
  prices: readonly Float64Array[],
  of: { readonly unit: number; readonly closed: number },
): NearSeats {
  const seats: number[] = [];
  const keys: number[] = [];
  let eligible = 0;
  for (let seat = 0; seat < state.instance.seatCount; seat++) {
    if (seat === of.closed) continue;
    const key = pricedCost(state, prices, { unit: of.unit, seat });
    if (key === Number.POSITIVE_INFINITY) continue;
    eligible += 1;
    if (seats.length === NEAR && key >= (keys[NEAR - 1] as number)) continue;
    let at = Math.min(seats.length, NEAR - 1);
    for (; at > 0 && (keys[at - 1] as number) > key; at--) {
      keys[at] = keys[at - 1] as number;
      seats[at] = seats[at - 1] as number;
    }
    keys[at] = key;
    seats[at] = seat;
  }
  return { seats, eligible };
}
