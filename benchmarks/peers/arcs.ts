import {
  arcTable,
  mergeFarSeats,
  mergeFound,
} from "../../src/core/who/allocation/candidates/arc-table.ts";
import { NearestSeats } from "../../src/core/who/allocation/candidates/nearest-seats.ts";
import { inlineCrew } from "../../src/core/who/allocation/crew/inline-crew.ts";
import { dualTerms } from "../../src/core/who/allocation/dual/dual-terms.ts";
import { type Instance, pairCost } from "../../src/core/who/allocation/instance/instance.ts";

/** Some eligible pairs of an instance, by unit. */
export interface Arcs {
  readonly name: string;
  /** Arcs of unit u: `start[u] … start[u + 1]`. */
  readonly start: Float64Array;
  readonly seat: Int32Array;
  /** Minutes a month. */
  readonly cost: Float64Array;
}

export interface ArcChoice {
  readonly name: string;
  /** Cheapest seats per unit. */
  readonly nearest: number;
  /** Also the best of every sibling subtree on the way down the tree of seats. */
  readonly far: boolean;
  /** Prices by resource and seat at which "cheapest" is meant; null = none. */
  readonly prices: readonly Float64Array[] | null;
}

/** Room for the cheapest seats and one of each level of the tree. */
const FAR_ROOM = 24;

function bySeat(prices: readonly Float64Array[], seats: number): Float64Array {
  return Float64Array.from(
    { length: seats * prices.length },
    (_, at) => prices[at % prices.length]?.[Math.floor(at / prices.length)] ?? 0,
  );
}

/** The pairs that a peer may use. */
export function chooseArcs(instance: Instance, choice: ArcChoice): Arcs {
  const crew = inlineCrew();
  const terms = dualTerms(instance, crew.memory);
  const nearest = new NearestSeats(instance, terms.amounts);
  if (choice.prices !== null) nearest.setPrices(bySeat(choice.prices, instance.seatCount));
  const one = arcTable(crew, {
    units: new Int32Array(1),
    weight: 1,
    stride: choice.nearest + (choice.far ? FAR_ROOM : 0),
    amounts: terms.amounts,
    width: terms.width,
    price: instance.price,
  });
  const room = instance.unitCount * one.stride;
  const start = new Float64Array(instance.unitCount + 1);
  const seat = new Int32Array(room);
  const cost = new Float64Array(room);
  let size = 0;
  for (let u = 0; u < instance.unitCount; u++) {
    one.units[0] = u;
    one.size[0] = 0;
    nearest.find(u, choice.nearest);
    mergeFound(one, 0, nearest);
    if (choice.far)
      mergeFarSeats(instance, one, { row: 0, nearest, costOf: (j) => pairCost(instance, u, j) });
    for (let at = 0; at < (one.size[0] as number); at++) {
      seat[size] = one.seat[at] as number;
      cost[size] = pairCost(instance, u, seat[size] as number);
      size += 1;
    }
    start[u + 1] = size;
  }
  return { name: choice.name, start, seat: seat.subarray(0, size), cost: cost.subarray(0, size) };
}
