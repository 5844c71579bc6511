import type { LocalDate } from "../core/shared/index.ts";

/** A formula, or an error such as #N/A, where a value should stand. */
export type OddCell =
  | { readonly kind: "date"; readonly date: LocalDate }
  | {
      readonly kind: "formula";
      readonly formula: string;
      readonly result: string | number | boolean | null;
    }
  | { readonly kind: "error"; readonly text: string };

/** What stands in one field of a table; null = nothing. Text is trimmed. */
export type Cell = null | string | number | boolean | OddCell;

export interface SourceRow {
  /** 1-based, as a spreadsheet numbers it. */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** Cells that were merged into their top left one. Rows 1-based, columns 0-based, inclusive. */
export interface MergedRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface RowBatch {
  readonly rows: readonly SourceRow[];
  /** Share of the file that was read, 0 … 1. */
  readonly share: number;
  /** Known at the end of a sheet only. */
  readonly merged?: readonly MergedRange[];
}

/** An opened file: one or several sheets of rows, read as a stream. */
export interface Table {
  readonly format: "csv" | "xlsx";
  /** null for a workbook. */
  readonly encoding: string | null;
  /** Names of the sheets; a text table has one without a name. */
  readonly sheets: readonly string[];
  rows(sheet: string): AsyncIterable<RowBatch>;
}

export const isOdd = (cell: Cell): cell is OddCell => typeof cell === "object" && cell !== null;

/** The cell as a person sees it. */
export function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (!isOdd(cell)) return String(cell);
  switch (cell.kind) {
    case "date":
      return cell.date;
    case "formula":
      return `=${cell.formula}`;
    case "error":
      return cell.text;
  }
}

/** The first `count` rows of a sheet. */
export async function firstRows(
  table: Table,
  sheet: string,
  count: number,
): Promise<readonly SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of table.rows(sheet)) {
    rows.push(...batch.rows);
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}
