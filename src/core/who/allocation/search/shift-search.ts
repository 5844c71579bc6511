import type { CoreMoves } from "./core-moves.ts";
import type { Kinds } from "./kinds-exchange.ts";
import { moveUnit } from "./move-unit.ts";
import type { PairWork } from "./pair-work.ts";
import { pairsBySeat } from "./pairs-by-seat.ts";
import { ParcelLists, type Way } from "./parcel-lists.ts";
import { type Parcel, parcelsOf } from "./parcels.ts";
import { lossOf } from "./seat-cost.ts";

/** Units of one parcel at most. */
const AT_ONCE = 3;
/** Less than this many minutes is no improvement. */
const WORTH = 0.01;
/** Sums in floating point may differ by so many minutes. */
const SLACK = 1e-9;
/** Rounds of one search: the longest path that is surely found, in pairs. */
const LONGEST = 40;
/** How often one parcel is sent before the next has its turn, and all have. */
const AGAIN = 20;
const SWEEPS = 12;

/**
 * Sends small parcels of units (one heavy against two light ones, say) along paths of seats. Every
 * seat between the ends passes on just what it gets, so only the two ends change their loads and
 * the best path of a parcel is a shortest path over all seats at once: chains of any length at the
 * price of a few looks at every pair. It needs units that come in few kinds.
 * Source: cyclic transfers of Thompson and Orlin 1989 (MIT OR 200-89) and of Ahuja, Orlin, Sharma
 * 2000, doi:10.1111/j.1475-3995.2000.tb00201.x; shortest paths by Bellman 1958,
 * doi:10.1090/qam/102435.
 */
export class ShiftSearch {
  readonly #work: PairWork;
  readonly #moves: CoreMoves;
  readonly #kinds: Kinds;
  readonly #lists: ParcelLists;
  readonly #near: ReturnType<typeof pairsBySeat>;
  /** By pair, then way: what the present parcel rises. */
  readonly #rise: Float64Array;
  /** By seat: least change, in minutes, of sending the present parcel from anywhere to here. */
  readonly #reached: Float64Array;
  /** The seat before on that path (-1 = it begins here), and the pair and way that lead here. */
  readonly #before: Int32Array;
  readonly #by: Int32Array;
  /** What the present parcel weighs, by resource. */
  readonly #flow: Float64Array;
  #looked = 0;

  constructor(work: PairWork, kinds: Kinds, moves: CoreMoves) {
    const { seatCount, width } = work.terms;
    this.#work = work;
    this.#moves = moves;
    this.#kinds = kinds;
    this.#lists = new ParcelLists(moves, { kinds, assigned: work.assigned, most: AT_ONCE });
    this.#near = pairsBySeat(moves, seatCount);
    this.#rise = new Float64Array(moves.pairs * 2);
    this.#reached = new Float64Array(seatCount);
    this.#before = new Int32Array(seatCount);
    this.#by = new Int32Array(seatCount);
    this.#flow = new Float64Array(width);
  }

  /** Sends parcels until none gains; returns how much the objective (with fines) falls, in minutes. */
  improve(isStopped: () => boolean): number {
    const parcels = parcelsOf(this.#kinds.count, AT_ONCE);
    let gained = 0;
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      const before = gained;
      for (const parcel of parcels)
        for (let again = 0; again < AGAIN && !isStopped(); again++) {
          const gain = this.#send(parcel);
          gained += gain;
          if (gain === 0) break;
        }
      if (gained - before < WORTH) break;
    }
    return gained;
  }

  /** Work since it was last asked for, in pair evaluations: what a budget counts. */
  work(): number {
    const looked = this.#looked;
    this.#looked = 0;
    return looked;
  }

