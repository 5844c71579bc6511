import type { SubjectKind, Value } from "../../facts/index.ts";
import { type LocalDate, parseLocalDate } from "../../shared/index.ts";
import { nearestNames, readQuantityToken } from "../expression/index.ts";
import type { RuleTest } from "../model/index.ts";
import { readFacts } from "./read-facts.ts";
import { type RuleReader, reject } from "./rule-reader.ts";
import { entriesOf, itemsOf, offsetOf, textOf } from "./rule-yaml.ts";

type Facts = Readonly<Record<string, Value>>;

const PARTS: Readonly<Record<string, SubjectKind | "today" | "expect">> = {
  客户: "customer",
  customer: "customer",
  经理: "manager",
  客户经理: "manager",
  manager: "manager",
  今日: "today",
  today: "today",
  expect: "expect",
  预期: "expect",
};

const OUTCOMES: Readonly<Record<string, string>> = {
  pass: "pass",
  通过: "pass",
  fail: "fail",
  不通过: "fail",
  missing: "missing",
  缺资料: "missing",
};

/** Reads `tests:`: situations by the names of fields, with the outcome expected. */
export function readTests(reader: RuleReader, node: unknown): readonly RuleTest[] | null {
  const items = itemsOf(node);
  if (items === null) {
    const data = { key: "tests", value: textOf(node) ?? "", expected: "list" };
    return reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  return items.map((item) => readTest(reader, item)).filter((test) => test !== null);
}

function readTest(reader: RuleReader, node: unknown): RuleTest | null {
  const entries = entriesOf(node);
  if (entries === null) {
    const data = { key: "tests", value: textOf(node) ?? "", expected: "map" };
    return reject(reader, "rule.valueInvalid", offsetOf(node), data);
  }
  const facts: Record<SubjectKind, Facts> = { customer: {}, manager: {} };
  let today: LocalDate | null = null;
  let expect: RuleTest["expect"] | null = null;
  for (const { key, keyOffset, value } of entries) {
    const part = Object.hasOwn(PARTS, key) ? PARTS[key] : undefined;
    if (part === undefined) {
      const nearest = nearestNames(key, Object.keys(PARTS));
      reject(reader, "rule.keyUnknown", keyOffset, { key, in: "tests", nearest });
    } else if (part === "today") today = readToday(reader, value);
    else if (part === "expect") expect = readExpect(reader, value);
    else facts[part] = readFacts(reader, value, part);
  }
  if (expect === null) {
    if (!entries.some(({ key }) => PARTS[key] === "expect")) {
      reject(reader, "rule.keyMissing", offsetOf(node), { key: "expect", in: "tests" });
    }
    return null;
  }
  const { line } = reader.yaml.locate(offsetOf(node));
  return { ...facts, today, expect, line };
}

function readToday(reader: RuleReader, node: unknown): LocalDate | null {
  const text = textOf(node) ?? "";
  const date = parseLocalDate(text);
  const data = { name: "今日", value: text, expected: "date" };
  return date ?? reject(reader, "test.valueInvalid", offsetOf(node), data);
}

/** pass, fail, missing; a quantity (480分钟 → 480, 0.25 stays); any other word is a class. */
function readExpect(reader: RuleReader, node: unknown): RuleTest["expect"] | null {
  const text = textOf(node);
  if (text === null) {
    const data = { name: "expect", value: "", expected: "outcome" };
    return reject(reader, "test.valueInvalid", offsetOf(node), data);
  }
  if (Object.hasOwn(OUTCOMES, text)) return OUTCOMES[text] ?? text;
  return readQuantityToken(text)?.value ?? text;
}
