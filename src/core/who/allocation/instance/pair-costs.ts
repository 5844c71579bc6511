import { EARTH_RADIUS_KM } from "../../../geo/index.ts";

/**
 * What one article of proximity charges: whole minutes a month for the way from a customer to a
 * seat, rounded once. Kilometres are straight lines; detour and speed are inside the rate.
 */
export interface TravelCharge {
  /** Thousandths of a minute a month per kilometre, by customer; NaN = the article is not about him. */
  readonly rate: Float64Array;
  /** Kilometres charged where either place is unknown. */
  readonly unknownKm: number;
  /** Beyond so many kilometres the pair is forbidden; Infinity = never. */
  readonly capKm: number;
}

/**
 * A charge that depends on the class of the customer and the class of the seat: conditions,
 * principles, a table of travel times between zones.
 */
export interface ClassCharge {
  readonly customerClass: Int32Array;
  readonly seatClass: Int32Array;
  readonly seatClasses: number;
  /** Row-major by class of customer: minutes a month, times `scale`; -1 = a hard rule forbids the pair. */
  readonly cells: Int32Array;
  /** Integer multiplier by customer; null = 1 for all. */
  readonly scale: Int32Array | null;
}

/**
 * What a customer costs with a seat, as a sum of few small parts instead of one large table:
 * a million customers and five thousand seats have five thousand million pairs.
 */
export interface PairCosts {
  readonly customerCount: number;
  readonly seatCount: number;
  /**
   * "sphere": points on the unit sphere, kilometres along the great circle. "plane": points in
   * metres on a plane (z = 0), kilometres of straight line.
   */
  readonly metric: "sphere" | "plane";
  /** Three coordinates a customer; NaN = place unknown. */
  readonly customerPoints: Float64Array;
  readonly seatPoints: Float64Array;
  readonly travel: readonly TravelCharge[];
  readonly classes: readonly ClassCharge[];
  /** Present seat per customer, -1 = none. */
  readonly previous: Int32Array;
  /** Minutes a month charged in every seat but the present one. */
  readonly switchCost: Int32Array;
}

/** Kilometres of a squared chord (sphere) or of squared metres (plane). */
export const kmOfSquare = (metric: PairCosts["metric"], square: number): number =>
  metric === "plane"
    ? Math.sqrt(square) / 1000
    : 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(square) / 2));

/** Kilometres from a customer to a seat; NaN where a place is unknown. */
export function kmBetween(costs: PairCosts, i: number, j: number): number {
  const { customerPoints: c, seatPoints: s } = costs;
  const x = (c[i * 3] as number) - (s[j * 3] as number);
  const y = (c[i * 3 + 1] as number) - (s[j * 3 + 1] as number);
  const z = (c[i * 3 + 2] as number) - (s[j * 3 + 2] as number);
  return kmOfSquare(costs.metric, x * x + y * y + z * z);
}

/** Minutes a month of travel for these kilometres (NaN = unknown); -1 = too far. */
export function travelAt(costs: PairCosts, i: number, km: number): number {
  let total = 0;
  for (let t = 0; t < costs.travel.length; t++) {
    const charge = costs.travel[t] as TravelCharge;
    const rate = charge.rate[i] as number;
    if (Number.isNaN(rate)) continue;
    const way = Number.isNaN(km) ? charge.unknownKm : km;
    if (way > charge.capKm) return -1;
    total += Math.round((rate * way) / 1000);
  }
  return total;
}

/** Minutes a month of the class charges of a pair; -1 = forbidden. */
export function classAt(costs: PairCosts, i: number, j: number): number {
  let total = 0;
  for (let t = 0; t < costs.classes.length; t++) {
    const charge = costs.classes[t] as ClassCharge;
    const row = (charge.customerClass[i] as number) * charge.seatClasses;
    const cell = charge.cells[row + (charge.seatClass[j] as number)] as number;
    if (cell < 0) return -1;
    total += charge.scale === null ? cell : cell * (charge.scale[i] as number);
  }
  return total;
}

/** Minutes a month of customer i with seat j, without the switch cost; -1 = forbidden. */
export function customerCost(costs: PairCosts, i: number, j: number): number {
  const base = classAt(costs, i, j);
  if (base < 0) return -1;
  if (costs.travel.length === 0) return base;
  const way = travelAt(costs, i, kmBetween(costs, i, j));
  return way < 0 ? -1 : base + way;
}

/** The same with the switch cost. */
export function customerCostWithSwitch(costs: PairCosts, i: number, j: number): number {
  const base = customerCost(costs, i, j);
  if (base < 0 || costs.previous[i] === j) return base;
  return base + (costs.switchCost[i] as number);
}
