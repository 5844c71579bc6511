import type { CoreMoves } from "./core-moves.ts";
import type { Kinds } from "./kinds-exchange.ts";
import type { Parcel } from "./parcels.ts";

/** Entries of one direction that are looked through for units of every kind. */
const SCANNED = 300;

/** Which way a parcel goes between the seats of a pair: 0 = a → b, 1 = b → a. */
export type Way = 0 | 1;

/**
 * The cheapest units of every kind, pair of seats by pair and way by way, and so what it costs to
 * send a parcel from one seat to the other.
 */
export class ParcelLists {
  readonly #moves: CoreMoves;
  readonly #kinds: Kinds;
  readonly #assigned: Int32Array;
  readonly #most: number;
  /** By pair, way, kind, rank. */
  readonly #unit: Int32Array;
  /** What the first 0, 1, 2 … of them rise together, minutes; Infinity = there are not so many. */
  readonly #rise: Float64Array;
  readonly #size: Uint8Array;

  /** `most` = units of one kind in a parcel. */
  constructor(moves: CoreMoves, from: { kinds: Kinds; assigned: Int32Array; most: number }) {
    this.#moves = moves;
    this.#kinds = from.kinds;
    this.#assigned = from.assigned;
    this.#most = from.most;
    const lists = moves.pairs * 2 * from.kinds.count;
    this.#unit = new Int32Array(lists * from.most);
    this.#rise = new Float64Array(lists * (from.most + 1));
    this.#size = new Uint8Array(from.kinds.count);
    for (let p = 0; p < moves.pairs; p++) this.gather(p);
  }

  /** Reads pair p again: units that have moved are in its lists no more. */
  gather(p: number): void {
    const { a, b, fromA, fromB } = this.#moves;
    const middle = fromB[p] as number;
    this.#list({ list: p * 2, seat: a[p] as number, from: fromA[p] as number, to: middle });
    this.#list({
      list: p * 2 + 1,
      seat: b[p] as number,
      from: middle,
      to: fromA[p + 1] as number,
    });
  }

  #list(at: { list: number; seat: number; from: number; to: number }): void {
    const { count, kindOf } = this.#kinds;
    const { unit, rise } = this.#moves;
    const most = this.#most;
    const size = this.#size.fill(0);
    const end = Math.min(at.to, at.from + SCANNED);
    for (let e = at.from; e < end; e++) {
      const u = unit[e] as number;
      if (this.#assigned[u] !== at.seat) continue;
      const kind = kindOf[u] as number;
      const rank = size[kind] as number;
      if (rank === most) continue;
      const list = at.list * count + kind;
      this.#unit[list * most + rank] = u;
      const sum = list * (most + 1) + rank;
      this.#rise[sum + 1] = (this.#rise[sum] as number) + (rise[e] as number);
      size[kind] = rank + 1;
    }
    for (let kind = 0; kind < count; kind++) {
      const list = at.list * count + kind;
      this.#rise.fill(
        Infinity,
        list * (most + 1) + (size[kind] as number) + 1,
        (list + 1) * (most + 1),
      );
    }
  }

  /** Minutes by which the priced costs rise when the parcel goes that way; Infinity = it cannot. */
  riseOf(parcel: Parcel, p: number, way: Way): number {
    const { count } = this.#kinds;
    const out = (p * 2 + way) * count;
    const back = (p * 2 + 1 - way) * count;
    let total = 0;
    for (let kind = 0; kind < count; kind++) {
      const n = parcel[kind] as number;
      if (n > 0) total += this.#rise[(out + kind) * (this.#most + 1) + n] as number;
      else if (n < 0) total += this.#rise[(back + kind) * (this.#most + 1) - n] as number;
    }
    return total;
  }

  /** Hands out the units that a parcel takes: unit, and whether it comes back instead of going. */
  each(parcel: Parcel, at: { p: number; way: Way }, move: (u: number, isBack: boolean) => void) {
    const { count } = this.#kinds;
    for (let kind = 0; kind < count; kind++) {
      const n = parcel[kind] as number;
      const way = n > 0 ? at.way : 1 - at.way;
      const list = (at.p * 2 + way) * count + kind;
      for (let rank = 0; rank < Math.abs(n); rank++)
        move(this.#unit[list * this.#most + rank] as number, n < 0);
    }
  }
}
