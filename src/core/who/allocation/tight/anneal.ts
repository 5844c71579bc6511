import type { Rng } from "../../../shared/index.ts";
import type { ChainSearch } from "./chain-search.ts";
import { type Cooling, stageAt } from "./cooling.ts";
import type { PairExchange } from "./pair-exchange.ts";

export interface AnnealOn {
  readonly chains: ChainSearch;
  readonly pairs: PairExchange;
  readonly prices: Float64Array;
  readonly rng: Rng;
  /** Share of this annealing that is done, 0 … 1; at 1 or more it ends. */
  readonly share: () => number;
  /** Called whenever nobody is overloaded and the excess is below every one before. */
  readonly onBetter: (excess: number) => void;
  /** Excess below which `onBetter` is called first. */
  readonly below: number;
}

/** How much lower an excess has to be to count; sums in doubles drift by less. */
export const LOWER = 1e-6;

/**
 * Simulated annealing whose moves are whole ejection chains and exchanges of one job against two,
 * on a softened problem that hardens.
 * Source: Kirkpatrick, Gelatt, Vecchi 1983, doi:10.1126/science.220.4598.671; a penalty that is
 * compressed beside the temperature: Ohlmann, Bean, Henderson 2004, doi:10.1239/aap/1086957585.
 */
export function anneal(on: AnnealOn, cooling: Cooling): void {
  const { placed } = on.chains;
  const dearest = on.prices.reduce((most, price) => Math.max(most, price), 0);
  let best = on.below;
  for (let share = on.share(); share < 1; share = on.share()) {
    const { heat, unit } = stageAt(cooling, share, dearest);
    placed.overCost.fill(unit);
    for (let j = 0; j < on.prices.length; j++)
      placed.idleCost[j] = Math.min(on.prices[j] as number, unit);
    best = sweep(on, heat, best);
  }
}

/** As many tries as there are jobs and agents; returns the least excess without overload so far. */
function sweep(on: AnnealOn, heat: number, below: number): number {
  const { chains, pairs, rng } = on;
  const { placed } = chains;
  const jobs = placed.assigned.length;
  const starts = jobs + on.prices.length;
  let best = below;
  for (let turn = 0; turn < starts; turn++) {
    const start = rng.below(starts);
    const accept = -heat * Math.log(1 - rng.unit());
    const limit = { accept, follow: accept + heat };
    const moved =
      start < jobs
        ? chains.tryJob(start, limit) || pairs.tryJob(start, limit)
        : chains.tryRoom(start - jobs, limit);
    if (!moved || placed.overload > 0 || placed.excess > best - LOWER) continue;
    best = placed.excess;
    on.onBetter(best);
  }
  return best;
}
