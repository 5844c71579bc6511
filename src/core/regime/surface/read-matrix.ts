import type { QuantityUnit, WayTimes } from "../model/index.ts";
import { readQuantity } from "./read-quantity.ts";
import { type RuleReader, reject, rejectQuantity } from "./rule-reader.ts";
import { entriesOf, offsetOf, textOf } from "./rule-yaml.ts";

/** Quantities by two names: { 甲: { 乙: 25, 丙: 40 }, 乙: { 丙: 20 } }. */
export function readMatrix(
  reader: RuleReader,
  node: unknown,
  wanted: { readonly key: string; readonly unit: QuantityUnit },
): WayTimes | null {
  const rows = entriesOf(node);
  if (rows === null || rows.length === 0) return refuse(reader, node, wanted.key);
  const read = rows.map(({ key: from, value }): readonly [string, WayTimes[string]] | null => {
    const row = readRow(reader, value, wanted);
    return row && [from, row];
  });
  const sound = read.filter((row) => row !== null);
  return sound.length === rows.length ? Object.fromEntries(sound) : null;
}

function readRow(
  reader: RuleReader,
  node: unknown,
  { key, unit }: { readonly key: string; readonly unit: QuantityUnit },
): WayTimes[string] | null {
  const cells = entriesOf(node);
  if (cells === null) return refuse(reader, node, key);
  const read = cells.map(({ key: to, value }): readonly [string, number] | null => {
    const quantity = readQuantity(textOf(value) ?? "", unit, 0);
    if (quantity === null) return rejectQuantity(reader, value, { key, unit });
    return [to, quantity];
  });
  const sound = read.filter((cell) => cell !== null);
  return sound.length === cells.length ? Object.fromEntries(sound) : null;
}

const refuse = (reader: RuleReader, node: unknown, key: string): null =>
  reject(reader, "rule.valueInvalid", offsetOf(node), {
    key,
    value: textOf(node) ?? "",
    expected: "matrix",
  });
