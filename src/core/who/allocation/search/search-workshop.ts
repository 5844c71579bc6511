import type { Workshop } from "../crew/crew.ts";
import type { CoreMoves } from "./core-moves.ts";
import { PairSearch } from "./pair-search.ts";
import type { PairWork } from "./pair-work.ts";

/** Pairs that a hand takes at a time. */
export const PAIRS_PER_BLOCK = 64;

/** What the hands of the pair search share. */
export interface SearchWork extends PairWork {
  readonly moves: CoreMoves;
  /** Pairs in the order of the rounds. */
  readonly pair: Int32Array;
  /** First and last + 1 place of the present round in `pair`. */
  readonly span: Int32Array;
  /** Minutes gained, by place of the pair. */
  readonly gained: Float64Array;
  /** Work by pair, in pair evaluations. */
  readonly spent: Float64Array;
}

/** The pair search's work. */
export const searchWorkshop: Workshop<SearchWork> = {
  name: "search",
  tasks: (work) => {
    const search = new PairSearch(work);
    return {
      pairs: (block) => {
        const from = (work.span[0] as number) + block * PAIRS_PER_BLOCK;
        const to = Math.min(work.span[1] as number, from + PAIRS_PER_BLOCK);
        for (let at = from; at < to; at++) {
          work.gained[at] = search.improve(work.moves, work.pair[at] as number);
          work.spent[at] = search.work();
        }
      },
    };
  },
};
