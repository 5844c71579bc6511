import { InvariantError } from "../../../shared/index.ts";
import type { Instance } from "../objective/instance.ts";

/** How many of the dearest pairs one unit left out is worth: room for long chains of moves. */
const CHAIN = 10;

/**
 * Prices of leaving a unit out, in minutes a month: more than any chain of ten moves can cost,
 * bands included, and alike for every customer, so that as few as possible are left out while
 * there is room. A unit that fits in no seat costs nothing: no plan can do better for it.
 */
export function leftOutPrices(
  instance: Omit<Instance, "price">,
  members: readonly Int32Array[],
): Float64Array {
  let dearest = 0;
  for (const cost of instance.rows) if (cost > dearest) dearest = cost;
  let leaving = 0;
  for (const cost of instance.switchCost) if (cost > leaving) leaving = cost;
  const base = CHAIN * (dearest + leaving + 1);
  const prices = Float64Array.from(members, (list, u) => {
    if (!fitsSomewhere(instance, u)) return 0;
    let slope = 0;
    for (const { band, amount } of instance.resources) {
      if (band !== null) slope += Math.ceil((2 * band.rate * (amount[u] ?? 0)) / band.per);
    }
    return list.length * base + slope;
  });
  const total = prices.reduce((sum, price) => sum + price, 0);
  if (total <= Number.MAX_SAFE_INTEGER) return prices;
  throw new InvariantError(`prices of ${total} minutes are beyond exact integers`);
}

/** Whether some eligible seat could hold the unit if it were empty. */
export function fitsSomewhere(instance: Omit<Instance, "price">, u: number): boolean {
  const start = (instance.rowOf[u] ?? 0) * instance.seatCount;
  for (let j = 0; j < instance.seatCount; j++) {
    if ((instance.rows[start + j] ?? -1) < 0) continue;
    const fits = instance.resources.every(
      ({ amount, limit }) => (amount[u] ?? 0) <= (limit[j] ?? Number.POSITIVE_INFINITY),
    );
    if (fits) return true;
  }
  return false;
}
