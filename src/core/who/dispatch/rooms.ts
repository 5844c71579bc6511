import type { CustomerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { DispatchState } from "../allocation/dispatch-state/dispatch-state.ts";
import { type Counted, countedBy, endsOf, slopeOf } from "./counted.ts";
import type { SeatSide } from "./seat-side.ts";

/** Growth of the whole, as a share, after which the targets of balance are shared out anew. */
const STALE = 0.001;

/**
 * What managers hold, what they still may, and what one more unit costs, with the least and the
 * most of every node of the tree so that a search can prune. Search state.
 */
export class Rooms {
  readonly counted: readonly Counted[];
  /** Articles; the arrays below have so many numbers for each place or node. */
  readonly width: number;
  /** By place in the tree's order, then article. */
  readonly room: Float64Array;
  /** By node, then article: the price that nobody in it is below, and the room that nobody exceeds. */
  readonly leastPrice: Float64Array;
  readonly mostRoom: Float64Array;
  readonly #side: SeatSide;
  /** By place, then article: the price of the next unit before it is kept within its ends, and its rise. */
  readonly #raw: Float64Array;
  readonly #gain: Float64Array;
  /** By article: the ends of its prices. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  #shared: readonly number[];

  constructor(side: SeatSide, state: DispatchState | null) {
    this.#side = side;
    this.counted = countedBy(side, state);
    this.width = this.counted.length;
    const seats = side.managers.length * this.width;
    const nodes = side.tree.nodeCount * this.width;
    this.room = new Float64Array(seats);
    this.#raw = new Float64Array(seats);
    this.#gain = new Float64Array(seats);
    this.#least = Float64Array.from(this.counted, (one) => endsOf(one).least);
    this.#most = Float64Array.from(this.counted, (one) => endsOf(one).most);
    this.leastPrice = new Float64Array(nodes);
    this.mostRoom = new Float64Array(nodes);
    this.#shared = [];
    this.refreshAll();
  }

  amountsOf(customer: CustomerFacts): Float64Array {
    const amounts = new Float64Array(this.width);
    for (let q = 0; q < this.width; q++) amounts[q] = (this.counted[q] as Counted).amount(customer);
    return amounts;
  }

  /** Minutes a month that `amount` more of article q ask at a place: the prices on the way, added up. */
  charge(q: number, place: number, amount: number): number {
    const at = place * this.width + q;
    const from = this.#raw[at] as number;
    const gain = this.#gain[at] as number;
    const least = this.#least[q] as number;
    const most = this.#most[q] as number;
    const to = from + gain * amount;
    if (from >= least && to <= most) return (amount * (from + to)) / 2;
    if (gain === 0) return amount * Math.max(least, Math.min(most, from));
    return (areaTo(to, least, most) - areaTo(from, least, most)) / gain;
  }

  /** Whether the seat can take it by every limit. */
  fits(j: number, amounts: Float64Array): boolean {
    return this.fullBy(j, amounts) === undefined;
  }

  /** The article by which the seat has no room for it; undefined = there is room. */
  fullBy(j: number, amounts: Float64Array): ArticleKey | undefined {
    return this.counted.find(({ limit, load }, q) => {
      const amount = amounts[q] as number;
      return amount > 0 && (load[j] as number) + amount > (limit[j] as number);
    })?.article;
  }

  /** Adds (or, with -1, takes away) what a customer uses in a seat. O(log managers), now and then O(managers). */
  change(j: number, amounts: Float64Array, by: 1 | -1): void {
    for (let q = 0; q < this.width; q++) {
      const { load, growing } = this.counted[q] as Counted;
      load[j] = (load[j] as number) + by * (amounts[q] as number);
      if (growing !== null) growing.total += by * (amounts[q] as number);
    }
    if (this.#isStale()) {
      this.refreshAll();
      return;
    }
    this.#refresh(j);
    let node = this.#side.tree.leafOf[j] as number;
    while (node >= 0) {
      this.#gather(node);
      node = this.#side.parent[node] as number;
    }
  }

  /** Puts everything in step with the loads. O(managers × articles). */
  refreshAll(): void {
    this.#shared = this.counted.map(({ growing }) => growing?.total ?? 0);
    for (let j = 0; j < this.#side.managers.length; j++) this.#refresh(j);
    for (let node = this.#side.tree.nodeCount - 1; node >= 0; node--) this.#gather(node);
  }

  #isStale(): boolean {
    return this.counted.some(({ growing }, q) => {
      const shared = this.#shared[q] as number;
      return growing !== null && Math.abs(growing.total - shared) > STALE * shared;
    });
  }

  #refresh(j: number): void {
    const at = (this.#side.placeOf[j] as number) * this.width;
    for (let q = 0; q < this.width; q++) {
      const one = this.counted[q] as Counted;
      this.room[at + q] = (one.limit[j] as number) - (one.load[j] as number);
      const { raw, gain } = slopeOf(one, j);
      this.#raw[at + q] = raw;
      this.#gain[at + q] = gain;
    }
  }

  #gather(node: number): void {
    const { tree } = this.#side;
    const second = tree.second[node] as number;
    const { width, leastPrice, mostRoom, room } = this;
    for (let q = 0; q < width; q++) {
      let least = Number.POSITIVE_INFINITY;
      let most = Number.NEGATIVE_INFINITY;
      if (second > 0) {
        const a = (node + 1) * width + q;
        const b = second * width + q;
        least = Math.min(leastPrice[a] as number, leastPrice[b] as number);
        most = Math.max(mostRoom[a] as number, mostRoom[b] as number);
      } else {
        const end = tree.to[node] as number;
        for (let at = tree.from[node] as number; at < end; at++) {
          least = Math.min(least, this.#raw[at * width + q] as number);
          most = Math.max(most, room[at * width + q] as number);
        }
      }
      const [low, high] = [this.#least[q] as number, this.#most[q] as number];
      leastPrice[node * width + q] = Math.max(low, Math.min(high, least));
      mostRoom[node * width + q] = most;
    }
  }
}

/** The area under a price that is kept within its ends, up to a constant. */
function areaTo(price: number, least: number, most: number): number {
  if (price < least) return least * price - (least * least) / 2;
  return price > most ? most * price - (most * most) / 2 : (price * price) / 2;
}
