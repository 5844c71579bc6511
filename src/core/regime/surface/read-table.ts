import { parseLocalDate } from "../../shared/index.ts";
import {
  type Cascade,
  type Expr,
  type ExpressionScope,
  nearestNames,
} from "../expression/index.ts";
import type { DatedSeries } from "../model/index.ts";
import { quantityFault, readQuantity } from "./read-quantity.ts";
import { type RuleReader, readExpression, reject, rejectQuantity } from "./rule-reader.ts";
import { entriesOf, itemsOf, offsetOf, textOf } from "./rule-yaml.ts";

const ROW_KEYS = ["when", "is", "else"] as const;

/** How to read the cells of a table. */
export interface TableReading<T> {
  readonly key: string;
  readonly scope: ExpressionScope;
  readonly cell: (node: unknown) => T | null;
}

/** Rows of { when, is } and { else }; a single value is a table of one row. */
export function readTable<T>(
  reader: RuleReader,
  node: unknown,
  reading: TableReading<T>,
): Cascade<T> | null {
  const items = itemsOf(node);
  if (items === null && entriesOf(node) === null) {
    const is = reading.cell(node);
    return is === null ? null : { rows: [{ when: null, is }] };
  }
  const rows = (items ?? [node]).map((item, index, all) => {
    const row = readRow(reader, item, reading);
    if (row !== null && row.when === null && index < all.length - 1) {
      return reject(reader, "rule.elseNotLast", offsetOf(item), { key: reading.key });
    }
    return row;
  });
  const sound = rows.filter((row) => row !== null);
  if (rows.length === 0) {
    const data = { key: reading.key, value: "", expected: "table" };
    return reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  return sound.length === rows.length ? { rows: sound } : null;
}

function readRow<T>(
  reader: RuleReader,
  node: unknown,
  { key, scope, cell }: TableReading<T>,
): { when: Expr | null; is: T } | null {
  const refuse = (): null =>
    reject(reader, "rule.valueInvalid", offsetOf(node), { key, value: "", expected: "row" });
  const entries = entriesOf(node);
  if (entries === null) return refuse();
  const cells = new Map<string, unknown>();
  for (const entry of entries) {
    cells.set(entry.key, entry.value);
    if (ROW_KEYS.some((known) => known === entry.key)) continue;
    const nearest = nearestNames(entry.key, ROW_KEYS);
    return reject(reader, "rule.keyUnknown", entry.keyOffset, { key: entry.key, in: key, nearest });
  }
  if (cells.has("else")) {
    if (cells.size > 1) return refuse();
    const is = cell(cells.get("else"));
    return is === null ? null : { when: null, is };
  }
  if (!cells.has("when") || !cells.has("is")) return refuse();
  const when = readExpression(reader, cells.get("when"), { key, scope, type: "bool" });
  const is = cell(cells.get("is"));
  return when === null || is === null ? null : { when, is };
}

/** A count, counts by the day from which they hold, or a formula over the manager. */
export function readLimit(
  reader: RuleReader,
  node: unknown,
  key: string,
): DatedSeries | Expr | null {
  const entries = entriesOf(node);
  if (entries !== null) return readSeries(reader, node, key);
  const text = textOf(node) ?? "";
  const value = readQuantity(text, "count", 0);
  if (value !== null) return { entries: [{ from: null, value }] };
  if (quantityFault(text, "count").fault === "tooLarge") {
    return rejectQuantity(reader, node, { key, unit: "count" });
  }
  return readExpression(reader, node, { key, scope: "manager", type: "number" });
}

function readSeries(reader: RuleReader, node: unknown, key: string): DatedSeries | null {
  const entries: { from: ReturnType<typeof parseLocalDate>; value: number }[] = [];
  for (const entry of entriesOf(node) ?? []) {
    const from = parseLocalDate(entry.key);
    if (from === null) {
      const data = { key, value: entry.key, expected: "date" };
      return reject(reader, "rule.valueInvalid", entry.keyOffset, data);
    }
    const value = readQuantity(textOf(entry.value) ?? "", "count", 0);
    if (value === null) return rejectQuantity(reader, entry.value, { key, unit: "count" });
    entries.push({ from, value });
  }
  entries.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  if (entries.length > 0) return { entries };
  const data = { key, value: "", expected: "count" };
  return reject(reader, "rule.valueInvalid", offsetOf(node), data);
}
