import type { ReactNode } from "react";

/** One line of a comparison: the same measure of every scenario. */
export interface MeasureRow {
  readonly key: string;
  readonly label: ReactNode;
  /** One sentence on what the measure says. */
  readonly hint?: string;
  /** One per scenario; null where a plan does not have it. */
  readonly values: readonly (number | null)[];
  readonly show: (value: number) => string;
  /** The difference to the first, in words. */
  readonly showDifference: (difference: number) => string;
  readonly better: "less" | "more" | null;
  /** The tab of a run that says what the figure is made of. */
  readonly tab: string | null;
}

export interface MeasureGroup {
  readonly key: string;
  readonly title: string;
  readonly rows: readonly MeasureRow[];
}

/** Which of the values are the best; none where nothing is better or all are the same. */
export function bestOf({
  values,
  better,
}: Pick<MeasureRow, "values" | "better">): ReadonlySet<number> {
  const known = values.filter((value) => value !== null);
  if (better === null || known.length < 2 || new Set(known).size < 2) return new Set();
  const best = better === "less" ? Math.min(...known) : Math.max(...known);
  return new Set(values.flatMap((value, index) => (value === best ? [index] : [])));
}

/** Whether the scenarios differ in what the reader sees of this row. */
export const differs = ({ values, show }: Pick<MeasureRow, "values" | "show">): boolean =>
  new Set(values.map((value) => (value === null ? null : show(value)))).size > 1;
