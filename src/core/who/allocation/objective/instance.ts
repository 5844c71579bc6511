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

/**
 * The allocation as numbers. A unit is a customer, or a group that stays together; a seat is a
 * manager whom the roster admits. Everything is an integer; costs are minutes of work a month.
 */
export interface Instance {
  readonly unitCount: number;
  readonly seatCount: number;
  /** Row of the pair table per unit; units that are alike share one. */
  readonly rowOf: Int32Array;
  /** Row-major pair costs without the switch cost; -1 = a hard rule forbids the pair. */
  readonly rows: Int32Array;
  /** Present seat per unit, -1 = none. */
  readonly previous: Int32Array;
  /** Charged in every seat but the present one. */
  readonly switchCost: Int32Array;
  /** Charged when the unit is left out; 0 for a unit that fits in no seat at all. */
  readonly price: Float64Array;
  readonly resources: readonly Resource[];
}

/** Minutes a month of unit i in seat j, -1 when a hard rule forbids it. */
export function pairCost(instance: Instance, i: number, j: number): number {
  const cost = instance.rows[(instance.rowOf[i] ?? 0) * instance.seatCount + j] ?? -1;
  if (cost < 0) return -1;
  return instance.previous[i] === j ? cost : cost + (instance.switchCost[i] ?? 0);
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

/** The objective from scratch: pairs + bands + the price of those left out. Integer minutes. */
export function objectiveOf(instance: Instance, assigned: Int32Array): number {
  let total = 0;
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
