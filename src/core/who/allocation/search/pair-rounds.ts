import type { CoreMoves } from "./core-moves.ts";

/** Pairs that touch the same seat never stand in one round. */
export interface PairRounds {
  /** Pairs, round by round. */
  readonly pair: Int32Array;
  /** Pairs of round r: start[r] … start[r + 1] − 1. */
  readonly start: Int32Array;
  readonly count: number;
}

/** Words of 32 rounds that a seat can be busy in; pairs beyond the last round wait for the next pass. */
const WORDS = 8;

/**
 * Colours the pairs greedily, in their order: all pairs of one round can be worked on at once, by
 * any number of hands, with the same result.
 */
export function pairRounds(moves: CoreMoves, seatCount: number): PairRounds {
  const busy = new Int32Array(seatCount * WORDS);
  const roundOf = new Int32Array(moves.pairs);
  const size = new Int32Array(WORDS * 32 + 1);
  for (let p = 0; p < moves.pairs; p++) {
    const a = (moves.a[p] as number) * WORDS;
    const b = (moves.b[p] as number) * WORDS;
    let round = -1;
    for (let word = 0; word < WORDS && round < 0; word++) {
      const free = ~((busy[a + word] as number) | (busy[b + word] as number));
      if (free === 0) continue;
      const bit = 31 - Math.clz32(free & -free);
      busy[a + word] = (busy[a + word] as number) | (1 << bit);
      busy[b + word] = (busy[b + word] as number) | (1 << bit);
      round = word * 32 + bit;
    }
    roundOf[p] = round;
    if (round >= 0) size[round + 1] = (size[round + 1] as number) + 1;
  }
  let count = 0;
  for (let r = 0; r < WORDS * 32; r++) {
    if ((size[r + 1] as number) > 0) count = r + 1;
    size[r + 1] = (size[r + 1] as number) + (size[r] as number);
  }
  const pair = new Int32Array(size[WORDS * 32] as number);
  const fill = size.slice();
  for (let p = 0; p < moves.pairs; p++) {
    const round = roundOf[p] as number;
    if (round < 0) continue;
    pair[fill[round] as number] = p;
    fill[round] = (fill[round] as number) + 1;
  }
  return { pair, start: size, count };
}
