import { customerCostWithSwitch, type PairCosts } from "./pair-costs.ts";

/** A convex price on a seat's load: `ceil(rate × outside / per)` minutes beyond [low, high]. */
export interface Band {
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rate: number;
  readonly per: number;
}

/** Something that units use up in seats: capacity weight, workload, count or value. */
export interface Resource {
  /** Integer amount ≥ 0 per unit. */
  readonly amount: Float64Array;
  /** Hard limit per seat; Infinity where none. */
  readonly limit: Float64Array;
  readonly band: Band | null;
}

/** Lists of units per unit: of u, `other[start[u]] … other[start[u + 1] - 1]`. Symmetric. */
export interface Links {
  readonly start: Int32Array;
  readonly other: Int32Array;
}

/** Neighbours that should have one owner: `minutes` a month for each pair that is parted. */
export interface Ties extends Links {
  readonly minutes: Int32Array;
}

/** Where a unit may go: its own choice, one seat only, or nowhere. */
export const FREE = -1;
export const NOWHERE = -2;

/**
 * The allocation as numbers. A unit is a customer, or a group that stays together; a seat is a
 * manager whom the roster admits. Everything is an integer; costs are minutes of work a month.
 */
export interface Instance {
  readonly unitCount: number;
  readonly seatCount: number;
  readonly costs: PairCosts;
  /** Customers of unit u: `member[start[u]] …`; null = unit u is customer u. */
  readonly members: { readonly start: Int32Array; readonly member: Int32Array } | null;
  /** FREE, NOWHERE, or the seat in which a lock or an awaited decision keeps the unit. */
  readonly only: Int32Array;
  /** Charged when the unit is left out; 0 for a unit that fits in no seat at all. */
  readonly price: Float64Array;
  readonly resources: readonly Resource[];
  /** Units that must not share a seat; null = none. */
  readonly foes: Links | null;
  /** Units that are better kept together; null = none. */
  readonly ties: Ties | null;
}

/** What a pair's cost depends on. */
type Placing = Pick<Instance, "costs" | "members" | "only">;

/** Minutes a month of unit u in seat j with switch costs, without ties; -1 = a hard rule forbids it. */
export function pairCost(instance: Placing, u: number, j: number): number {
  const only = instance.only[u] as number;
  if (only !== FREE && only !== j) return -1;
  return openCost(instance, u, j);
}

/** The same as if nobody were kept in a place. */
export function openCost(instance: Placing, u: number, j: number): number {
  const { members, costs } = instance;
  if (members === null) return customerCostWithSwitch(costs, u, j);
  let total = 0;
  const end = members.start[u + 1] as number;
  for (let at = members.start[u] as number; at < end; at++) {
    const cost = customerCostWithSwitch(costs, members.member[at] as number, j);
    if (cost < 0) return -1;
    total += cost;
  }
  return total;
}

/** Minutes a month that a load outside the band costs; integer, convex up to the rounding up. */
export function bandCost(band: Band, j: number, load: number): number {
  const outside = Math.max((band.low[j] ?? 0) - load, load - (band.high[j] ?? 0), 0);
  return outside === 0 ? 0 : Math.ceil((band.rate * outside) / band.per);
}

/** The loads of every seat under an assignment, one array per resource. */
export function loadsOf(instance: Instance, assigned: Int32Array): Float64Array[] {
  return instance.resources.map((resource) => {
    const loads = new Float64Array(instance.seatCount);
    for (let i = 0; i < instance.unitCount; i++) {
      const j = assigned[i] ?? -1;
      if (j >= 0) loads[j] = (loads[j] ?? 0) + (resource.amount[i] ?? 0);
    }
    return loads;
  });
}

/** Minutes a month of all ties that an assignment parts; each pair counts once. */
export function partedTies(ties: Ties, assigned: Int32Array): number {
  let total = 0;
  for (let u = 0; u + 1 < ties.start.length; u++) {
    const end = ties.start[u + 1] ?? 0;
    for (let at = ties.start[u] ?? 0; at < end; at++) {
      const other = ties.other[at] ?? 0;
      if (other > u && assigned[other] !== assigned[u]) total += ties.minutes[at] ?? 0;
    }
  }
  return total;
}

/** The objective from scratch: pairs + bands + parted ties + the price of those left out. Integer minutes. */
export function objectiveOf(instance: Instance, assigned: Int32Array): number {
  let total = instance.ties === null ? 0 : partedTies(instance.ties, assigned);
  for (let i = 0; i < instance.unitCount; i++) {
    const j = assigned[i] ?? -1;
    total += j < 0 ? (instance.price[i] ?? 0) : pairCost(instance, i, j);
  }
  const loads = loadsOf(instance, assigned);
  instance.resources.forEach((resource, q) => {
    const band = resource.band;
    if (band === null) return;
    for (let j = 0; j < instance.seatCount; j++) total += bandCost(band, j, loads[q]?.[j] ?? 0);
  });
  return total;
}
