import type { Ties } from "../instance/instance.ts";

/** Cells to be shared out among territories that hang together and are alike in weight. */
export interface TerritoryProblem {
  readonly territories: number;
  /** Weight of each cell; integer ≥ 0. */
  readonly weight: Float64Array;
  /** Adjacent cells, and minutes a month for each pair that is parted. */
  readonly ties: Ties;
  /** Least and greatest weight of a territory. */
  readonly low: number;
  readonly high: number;
}

/** Territory per cell, with what it is worth. */
export interface Territories {
  readonly assigned: Int32Array;
  /** Minutes a month of all parted pairs; each pair counts once. */
  readonly parted: number;
  /** Weight beyond the limits, of all territories together; 0 = balanced. */
  readonly outside: number;
  /** Pieces of all territories together; equal to their number when each hangs together. */
  readonly pieces: number;
}
