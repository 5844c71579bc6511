import type { FieldSpec, Licence, Place, SubjectKind, Value } from "../../facts/index.ts";
import { parseLocalDate, unreachable } from "../../shared/index.ts";
import { lookUpName, nearestFields, readQuantityToken } from "../expression/index.ts";
import { type RuleReader, reject } from "./rule-reader.ts";
import { entriesOf, itemsOf, offsetOf, textOf } from "./rule-yaml.ts";

const UNKNOWN_WORDS = new Set(["未知", "unknown", "null", "~"]);
const TRUE_WORDS = new Set(["是", "true", "yes"]);
const FALSE_WORDS = new Set(["否", "false", "no"]);

/** What a text or node could not be read as. */
const FAULTY = Symbol("faulty");
type Read = Value | typeof FAULTY;

/** Reads { 注册资本: 2亿元 } into typed values under canonical keys. */
export function readFacts(
  reader: RuleReader,
  node: unknown,
  of: SubjectKind,
): Readonly<Record<string, Value>> {
  const facts: Record<string, Value> = {};
  const entries = entriesOf(node);
  if (entries === null && textOf(node) !== null) {
    const data = { key: of, value: textOf(node) ?? "", expected: "map" };
    reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  for (const { key, keyOffset, value } of entries ?? []) {
    const meaning = lookUpName(reader.vocabulary, of, key);
    if (meaning === null) {
      const nearest = nearestFields(reader.vocabulary, of, key);
      reject(reader, "test.nameUnknown", keyOffset, { subject: of, name: key, nearest });
    } else if (meaning.kind === "declared" || meaning.spec.derived === true) {
      reject(reader, "test.nameDerived", keyOffset, { name: key });
    } else {
      const read = readFact(value, meaning.spec);
      if (read !== FAULTY) facts[meaning.spec.key] = read;
      else {
        const data = { name: key, value: textOf(value) ?? "", expected: meaning.spec.type };
        reject(reader, "test.valueInvalid", offsetOf(value), data);
      }
    }
  }
  return facts;
}

function readFact(node: unknown, spec: FieldSpec): Read {
  const text = textOf(node);
  if (text !== null && UNKNOWN_WORDS.has(text)) return null;
  switch (spec.type) {
    case "set":
      return readSet(node);
    case "place":
      return readPlace(node);
    case "licences":
      return readLicences(node);
    case "text":
    case "choice":
    case "number":
    case "money":
    case "date":
    case "bool":
      return text === null ? FAULTY : readScalarFact(text, spec);
    default:
      return unreachable(spec.type);
  }
}

function readScalarFact(text: string, spec: FieldSpec): Read {
  const quantity = readQuantityToken(text.replace(/^[-−]/, ""));
  const sign = /^[-−]/.test(text) ? -1 : 1;
  switch (spec.type) {
    case "number":
      return quantity === null || quantity.type === "money" ? FAULTY : sign * quantity.value;
    case "money":
      return quantity?.type === "money" ? sign * quantity.value : FAULTY;
    case "date":
      return parseLocalDate(text) ?? FAULTY;
    case "bool":
      return TRUE_WORDS.has(text) ? true : FALSE_WORDS.has(text) ? false : FAULTY;
    default:
      return spec.values === undefined || spec.values.includes(text) ? text : FAULTY;
  }
}

function readSet(node: unknown): Read {
  const items = (itemsOf(node) ?? [node]).map((item) => textOf(item));
  const texts = items.filter((text) => text !== null);
  return texts.length === items.length ? texts : FAULTY;
}

/** [longitude, latitude] in WGS-84. */
function readPlace(node: unknown): Place | typeof FAULTY {
  const [lng, lat, ...more] = (itemsOf(node) ?? []).map((item) => Number(textOf(item) ?? "x"));
  if (lng === undefined || lat === undefined || more.length > 0) return FAULTY;
  const isOnEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  return isOnEarth ? { lng, lat, precision: "exact" } : FAULTY;
}

const LICENCE_KEYS: Readonly<Record<string, "validUntil" | "validFrom" | "number">> = {
  有效期至: "validUntil",
  valid_until: "validUntil",
  validUntil: "validUntil",
  有效期自: "validFrom",
  valid_from: "validFrom",
  validFrom: "validFrom",
  编号: "number",
  number: "number",
};

/** [name, …], { name: end } or { name: { 有效期至: …, 编号: … } }. */
function readLicences(node: unknown): readonly Licence[] | typeof FAULTY {
  const blank = { number: null, validFrom: null, validUntil: null };
  const entries = entriesOf(node);
  if (entries === null) {
    const names = readSet(node);
    return Array.isArray(names) ? names.map((name) => ({ ...blank, name })) : FAULTY;
  }
  const licences: Licence[] = [];
  for (const { key: name, value } of entries) {
    const parts = entriesOf(value);
    const licence =
      parts === null ? { validUntil: parseLocalDate(textOf(value) ?? "") } : readParts(parts);
    if (licence === null || licence.validUntil === null) return FAULTY;
    licences.push({ ...blank, name, ...licence });
  }
  return licences;
}

function readParts(parts: readonly { key: string; value: unknown }[]): Partial<Licence> | null {
  const licence: { -readonly [K in keyof Licence]?: Licence[K] } = {};
  for (const { key, value } of parts) {
    const part = Object.hasOwn(LICENCE_KEYS, key) ? LICENCE_KEYS[key] : undefined;
    const text = textOf(value) ?? "";
    if (part === undefined) return null;
    if (part === "number") licence.number = text;
    else {
      const date = parseLocalDate(text);
      if (date === null) return null;
      licence[part] = date;
    }
  }
  return licence;
}
