import type { ArcTable } from "../candidates/arc-table.ts";
import type { Workshop } from "../crew/crew.ts";
import type { DualTerms } from "../dual/dual-terms.ts";

/** What the hands share that collect moves. All arrays are memory that all hands see. */
export interface MovesWork {
  readonly arcs: ArcTable;
  readonly terms: DualTerms;
  readonly prices: Float64Array;
  readonly assigned: Int32Array;
  /** By row: how far the second cheapest arc lies above the cheapest, minutes. */
  readonly gaps: Float32Array;
  /** 1 = the unit stays; null = none. */
  readonly isTied: Uint8Array | null;
  readonly rowsPerBlock: number;
  readonly seatsPerBlock: number;
  /** Rise at most, and at most from and to seats that lose much; minutes. */
  readonly reach: number;
  readonly wide: number;
  readonly isLosing: Uint8Array | null;
  /** By block of rows, then lower seat: how many moves; once counted, where the next one goes. */
  readonly places: Int32Array;
  /** First move of every lower seat; none before the moves are counted. */
  readonly start: Int32Array;
  readonly unit: Int32Array;
  /** Higher seat × 2, + 1 when the move leads down to the lower seat. */
  readonly way: Int32Array;
  readonly rise: Float64Array;
}

/** What a unit pays in an arc's seat at the prices. */
function keyOf({ arcs, terms, prices }: MovesWork, r: number, at: number): number {
  const { width } = terms;
  const j = (arcs.seat[at] as number) * width;
  let key = arcs.cost[at] as number;
  for (let q = 0; q < width; q++)
    key += (arcs.amount[r * width + q] as number) * (prices[j + q] as number);
  return key;
}

function noteGaps(work: MovesWork, block: number): void {
  const { arcs, gaps } = work;
  const last = Math.min(arcs.rows, (block + 1) * work.rowsPerBlock);
  for (let r = block * work.rowsPerBlock; r < last; r++) {
    const base = r * arcs.stride;
    const end = base + (arcs.size[r] as number);
    let least = Infinity;
    let second = Infinity;
    for (let at = base; at < end; at++) {
      const key = keyOf(work, r, at);
      if (key < least) {
        second = least;
        least = key;
      } else if (key < second) second = key;
    }
    gaps[r] = second - least;
  }
}

/** Calls `found` for every move of the block's rows that rises little, row by row. */
function eachMove(
  work: MovesWork,
  block: number,
  found: (move: { u: number; from: number; to: number; rise: number }) => void,
): void {
  const { arcs, assigned, isLosing, isTied } = work;
  const last = Math.min(arcs.rows, (block + 1) * work.rowsPerBlock);
  const farthest = isLosing === null ? work.reach : work.wide;
  const move = { u: 0, from: 0, to: 0, rise: 0 };
  for (let r = block * work.rowsPerBlock; r < last; r++) {
    if ((work.gaps[r] as number) > farthest) continue;
    const u = arcs.units[r] as number;
    const j = assigned[u] as number;
    if (j < 0 || isTied?.[u] === 1) continue;
    const base = r * arcs.stride;
    const end = base + (arcs.size[r] as number);
    let own = base;
    while (own < end && arcs.seat[own] !== j) own += 1;
    if (own === end) continue;
    const here = keyOf(work, r, own);
    const isFrom = isLosing?.[j] === 1;
    for (let at = base; at < end; at++) {
      if (at === own) continue;
      const k = arcs.seat[at] as number;
      const rise = keyOf(work, r, at) - here;
      if (rise > (isFrom || isLosing?.[k] === 1 ? work.wide : work.reach)) continue;
      move.u = u;
      move.from = j;
      move.to = k;
      move.rise = rise;
      found(move);
    }
  }
}

function countMoves(work: MovesWork, block: number): void {
  const { places } = work;
  const seats = work.terms.seatCount;
  places.fill(0, block * seats, (block + 1) * seats);
  eachMove(work, block, ({ from, to }) => {
    const at = block * seats + Math.min(from, to);
    places[at] = (places[at] as number) + 1;
  });
}

