import type { Readable } from "node:stream";
import type { Cell, MergedRange, RowBatch, SourceRow } from "../table.ts";
import { cellPosition } from "./cell-position.ts";
import { dateOfSerial } from "./date-styles.ts";
import { xmlParser } from "./xml.ts";

export interface SheetContext {
  /** True at the index of a style that shows a date. */
  readonly styles: readonly boolean[];
  readonly texts: readonly string[];
  readonly is1904: boolean;
}

/** A sheet has at most 16,384 columns; a reference beyond means a damaged file. */
const MAX_COLUMNS = 16384;
const BATCH = 1000;

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string;
  hasFormula: boolean;
}

function textCell(text: string): Cell {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}

function plainValue(cell: OpenCell, context: SheetContext): Cell {
  switch (cell.type) {
    case "s":
      return textCell(context.texts[Number(cell.value)] ?? "");
    case "str":
    case "inlineStr":
      return textCell(cell.value);
    case "b":
      return cell.value === "1";
    case "e":
      return { kind: "error", text: cell.value };
    case "d":
      return textCell(cell.value.slice(0, 10));
    default: {
      if (cell.value === "") return null;
      const number = Number(cell.value);
      if (context.styles[cell.style] !== true) return number;
      return { kind: "date", date: dateOfSerial(number, context.is1904) };
    }
  }
}

function cellOf(cell: OpenCell, context: SheetContext): Cell {
  const value = plainValue(cell, context);
  if (!cell.hasFormula) return value;
  if (typeof value === "object" && value !== null && value.kind !== "date") return value;
  const result = typeof value === "object" && value !== null ? value.date : value;
  return { kind: "formula", formula: cell.formula, result };
}

/** Collects rows while the parser runs through a sheet. */
class SheetCollector {
  rows: SourceRow[] = [];
  readonly merged: MergedRange[] = [];
  readonly #context: SheetContext;
  #row = 0;
  #cells: Cell[] = [];
  #cell: OpenCell | null = null;
  #part: "value" | "formula" | null = null;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    switch (name) {
      case "row":
        this.#row = Number(attributes["r"] ?? this.#row + 1);
        this.#cells = [];
        return;
      case "c":
        this.#openCell(attributes);
        return;
      case "v":
      case "t":
        this.#part = "value";
        return;
      case "rPh":
        this.#part = null;
        return;
      case "f":
        this.#part = "formula";
        if (this.#cell !== null) this.#cell.hasFormula = true;
        return;
      case "mergeCell":
        this.#merge(attributes["ref"] ?? "");
    }
  }

  text(part: string): void {
    if (this.#cell === null || this.#part === null) return;
    if (this.#part === "value") this.#cell.value += part;
    else this.#cell.formula += part;
  }

  close(name: string): void {
    if (name === "v" || name === "t" || name === "f") this.#part = null;
    else if (name === "c" && this.#cell !== null) {
      while (this.#cells.length < this.#cell.column) this.#cells.push(null);
      this.#cells[this.#cell.column] = cellOf(this.#cell, this.#context);
      this.#cell = null;
    } else if (name === "row" && this.#cells.some((cell) => cell !== null)) {
      this.rows.push({ row: this.#row, cells: this.#cells });
    }
  }

  #openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes["r"];
    const column = reference === undefined ? this.#cells.length : cellPosition(reference).column;
    if (column < 0 || column >= MAX_COLUMNS) throw new Error(`no such column: ${reference}`);
    this.#cell = {
      column,
      type: attributes["t"] ?? "n",
      style: Number(attributes["s"] ?? -1),
      value: "",
      formula: "",
      hasFormula: false,
    };
  }

  #merge(reference: string): void {
    const [from = "", to = from] = reference.split(":");
    const start = cellPosition(from);
    const end = cellPosition(to);
    this.merged.push({ top: start.row, bottom: end.row, left: start.column, right: end.column });
  }
}

/** Streams the rows of one sheet; empty rows are left out, merged ranges come with the last batch. */
export async function* sheetRows(
  stream: Readable,
  bytes: number,
  context: SheetContext,
): AsyncGenerator<RowBatch> {
  const collector = new SheetCollector(context);
  const parser = xmlParser({
    open: (name, attributes) => collector.open(name, attributes),
    close: (name) => collector.close(name),
    text: (part) => collector.text(part),
  });
  const decoder = new TextDecoder();
  let read = 0;
  for await (const chunk of stream) {
    const buffer = chunk as Buffer;
    read += buffer.length;
    parser.write(decoder.decode(buffer, { stream: true }));
    if (collector.rows.length < BATCH) continue;
    yield { rows: collector.rows, share: Math.min(1, read / Math.max(1, bytes)) };
    collector.rows = [];
  }
  parser.close();
  yield { rows: collector.rows, share: 1, merged: collector.merged };
}
