import type { Priced } from "../bound/price-search.ts";
import type { PriceView } from "./price-view.ts";

/**
 * For every kind of unit some seats whose priced cost is close to its cheapest, cheapest first:
 * kind k has the entries start[k] … start[k + 1].
 */
export interface NearSeats {
  /** Kind of every unit; -1 for units that fit nowhere. */
  readonly kindOf: Int32Array;
  readonly start: Int32Array;
  readonly seat: Int32Array;
  /** Priced cost above the kind's cheapest, minutes a month. */
  readonly above: Float64Array;
}

/** Keeps the `most` cheapest seats of one kind in order; returns the new size of the whole list. */
function insert(
  list: { readonly seat: Int32Array; readonly above: Float64Array },
  range: { readonly first: number; readonly size: number; readonly most: number },
  entry: { readonly j: number; readonly value: number },
): number {
  const { seat, above } = list;
  const { first, size, most } = range;
  const isFull = size - first === most;
  if (isFull && entry.value >= (above[size - 1] ?? 0)) return size;
  let at = isFull ? size - 1 : size;
  for (; at > first && (above[at - 1] ?? 0) > entry.value; at--) {
    above[at] = above[at - 1] ?? 0;
    seat[at] = seat[at - 1] ?? 0;
  }
  above[at] = entry.value;
  seat[at] = entry.j;
  return isFull ? size : size + 1;
}

/** The `most` cheapest seats of every kind among its arcs, at the prices. */
export function nearSeats(priced: Priced, view: PriceView, most: number): NearSeats {
  const { arcs, kinds } = priced;
  const start = new Int32Array(arcs.units.length + 1);
  const seat = new Int32Array(arcs.units.length * most);
  const above = new Float64Array(arcs.units.length * most);
  let size = 0;
  for (let k = 0; k < arcs.units.length; k++) {
    const first = size;
    for (let a = arcs.start[k] ?? 0; a < (arcs.start[k + 1] ?? 0); a++) {
      const j = arcs.seat[a] ?? 0;
      const value = view.above(arcs.units[k] ?? 0, j);
      size = insert({ seat, above }, { first, size, most }, { j, value });
    }
    start[k + 1] = size;
  }
  return { kindOf: kinds.of, start, seat: seat.slice(0, size), above: above.slice(0, size) };
}
