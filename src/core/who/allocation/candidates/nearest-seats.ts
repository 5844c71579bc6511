import { FREE, type Instance, NOWHERE, openCost } from "../instance/instance.ts";
import {
  type ClassCharge,
  classAt,
  kmBetween,
  kmOfSquare,
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

/** How far a search goes. */
export interface Within {
  readonly bar: number;
  readonly reach: number;
}

const EVERYWHERE: Within = { bar: Infinity, reach: Infinity };

/** Costs of the usual shape, with the seats in the tree's order. */
interface PlainCosts {
  readonly metric: PairCosts["metric"];
  /** Kilometres per unit of the chord; of a great circle, at least. */
  readonly kmPerChord: number;
  readonly points: Float64Array;
  readonly rate: Float64Array;
  readonly capKm: number;
  /** By class of customers, then column; the columns of a leaf stand together where memory allows. */
  readonly cells: Int32Array;
  readonly rowLength: number;
  readonly customerClass: Int32Array;
  readonly scale: Int32Array | null;
  readonly rows: number;
  readonly least: Int32Array;
  readonly previous: Int32Array;
  readonly switchCost: Int32Array;
  /** By place in the tree's order. */
  readonly seatPoints: Float64Array;
  readonly column: Int32Array;
  readonly prices: Float64Array;
}

/** Cells of the laid-out table at most; beyond it the original one is read. */
const MOST_CELLS = 8_000_000;

/** The cells with a column for each seat, in the tree's order: a leaf reads one stretch of memory. */
function laidCells(
  charge: ClassCharge,
  tree: SeatTree,
): Pick<PlainCosts, "cells" | "rowLength" | "column"> {
  const { seatClasses, seatClass } = charge;
  const seats = tree.order.length;
  const rows = charge.cells.length / Math.max(1, seatClasses);
  if (rows * seats > MOST_CELLS) {
    const column = tree.order.map((j) => seatClass[j] as number);
    return { cells: charge.cells, rowLength: seatClasses, column };
  }
  const cells = new Int32Array(rows * seats);
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < seats; at++)
      cells[row * seats + at] = charge.cells[
        row * seatClasses + (seatClass[tree.order[at] as number] as number)
      ] as number;
  }
  return { cells, rowLength: seats, column: Int32Array.from({ length: seats }, (_, at) => at) };
}

function plainCosts(instance: Instance, tree: SeatTree): PlainCosts | null {
  const { costs, members } = instance;
  const charge = costs.classes[0];
  const travel = costs.travel[0];
  const cells = tree.cells[0];
  if (members !== null || charge === undefined || travel === undefined || cells === undefined)
    return null;
  if (costs.classes.length > 1 || costs.travel.length > 1) return null;
  const seatPoints = new Float64Array(costs.seatCount * 3);
  tree.order.forEach((j, at) => {
    for (let d = 0; d < 3; d++) seatPoints[at * 3 + d] = costs.seatPoints[j * 3 + d] as number;
  });
  return {
    metric: costs.metric,
    kmPerChord: costs.metric === "plane" ? 1 / 1000 : EARTH_RADIUS_KM,
    points: costs.customerPoints,
    rate: travel.rate,
    capKm: travel.capKm,
    ...laidCells(charge, tree),
    customerClass: charge.customerClass,
    scale: charge.scale,
    rows: cells.rows,
    least: cells.least,
    previous: costs.previous,
    switchCost: costs.switchCost,
    seatPoints,
    prices: new Float64Array(costs.seatCount * instance.resources.length),
  };
}

