import { cellText, isOdd, type SourceRow } from "../table.ts";
import type { FileField } from "./file-field.ts";
import { FieldFinder } from "./match-field.ts";

/** How far down a title or remarks may push the header. */
export const HEADER_SEARCH_ROWS = 15;

export interface Header {
  readonly row: number;
  /** Trimmed, single-spaced; "" where the cell is empty. Later columns of the same name get (2), (3) …. */
  readonly names: readonly string[];
  /** How many of them name a known field. */
  readonly matches: number;
  /** Whether every required field has a column. */
  readonly isComplete: boolean;
}

function namesOf(row: SourceRow): readonly string[] {
  const seen = new Map<string, number>();
  return row.cells.map((cell) => {
    const name = isOdd(cell) ? "" : cellText(cell).replace(/\s+/g, " ");
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return name === "" || count === 1 ? name : `${name}(${count})`;
  });
}

function judge(row: SourceRow, fields: readonly FileField[], finder: FieldFinder): Header {
  const names = namesOf(row);
  const keys = new Set(
    names.map((name) => finder.find(name)?.key).filter((key) => key !== undefined),
  );
  const isComplete = fields.every(
    (field) => !field.required || keys.has(field.key) || (field.key === "id" && keys.has("uscc")),
  );
  return { row: row.row, names, matches: keys.size, isComplete };
}

/** The row with the most known headings among the first ones; without any, the first row with two texts. */
export function findHeader(
  rows: readonly SourceRow[],
  fields: readonly FileField[],
): Header | null {
  const finder = new FieldFinder(fields);
  const candidates = rows.slice(0, HEADER_SEARCH_ROWS).map((row) => judge(row, fields, finder));
  let best: Header | null = null;
  for (const candidate of candidates) {
    if (candidate.matches > (best?.matches ?? 0)) best = candidate;
  }
  if (best !== null) return best;
  return candidates.find((one) => one.names.filter((name) => name !== "").length >= 2) ?? null;
}
