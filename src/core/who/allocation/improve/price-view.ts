import type { Flat } from "../bound/flat.ts";
import { cheapestPriced } from "../bound/lower-bound.ts";
import type { Priced } from "../bound/price-search.ts";
import { bandCost, type Instance, pairCost } from "../objective/instance.ts";
import type { PlanState } from "../objective/plan-state.ts";

/**
 * The plan seen through the prices. The gap is exactly Σ excess of units + Σ loss of seats, so
 * no move gains more than what the units and seats it touches have to give: what makes it
 * possible to skip almost every move unseen.
 */
export class PriceView {
  readonly #flat: Flat;
  readonly #prices: Float64Array;
  readonly #instance: Instance;
  /** Cheapest priced cost per unit over all its seats, minutes a month. */
  readonly #least: Float64Array;

  constructor(priced: Priced) {
    this.#flat = priced.flat;
    this.#prices = priced.flatPrices;
    this.#instance = priced.flat.instance;
    this.#least = new Float64Array(this.#instance.unitCount);
    for (let i = 0; i < this.#least.length; i++) {
      this.#least[i] = cheapestPriced(this.#instance, priced.prices, i);
    }
  }

  /** How much dearer than its cheapest the unit is in seat j (-1 = left out); Infinity when forbidden. */
  above(i: number, j: number): number {
    const least = this.#least[i] as number;
    if (j < 0) return (this.#instance.price[i] as number) - least;
    const cost = pairCost(this.#instance, i, j);
    if (cost < 0) return Number.POSITIVE_INFINITY;
    const { width, amounts } = this.#flat;
    let priced = cost;
    for (let q = 0; q < width; q++) {
      priced += (amounts[i * width + q] as number) * (this.#prices[j * width + q] as number);
    }
    return priced - least;
  }

  /** What the seat's load loses against the best load at the prices, ≥ 0. */
  lossOf(state: PlanState, j: number): number {
    if (j < 0) return 0;
    const { width, top, foot } = this.#flat;
    let loss = 0;
    for (let q = 0; q < width; q++) {
      const at = j * width + q;
      const price = this.#prices[at] as number;
      const load = state.loads[q]?.[j] ?? 0;
      const band = this.#instance.resources[q]?.band ?? null;
      if (band !== null) loss += bandCost(band, j, load);
      if (price > 0) loss += price * ((top[at] as number) - load);
      else if (price < 0) loss += price * ((foot[at] as number) - load);
    }
    return loss;
  }
}