/** Copies the prices into the tree's order. */
function layPrices(plain: PlainCosts, tree: SeatTree, prices: Float64Array): void {
  const width = plain.prices.length / Math.max(1, tree.order.length);
  for (let at = 0; at < tree.order.length; at++)
    for (let q = 0; q < width; q++)
      plain.prices[at * width + q] = prices[(tree.order[at] as number) * width + q] as number;
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
  /** The usual shape: single customers, one class charge, one article of travel. */
  readonly #plain: PlainCosts | null;
  #most = 0;
  #reach = Infinity;

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
    this.#plain = this.#rootIsMixed ? null : plainCosts(instance, this.tree);
    this.setPrices(this.#prices);
  }

  /** Prices by seat, then resource; copied into node bounds at once. */
  setPrices(prices: Float64Array): void {
    this.#prices = prices;
    this.#least = leastPrices(this.tree, prices, this.#width);
    if (this.#plain !== null) layPrices(this.#plain, this.tree, prices);
  }

  /**
   * Finds the cheapest seats: at most `most`, whose priced cost is below `bar` and at most `reach`
   * above the cheapest.
   */
  find(u: number, most: number, within: Within = EVERYWHERE): void {
    const { bar } = within;
    this.size = 0;
    this.#most = most;
    this.#reach = within.reach;
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
    if (this.#plain === null) this.#descend(u, bar);
    else this.#descendPlain(this.#plain, u, bar);
  }

  /** After a search: every seat that was not found costs at least this. */
  floor(bar: number): number {
    return this.#limit(bar);
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

  /** Priced costs at or above this are not wanted any more. */
  #limit(bar: number): number {
    if (this.size === 0) return bar;
    const near = Math.min(bar, (this.key[0] as number) + this.#reach);
    return this.size < this.#most ? near : Math.min(near, this.key[this.size - 1] as number);
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
      const limit = this.#limit(bar);
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

  /** The same descent with everything of the one customer at hand. */
  #descendPlain(plain: PlainCosts, u: number, bar: number): void {
    const { second, box, nodeCount } = this.tree;
    const { rate, cells, rows, customerClass, least: leastCells } = plain;
    const stack = this.#stack;
    const bound = this.#bound;
    const width = this.#width;
    const leastPrice = this.#least;
    const amounts = this.#amounts;
    const x = plain.points[u * 3] as number;
    const y = plain.points[u * 3 + 1] as number;
    const z = plain.points[u * 3 + 2] as number;
    const isNowhere = Number.isNaN(x);
    const scale = plain.scale === null ? 1 : (plain.scale[u] as number);
    const own = (rate[u] as number) / 1000;
    const perChord = Number.isNaN(own) ? 0 : own * plain.kmPerChord * BELOW;
    const leaving = plain.switchCost[u] as number;
    const row = ((customerClass[u] as number) % rows) * nodeCount;
    const amount = width > 0 ? (amounts[u * width] as number) : 0;
    const previous = plain.previous[u] as number;
    const farthest = Number.isNaN(own) ? Infinity : plain.capKm / plain.kmPerChord / BELOW;
    const isFlat = plain.metric === "plane";
    let depth = 1;
    stack[0] = 0;
    bound[0] = -Infinity;
    while (depth > 0) {
      depth -= 1;
      let limit = this.#limit(bar);
      if ((bound[depth] as number) >= limit) continue;
      const node = stack[depth] as number;
      const other = second[node] as number;
      if (other > 0) {
        let child = node + 1;
        let near = Infinity;
        let far = Infinity;
        let nearNode = -1;
        let farNode = -1;
        for (let side = 0; side < 2; side++) {
          const cell = leastCells[row + child] as number;
          if (cell !== NONE) {
            let total = leaving + cell * scale;
            if (width > 0) total += amount * (leastPrice[child * width] as number);
            for (let q = 1; q < width; q++)
              total +=
                (amounts[u * width + q] as number) * (leastPrice[child * width + q] as number);
            if (!isNowhere && total < limit) {
              const at = child * 6;
              let low = (box[at] as number) - x;
              let high = x - (box[at + 1] as number);
              let away = low > 0 ? low : high > 0 ? high : 0;
              let square = away * away;
              low = (box[at + 2] as number) - y;
              high = y - (box[at + 3] as number);
              away = low > 0 ? low : high > 0 ? high : 0;
              square += away * away;
              if (!isFlat) {
                low = (box[at + 4] as number) - z;
                high = z - (box[at + 5] as number);
                away = low > 0 ? low : high > 0 ? high : 0;
                square += away * away;
              }
              const chord = Math.sqrt(square);
              total = chord > farthest ? Infinity : total + perChord * chord - 0.5;
            }
            if (total < limit) {
              if (total < near) {
                far = near;
                farNode = nearNode;
                near = total;
                nearNode = child;
              } else {
                far = total;
                farNode = child;
              }
            }
          }
          child = other;
        }
        if (farNode >= 0) {
          stack[depth] = farNode;
          bound[depth++] = far;
        }
        if (nearNode >= 0) {
          stack[depth] = nearNode;
          bound[depth++] = near;
        }
        continue;
      }
      const end = this.tree.to[node] as number;
      const cellRow = (customerClass[u] as number) * plain.rowLength;
      for (let at = this.tree.from[node] as number; at < end; at++) {
        const cell = cells[cellRow + (plain.column[at] as number)] as number;
        if (cell < 0) continue;
        let priced = 0;
        if (width > 0) priced = amount * (plain.prices[at * width] as number);
        for (let q = 1; q < width; q++)
          priced += (amounts[u * width + q] as number) * (plain.prices[at * width + q] as number);
        const base = cell * scale + leaving;
        if (base + priced >= limit) continue;
        const dx = x - (plain.seatPoints[at * 3] as number);
        const dy = y - (plain.seatPoints[at * 3 + 1] as number);
        const dz = z - (plain.seatPoints[at * 3 + 2] as number);
        const square = dx * dx + dy * dy + dz * dz;
        if (base + priced + perChord * Math.sqrt(square) - 0.5 >= limit) continue;
        const j = this.tree.order[at] as number;
        if (j === previous) continue;
        const way = travelAt(this.#instance.costs, u, kmOfSquare(plain.metric, square));
        if (way < 0) continue;
        const key = base + way + priced + 1e-6 * tieBreak(u, j);
        if (key >= limit) continue;
        this.#offer(j, base + way, key);
        limit = this.#limit(bar);
      }
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
      if (key < this.#limit(bar)) this.#offer(j, cost, key);
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
