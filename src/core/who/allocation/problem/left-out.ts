import { InvariantError } from "../../../shared/index.ts";
import { FREE, type Instance, openCost, pairCost } from "../instance/instance.ts";
import { kmOfSquare, type PairCosts } from "../instance/pair-costs.ts";
import type { Unpriced } from "./placeable.ts";

/** How many of the dearest pairs one unit left out is worth: room for long chains of moves. */
const CHAIN = 10;
/** Units whose dearest pair is looked for among all seats; then their bounds will do. */
const LOOKS = 64;

/** The cheapest and dearest corner of where seats stand; NaN where none has a place. */
function seatBox({ seatPoints, seatCount }: PairCosts): Float64Array {
  const box = Float64Array.from([1, -1, 1, -1, 1, -1], (side) => side * Number.POSITIVE_INFINITY);
  for (let j = 0; j < seatCount; j++) {
    for (let d = 0; d < 3; d++) {
      const x = seatPoints[j * 3 + d] as number;
      if (Number.isNaN(x)) continue;
      box[d * 2] = Math.min(box[d * 2] as number, x);
      box[d * 2 + 1] = Math.max(box[d * 2 + 1] as number, x);
    }
  }
  return box;
}

/** Kilometres that no way from the customer to a seat exceeds; NaN = place unknown. */
function mostKm(costs: PairCosts, row: number, box: Float64Array): number {
  let square = 0;
  for (let d = 0; d < 3; d++) {
    const x = costs.customerPoints[row * 3 + d] as number;
    const low = Math.abs(x - (box[d * 2] as number));
    const high = Math.abs(x - (box[d * 2 + 1] as number));
    square += Math.max(low, high) ** 2;
  }
  if (costs.metric === "plane") return kmOfSquare("plane", square);
  return kmOfSquare("sphere", Math.min(4, square));
}

/** Minutes that no pair of the customer exceeds, by row. */
function mostMinutes(costs: PairCosts): Float64Array {
  const most =
    costs.switchCost.length > 0 ? Float64Array.from(costs.switchCost) : new Float64Array();
  const box = seatBox(costs);
  for (const { customerClass, seatClasses, cells, scale } of costs.classes) {
    const greatest = new Float64Array(seatClasses === 0 ? 0 : cells.length / seatClasses);
    cells.forEach((cell, at) => {
      const c = Math.floor(at / seatClasses);
      if (cell > (greatest[c] as number)) greatest[c] = cell;
    });
    for (let row = 0; row < most.length; row++)
      most[row] =
        (most[row] as number) +
        (greatest[customerClass[row] as number] as number) *
          (scale === null ? 1 : (scale[row] as number));
  }
  for (let row = 0; row < most.length && costs.travel.length > 0; row++) {
    const km = mostKm(costs, row, box);
    for (const { rate, unknownKm, capKm } of costs.travel) {
      const milli = rate[row] as number;
      if (Number.isNaN(milli)) continue;
      const far = Number.isFinite(km) ? Math.max(km, unknownKm) : unknownKm;
      most[row] = (most[row] as number) + Math.ceil((milli * Math.min(far, capKm)) / 1000);
    }
  }
  return most;
}

/** Minutes of all ties of a unit. */
function tiedMinutes({ ties }: Unpriced, u: number): number {
  if (ties === null) return 0;
  let sum = 0;
  for (let at = ties.start[u] as number; at < (ties.start[u + 1] as number); at++)
    sum += ties.minutes[at] as number;
  return sum;
}

/** Bounds of what each unit can cost in any seat, ties included. */
function mostOfUnits(instance: Unpriced): Float64Array {
  const rows = mostMinutes(instance.costs);
  const { members } = instance;
  return new Float64Array(instance.unitCount).map((_, u) => {
    const ties = tiedMinutes(instance, u);
    if (members === null) return (rows[u] as number) + ties;
    let sum = ties;
    for (let at = members.start[u] as number; at < (members.start[u + 1] as number); at++)
      sum += rows[members.member[at] as number] as number;
    return sum;
  });
}

function dearestOf(instance: Unpriced, u: number): number {
  let dearest = 0;
  const only = instance.only[u] as number;
  if (only !== FREE) dearest = only < 0 ? 0 : Math.max(0, pairCost(instance, u, only));
  else
    for (let j = 0; j < instance.seatCount; j++)
      dearest = Math.max(dearest, openCost(instance, u, j));
  return dearest + tiedMinutes(instance, u);
}

function greatestAt(values: Float64Array): number {
  let at = 0;
  for (let u = 1; u < values.length; u++)
    if ((values[u] as number) > (values[at] as number)) at = u;
  return at;
}

/**
 * Minutes a month of the dearest unit in any seat that may hold it: exact where few units could
 * be the dearest, else at most what the box round all seats allows.
 */
function dearestPair(instance: Unpriced): number {
  if (instance.unitCount === 0) return 0;
  const most = mostOfUnits(instance);
  let dearest = 0;
  for (let look = 0; look < LOOKS; look++) {
    const u = greatestAt(most);
    if ((most[u] as number) <= dearest) return dearest;
    dearest = Math.max(dearest, dearestOf(instance, u));
    most[u] = -1;
  }
  return Math.max(dearest, most[greatestAt(most)] as number);
}

/**
 * Prices of leaving a unit out, in minutes a month: more than any chain of ten moves can cost,
 * bands and ties included, and alike for every customer, so that as few as possible are left out
 * while there is room. A unit that fits in no seat costs nothing: no plan can do better for it.
 */
export function pricesOfLeavingOut(instance: Unpriced, placeable: Uint8Array): Float64Array {
  const base = CHAIN * (dearestPair(instance) + 1);
  const { members, resources } = instance;
  let total = 0;
  const prices = new Float64Array(placeable.length).map((_, u) => {
    if (placeable[u] === 0) return 0;
    let price =
      base * (members === null ? 1 : (members.start[u + 1] ?? 0) - (members.start[u] ?? 0));
    for (const { band, amount } of resources)
      if (band !== null) price += Math.ceil((2 * band.rate * (amount[u] as number)) / band.per);
    total += price;
    return price;
  });
  if (total <= Number.MAX_SAFE_INTEGER) return prices;
  throw new InvariantError(`prices of ${total} minutes are beyond exact integers`);
}

/** At most so many others make room for a unit: who frees a unit of weight, or is its foe. */
function roomAsker({ resources, foes }: Unpriced): (u: number) => number {
  const limited = resources.filter(({ limit }) => limit.some(Number.isFinite));
  return (u) => {
    const rivals = foes === null ? 0 : (foes.start[u + 1] as number) - (foes.start[u] as number);
    return limited.reduce((sum, { amount }) => sum + (amount[u] as number), rivals);
  };
}

/**
 * Raises the prices of kept units above all that can be lost by making room for them: whoever
 * makes room frees at least one unit of weight, and loses his price and as much again in bands.
 */
export function raiseKept(instance: Instance): Float64Array {
  const { price, only } = instance;
  if (!only.some((seat) => seat >= 0)) return price;
  const roomAsked = roomAsker(instance);
  let dearest = 0;
  let others = 0;
  price.forEach((each, u) => {
    if ((only[u] as number) >= 0) return;
    others += 1;
    dearest = Math.max(dearest, each);
  });
  return price.map((each, u) =>
    (only[u] as number) < 0 ? each : each + 2 * dearest * Math.min(others, roomAsked(u)) + 1,
  );
}