  /** Sends one parcel along its best paths that share no seat. */
  #send(parcel: Parcel): number {
    this.#lay(parcel);
    this.#relax();
    const { seatCount } = this.#work.terms;
    const values = Float64Array.from(
      { length: seatCount },
      (_, j) => (this.#reached[j] as number) + this.#changeOf(j, 1),
    );
    const ends = Array.from(values.keys())
      .filter((j) => (values[j] as number) < -WORTH && (this.#before[j] as number) >= 0)
      .sort((x, y) => (values[x] as number) - (values[y] as number) || x - y);
    const isUsed = new Uint8Array(seatCount);
    let gained = 0;
    for (const end of ends) {
      const path = this.#pathTo(end, isUsed);
      if (path === null) continue;
      for (const j of path) {
        isUsed[j] = 1;
        if (j !== path.at(-1)) this.#pass(parcel, this.#by[j] as number);
      }
      gained -= values[end] as number;
    }
    this.#readAgain(isUsed);
    return gained;
  }

  /** What the parcel weighs, what it rises between any two seats, what giving it away does. */
  #lay(parcel: Parcel): void {
    const { amounts, count } = this.#kinds;
    const flow = this.#flow.fill(0);
    for (let kind = 0; kind < count; kind++)
      for (let q = 0; q < flow.length; q++)
        flow[q] =
          (flow[q] as number) +
          (parcel[kind] as number) * (amounts[kind * flow.length + q] as number);
    for (let p = 0; p < this.#moves.pairs; p++) {
      this.#rise[p * 2] = this.#lists.riseOf(parcel, p, 0);
      this.#rise[p * 2 + 1] = this.#lists.riseOf(parcel, p, 1);
    }
    this.#looked += this.#moves.pairs * count;
    for (let j = 0; j < this.#reached.length; j++) this.#reached[j] = this.#changeOf(j, -1);
    this.#before.fill(-1);
  }

  /** How the seat's loss changes when the parcel comes (sign 1) or goes (sign -1), minutes. */
  #changeOf(seat: number, sign: number): number {
    const { costs, loads } = this.#work;
    const flow = this.#flow;
    const at = seat * flow.length;
    const before = lossOf(costs, loads, seat);
    for (let q = 0; q < flow.length; q++)
      loads[at + q] = (loads[at + q] as number) + sign * (flow[q] as number);
    const after = lossOf(costs, loads, seat);
    for (let q = 0; q < flow.length; q++)
      loads[at + q] = (loads[at + q] as number) - sign * (flow[q] as number);
    return after - before;
  }

  #relax(): void {
    const { a, b, pairs } = this.#moves;
    for (let round = 0; round < LONGEST; round++) {
      let isShorter = false;
      for (let p = 0; p < pairs; p++) {
        const x = a[p] as number;
        const y = b[p] as number;
        if (this.#reach(x, y, p * 2) || this.#reach(y, x, p * 2 + 1)) isShorter = true;
      }
      this.#looked += pairs * 2;
      if (!isShorter) return;
    }
  }

  #reach(from: number, to: number, by: number): boolean {
    const value = (this.#reached[from] as number) + (this.#rise[by] as number);
    if (value >= (this.#reached[to] as number) - SLACK) return false;
    this.#reached[to] = value;
    this.#before[to] = from;
    this.#by[to] = by;
    return true;
  }

  /** Seats from the end back to the beginning; null where one is used already or comes twice. */
  #pathTo(end: number, isUsed: Uint8Array): number[] | null {
    const path: number[] = [];
    for (let j = end; j >= 0; j = this.#before[j] as number) {
      if (isUsed[j] === 1 || path.includes(j)) return null;
      path.push(j);
    }
    return path;
  }

  #pass(parcel: Parcel, by: number): void {
    const p = by >> 1;
    const way: Way = by % 2 === 0 ? 0 : 1;
    const a = this.#moves.a[p] as number;
    const b = this.#moves.b[p] as number;
    this.#lists.each(parcel, { p, way }, (u, isBack) => {
      moveUnit(this.#work, u, isBack === (way === 1) ? { from: a, to: b } : { from: b, to: a });
    });
  }

  #readAgain(isUsed: Uint8Array): void {
    const { start, pair } = this.#near;
    for (let j = 0; j < isUsed.length; j++)
      if (isUsed[j] === 1)
        for (let at = start[j] as number; at < (start[j + 1] as number); at++)
          this.#lists.gather(pair[at] as number);
  }
}
