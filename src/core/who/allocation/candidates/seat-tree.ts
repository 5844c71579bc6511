import type { ClassCharge, PairCosts } from "../instance/pair-costs.ts";
import { type SeatFeatures, seatFeatures, splitPart } from "./seat-features.ts";

/** Seats in a leaf. */
const LEAF = 8;
/** Entries of a table of cheapest cells; classes share rows beyond it. */
const MOST_ENTRIES = 16_000_000;
/** Stands for "no seat here may hold this class". */
export const NONE = 0x7fffffff;

/** The cheapest cell of every class of customers in every node. */
export interface NodeCells {
  /** Classes share a row when there are too many; the row then holds the least of them. */
  readonly rows: number;
  /** Row-major by class; NONE = forbidden everywhere in the node. */
  readonly least: Int32Array;
}

/**
 * A k-d tree over the seats that bounds priced costs from below: each node knows its box, its
 * least prices and its cheapest cell per class. Nodes stand in depth-first order: the first
 * child of node n is n + 1, the second `second[n]`; a leaf has second = 0.
 * Source: Bentley 1975, doi:10.1145/361002.361007; pruning by prices is ours.
 */
export interface SeatTree {
  readonly nodeCount: number;
  /** Seats, leaf by leaf. */
  readonly order: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly second: Int32Array;
  /** Six numbers a node: least and greatest x, y, z; NaN = seats without a place. */
  readonly box: Float64Array;
  /** By class charge. */
  readonly cells: readonly NodeCells[];
  /** Leaf of each seat. */
  readonly leafOf: Int32Array;
  /** Some seats have a place and some have none: then they stand in two subtrees of the root. */
  readonly isMixed: boolean;
}

interface Draft {
  readonly costs: PairCosts;
  readonly features: SeatFeatures;
  readonly order: Int32Array;
  readonly from: number[];
  readonly to: number[];
  readonly second: number[];
  readonly box: number[];
}

function boxOf(draft: Draft, from: number, to: number): number[] {
  const { order, costs } = draft;
  const box = [Infinity, -Infinity, Infinity, -Infinity, Infinity, -Infinity];
  for (let at = from; at < to; at++) {
    for (let d = 0; d < 3; d++) {
      const x = costs.seatPoints[(order[at] as number) * 3 + d] as number;
      if (Number.isNaN(x)) return [NaN, NaN, NaN, NaN, NaN, NaN];
      box[d * 2] = Math.min(box[d * 2] as number, x);
      box[d * 2 + 1] = Math.max(box[d * 2 + 1] as number, x);
    }
  }
  return box;
}

/** From this depth on parts are cut in the middle, so that no search outgrows its stack. */
const DEEP = 48;
/** Nodes that a search has waiting at most. */
export const DEEPEST = 128;

function grow(draft: Draft, from: number, to: number, depth = 0): number {
  const node = draft.from.length;
  const box = boxOf(draft, from, to);
  draft.from.push(from);
  draft.to.push(to);
  draft.second.push(0);
  draft.box.push(...box);
  if (to - from <= LEAF) return node;
  const cut = splitPart(draft.features, { order: draft.order, from, to });
  const middle = depth < DEEP ? from + cut : (from + to) >> 1;
  grow(draft, from, middle, depth + 1);
  draft.second[node] = grow(draft, middle, to, depth + 1);
  return node;
}

/** Seats with a place first; those without stand in a subtree of their own. */
function growAll(draft: Draft): { readonly isMixed: boolean } {
  const { costs, order } = draft;
  const hasPlace = (j: number): boolean => !Number.isNaN(costs.seatPoints[j * 3] as number);
  const placed = Array.from(order).filter(hasPlace);
  const lost = Array.from(order).filter((j) => !hasPlace(j));
  order.set(placed, 0);
  order.set(lost, placed.length);
  if (placed.length === 0 || lost.length === 0) {
    grow(draft, 0, order.length);
    return { isMixed: false };
  }
  draft.from.push(0);
  draft.to.push(order.length);
  draft.second.push(0);
  draft.box.push(NaN, NaN, NaN, NaN, NaN, NaN);
  grow(draft, 0, placed.length);
  draft.second[0] = grow(draft, placed.length, order.length);
  return { isMixed: true };
}

function cellsOf(draft: Draft, charge: ClassCharge): NodeCells {
  const nodes = draft.from.length;
  const classes = charge.seatClasses === 0 ? 0 : charge.cells.length / charge.seatClasses;
  const rows = Math.max(1, Math.min(classes, Math.floor(MOST_ENTRIES / Math.max(1, nodes))));
  const least = new Int32Array(rows * nodes).fill(NONE);
  for (let c = 0; c < classes; c++) {
    const row = (c % rows) * nodes;
    for (let node = nodes - 1; node >= 0; node--) {
      let best = least[row + node] as number;
      const second = draft.second[node] as number;
      if (second > 0) {
        best = Math.min(best, least[row + node + 1] as number, least[row + second] as number);
      } else {
        for (let at = draft.from[node] as number; at < (draft.to[node] as number); at++) {
          const seatClass = charge.seatClass[draft.order[at] as number] as number;
          const cell = charge.cells[c * charge.seatClasses + seatClass] as number;
          if (cell >= 0 && cell < best) best = cell;
        }
      }
      least[row + node] = best;
    }
  }
  return { rows, least };
}

/** Builds the tree. O(seats × log² seats + classes × seats). */
export function seatTree(costs: PairCosts): SeatTree {
  const order = Int32Array.from({ length: costs.seatCount }, (_, j) => j);
  const draft: Draft = {
    costs,
    features: seatFeatures(costs),
    order,
    from: [],
    to: [],
    second: [],
    box: [],
  };
  const { isMixed } = growAll(draft);
  const leafOf = new Int32Array(costs.seatCount);
  draft.second.forEach((second, node) => {
    if (second > 0) return;
    for (let at = draft.from[node] ?? 0; at < (draft.to[node] ?? 0); at++)
      leafOf[order[at] as number] = node;
  });
  return {
    nodeCount: draft.from.length,
    order,
    from: Int32Array.from(draft.from),
    to: Int32Array.from(draft.to),
    second: Int32Array.from(draft.second),
    box: Float64Array.from(draft.box),
    cells: costs.classes.map((charge) => cellsOf(draft, charge)),
    leafOf,
    isMixed,
  };
}

/** The least price of every node, by node then resource. `prices`: by seat then resource. */
export function leastPrices(tree: SeatTree, prices: Float64Array, width: number): Float64Array {
  const least = new Float64Array(tree.nodeCount * width).fill(Infinity);
  for (let node = tree.nodeCount - 1; node >= 0; node--) {
    const second = tree.second[node] as number;
    for (let q = 0; q < width; q++) {
      let best = Infinity;
      if (second > 0) {
        best = Math.min(
          least[(node + 1) * width + q] as number,
          least[second * width + q] as number,
        );
      } else {
        for (let at = tree.from[node] as number; at < (tree.to[node] as number); at++)
          best = Math.min(best, prices[(tree.order[at] as number) * width + q] as number);
      }
      least[node * width + q] = best;
    }
  }
  return least;
}
