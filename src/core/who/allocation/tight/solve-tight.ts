import { relaxedPlan } from "./core-lists.ts";
import { findPrices } from "./find-prices.ts";
import { pairTable } from "./pair-table.ts";
import { costOf, type TightProblem } from "./tight-problem.ts";
import { TightSearch } from "./tight-search.ts";

export interface TightOptions {
  readonly seed: number;
  /** Budget in counted candidates. */
  readonly work: number;
  /** Asked once a sweep; true ends the search. */
  readonly shouldStop?: (() => boolean) | undefined;
  /** Share of the time that is gone, 0 … 1: where it outruns the count of work, the search cools by it. */
  readonly hurry?: (() => number) | undefined;
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

/** Jobs and budget of a problem that gets one long annealing; smaller ones and longer budgets get several. */
const LARGE = 1_600;
const LARGE_WORK = 400_000_000;
/** Shortest share of the budget for one annealing. */
const SHORTEST = 1 / 80;
/** Longest one; the rest is for a repair. */
const LONGEST = 0.85;
/** Short annealings beyond the budget while nothing feasible was found. */
const RESCUES = 3;
/** Of so many annealings one begins anew; the others begin half molten at the best assignment. */
const ANEW = 8;
/** Where in its cooling an annealing begins that starts at a good assignment. */
const HALF_MOLTEN = 0.4;

/** Share of the budget that one annealing takes. */
function lengthOf(jobs: number, work: number): number {
  const wanted = Math.min(1, jobs / LARGE) ** 1.5 * Math.sqrt(LARGE_WORK / work);
  return wanted >= LONGEST ? LONGEST : 1 / Math.floor(1 / Math.max(SHORTEST, wanted));
}

const INFEASIBLE = Number.POSITIVE_INFINITY;

function outcomeOf(problem: TightProblem, assigned: Int32Array, lowerBound: number): TightOutcome {
  const objective = costOf(problem, assigned) ?? INFEASIBLE;
  return { assigned, objective, lowerBound, isFeasible: objective < INFEASIBLE };
}

/**
 * Solves a generalised assignment problem as well as the budget of counted work allows.
 * The same problem, seed and work give the same assignment as long as `hurry` stays behind.
 */
export function solveTight(problem: TightProblem, options: TightOptions): TightOutcome {
  const table = pairTable(problem);
  const { prices, lowerBound } = findPrices(table, null);
  const nobody = new Int32Array(problem.jobs).fill(-1);
  if (lowerBound === INFEASIBLE) return outcomeOf(problem, nobody, lowerBound);
  const search = new TightSearch(table, prices, options);
  const relaxed = relaxedPlan(table, search.reduced);
  const length = lengthOf(problem.jobs, options.work);
  let best = outcomeOf(problem, nobody, lowerBound);
  for (let round = 0; search.done() < 1 && best.objective > lowerBound; round++) {
    const start = best.isFeasible ? best.assigned : round === 0 ? relaxed : search.current();
    const found = search.anneal(start, { length, from: round % ANEW === 0 ? 0 : HALF_MOLTEN });
    if (found !== null) best = outcomeOf(problem, found, lowerBound);
  }
  for (let tries = 0; tries < RESCUES && !best.isFeasible; tries++) {
    const found = search.rescue(tries === 0 ? relaxed : search.current());
    if (found !== null) best = outcomeOf(problem, found, lowerBound);
  }
  return best;
}

/**
 * Improves an assignment by annealings that begin half molten; never returns a worse one. `prices`
 * are those of the capacities, where the caller has good ones; null = they are found here. Jobs that
 * are with nobody (-1) or in a forbidden pair are placed.
 */
export function polishTight(
  problem: TightProblem,
  from: { readonly assigned: Int32Array; readonly prices: Float64Array | null },
  options: TightOptions,
): TightOutcome {
  const table = pairTable(problem);
  const { prices, lowerBound } = findPrices(table, from.prices);
  let best = outcomeOf(problem, from.assigned.slice(), lowerBound);
  if (lowerBound === INFEASIBLE) return best;
  const search = new TightSearch(table, prices, options);
  const relaxed = relaxedPlan(table, search.reduced);
  const begin = from.assigned.map((j, i) =>
    j >= 0 && Number.isFinite(table.cost[i * table.agents + j]) ? j : (relaxed[i] as number),
  );
  const length = lengthOf(problem.jobs, options.work);
  if (best.isFeasible) search.accept(best.assigned);
  while (search.done() < 1 && best.objective > lowerBound) {
    const start = best.isFeasible ? best.assigned : begin;
    const found = search.anneal(start, { length, from: HALF_MOLTEN });
    if (found !== null) best = outcomeOf(problem, found, lowerBound);
  }
  return best;
}
