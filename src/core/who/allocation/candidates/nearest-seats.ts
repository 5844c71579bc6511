import { FREE, type Instance, NOWHERE, openCost } from "../instance/instance.ts";
import { EVERYWHERE, FoundSeats, tieOf, type Within } from "./found-seats.ts";
import { leastCost } from "./node-bounds.ts";
import { PlainDescent } from "./plain-descent.ts";
import { DEEPEST, leastPrices, type SeatTree, seatTree } from "./seat-tree.ts";

/**
 * The cheapest seats of a unit at given prices, exactly, over all seats that may hold it. Search
 * state with buffers of its own: one per thread.
 */
export class NearestSeats {
  readonly tree: SeatTree;
  /** What the last search found, cheapest first. */
  readonly found: FoundSeats;
  readonly #instance: Instance;
  readonly #width: number;
  #amounts: Float64Array;
  #prices: Float64Array;
  #least: Float64Array;
  readonly #stack = new Int32Array(DEEPEST);
  readonly #bound = new Float64Array(DEEPEST);
  readonly #plain: PlainDescent | null;

  constructor(instance: Instance, amounts: Float64Array, most = 64) {
    this.#instance = instance;
    this.tree = seatTree(instance.costs);
    this.found = new FoundSeats(most);
    this.#width = instance.resources.length;
    this.#amounts = amounts;
    this.#plain = PlainDescent.of(instance, this.tree, amounts);
    this.#prices = new Float64Array(instance.seatCount * this.#width);
    this.#least = leastPrices(this.tree, this.#prices, this.#width);
    this.setPrices(this.#prices);
  }

  /** Prices by seat, then resource; copied into node bounds at once. */
  setPrices(prices: Float64Array): void {
    this.#prices = prices;
    this.#least = leastPrices(this.tree, prices, this.#width);
    this.#plain?.setPrices(prices, this.#least);
  }

  /**
   * Finds the cheapest seats: at most `most`, whose priced cost is below `bar` and at most `reach`
   * above the cheapest.
   */
  find(u: number, most: number, within: Within = EVERYWHERE): void {
    this.found.begin(most, within);
    const instance = this.#instance;
    const only = instance.only[u] as number;
    if (only === NOWHERE) return;
    if (only !== FREE) {
      this.#offerExactly(u, only);
      return;
    }
    if (instance.members === null) this.#offerPrevious(u, u);
    else {
      const end = instance.members.start[u + 1] as number;
      for (let at = instance.members.start[u] as number; at < end; at++)
        this.#offerPrevious(u, instance.members.member[at] as number);
    }
    if (this.#plain === null) this.#descend(u);
    else this.#plain.search(u, this.found);
  }

  /** After a search: every seat that was not found costs at least this. */
  floor(): number {
    return this.found.limit();
  }

  /** The greedy way down one subtree: a good seat of it, not always the best; -1 = none. */
  goodSeatUnder(u: number, node: number): number {
    // A kept unit has one seat only, which `find` gives.
    if (this.#instance.only[u] !== FREE) return -1;
    const { second, from, to, order } = this.tree;
    let at = node;
    while ((second[at] as number) > 0) {
      const a = this.#lowerBound(u, at + 1);
      const b = this.#lowerBound(u, second[at] as number);
      if (a === Infinity && b === Infinity) return -1;
      at = a <= b ? at + 1 : (second[at] as number);
    }
    let best = -1;
    let least = Infinity;
    for (let k = from[at] as number; k < (to[at] as number); k++) {
      const j = order[k] as number;
      const cost = openCost(this.#instance, u, j);
      if (cost < 0) continue;
      const key = cost + this.priceOf(u, j);
      if (key < least) {
        least = key;
        best = j;
      }
    }
    return best;
  }

  /** What the unit pays for its amounts in the seat. */
  priceOf(u: number, j: number): number {
    const width = this.#width;
    let total = 0;
    for (let q = 0; q < width; q++)
      total += (this.#amounts[u * width + q] as number) * (this.#prices[j * width + q] as number);
    return total;
  }

  #offerPrevious(u: number, i: number): void {
    const j = this.#instance.costs.previous[i] as number;
    if (j >= 0 && !this.found.has(j)) this.#offerExactly(u, j);
  }

  #offerExactly(u: number, j: number): void {
    const cost = openCost(this.#instance, u, j);
    if (cost < 0) return;
    const key = cost + this.priceOf(u, j);
    if (key < this.found.limit()) this.found.add(j, cost, key);
  }

  #isPrevious(u: number, j: number): boolean {
    const { members, costs } = this.#instance;
    if (members === null) return costs.previous[u] === j;
    const end = members.start[u + 1] as number;
    for (let at = members.start[u] as number; at < end; at++)
      if (costs.previous[members.member[at] as number] === j) return true;
    return false;
  }

  #lowerBound(u: number, node: number): number {
    const { members } = this.#instance;
    const width = this.#width;
    let total = 0;
    for (let q = 0; q < width; q++)
      total += (this.#amounts[u * width + q] as number) * (this.#least[node * width + q] as number);
    const { costs } = this.#instance;
    const isMixed = node === 0 && this.tree.isMixed;
    if (members === null) return total + leastCost(costs, this.tree, { i: u, node, isMixed });
    const end = members.start[u + 1] as number;
    for (let at = members.start[u] as number; at < end && total < Infinity; at++)
      total += leastCost(costs, this.tree, { i: members.member[at] as number, node, isMixed });
    return total;
  }

  #descend(u: number): void {
    const { second } = this.tree;
    const stack = this.#stack;
    const bound = this.#bound;
    let depth = 1;
    stack[0] = 0;
    bound[0] = this.#lowerBound(u, 0);
    while (depth > 0) {
      depth -= 1;
      if ((bound[depth] as number) >= this.found.limit()) continue;
      const node = stack[depth] as number;
      const other = second[node] as number;
      if (other === 0) {
        this.#lookAt(u, node);
        continue;
      }
      const a = this.#lowerBound(u, node + 1);
      const b = this.#lowerBound(u, other);
      // The nearer child lies on top of the stack.
      stack[depth] = a <= b ? other : node + 1;
      bound[depth] = a <= b ? b : a;
      stack[depth + 1] = a <= b ? node + 1 : other;
      bound[depth + 1] = a <= b ? a : b;
      depth += 2;
    }
  }

  #lookAt(u: number, node: number): void {
    const { from, to, order } = this.tree;
    const instance = this.#instance;
    const end = to[node] as number;
    for (let at = from[node] as number; at < end; at++) {
      const j = order[at] as number;
      if (this.#isPrevious(u, j)) continue;
      const cost = openCost(instance, u, j);
      if (cost < 0) continue;
      const key = cost + this.priceOf(u, j) + tieOf(u, j);
      if (key < this.found.limit()) this.found.add(j, cost, key);
    }
  }
}
