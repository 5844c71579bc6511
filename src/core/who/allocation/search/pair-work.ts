import type { DualTerms } from "../dual/dual-terms.ts";
import type { Kinds } from "./kinds-exchange.ts";
import type { SeatCosts } from "./seat-cost.ts";

/** What the search of pairs changes, and what it reads. */
export interface PairWork {
  readonly terms: DualTerms;
  readonly costs: SeatCosts;
  readonly assigned: Int32Array;
  /** By seat, then resource. */
  readonly loads: Float64Array;
  /** Where units come in few kinds. */
  readonly kinds: Kinds | null;
}
