import type { SubjectKind } from "../../facts/index.ts";
import { unreachable } from "../../shared/index.ts";
import { type ExpressionScope, type ExprType, nearestNames } from "../expression/index.ts";
import type { FieldSchema, Option, Shape } from "../model/index.ts";
import type { ReadFields, ReadValue } from "./field-values.ts";
import { readHours } from "./read-hours.ts";
import { readMatrix } from "./read-matrix.ts";
import { readQuantity } from "./read-quantity.ts";
import { readLimit, readTable } from "./read-table.ts";
import { readTests } from "./read-tests.ts";
import { type RuleReader, readExpression, reject, rejectQuantity } from "./rule-reader.ts";
import { entriesOf, itemsOf, offsetOf, textOf } from "./rule-yaml.ts";

/** What the shapes of one rule depend on. */
export interface RuleSetting {
  /** Of whom a `define` speaks. */
  readonly of: SubjectKind;
  /** The type of a score, from its unit. */
  readonly scoreType: ExprType;
}

/** A map of a rule block with the keys it may have. */
export interface MapReading {
  readonly node: unknown;
  readonly fields: readonly FieldSchema[];
  /** What the map is called in messages: the kind, or the key it stands under. */
  readonly name: string;
  readonly setting: RuleSetting;
}

/** Reads a map by its schema; faults are recorded, and a faulty or absent value is left out. */
export function readFields(reader: RuleReader, reading: MapReading): ReadFields | null {
  const { node, fields, name, setting } = reading;
  const entries = entriesOf(node);
  if (entries === null) {
    const data = { key: name, value: textOf(node) ?? "", expected: "map" };
    return reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  const read = new Map<string, ReadValue>();
  for (const { key, keyOffset, value } of entries) {
    const field = fields.find((candidate) => candidate.key === key);
    if (field === undefined) rejectKey(reader, key, keyOffset, reading);
    else keep(read, key, readValue(reader, value, { key, shape: field.shape, setting }));
  }
  for (const field of fields) {
    if (entries.some(({ key }) => key === field.key)) continue;
    if (field.required) {
      reject(reader, "rule.keyMissing", offsetOf(node), { key: field.key, in: name });
    } else if (field.default !== undefined) keep(read, field.key, defaultOf(field));
  }
  return read;
}

function keep(read: Map<string, ReadValue>, key: string, value: ReadValue | null): void {
  if (value !== null) read.set(key, value);
}

function rejectKey(reader: RuleReader, key: string, offset: number, reading: MapReading): void {
  const { fields, name } = reading;
  const byLabel = fields.find(({ label }) => label.zh === key || label.en === key)?.key;
  const nearest =
    byLabel === undefined
      ? nearestNames(
          key,
          fields.map((f) => f.key),
        )
      : [byLabel];
  if (key === "kind" && name !== "tests") return;
  reject(reader, "rule.keyUnknown", offset, { key, in: name, nearest });
}

/** The value of an absent key, from the schema's own text. */
function defaultOf({ default: written = "", shape }: FieldSchema): ReadValue | null {
  if (shape.shape === "quantity") {
    const value = readQuantity(written, shape.unit, shape.min);
    return value === null ? null : { shape: "quantity", value };
  }
  if (shape.shape === "choice") {
    const value = optionOf(shape.options, written)?.value;
    return value === undefined ? null : { shape: "choice", value };
  }
  if (shape.shape === "table" && shape.of !== "class" && shape.of !== "score") {
    const is = readQuantity(written, shape.of, 0);
    return is === null ? null : { shape: "numberTable", table: { rows: [{ when: null, is }] } };
  }
  return null;
}

const optionOf = (options: readonly Option[], text: string): Option | undefined =>
  options.find(({ value, words }) => value === text || words.includes(text));

interface ValueReading {
  readonly key: string;
  readonly shape: Shape;
  readonly setting: RuleSetting;
}

function readValue(reader: RuleReader, node: unknown, reading: ValueReading): ReadValue | null {
  const { key, shape, setting } = reading;
  switch (shape.shape) {
    case "expression": {
      const scope = shape.scope === "of" ? setting.of : shape.scope;
      const isScore = shape.scope === "of" && shape.type === "amount";
      const type = isScore ? setting.scoreType : shape.type;
      const expr = readExpression(reader, node, { key, scope, type });
      return expr && { shape: "expression", expr };
    }
    case "table":
      return readTableOf(reader, node, { key, of: shape.of, setting });
    case "limit": {
      const limit = readLimit(reader, node, key);
      return limit && { shape: "limit", limit };
    }
    case "object":
    case "list":
      return readNested(reader, node, reading);
    case "tests": {
      const tests = readTests(reader, node);
      return tests && { shape: "tests", tests };
    }
    case "hours": {
      const hours = readHours(reader, node, key);
      return hours && { shape: "hours", hours };
    }
    case "matrix": {
      const matrix = readMatrix(reader, node, { key, unit: shape.of });
      return matrix && { shape: "matrix", matrix };
    }
    case "texts":
    case "keys": {
      const options = shape.shape === "texts" ? shape.options : undefined;
      const texts = readTexts(reader, node, { key, options });
      return texts && { shape: "texts", texts };
    }
    case "quantity":
    case "text":
    case "identifier":
    case "choice":
      return readScalar(reader, node, { key, shape });
    default:
      return unreachable(shape);
  }
}

function readNested(reader: RuleReader, node: unknown, reading: ValueReading): ReadValue | null {
  const { key, shape, setting } = reading;
  if (shape.shape !== "object" && shape.shape !== "list") return null;
  const { fields } = shape;
  if (shape.shape === "object") {
    const object = readFields(reader, { node, fields, name: key, setting });
    return object && { shape: "object", fields: object };
  }
  const nodes = itemsOf(node);
  if (nodes === null || nodes.length === 0) {
    const data = { key, value: textOf(node) ?? "", expected: "list" };
    return reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  const items = nodes.map((item) => readFields(reader, { node: item, fields, name: key, setting }));
  return { shape: "list", items: items.filter((item) => item !== null) };
}

type ScalarShape = Extract<Shape, { shape: "quantity" | "text" | "identifier" | "choice" }>;

function readScalar(
  reader: RuleReader,
  node: unknown,
  { key, shape }: { key: string; shape: ScalarShape },
): ReadValue | null {
  const text = textOf(node) ?? "";
  const refuse = (expected: string): null =>
    reject(reader, "rule.valueInvalid", offsetOf(node), { key, value: text, expected });
  switch (shape.shape) {
    case "quantity": {
      const value = readQuantity(text, shape.unit, shape.min);
      if (value === null) return rejectQuantity(reader, node, { key, unit: shape.unit });
      return { shape: "quantity", value };
    }
    case "text":
      return text === "" ? refuse("text") : { shape: "text", text };
    case "identifier":
      return /^[A-Za-z][A-Za-z0-9_]*$/.test(text) ? { shape: "text", text } : refuse("identifier");
    case "choice": {
      const found = optionOf(shape.options, text);
      if (found !== undefined) return { shape: "choice", value: found.value };
      const values = shape.options.flatMap(({ value, zh }) => [value, zh]);
      const elsewhere = optionOf(shape.elsewhere ?? [], text)?.value;
      if (elsewhere !== undefined) {
        const data = { kind: reader.kind ?? "", value: elsewhere, values };
        return reject(reader, "rule.strengthWithoutEffect", offsetOf(node), data);
      }
      const data = { key, value: text, values };
      return reject(reader, "rule.valueNotInList", offsetOf(node), data);
    }
  }
}

/** A list of texts; a single text is a list of one. Words of options become their values. */
function readTexts(
  reader: RuleReader,
  node: unknown,
  { key, options }: { readonly key: string; readonly options: readonly Option[] | undefined },
): readonly string[] | null {
  const items = itemsOf(node) ?? [node];
  const texts: string[] = [];
  for (const item of items) {
    const text = textOf(item);
    if (text === null) {
      const data = { key, value: "", expected: "text" };
      return reject(reader, "rule.valueInvalid", offsetOf(item), data);
    }
    const known = options === undefined ? text : optionOf(options, text)?.value;
    if (known === undefined) {
      const data = { key, value: text, values: (options ?? []).map(({ value }) => value) };
      return reject(reader, "rule.valueNotInList", offsetOf(item), data);
    }
    texts.push(known);
  }
  return texts;
}

function readTableOf(
  reader: RuleReader,
  node: unknown,
  reading: { key: string; of: Extract<Shape, { shape: "table" }>["of"]; setting: RuleSetting },
): ReadValue | null {
  const { key, of, setting } = reading;
  if (of === "class") {
    const cell = (value: unknown): string | null =>
      textOf(value) ?? refuseCell(reader, value, { key, expected: "text" });
    const table = readTable(reader, node, { key, scope: setting.of, cell });
    return table && { shape: "classTable", table };
  }
  if (of === "score") {
    const wanted = { key, scope: setting.of, type: setting.scoreType };
    const cell = (value: unknown) => readExpression(reader, value, wanted);
    const table = readTable(reader, node, { key, scope: setting.of, cell });
    return table && { shape: "scoreTable", table };
  }
  const cell = (value: unknown): number | null =>
    readQuantity(textOf(value) ?? "", of, 0) ?? rejectQuantity(reader, value, { key, unit: of });
  const scope: ExpressionScope = "customer";
  const table = readTable(reader, node, { key, scope, cell });
  return table && { shape: "numberTable", table };
}

function refuseCell(
  reader: RuleReader,
  node: unknown,
  { key, expected }: { key: string; expected: string },
): null {
  const data = { key, value: textOf(node) ?? "", expected };
  return reject(reader, "rule.valueInvalid", offsetOf(node), data);
}
