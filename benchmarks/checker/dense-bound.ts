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

/** What customer i costs with manager j at the prices; Infinity where that is impossible. */
function pricedPair(book: DumpedBook, prices: UnitPrices, pair: readonly [number, number]): number {
  const [i, j] = pair;
  const cost = j >= 0 && j < book.managers ? costOf(book, i, j) : null;
  if (cost === null) return Number.POSITIVE_INFINITY;
  const work = (book.workload[i] as number) * (prices.work[j] as number);
  return cost + work + (book.value[i] as number) * (prices.value[j] as number);
}

/** Minutes per unit of workload by manager, without the way, for customers like i. */
type RowOf = (i: number) => Float64Array;

function kindRows(book: DumpedBook, prices: UnitPrices): RowOf {
  const { at, sits, licence } = book;
  const rows = new Map<string, Float64Array>();
  return (i) => {
    const kind = `${at.industry[i]} ${licence[i]} ${at.tier[i]}`;
    const known = rows.get(kind);
    if (known !== undefined) return known;
    const row = new Float64Array(book.managers).fill(Number.POSITIVE_INFINITY);
    for (let j = 0; j < row.length; j++) {
      if ((((book.licences[j] as number) >> (licence[i] as number)) & 1) === 0) continue;
      const other = sits.industry[j] === at.industry[i] ? 0 : 60;
      const steps = Math.abs((sits.tier[j] as number) - (at.tier[i] as number));
      row[j] = other + 40 * steps + (prices.work[j] as number);
    }
    rows.set(kind, row);
    return row;
  };
}

interface Scan {
  readonly book: DumpedBook;
  readonly prices: UnitPrices;
  readonly rowOf: RowOf;
}

/** The cheapest priced pair of customer i over all managers, or his price of being left out. */
function leastPriced({ book, prices, rowOf }: Scan, i: number): number {
  const { at, sits, managers } = book;
  const [x, y] = [at.x[i] as number, at.y[i] as number];
  const [work, value] = [book.workload[i] as number, book.value[i] as number];
  const change = changeOf(book, i);
  const row = rowOf(i);
  // The owner alone has no cost of change: he is looked at here, the scan makes him no cheaper.
  let least = Math.min(
    LEFT_OUT * work,
    pricedPair(book, prices, [i, book.owner[i] as number]),
    pricedPair(book, prices, [i, book.plan[i] as number]),
  );
  for (let j = 0; j < managers; j++) {
    const priced = work * (row[j] as number) + value * (prices.value[j] as number) + change;
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
  const scan = { book, prices, rowOf: kindRows(book, prices) };
  for (let i = 0; i < book.customers; i++) sum.add(leastPriced(scan, i));
  for (let j = 0; j < book.managers; j++) {
    sum.add(-(book.capacityPrice[j] as number) * (book.capacity[j] as number));
    for (const { price, low, high } of book.bands) {
      const own = price[j] as number;
      sum.add(-own * ((own > 0 ? high[j] : low[j]) as number));
    }
  }
  return { bound: sum.total(), error: sum.size() * 1e-13 };
}
