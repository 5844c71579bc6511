import type { Crew } from "../crew/crew.ts";
import type { Instance } from "../instance/instance.ts";
import type { NearestSeats } from "./nearest-seats.ts";

/**
 * The pairs that the price search looks at: up to `stride` seats for each of some units. Row r is
 * about unit `units[r]` and stands for `weight[r]` units.
 */
export interface ArcTable {
  readonly rows: number;
  readonly stride: number;
  readonly units: Int32Array;
  readonly weight: Float64Array;
  /** Amounts by row, then resource, and the price of leaving the unit out: read row after row. */
  readonly amount: Float64Array;
  readonly leftOut: Float64Array;
  readonly size: Int32Array;
  readonly seat: Int32Array;
  /** Pair cost in minutes, switch cost included; single precision, for searching only. */
  readonly cost: Float32Array;
  /**
   * Every seat that is not an arc of the row had at least this priced cost at the last proof;
   * -Infinity = never proved.
   */
  readonly floor: Float64Array;
}

/** Which units a table is about, and what it keeps of each beside the arcs. */
export interface TableRows {
  readonly units: Int32Array;
  readonly weight: number;
  readonly stride: number;
  /** By unit, then resource. */
  readonly amounts: Float64Array;
  readonly width: number;
  /** By unit. */
  readonly price: Float64Array;
}

/** A table of some units without arcs yet. */
export function arcTable(crew: Crew, chosen: TableRows): ArcTable {
  const { width, stride } = chosen;
  const rows = chosen.units.length;
  const units = new Int32Array(crew.memory(rows * 4));
  units.set(chosen.units);
  const amount = new Float64Array(crew.memory(rows * width * 8));
  const leftOut = new Float64Array(crew.memory(rows * 8));
  for (let r = 0; r < rows; r++) {
    const u = units[r] as number;
    leftOut[r] = chosen.price[u] as number;
    for (let q = 0; q < width; q++) amount[r * width + q] = chosen.amounts[u * width + q] as number;
  }
  return {
    rows,
    stride,
    units,
    weight: new Float64Array(crew.memory(rows * 8)).fill(chosen.weight),
    amount,
    leftOut,
    size: new Int32Array(crew.memory(rows * 4)),
    seat: new Int32Array(crew.memory(rows * stride * 4)),
    cost: new Float32Array(crew.memory(rows * stride * 4)),
    floor: new Float64Array(crew.memory(rows * 8)).fill(-Infinity),
  };
}

/**
 * Merges the unit's cheapest seats (as just found by `nearest`) into row r; an arc that gives way
 * lowers the row's floor. Old arcs stay while
 * there is room; then those that cost most at the present prices give way. Prices would swing
 * for ever if new arcs replaced old ones.
 */
export function mergeFound(arcs: ArcTable, r: number, nearest: NearestSeats): void {
  for (let at = 0; at < nearest.found.size; at++)
    mergeArc(arcs, r, {
      seat: nearest.found.seat[at] as number,
      cost: nearest.found.cost[at] as number,
      nearest,
    });
}

interface NewArc {
  readonly seat: number;
  readonly cost: number;
  readonly nearest: NearestSeats;
}

/** Adds one arc to row r unless it is there. */
export function mergeArc(arcs: ArcTable, r: number, arc: NewArc): void {
  const { stride, seat, cost } = arcs;
  const base = r * stride;
  const size = arcs.size[r] as number;
  for (let at = base; at < base + size; at++) if (seat[at] === arc.seat) return;
  let place = base + size;
  if (size < stride) arcs.size[r] = size + 1;
  else {
    const u = arcs.units[r] as number;
    let dearest = arc.cost + arc.nearest.priceOf(u, arc.seat);
    place = -1;
    for (let at = base; at < base + size; at++) {
      const key = (cost[at] as number) + arc.nearest.priceOf(u, seat[at] as number);
      if (key <= dearest) continue;
      dearest = key;
      place = at;
    }
    arcs.floor[r] = Math.min(arcs.floor[r] as number, dearest);
    if (place < 0) return;
  }
  seat[place] = arc.seat;
  cost[place] = arc.cost;
}

/**
 * Adds a good seat of every sibling subtree on the way to the unit's best seat: near and far
 * alike, so that a crowded city sees where there is room.
 */
export function mergeFarSeats(
  instance: Instance,
  arcs: ArcTable,
  at: {
    readonly row: number;
    readonly nearest: NearestSeats;
    readonly costOf: (j: number) => number;
  },
): void {
  const { nearest, row } = at;
  if (nearest.found.size === 0 || instance.seatCount < 2) return;
  const { tree } = nearest;
  const leaf = tree.leafOf[nearest.found.seat[0] as number] as number;
  const u = arcs.units[row] as number;
  let node = 0;
  while ((tree.second[node] as number) > 0) {
    const second = tree.second[node] as number;
    const isSecond = leaf >= second;
    const j = nearest.goodSeatUnder(u, isSecond ? node + 1 : second);
    if (j >= 0) mergeArc(arcs, row, { seat: j, cost: at.costOf(j), nearest });
    node = isSecond ? second : node + 1;
  }
}