function fillMoves(work: MovesWork, block: number): void {
  const { places, unit, way, rise } = work;
  const seats = work.terms.seatCount;
  eachMove(work, block, (move) => {
    const { from, to } = move;
    const at = block * seats + Math.min(from, to);
    const place = places[at] as number;
    places[at] = place + 1;
    unit[place] = move.u;
    way[place] = Math.max(from, to) * 2 + (from < to ? 0 : 1);
    rise[place] = move.rise;
  });
}

/** Puts the moves of each lower seat in the order of their way, then rise; equal ones stay as they are. */
function sortMoves(work: MovesWork): (block: number) => void {
  const ways = new Int32Array(work.terms.seatCount * 2 + 1);
  let units = new Int32Array(0);
  let rises = new Float64Array(0);
  return (block) => {
    const last = Math.min(work.terms.seatCount, (block + 1) * work.seatsPerBlock);
    for (let low = block * work.seatsPerBlock; low < last; low++) {
      const from = work.start[low] as number;
      const to = work.start[low + 1] as number;
      const known: number[] = [];
      for (let at = from; at < to; at++) {
        const way = work.way[at] as number;
        if (ways[way] === 0) known.push(way);
        ways[way] = (ways[way] as number) + 1;
      }
      known.sort((a, b) => a - b);
      if (units.length < to - from) {
        units = new Int32Array(2 * (to - from));
        rises = new Float64Array(2 * (to - from));
      }
      units.set(work.unit.subarray(from, to));
      rises.set(work.rise.subarray(from, to));
      let next = from;
      const ends: number[] = [];
      for (const way of known) {
        const count = ways[way] as number;
        ways[way] = next;
        next += count;
        ends.push(next);
      }
      placeMoves(work, { from, to, ways, units, rises });
      let at = from;
      for (let k = 0; k < known.length; k++) {
        const end = ends[k] as number;
        insertByRise(work, at, end);
        work.way.fill(known[k] as number, at, end);
        at = end;
        ways[known[k] as number] = 0;
      }
    }
  };
}

/** Moves of one lower seat, copied, and where the next of each way goes. */
interface Copied {
  readonly from: number;
  readonly to: number;
  readonly ways: Int32Array;
  readonly units: Int32Array;
  readonly rises: Float64Array;
}

function placeMoves(work: MovesWork, { from, to, ways, units, rises }: Copied): void {
  for (let at = from; at < to; at++) {
    const way = work.way[at] as number;
    const place = ways[way] as number;
    ways[way] = place + 1;
    work.unit[place] = units[at - from] as number;
    work.rise[place] = rises[at - from] as number;
  }
}

/** Lists up to so long are sorted by insertion. */
const SHORT = 48;

function insertByRise({ unit, rise }: MovesWork, from: number, to: number): void {
  if (to - from > SHORT) {
    const order = Array.from({ length: to - from }, (_, k) => from + k).sort(
      (a, b) => (rise[a] as number) - (rise[b] as number) || a - b,
    );
    const units = Int32Array.from(order, (at) => unit[at] as number);
    const rises = Float64Array.from(order, (at) => rise[at] as number);
    unit.set(units, from);
    rise.set(rises, from);
    return;
  }
  for (let at = from + 1; at < to; at++) {
    const u = unit[at] as number;
    const r = rise[at] as number;
    let place = at;
    while (place > from && (rise[place - 1] as number) > r) {
      unit[place] = unit[place - 1] as number;
      rise[place] = rise[place - 1] as number;
      place -= 1;
    }
    unit[place] = u;
    rise[place] = r;
  }
}

/** Collects moves; blocks of rows count and fill, blocks of seats sort. */
export const movesWorkshop: Workshop<MovesWork> = {
  name: "moves",
  tasks: (work) => ({
    gaps: (block) => noteGaps(work, block),
    count: (block) => countMoves(work, block),
    fill: (block) => fillMoves(work, block),
    sort: sortMoves(work),
  }),
};
