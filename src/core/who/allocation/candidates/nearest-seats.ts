import { FREE, type Instance, NOWHERE, openCost } from "../instance/instance.ts";
import {
  type ClassCharge,
  classAt,
  kmBetween,
  type PairCosts,
  type TravelCharge,
  travelAt,
} from "../instance/pair-costs.ts";
import { leastPrices, NONE, type NodeCells, type SeatTree, seatTree } from "./seat-tree.ts";

/** Keeps a lower bound of a distance below the distance in spite of rounding. */
const BELOW = 1 - 1e-12;
const EARTH_RADIUS_KM = 6371.0088;
const DEEPEST = 128;

/** A small number in [0, 1) per pair that decides ties differently for every unit. */
export function tieBreak(i: number, j: number): number {
  const mixed = Math.imul(i ^ Math.imul(j + 1, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 8) / 0x1_00_0000;
}

/** Kilometres that the way from a customer to any seat of the node has at least; NaN = unknown. */
function leastKm(costs: PairCosts, tree: SeatTree, i: number, node: number): number {
  const { customerPoints, metric } = costs;
  let square = 0;
  for (let d = 0; d < 3; d++) {
    const x = customerPoints[i * 3 + d] as number;
    const low = tree.box[node * 6 + d * 2] as number;
    const high = tree.box[node * 6 + d * 2 + 1] as number;
    const away = x < low ? low - x : x > high ? x - high : x - x + (low - low);
    square += away * away;
  }
  const chord = Math.sqrt(square) * BELOW;
  return metric === "plane" ? chord / 1000 : chord * EARTH_RADIUS_KM;
}

/** Travel minutes that the way has at least; Infinity = every seat of the node is too far. */
function leastTravel(costs: PairCosts, i: number, km: number, isMixed: boolean): number {
  let total = 0;
  for (let t = 0; t < costs.travel.length; t++) {
    const { rate: rates, unknownKm, capKm } = costs.travel[t] as TravelCharge;
    const rate = rates[i] as number;
    if (Number.isNaN(rate)) continue;
    if (isMixed) continue;
    const way = Number.isNaN(km) ? unknownKm : km;
    if (way > capKm) return Infinity;
    total += Math.round((rate * way) / 1000);
  }
  return total;
}

/**
 * The cheapest seats of a unit at given prices, exactly, over all seats that may hold it. Search
 * state with buffers of its own: one per thread.
 */
export class NearestSeats {
  readonly tree: SeatTree;
  /** Found seats, cheapest first: pair cost with switch cost (minutes), and priced cost. */
  readonly seat: Int32Array;
  readonly cost: Float64Array;
  readonly key: Float64Array;
  size = 0;
  readonly #instance: Instance;
  readonly #width: number;
  #amounts: Float64Array;
  #prices: Float64Array;
  #least: Float64Array;
  readonly #stack = new Int32Array(DEEPEST);
  readonly #bound = new Float64Array(DEEPEST);
  readonly #rootIsMixed: boolean;
  #most = 0;

  constructor(instance: Instance, amounts: Float64Array, most = 64) {
    this.#instance = instance;
    this.tree = seatTree(instance.costs);
    this.#width = instance.resources.length;
    this.#amounts = amounts;
    this.seat = new Int32Array(most);
    this.cost = new Float64Array(most);
    this.key = new Float64Array(most);
    this.#prices = new Float64Array(instance.seatCount * this.#width);
    this.#least = leastPrices(this.tree, this.#prices, this.#width);
    const { seatPoints } = instance.costs;
    let known = 0;
    for (let j = 0; j < instance.seatCount; j++)
      if (!Number.isNaN(seatPoints[j * 3] as number)) known += 1;
    this.#rootIsMixed = known > 0 && known < instance.seatCount;
  }

  /** Prices by seat, then resource; copied into node bounds at once. */
  setPrices(prices: Float64Array): void {
    this.#prices = prices;
    this.#least = leastPrices(this.tree, prices, this.#width);
  }

  /** Finds the `most` cheapest seats whose priced cost is below `bar`. */
  find(u: number, most: number, bar = Infinity): void {
    this.size = 0;
    this.#most = most;
    const instance = this.#instance;
    const only = instance.only[u] as number;
    if (only === NOWHERE) return;
    if (only !== FREE) {
      this.#offerExactly(u, only, bar);
      return;
    }
    if (instance.members === null) this.#offerPrevious(u, u, bar);
    else {
      const end = instance.members.start[u + 1] as number;
      for (let at = instance.members.start[u] as number; at < end; at++)
        this.#offerPrevious(u, instance.members.member[at] as number, bar);
    }
    this.#descend(u, bar);
  }

  /** The greedy way down one subtree: a good seat of it, not always the best; -1 = none. */
  goodSeatUnder(u: number, node: number): number {
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

  #offerPrevious(u: number, i: number, bar: number): void {
    const j = this.#instance.costs.previous[i] as number;
    if (j < 0) return;
    for (let at = 0; at < this.size; at++) if (this.seat[at] === j) return;
    this.#offerExactly(u, j, bar);
  }

  #offerExactly(u: number, j: number, bar: number): void {
    const cost = openCost(this.#instance, u, j);
    if (cost < 0) return;
    const key = cost + this.priceOf(u, j);
    if (key < bar) this.#offer(j, cost, key);
  }

  #offer(j: number, cost: number, key: number): void {
    const { seat, cost: costs, key: keys } = this;
    let at = this.size < this.#most ? this.size++ : this.size - 1;
    while (at > 0 && (keys[at - 1] as number) > key) {
      keys[at] = keys[at - 1] as number;
      seat[at] = seat[at - 1] as number;
      costs[at] = costs[at - 1] as number;
      at -= 1;
    }
    keys[at] = key;
    seat[at] = j;
    costs[at] = cost;
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
    if (members === null) return total + this.#leastCost(u, node);
    const end = members.start[u + 1] as number;
    for (let at = members.start[u] as number; at < end && total < Infinity; at++)
      total += this.#leastCost(members.member[at] as number, node);
    return total;
  }

  /** Minutes of customer i in any seat of the node that is not his present one, at least. */
  #leastCost(i: number, node: number): number {
    const { costs } = this.#instance;
    const { nodeCount, cells } = this.tree;
    let total = costs.switchCost[i] as number;
    for (let t = 0; t < cells.length; t++) {
      const { rows, least } = cells[t] as NodeCells;
      const charge = costs.classes[t] as ClassCharge;
      const row = (charge.customerClass[i] as number) % rows;
      const cell = least[row * nodeCount + node] as number;
      if (cell === NONE) return Infinity;
      total += charge.scale === null ? cell : cell * (charge.scale[i] as number);
    }
    if (costs.travel.length === 0) return total;
    const isMixed = node === 0 && this.#rootIsMixed;
    return total + leastTravel(costs, i, leastKm(costs, this.tree, i, node), isMixed);
  }

  #descend(u: number, bar: number): void {
    const { second } = this.tree;
    const stack = this.#stack;
    const bound = this.#bound;
    let depth = 1;
    stack[0] = 0;
    bound[0] = this.#lowerBound(u, 0);
    while (depth > 0) {
      depth -= 1;
      const limit = this.size < this.#most ? bar : (this.key[this.size - 1] as number);
      if ((bound[depth] as number) >= limit) continue;
      const node = stack[depth] as number;
      const other = second[node] as number;
      if (other === 0) {
        this.#lookAt(u, node, bar);
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

  #lookAt(u: number, node: number, bar: number): void {
    const { from, to, order } = this.tree;
    const instance = this.#instance;
    const { members, costs } = instance;
    const end = to[node] as number;
    for (let at = from[node] as number; at < end; at++) {
      const j = order[at] as number;
      if (this.#isPrevious(u, j)) continue;
      const cost = members === null ? this.#costOf(costs, u, j) : openCost(instance, u, j);
      if (cost < 0) continue;
      const key = cost + this.priceOf(u, j) + 1e-6 * tieBreak(u, j);
      const limit = this.size < this.#most ? bar : (this.key[this.size - 1] as number);
      if (key < limit) this.#offer(j, cost, key);
    }
  }

  #costOf(costs: PairCosts, i: number, j: number): number {
    const base = classAt(costs, i, j);
    if (base < 0) return -1;
    const leaving = costs.switchCost[i] as number;
    if (costs.travel.length === 0) return base + leaving;
    const way = travelAt(costs, i, kmBetween(costs, i, j));
    return way < 0 ? -1 : base + way + leaving;
  }
}
