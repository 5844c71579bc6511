import { type Cell, isOdd } from "../table.ts";
import type { CellContext } from "./cell-context.ts";

/** The value behind a cell that may be computed: a formula counts with its last result. */
export function computed(cell: Cell): Cell {
  return isOdd(cell) && cell.kind === "formula" ? cell.result : cell;
}

const NUMBER = /^([+-]?\d+(?:\.\d+)?)\s*(%|户|人|名|分钟|小时|个月|月|年|天|件|公里|米)?$/;

/** A plain number: thousands separators and a unit of counting behind it are understood. */
export function numberOf(cell: Cell, context: CellContext): number | null {
  const value = computed(cell);
  if (value === null || typeof value === "number") return value;
  if (isOdd(value)) {
    return context.error(value.kind === "error" ? "file.cellError" : "file.notNumber");
  }
  if (typeof value === "boolean") return context.error("file.notNumber");
  const match = NUMBER.exec(value.normalize("NFKC").replace(/,/g, ""));
  if (match === null) return context.error("file.notNumber");
  const number = Number(match[1]);
  return match[2] === "%" ? number / 100 : number;
}
