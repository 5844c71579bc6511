import { type Rng, seededRng } from "../../../shared/index.ts";
import { anneal, LOWER } from "./anneal.ts";
import { ChainSearch } from "./chain-search.ts";
import { coolingFor, typicalRise } from "./cooling.ts";
import { coreLists, reducedCosts } from "./core-lists.ts";
import { PairExchange } from "./pair-exchange.ts";
import type { PairTable } from "./pair-table.ts";
import { PlacedJobs } from "./placed-jobs.ts";

/** Agents per job in the lists of candidates. */
const WIDTH = 8;
/** Jobs that a chain pulls, and partial chains that are followed at every length. */
const REACH = { depth: 10, beam: 6 };

/**
 * Pairs at which a look costs twice as much time as in a small problem, because its tables leave
 * the nearest cache: work is counted by what it takes, so that a budget lasts as long for all.
 */
const FAR_PAIRS = 80_000;

/** Looks for each job in an annealing beyond the budget. */
const RESCUE_PER_JOB = 10_000;

interface Budget {
  readonly seed: number;
  readonly work: number;
  readonly shouldStop?: (() => boolean) | undefined;
  readonly hurry?: (() => number) | undefined;
}

/** One annealing: its share of the whole budget, and where in its cooling it begins. */
interface Turn {
  readonly length: number;
  readonly from: number;
}

/** The annealings of one problem, one after another. Search state: identity matters, so it is a class. */
export class TightSearch {
  readonly reduced: Float64Array;
  readonly #prices: Float64Array;
  readonly #budget: Budget;
  readonly #rng: Rng;
  readonly #rise: number;
  readonly #dearness: number;
  readonly #placed: PlacedJobs;
  readonly #chains: ChainSearch;
  readonly #pairs: PairExchange;
  /** Least excess without overload so far. */
  #below = Number.POSITIVE_INFINITY;
  /** Annealings that ended with nothing feasible in hand. */
  #failed = 0;

  constructor(table: PairTable, prices: Float64Array, budget: Budget) {
    this.reduced = reducedCosts(table, prices);
    this.#prices = prices;
    this.#budget = budget;
    this.#dearness = 1 + (table.agents * table.jobs) / FAR_PAIRS;
    this.#rng = seededRng(budget.seed);
    this.#rise = typicalRise(table, this.reduced);
    const core = coreLists(table, this.reduced, WIDTH);
    const terms = { table, prices, reduced: this.reduced, core };
    this.#placed = new PlacedJobs(terms, new Int32Array(table.jobs));
    this.#chains = new ChainSearch(terms, this.#placed, REACH);
    this.#pairs = new PairExchange(terms, this.#placed);
  }

  /** Share of the budget that is gone. */
  done(): number {
    const { work, hurry, shouldStop } = this.#budget;
    if (shouldStop?.() === true) return 1;
    return Math.max((this.#looks() * this.#dearness) / work, hurry?.() ?? 0);
  }

  /** Says that a feasible assignment is in hand already; only better ones are reported from now on. */
  accept(assigned: Int32Array): void {
    this.#placed.restart(assigned);
    this.#below = this.#placed.excess;
  }

  /** A copy of the assignment in which the last annealing ended. */
  current(): Int32Array {
    return this.#placed.assigned.slice();
  }

  /** Anneals once from an assignment; returns a better one than all before, or null. */
  anneal(start: Int32Array, turn: Turn): Int32Array | null {
    const began = this.done();
    const length = Math.min(turn.length, 1 - began);
    return this.#run(start, () => {
      const done = this.done();
      return done >= 1 ? 1 : turn.from + ((done - began) / length) * (1 - turn.from);
    });
  }

  /** A short annealing beyond the budget, for when nothing feasible is in hand; counted, not timed. */
  rescue(start: Int32Array): Int32Array | null {
    const began = this.#looks();
    const most = RESCUE_PER_JOB * start.length;
    return this.#run(start, () =>
      this.#budget.shouldStop?.() === true ? 1 : (this.#looks() - began) / most,
    );
  }

  #looks(): number {
    return this.#chains.work + this.#pairs.work;
  }

  #run(start: Int32Array, share: () => number): Int32Array | null {
    this.#placed.restart(start);
    let better: Int32Array | null = null;
    if (this.#placed.overload === 0 && this.#placed.excess < this.#below - LOWER) {
      this.#below = this.#placed.excess;
      better = start;
    }
    anneal(
      {
        chains: this.#chains,
        pairs: this.#pairs,
        prices: this.#prices,
        rng: this.#rng,
        share,
        onBetter: (excess) => {
          this.#below = excess;
          better = this.#placed.assigned.slice();
        },
        below: this.#below,
      },
      coolingFor(this.#rise, this.#failed),
    );
    if (this.#below === Number.POSITIVE_INFINITY) this.#failed += 1;
    return better;
  }
}
