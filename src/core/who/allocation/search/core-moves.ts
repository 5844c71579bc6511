import type { ArcTable } from "../candidates/arc-table.ts";
import type { Crew } from "../crew/crew.ts";
import type { DualTerms } from "../dual/dual-terms.ts";
import { type MovesWork, movesWorkshop } from "./moves-workshop.ts";

/**
 * The moves worth looking at, pair of seats by pair of seats: units of one seat that would lose
 * little by going to the other. Entry lists of a pair stand together, cheapest first.
 */
export interface CoreMoves {
  readonly pairs: number;
  /** Lower and higher seat of each pair. */
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Entries of pair p that lead a → b: fromA[p] … fromB[p] − 1; b → a: fromB[p] … fromA[p + 1] − 1. */
  readonly fromA: Int32Array;
  readonly fromB: Int32Array;
  readonly unit: Int32Array;
  /** Rise of the priced cost by the move, minutes; negative = the unit gains by it. */
  readonly rise: Float64Array;
}

/** What moves are collected from. */
export interface MovesSource {
  readonly crew: Crew;
  readonly arcs: ArcTable;
  readonly terms: DualTerms;
  /** Of the search; in memory that all hands see. */
  readonly prices: Float64Array;
  readonly assigned: Int32Array;
  /** Units that are not to be moved: 1 = stays; null = none. */
  readonly isTied: Uint8Array | null;
}

/** Which moves are collected. */
export interface CoreReach {
  /** Rise at most, in minutes. */
  readonly reach: number;
  /** Seats that lose much, 1 = yes: moves from and to them may rise by `wide`. */
  readonly isLosing: Uint8Array | null;
  readonly wide: number;
}

/** Parts of the work that hands take at a time. */
const BLOCKS = 64;

type Listed = Pick<MovesWork, "unit" | "way" | "rise">;

/** What stays the same from pass to pass. */
export interface MovesBook {
  /** Collects the moves of small rise from the arcs. O(arcs + moves × log). */
  collect(by: CoreReach): CoreMoves;
}

/** Opens the arcs for collecting: rows whose second cheapest seat is far are passed over at once. */
export function movesBook(source: MovesSource): MovesBook {
  const { crew, arcs, terms } = source;
  const { seatCount } = terms;
  const blocks = Math.max(1, Math.min(BLOCKS, arcs.rows));
  const shared = {
    arcs,
    terms,
    prices: source.prices,
    assigned: source.assigned,
    isTied: source.isTied,
    gaps: new Float32Array(crew.memory(arcs.rows * 4)),
    rowsPerBlock: Math.ceil(arcs.rows / blocks),
    seatsPerBlock: Math.ceil(seatCount / BLOCKS),
    places: new Int32Array(crew.memory(blocks * seatCount * 4)),
    start: new Int32Array(crew.memory((seatCount + 1) * 4)),
  };
  const none: Listed = {
    unit: new Int32Array(0),
    way: new Int32Array(0),
    rise: new Float64Array(0),
  };
  const work = (by: CoreReach, moves: Listed, task: readonly [string, number][]): void => {
    const bench = crew.open(movesWorkshop, { ...shared, ...by, ...moves } satisfies MovesWork);
    for (const [name, parts] of task) bench.run(name, parts);
    bench.close();
  };
  let isNoted = false;
  return {
    collect: (by) => {
      work(
        by,
        none,
        isNoted
          ? [["count", blocks]]
          : [
              ["gaps", blocks],
              ["count", blocks],
            ],
      );
      isNoted = true;
      const size = layOut(shared.places, shared.start, blocks);
      const moves = {
        unit: new Int32Array(crew.memory(size * 4)),
        way: new Int32Array(crew.memory(size * 4)),
        rise: new Float64Array(crew.memory(size * 8)),
      };
      work(by, moves, [
        ["fill", blocks],
        ["sort", Math.ceil(seatCount / shared.seatsPerBlock)],
      ]);
      return grouped(crew, { ...moves, start: shared.start });
    },
  };
}

/** Turns the counts into places: by lower seat, then block of rows. Returns how many moves there are. */
function layOut(places: Int32Array, start: Int32Array, blocks: number): number {
  const seats = start.length - 1;
  let next = 0;
  for (let low = 0; low < seats; low++) {
    start[low] = next;
    for (let block = 0; block < blocks; block++) {
      const at = block * seats + low;
      const count = places[at] as number;
      places[at] = next;
      next += count;
    }
  }
  start[seats] = next;
  return next;
}

/** Finds the pairs in the sorted moves. */
function grouped(crew: Crew, moves: Pick<MovesWork, "unit" | "way" | "rise" | "start">): CoreMoves {
  const { way, start } = moves;
  const a: number[] = [];
  const b: number[] = [];
  const fromA: number[] = [];
  const fromB: number[] = [];
  for (let low = 0; low + 1 < start.length; low++) {
    const to = start[low + 1] as number;
    let at = start[low] as number;
    while (at < to) {
      const high = (way[at] as number) >> 1;
      a.push(low);
      b.push(high);
      fromA.push(at);
      while (at < to && way[at] === high * 2) at += 1;
      fromB.push(at);
      while (at < to && way[at] === high * 2 + 1) at += 1;
    }
  }
  fromA.push(way.length);
  const listed = (list: readonly number[]): Int32Array => {
    const copy = new Int32Array(crew.memory(list.length * 4));
    copy.set(list);
    return copy;
  };
  return {
    pairs: a.length,
    a: listed(a),
    b: listed(b),
    fromA: listed(fromA),
    fromB: listed(fromB),
    unit: moves.unit,
    rise: moves.rise,
  };
}
