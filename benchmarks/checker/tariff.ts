import type { DumpedBook } from "./read-book.ts";

/** Minutes a month for one unit of workload without a manager. */
export const LEFT_OUT = 8_000;

/** Minutes a month of a change of the owner. */
export const changeOf = (book: DumpedBook, i: number): number =>
  (book.owner[i] as number) < 0 ? 0 : 200 + 3 * (book.value[i] as number);

/** Minutes a month of customer i with manager j; null = the licence is missing. */
export function costOf(book: DumpedBook, i: number, j: number): number | null {
  const { at, sits } = book;
  const isHeld = (((book.licences[j] as number) >> (book.licence[i] as number)) & 1) === 1;
  if (!isHeld) return null;
  const x = (at.x[i] as number) - (sits.x[j] as number);
  const y = (at.y[i] as number) - (sits.y[j] as number);
  const work = book.workload[i] as number;
  const km = Math.sqrt(x * x + y * y) / 1000;
  const travel = Math.round((10_000 * work * km) / 1000);
  const isOther = at.industry[i] !== sits.industry[j];
  const steps = Math.abs((at.tier[i] as number) - (sits.tier[j] as number));
  const change = book.owner[i] === j ? 0 : changeOf(book, i);
  return travel + work * ((isOther ? 60 : 0) + 40 * steps) + change;
}
