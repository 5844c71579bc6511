import type { DumpedBook } from "./read-book.ts";
import { changeOf, costOf, LEFT_OUT } from "./tariff.ts";

/** A sum of doubles and the size of what was added. Source: Neumaier 1974, doi:10.1002/zamm.19740540106. */
interface ExactSum {
  readonly add: (x: number) => void;
  readonly total: () => number;
  readonly size: () => number;
}

function exactSum(): ExactSum {
  let sum = 0;
  let lost = 0;
  let size = 0;
  return {
    add: (x) => {
      const next = sum + x;
      lost += Math.abs(sum) >= Math.abs(x) ? sum - next + x : x - next + sum;
      sum = next;
      size += Math.abs(x);
    },
    total: () => sum + lost,
    size: () => size,
  };
}

/** Prices by manager of one unit of workload and of one unit of value. */
interface UnitPrices {
  readonly work: Float64Array;
  readonly value: Float64Array;
}

function unitPrices(book: DumpedBook): UnitPrices {
  const work = Float64Array.from(book.capacityPrice);
  const value = new Float64Array(book.managers);
  for (const { amount, price } of book.bands) {
    const to = amount === "workload" ? work : value;
    for (let j = 0; j < book.managers; j++) to[j] = (to[j] as number) + (price[j] as number);
  }
  return { work, value };
}

/** A pair that is known, so that the scan passes over most others at a glance. */
function knownPair(book: DumpedBook, prices: UnitPrices, i: number): number {
  const j = book.plan[i] as number;
  const cost = j >= 0 && j < book.managers ? costOf(book, i, j) : null;
  if (cost === null) return Number.POSITIVE_INFINITY;
  const work = (book.workload[i] as number) * (prices.work[j] as number);
  return cost + work + (book.value[i] as number) * (prices.value[j] as number);
}

/** The cheapest priced pair of customer i over all managers, or his price of being left out. */
function leastPriced(book: DumpedBook, prices: UnitPrices, i: number): number {
  const { at, sits, licences, managers } = book;
  const [x, y] = [at.x[i] as number, at.y[i] as number];
  const [industry, tier] = [at.industry[i] as number, at.tier[i] as number];
  const [work, value] = [book.workload[i] as number, book.value[i] as number];
  const [licence, owner, change] = [book.licence[i] as number, book.owner[i], changeOf(book, i)];
  let least = Math.min(LEFT_OUT * work, knownPair(book, prices, i));
  for (let j = 0; j < managers; j++) {
    if ((((licences[j] as number) >> licence) & 1) === 0) continue;
    const other = sits.industry[j] === industry ? 0 : 60;
    const steps = Math.abs((sits.tier[j] as number) - tier);
    const still = work * (other + 40 * steps) + (j === owner ? 0 : change);
    const priced = still + work * (prices.work[j] as number) + value * (prices.value[j] as number);
    // The way costs nothing or more: without it the pair is already too dear.
    if (priced >= least) continue;
    const dx = x - (sits.x[j] as number);
    const dy = y - (sits.y[j] as number);
    const km = Math.sqrt(dx * dx + dy * dy) / 1000;
    least = Math.min(least, priced + Math.round((10_000 * work * km) / 1000));
  }
  return least;
}

/** The Lagrangian bound at the dumped prices over every pair, with the error its sum may have. */
export function denseBound(book: DumpedBook): { readonly bound: number; readonly error: number } {
  const sum = exactSum();
  const prices = unitPrices(book);
  for (let i = 0; i < book.customers; i++) sum.add(leastPriced(book, prices, i));
  for (let j = 0; j < book.managers; j++) {
    sum.add(-(book.capacityPrice[j] as number) * (book.capacity[j] as number));
    for (const { price, low, high } of book.bands) {
      const own = price[j] as number;
      sum.add(-own * ((own > 0 ? high[j] : low[j]) as number));
    }
  }
  return { bound: sum.total(), error: sum.size() * 1e-13 };
}
