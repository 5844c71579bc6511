import type { ReactNode } from "react";

/** One column of a table. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** Pixels; a column that grows takes at least this. */
  readonly width: number;
  readonly grows?: boolean;
  readonly isNumber?: boolean;
  readonly isSortable?: boolean;
  readonly render: (row: Row) => ReactNode;
}

/** Column and direction of an order. */
export interface Sort {
  readonly key: string;
  readonly isDescending: boolean;
}

/** The next order when a heading is pressed: up, down, none. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, isDescending: false };
  return sort.isDescending ? null : { key, isDescending: true };
}

export const templateOf = <Row>(columns: readonly Column<Row>[]): string =>
  columns.map((c) => (c.grows === true ? `minmax(${c.width}px, 1fr)` : `${c.width}px`)).join(" ");

export const widthOf = <Row>(columns: readonly Column<Row>[]): number =>
  columns.reduce((sum, column) => sum + column.width, 0);
