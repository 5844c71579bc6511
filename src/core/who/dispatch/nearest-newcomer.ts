import { EARTH_RADIUS_KM } from "../../geo/index.ts";
import { BELOW } from "../allocation/candidates/node-bounds.ts";
import { DEEPEST, NONE } from "../allocation/candidates/seat-tree.ts";
import { kmOfSquare } from "../allocation/instance/pair-costs.ts";
import type { Profile } from "./profiles.ts";
import type { Rooms } from "./rooms.ts";
import type { SeatSide, Way } from "./seat-side.ts";

/** A customer as the search sees him. */
export interface Newcomer {
  readonly profile: Profile;
  readonly ways: readonly Way[];
  /** Three coordinates; NaN = place unknown. */
  readonly point: Float64Array;
  /** What he uses of each article's room. */
  readonly amounts: Float64Array;
  /** Seats that may not have him for another reason; null = none. */
  readonly barred: ReadonlySet<number> | null;
}

/**
 * Minutes a month of the ways to a seat so far away (NaN = unknown); -1 = too far. Not rounded, so
 * that of two managers in one street the nearer comes first.
 */
export function minutesOf(ways: readonly Way[], km: number): number {
  let total = 0;
  for (const { rate, unknownKm, capKm } of ways) {
    const way = Number.isNaN(km) ? unknownKm : km;
    if (way > capKm) return -1;
    total += (rate * way) / 1000;
  }
  return total;
}

/** Finds the cheapest seats with room, priced, exactly. Search state with buffers of its own. */
export class NearestForNewcomer {
  readonly #side: SeatSide;
  readonly #rooms: Rooms;
  readonly #isBefore: (a: number, b: number) => boolean;
  readonly #stack = new Int32Array(DEEPEST);
  readonly #bound = new Float64Array(DEEPEST);
  /** What the last search found, cheapest first: seats, minutes of the pair, priced minutes. */
  readonly seat: Int32Array;
  readonly cost: Float64Array;
  readonly key: Float64Array;
  size = 0;

  /** `isBefore`: who of two seats comes first where the priced costs are equal. */
  constructor(
    side: SeatSide,
    rooms: Rooms,
    { most, isBefore }: { readonly most: number; isBefore(a: number, b: number): boolean },
  ) {
    this.#side = side;
    this.#rooms = rooms;
    this.#isBefore = isBefore;
    this.seat = new Int32Array(most);
    this.cost = new Float64Array(most);
    this.key = new Float64Array(most);
  }

  /** Looks for as many seats as there is place for. `isPriced` false: by the pair alone. */
  find(newcomer: Newcomer, isPriced = true): void {
    this.size = 0;
    const { second } = this.#side.tree;
    const stack = this.#stack;
    const bound = this.#bound;
    let depth = 0;
    const first = this.#lowerBound(newcomer, 0, isPriced);
    if (first < Number.POSITIVE_INFINITY) {
      stack[0] = 0;
      bound[0] = first;
      depth = 1;
    }
    while (depth > 0) {
      depth -= 1;
      if ((bound[depth] as number) > this.#limit()) continue;
      const node = stack[depth] as number;
      const other = second[node] as number;
      if (other === 0) {
        this.#lookAt(newcomer, node, isPriced);
        continue;
      }
      const a = this.#lowerBound(newcomer, node + 1, isPriced);
      const b = this.#lowerBound(newcomer, other, isPriced);
      const limit = this.#limit();
      const far = Math.max(a, b);
      if (far < Number.POSITIVE_INFINITY && far <= limit) {
        stack[depth] = a <= b ? other : node + 1;
        bound[depth++] = far;
      }
      const near = Math.min(a, b);
      if (near < Number.POSITIVE_INFINITY && near <= limit) {
        stack[depth] = a <= b ? node + 1 : other;
        bound[depth++] = near;
      }
    }
  }

  #limit(): number {
    return this.size < this.seat.length
      ? Number.POSITIVE_INFINITY
      : (this.key[this.size - 1] as number);
  }

