import type { CoreMoves } from "./core-moves.ts";
import { moveUnit } from "./move-unit.ts";
import type { PairSearch } from "./pair-search.ts";
import type { PairWork } from "./pair-work.ts";
import { pairsBySeat } from "./pairs-by-seat.ts";
import { lossOf } from "./seat-cost.ts";

/** Seats of one chain. */
const DEPTH = 10;
/** First steps that are tried from one seat. */
const STARTS = 4;
/** Weight of the next seat's loss when a step is chosen: the chain can still mend it. */
const SHARE = 0.25;
const WORTH = 0.01;

/**
 * Ejection chains over seats: a seat that loses (overfull, or empty at a price) is put right by an
 * exchange with a neighbour, which is put right by the next, until the whole chain gains. What
 * does not gain within the depth is taken back.
 * Source: Glover 1996, doi:10.1016/0166-218X(94)00037-E; for this problem Yagiura, Ibaraki, Glover
 * 2004, doi:10.1287/ijoc.1030.0036.
 */
export function chainSearch(
  work: PairWork,
  pairs: PairSearch,
  moves: CoreMoves,
  by: {
    readonly leastLoss: number;
    readonly isStopped: () => boolean;
    readonly spend: (work: number) => void;
  },
): number {
  const { costs, loads } = work;
  const seatCount = work.terms.seatCount;
  const near = pairsBySeat(moves, seatCount);
  const losses = new Float64Array(seatCount);
  for (let j = 0; j < seatCount; j++) losses[j] = lossOf(costs, loads, j);
  const order = Array.from(losses.keys())
    .filter((j) => (losses[j] as number) > by.leastLoss)
    .sort((a, b) => (losses[b] as number) - (losses[a] as number) || a - b);
  const onPath = new Uint8Array(seatCount);
  const journal: number[] = [];
  const step: number[] = [];
  let gained = 0;

  /** Best next exchange from seat x; skips the `skip` best first neighbours. Returns the other seat, -1 = none. */
  const next = (x: number, banned: ReadonlySet<number>): { other: number; change: number } => {
    let best = Infinity;
    let change = 0;
    let other = -1;
    const chosen: number[] = [];
    for (let at = near.start[x] as number; at < (near.start[x + 1] as number); at++) {
      const p = near.pair[at] as number;
      const y = (moves.a[p] as number) === x ? (moves.b[p] as number) : (moves.a[p] as number);
      if (onPath[y] === 1 || banned.has(y)) continue;
      const value = pairs.relieve(moves, p, { first: x, share: SHARE, below: best });
      if (value >= best) continue;
      best = value;
      change = pairs.found(chosen);
      other = y;
    }
    step.splice(0, step.length, ...chosen);
    by.spend(pairs.work());
    return { other, change };
  };

  for (const start of order) {
    if (by.isStopped()) break;
    if (lossOf(costs, loads, start) <= by.leastLoss) continue;
    const banned = new Set<number>();
    const none: ReadonlySet<number> = new Set();
    for (let t = 0; t < STARTS && !by.isStopped(); t++) {
      journal.length = 0;
      let x = start;
      let total = 0;
      let isBetter = false;
      const path: number[] = [];
      for (let depth = 0; depth < DEPTH; depth++) {
        onPath[x] = 1;
        path.push(x);
        const { other, change } = next(x, depth === 0 ? banned : none);
        if (other < 0) break;
        if (depth === 0) banned.add(other);
        for (let k = 0; k < step.length; k += 3) {
          const way = { from: step[k + 1] as number, to: step[k + 2] as number };
          moveUnit(work, step[k] as number, way);
          journal.push(step[k] as number, step[k + 1] as number, step[k + 2] as number);
        }
        total += change;
        if (total < -WORTH) {
          isBetter = true;
          break;
        }
        x = other;
      }
      for (const j of path) onPath[j] = 0;
      if (isBetter) {
        gained -= total;
        break;
      }
      for (let k = journal.length - 3; k >= 0; k -= 3) {
        const back = { from: journal[k + 2] as number, to: journal[k + 1] as number };
        moveUnit(work, journal[k] as number, back);
      }
      if (journal.length === 0) break;
    }
  }
  return gained;
}
