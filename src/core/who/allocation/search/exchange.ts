/** A side of a pair of seats: 0 = A, 1 = B. */
export type Side = 0 | 1;

/** What an exchange is sought for. */
export interface Wanted {
  /** Only values below this one count, minutes. */
  readonly below: number;
  /** No flow loses less than this, minutes. */
  readonly floor: number;
  /** What both seats lose when `flow` of every resource goes from A to B, minutes. */
  readonly lossOf: (flow: Float64Array) => number;
}

/**
 * A search for the best exchange between two seats among the units that were added. What is
 * minimised is the rises of the units that move plus what the seats lose afterwards.
 */
export interface Exchange {
  clear(): void;
  /** Notes the next dearer unit that may leave a side; false = one more like it helps nothing. */
  add(side: Side, u: number, rise: number): boolean;
  /** Value of the best exchange in minutes; Infinity = none. */
  find(wanted: Wanted): number;
  /** Hands out the moves of the exchange found last: unit, and the side it leaves. */
  each(move: (u: number, side: Side) => void): void;
  /** Flows looked at since it was last asked for. */
  work(): number;
}
