import type { Arcs } from "../bound/arcs.ts";
import type { Instance } from "../objective/instance.ts";
import type { PriceView } from "./price-view.ts";

/** For every unit some seats whose priced cost is close to its cheapest, cheapest first. */
export interface NearSeats {
  readonly start: Int32Array;
  readonly seat: Int32Array;
  /** Priced cost above the unit's cheapest, minutes a month. */
  readonly above: Float64Array;
}

/** The `most` cheapest seats of every unit among its arcs, at the prices. */
export function nearSeats(
  instance: Instance,
  arcs: Arcs,
  view: PriceView,
  most: number,
): NearSeats {
  const start = new Int32Array(instance.unitCount + 1);
  const seat = new Int32Array(instance.unitCount * most);
  const above = new Float64Array(instance.unitCount * most);
  let size = 0;
  let k = 0;
  for (let i = 0; i < instance.unitCount; i++) {
    const first = size;
    if (arcs.units[k] === i) {
      for (let a = arcs.start[k] ?? 0; a < (arcs.start[k + 1] ?? 0); a++) {
        const j = arcs.seat[a] ?? 0;
        const value = view.above(i, j);
        let at = size;
        if (size - first === most) {
          if (value >= (above[size - 1] ?? 0)) continue;
          at = size - 1;
        } else size += 1;
        while (at > first && (above[at - 1] ?? 0) > value) {
          above[at] = above[at - 1] ?? 0;
          seat[at] = seat[at - 1] ?? 0;
          at -= 1;
        }
        above[at] = value;
        seat[at] = j;
      }
      k += 1;
    }
    start[i + 1] = size;
  }
  return { start, seat: seat.slice(0, size), above: above.slice(0, size) };
}
