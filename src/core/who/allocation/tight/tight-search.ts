import { type Rng, seededRng } from "../../../shared/index.ts";
import { anneal } from "./anneal.ts";
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
    return Math.max((this.#chains.work + this.#pairs.work) / work, hurry?.() ?? 0);
  }

  /** Says that a feasible assignment is in hand already; only better ones are reported from now on. */
  accept(assigned: Int32Array): void {
    this.#placed.restart(assigned);
    this.#below = this.#placed.excess;
  }

  /** Anneals once from an assignment; returns a better one than all before, or null. */
  anneal(start: Int32Array, turn: Turn): Int32Array | null {
    const began = this.done();
    this.#placed.restart(start);
    let better: Int32Array | null = null;
    if (this.#placed.overload === 0 && this.#placed.excess < this.#below - 1e-6) {
      this.#below = this.#placed.excess;
      better = start;
    }
    anneal(
      {
        chains: this.#chains,
        pairs: this.#pairs,
        prices: this.#prices,
        rng: this.#rng,
        share: () => {
          const done = this.done();
          if (done >= 1) return 1;
          return turn.from + ((done - began) / turn.length) * (1 - turn.from);
        },
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