  #lowerBound(newcomer: Newcomer, node: number, isPriced: boolean): number {
    const { amounts, profile, ways, point } = newcomer;
    const rooms = this.#rooms;
    const cell = profile.least[node] as number;
    if (cell === NONE) return Number.POSITIVE_INFINITY;
    let total = cell;
    for (let q = 0; q < rooms.width; q++) {
      const amount = amounts[q] as number;
      if (amount === 0) continue;
      const at = node * rooms.width + q;
      if (amount > (rooms.mostRoom[at] as number)) return Number.POSITIVE_INFINITY;
      if (isPriced) total += amount * (rooms.leastPrice[at] as number);
    }
    if (ways.length === 0 || (node === 0 && this.#side.tree.isMixed)) return total;
    const { box } = this.#side.tree;
    let square = 0;
    for (let d = 0; d < 3; d++) {
      const x = point[d] as number;
      const low = box[node * 6 + d * 2] as number;
      const high = box[node * 6 + d * 2 + 1] as number;
      // An unknown place stays unknown: 0 × NaN is NaN.
      const away = x < low ? low - x : x > high ? x - high : 0 * (x + low);
      square += away * away;
    }
    const minutes = minutesOf(ways, Math.sqrt(square) * BELOW * EARTH_RADIUS_KM);
    return minutes < 0 ? Number.POSITIVE_INFINITY : total + minutes;
  }

  #lookAt(newcomer: Newcomer, node: number, isPriced: boolean): void {
    const { from, to } = this.#side.tree;
    const end = to[node] as number;
    for (let at = from[node] as number; at < end; at++) {
      const cell = newcomer.profile.cells[at] as number;
      if (cell >= 0) this.#offer(newcomer, at, { cell, isPriced });
    }
  }

  #offer(
    newcomer: Newcomer,
    at: number,
    given: { readonly cell: number; readonly isPriced: boolean },
  ): void {
    const { amounts, ways, point, barred } = newcomer;
    const rooms = this.#rooms;
    let priced = 0;
    for (let q = 0; q < rooms.width; q++) {
      const amount = amounts[q] as number;
      if (amount === 0) continue;
      const k = at * rooms.width + q;
      if (amount > (rooms.room[k] as number)) return;
      if (given.isPriced) priced += rooms.charge(q, at, amount);
    }
    const limit = this.#limit();
    if (given.cell + priced > limit) return;
    const { points, tree } = this.#side;
    let cost = given.cell;
    if (ways.length > 0) {
      const x = (point[0] as number) - (points[at * 3] as number);
      const y = (point[1] as number) - (points[at * 3 + 1] as number);
      const z = (point[2] as number) - (points[at * 3 + 2] as number);
      const way = minutesOf(ways, kmOfSquare("sphere", x * x + y * y + z * z));
      if (way < 0) return;
      cost += way;
    }
    const j = tree.order[at] as number;
    if (cost + priced > limit || barred?.has(j) === true) return;
    this.#add(j, cost, cost + priced);
  }

  #add(j: number, cost: number, key: number): void {
    const isFull = this.size === this.seat.length;
    let at = isFull ? this.size - 1 : this.size;
    const isBefore = (k: number): boolean =>
      (this.key[k] as number) > key ||
      (this.key[k] === key && this.#isBefore(j, this.seat[k] as number));
    if (isFull && !isBefore(at)) return;
    if (!isFull) this.size += 1;
    while (at > 0 && isBefore(at - 1)) {
      this.key[at] = this.key[at - 1] as number;
      this.seat[at] = this.seat[at - 1] as number;
      this.cost[at] = this.cost[at - 1] as number;
      at -= 1;
    }
    this.key[at] = key;
    this.seat[at] = j;
    this.cost[at] = cost;
  }
}
