import { denseBound } from "./dense-bound.ts";
import type { DumpedBook } from "./read-book.ts";
import { costOf, LEFT_OUT } from "./tariff.ts";

/** What a check of a dumped book found. */
export interface Verdict {
  /** Recomputed from the plan; null when the plan breaks a rule that has no cost. */
  readonly objective: number | null;
  /** The greatest whole number that the prices prove. */
  readonly proved: number;
  /** Empty = the dump is what it claims to be. */
  readonly faults: readonly string[];
}

type Report = (fault: string) => void;

/** The whole instance: amounts that make sense, bands that are the documented ones. */
function checkInstance(book: DumpedBook, report: Report): void {
  for (let i = 0; i < book.customers; i++) {
    const owner = book.owner[i] as number;
    if ((book.workload[i] as number) < 1) report(`customer ${i}: a workload below 1`);
    if ((book.value[i] as number) < 0) report(`customer ${i}: a negative value`);
    if (owner >= book.managers) report(`customer ${i}: his owner ${owner} does not exist`);
  }
  for (let j = 0; j < book.managers; j++)
    if ((book.capacity[j] as number) < 0) report(`manager ${j}: a negative capacity`);
  for (const band of book.bands) checkBand(book, band, report);
}

const total = (list: Float64Array): number => list.reduce((sum, x) => sum + x, 0);

const TOLERANCE = { workload: 0.05, value: 0.1 };

function checkBand(book: DumpedBook, band: DumpedBook["bands"][number], report: Report): void {
  const isWork = band.amount === "workload";
  const fill = total(book.workload) / total(book.capacity);
  const mean = total(book.value) / book.managers;
  const tolerance = TOLERANCE[band.amount];
  for (let j = 0; j < book.managers; j++) {
    const target = isWork ? (book.capacity[j] as number) * fill : mean;
    const low = target * (1 - tolerance) - (band.low[j] as number);
    const high = (band.high[j] as number) - target * (1 + tolerance);
    if (Math.min(low, high) < -1e-6 || Math.max(low, high) > 1 + 1e-6)
      report(`manager ${j}: the band of ${band.amount} is not the documented one`);
  }
}

function checkPrices(book: DumpedBook, report: Report): void {
  for (let j = 0; j < book.managers; j++) {
    if ((book.capacityPrice[j] as number) < 0)
      report(`manager ${j}: a negative price of capacity proves nothing`);
    for (const { amount, price, rate } of book.bands)
      if (Math.abs(price[j] as number) > rate)
        report(`manager ${j}: the price of ${amount} exceeds the rate of its band`);
  }
}

/** The plan's minutes a month; null when a pair is impossible. */
function objectiveOf(book: DumpedBook, report: Report): number | null {
  const load = new Float64Array(book.managers);
  const value = new Float64Array(book.managers);
  let objective = 0;
  let isWhole = true;
  for (let i = 0; i < book.customers; i++) {
    const j = book.plan[i] as number;
    const work = book.workload[i] as number;
    const cost =
      j === -1 ? LEFT_OUT * work : j >= 0 && j < book.managers ? costOf(book, i, j) : null;
    if (cost === null) {
      report(`customer ${i} may not be with manager ${j}`);
      isWhole = false;
      continue;
    }
    objective += cost;
    if (j === -1) continue;
    load[j] = (load[j] as number) + work;
    value[j] = (value[j] as number) + (book.value[i] as number);
  }
  for (let j = 0; j < book.managers; j++) {
    if ((load[j] as number) > (book.capacity[j] as number))
      report(`manager ${j} has ${load[j]} of ${book.capacity[j]} units of workload`);
    for (const { amount, low, high, rate } of book.bands) {
      const own = (amount === "workload" ? load[j] : value[j]) as number;
      objective += rate * Math.max((low[j] as number) - own, own - (high[j] as number), 0);
    }
  }
  return isWhole ? objective : null;
}

/** Recomputes feasibility, objective and bound of a dumped book, over all pairs. */
export function verdictOn(book: DumpedBook): Verdict {
  const faults: string[] = [];
  const report: Report = (fault) => faults.push(fault);
  const { claim } = book;
  checkInstance(book, report);
  checkPrices(book, report);
  const objective = objectiveOf(book, report);
  if (objective !== null && objective !== claim.objective)
    report(`the objective is ${objective}, claimed ${claim.objective}`);
  const { bound, error } = denseBound(book);
  const proved = Math.ceil(bound - error);
  if (claim.lowerBound > proved)
    report(`the prices prove a bound of ${proved}, claimed ${claim.lowerBound}`);
  if (claim.lowerBound > claim.objective) report("the bound exceeds the objective");
  return { objective, proved, faults };
}
