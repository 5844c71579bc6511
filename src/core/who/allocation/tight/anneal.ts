import type { Rng } from "../../../shared/index.ts";
import type { ChainSearch } from "./chain-search.ts";

/**
 * How the search cools: from a temperature at which most chains are taken to one at which hardly any
 * is, while a unit of room or overload becomes dearer from less than a temperature to more than
 * its price. Tight problems freeze at once when full agents are hard from the beginning.
 */
export interface Cooling {
  /** Temperature at the beginning and at the end, in units of cost. */
  readonly hot: number;
  readonly cold: number;
  /** Soft cost of a unit of room, in temperatures, at the beginning and before the last part. */
  readonly soft: number;
  readonly firm: number;
}

/** Share of an annealing after which rooms harden up to their true price. */
const HARDENING = 0.85;
/** How much more than any price a unit of overload costs in the end. */
const OVERLOAD = 2;
/** How far partial chains are followed beyond the limit, in temperatures. */
const BEYOND = 1;

export interface AnnealOn {
  readonly search: ChainSearch;
  readonly prices: Float64Array;
  readonly rng: Rng;
  /** Share of this annealing that is done, 0 … 1; at 1 or more it ends. */
  readonly share: () => number;
  /** Called whenever no agent is overloaded and the excess is lower than it ever was. */
  readonly onBetter: (excess: number) => void;
  /** Excess below which `onBetter` is called first. */
  readonly excess: number;
}

/** Temperature and soft cost of a unit of room at a share of the annealing. */
function stage(cooling: Cooling, share: number, dearest: number): { heat: number; unit: number } {
  const part = Math.min(1, share / HARDENING);
  const heat = cooling.hot * (cooling.cold / cooling.hot) ** part;
  const unit = heat * cooling.soft * (cooling.firm / cooling.soft) ** part;
  if (share <= HARDENING) return { heat, unit };
  const last = Math.min(1, (share - HARDENING) / (1 - HARDENING) / 0.8);
  const final = Math.max(unit, OVERLOAD * dearest);
  return { heat, unit: unit * (final / unit) ** last };
}

/**
 * Simulated annealing whose moves are whole ejection chains, on a softened problem that hardens.
 * Source: Kirkpatrick, Gelatt, Vecchi 1983, doi:10.1126/science.220.4598.671.
 */
export function anneal(on: AnnealOn, cooling: Cooling): void {
  const { search, prices, rng } = on;
  const { placed } = search;
  const jobs = placed.assigned.length;
  const starts = jobs + prices.length;
  const dearest = prices.reduce((most, price) => Math.max(most, price), cooling.hot);
  let best = on.excess;
  for (let share = on.share(); share < 1; share = on.share()) {
    const { heat, unit } = stage(cooling, share, dearest);
    placed.overCost.fill(unit);
    placed.idleCost.set(prices.map((price) => Math.min(price, unit)));
    for (let turn = 0; turn < starts; turn++) {
      const start = rng.below(starts);
      const accept = -heat * Math.log(1 - rng.unit());
      const limit = { accept, follow: accept + BEYOND * heat };
      const moved =
        start < jobs ? search.tryJob(start, limit) : search.tryRoom(start - jobs, limit);
      if (!moved || placed.overload > 0 || placed.excess >= best) continue;
      best = placed.excess - 1e-6;
      on.onBetter(placed.excess);
    }
  }
}
