import { EARTH_RADIUS_KM } from "../../../geo/index.ts";
import type { ClassCharge, PairCosts, TravelCharge } from "../instance/pair-costs.ts";
import { NONE, type NodeCells, type SeatTree } from "./seat-tree.ts";

/** Keeps a lower bound of a distance below the distance in spite of rounding. */
export const BELOW = 1 - 1e-12;

/** Kilometres that the way from a customer to any seat of the node has at least; NaN = unknown. */
function leastKm(costs: PairCosts, tree: SeatTree, i: number, node: number): number {
  const { customerPoints, metric } = costs;
  let square = 0;
  for (let d = 0; d < 3; d++) {
    const x = customerPoints[i * 3 + d] as number;
    const low = tree.box[node * 6 + d * 2] as number;
    const high = tree.box[node * 6 + d * 2 + 1] as number;
    // An unknown place stays unknown: 0 × NaN is NaN.
    const away = x < low ? low - x : x > high ? x - high : 0 * (x + low);
    square += away * away;
  }
  const chord = Math.sqrt(square) * BELOW;
  return metric === "plane" ? chord / 1000 : chord * EARTH_RADIUS_KM;
}

/** Travel minutes that the way has at least; Infinity = every seat of the node is too far. */
function leastTravel(costs: PairCosts, i: number, km: number): number {
  let total = 0;
  for (let t = 0; t < costs.travel.length; t++) {
    const { rate: rates, unknownKm, capKm } = costs.travel[t] as TravelCharge;
    const rate = rates[i] as number;
    if (Number.isNaN(rate)) continue;
    const way = Number.isNaN(km) ? unknownKm : km;
    if (way > capKm) return Infinity;
    total += Math.round((rate * way) / 1000);
  }
  return total;
}

/**
 * Minutes of customer i in any seat of the node that is not his present one, at least; Infinity =
 * no seat of it may hold him. `isMixed`: some seats of the node have a place and some have none.
 */
export function leastCost(
  costs: PairCosts,
  tree: SeatTree,
  at: { readonly i: number; readonly node: number; readonly isMixed: boolean },
): number {
  const { i, node, isMixed } = at;
  let total = costs.switchCost[i] as number;
  for (let t = 0; t < tree.cells.length; t++) {
    const { rows, least } = tree.cells[t] as NodeCells;
    const charge = costs.classes[t] as ClassCharge;
    const row = (charge.customerClass[i] as number) % rows;
    const cell = least[row * tree.nodeCount + node] as number;
    if (cell === NONE) return Infinity;
    total += charge.scale === null ? cell : cell * (charge.scale[i] as number);
  }
  if (costs.travel.length === 0 || isMixed) return total;
  return total + leastTravel(costs, i, leastKm(costs, tree, i, node));
}
