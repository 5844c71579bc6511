import { EARTH_RADIUS_KM } from "../../../geo/index.ts";
import type { Instance } from "../instance/instance.ts";
import type { ClassCharge, PairCosts } from "../instance/pair-costs.ts";
import type { SeatTree } from "./seat-tree.ts";

/** Costs of the usual shape (single customers, one class charge, one article of travel), with the seats in the tree's order. */
export interface PlainCosts {
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

/** Null where the costs have another shape: groups, several charges, or seats of which some have a place. */
export function plainCosts(instance: Instance, tree: SeatTree): PlainCosts | null {
  const { costs, members } = instance;
  const charge = costs.classes[0];
  const travel = costs.travel[0];
  const cells = tree.cells[0];
  if (members !== null || charge === undefined || travel === undefined || cells === undefined)
    return null;
  if (costs.classes.length > 1 || costs.travel.length > 1 || tree.isMixed) return null;
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
export function layPrices(plain: PlainCosts, tree: SeatTree, prices: Float64Array): void {
  const width = plain.prices.length / Math.max(1, tree.order.length);
  for (let at = 0; at < tree.order.length; at++)
    for (let q = 0; q < width; q++)
      plain.prices[at * width + q] = prices[(tree.order[at] as number) * width + q] as number;
}
