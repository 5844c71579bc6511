import type { Instance } from "../instance/instance.ts";
import { kmOfSquare, type PairCosts, travelAt } from "../instance/pair-costs.ts";
import { type FoundSeats, tieOf } from "./found-seats.ts";
import { BELOW } from "./node-bounds.ts";
import { layPrices, type PlainCosts, plainCosts } from "./plain-costs.ts";
import { DEEPEST, NONE, type SeatTree } from "./seat-tree.ts";

interface Ground {
  readonly costs: PairCosts;
  /** By unit, then resource. */
  readonly amounts: Float64Array;
  readonly width: number;
}

/**
 * The descent of \`NearestSeats\` for costs of the usual shape, with everything of the one customer
 * at hand. Nearly all searches of a large book run through here, hence the one long loop.
 */
export class PlainDescent {
  readonly #plain: PlainCosts;
  readonly #tree: SeatTree;
  readonly #on: Ground;
  readonly #stack = new Int32Array(DEEPEST);
  readonly #bound = new Float64Array(DEEPEST);
  #least: Float64Array = new Float64Array(0);

  private constructor(plain: PlainCosts, tree: SeatTree, on: Ground) {
    this.#plain = plain;
    this.#tree = tree;
    this.#on = on;
  }

  /** Null where the costs have another shape. */
  static of(instance: Instance, tree: SeatTree, amounts: Float64Array): PlainDescent | null {
    const plain = plainCosts(instance, tree);
    const width = instance.resources.length;
    return plain === null
      ? null
      : new PlainDescent(plain, tree, { costs: instance.costs, amounts, width });
  }

  /** Prices by seat then resource, and the least of them by node. */
  setPrices(prices: Float64Array, least: Float64Array): void {
    this.#least = least;
    layPrices(this.#plain, this.#tree, prices);
  }

  /** Adds the seats of the tree that are cheap enough, except the present one. */
  search(u: number, found: FoundSeats): void {
    const plain = this.#plain;
    const { second, box, nodeCount } = this.#tree;
    const { rate, cells, rows, customerClass, least: leastCells } = plain;
    const stack = this.#stack;
    const bound = this.#bound;
    const { width } = this.#on;
    const leastPrice = this.#least;
    const { amounts, costs } = this.#on;
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
      let limit = found.limit();
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
      const end = this.#tree.to[node] as number;
      const cellRow = (customerClass[u] as number) * plain.rowLength;
      for (let at = this.#tree.from[node] as number; at < end; at++) {
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
        const j = this.#tree.order[at] as number;
        if (j === previous) continue;
        const way = travelAt(costs, u, kmOfSquare(plain.metric, square));
        if (way < 0) continue;
        const key = base + way + priced + tieOf(u, j);
        if (key >= limit) continue;
        found.add(j, base + way, key);
        limit = found.limit();
      }
    }
  }
}
