import { seededRng } from "../../../shared/index.ts";
import { anneal, type Cooling } from "./anneal.ts";
import { ChainSearch } from "./chain-search.ts";
import { coreLists, rankedAgents, reducedCosts } from "./core-lists.ts";
import { findPrices } from "./find-prices.ts";
import { type PairTable, pairTable } from "./pair-table.ts";
import { PlacedJobs } from "./placed-jobs.ts";
import { costOf, type TightProblem } from "./tight-problem.ts";

export interface TightOptions {
  readonly seed: number;
  /** Budget in counted candidates. */
  readonly work: number;
  /** Asked now and then; true ends the search. */
  readonly shouldStop?: (() => boolean) | undefined;
  /** Share of the time that is gone, 0 … 1: a guard that makes the search cool faster than its budget. */
  readonly hurry?: (() => number) | undefined;
  readonly cooling?: any;
}

export interface TightOutcome {
  /** Agent per job; -1 everywhere when no feasible assignment was found. */
  readonly assigned: Int32Array;
  /** Sum of costs; Infinity when no feasible assignment was found. */
  readonly objective: number;
  /** No assignment costs less; Infinity = there is provably none. */
  readonly lowerBound: number;
  readonly isFeasible: boolean;
}

/** Agents per job in the lists of candidates. */
const WIDTH = 8;
const REACH = { depth: 10, beam: 6 };

/** Median over the jobs of what their second cheapest agent costs more than the cheapest. */
function typicalRise(table: PairTable, reduced: Float64Array): number {
  const rises = new Float64Array(table.jobs);
  for (let i = 0; i < table.jobs; i++) {
    const second = rankedAgents(table, reduced, i)[1];
    rises[i] = second === undefined ? 0 : (reduced[i * table.agents + second] as number);
  }
  return rises.sort()[table.jobs >> 1] as number;
}

/** Every job with its cheapest agent at the prices. */
function relaxedPlan(table: PairTable, reduced: Float64Array): Int32Array {
  return Int32Array.from({ length: table.jobs }, (_, i) => rankedAgents(table, reduced, i)[0] ?? 0);
}

/** Solves a generalised assignment problem as well as the budget of counted work allows. */
export function solveTight(problem: TightProblem, options: TightOptions): TightOutcome {
  const table = pairTable(problem);
  const { prices, lowerBound } = findPrices(table, null);
  let assigned = new Int32Array(problem.jobs).fill(-1);
  if (!Number.isFinite(lowerBound))
    return { assigned, objective: lowerBound, lowerBound, isFeasible: false };
  const reduced = reducedCosts(table, prices);
  const terms = { table, prices, reduced, core: coreLists(table, reduced, WIDTH) };
  const placed = new PlacedJobs(terms, relaxedPlan(table, reduced));
  const search = new ChainSearch(terms, placed, REACH);
  anneal(
    {
      search,
      prices,
      rng: seededRng(options.seed),
      share: () =>
        options.shouldStop?.() === true
          ? 1
          : Math.max(search.work / options.work, options.hurry?.() ?? 0),
      onBetter: () => {
        assigned = placed.assigned.slice();
      },
      excess: Number.POSITIVE_INFINITY,
    },
    cooling(typicalRise(table, reduced), options.cooling),
  );
  const objective = costOf(problem, assigned) ?? Number.POSITIVE_INFINITY;
  return { assigned, objective, lowerBound, isFeasible: Number.isFinite(objective) };
}

function cooling(r: number, c: any): Cooling {
  const o = { hm: 0.5, hr: 1.2, cm: 0.15, cr: 0.15, soft: 0.3, firm: 6, ...c };
  return {
    hot: Math.max(o.hm, o.hr * r),
    cold: Math.max(o.cm, o.cr * r),
    soft: o.soft,
    firm: o.firm,
  };
}
