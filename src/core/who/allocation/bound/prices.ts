import type { Instance } from "../objective/instance.ts";

/**
 * One price per resource and seat, in minutes a month per unit of the resource. For a limit it
 * is ≥ 0; for a band it lies within ± rate / per, negative where the seat has too little.
 */
export type Prices = readonly Float64Array[];

/**
 * The most that the seats' own side of the Lagrangian can give back at these prices:
 * Σ max over loads of (price × load − band cost), loads within the limit.
 */
export function seatSide(instance: Instance, prices: Prices): number {
  let total = 0;
  instance.resources.forEach((resource, q) => {
    for (let j = 0; j < instance.seatCount; j++) {
      const price = prices[q]?.[j] ?? 0;
      if (price === 0) continue;
      const band = resource.band;
      if (band === null) total += price * (resource.limit[j] ?? 0);
      else total += price * ((price > 0 ? band.high[j] : band.low[j]) ?? 0);
    }
  });
  return total;
}
