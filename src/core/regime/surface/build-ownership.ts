import type { IssueData } from "../../shared/index.ts";
import { InvariantError } from "../../shared/index.ts";
import type { ContactDemand, ContactWay, ReclaimReason, RuleOf } from "../model/index.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { SurfaceIssueCode } from "./issues.ts";
import { readQuantity } from "./read-quantity.ts";
import type { RuleBase } from "./rule-base.ts";

/** What holds where an article of protection does not say. */
const REMIND = [7, 3, 1];
const DEALT_DAYS = 365;
const RECLAIM: readonly ReclaimReason[] = ["noFollow", "noDeal", "expired"];
const WAYS: readonly ContactWay[] = ["call", "mail", "message", "meeting", "visit", "order"];
const PERMANENT = ["长期", "永久", "permanent"];

const daysAt = (fields: ReadFields, key: string): number => neededAt(fields, key, "quantity").value;

const amountAt = (fields: ReadFields, key: string): number | null =>
  valueAt(fields, key, "quantity")?.value ?? null;

const exprAt = (fields: ReadFields, key: string) =>
  valueAt(fields, key, "expression")?.expr ?? null;

const isYes = (fields: ReadFields, key: string): boolean =>
  neededAt(fields, key, "choice").value === "yes";

function wordAt<T extends string>(fields: ReadFields, key: string, words: readonly T[]): T {
  const { value } = neededAt(fields, key, "choice");
  const word = words.find((one) => one === value);
  if (word === undefined) throw new InvariantError(`schema of ${key} allows ${value}`);
  return word;
}

/** Makes the typed rule of `protection`. */
export function buildProtection(base: RuleBase, fields: ReadFields): RuleOf<"protection"> {
  return {
    ...base,
    kind: "protection",
    require: exprAt(fields, "require"),
    validDays: daysAt(fields, "valid"),
    days: daysAt(fields, "days"),
    extendDays: daysAt(fields, "extend"),
    maxDays: daysAt(fields, "max"),
    effective: (valueAt(fields, "effective", "list")?.items ?? []).map(demandOf),
    remindDays: remindersOf(fields) ?? REMIND,
    dealtDays: dealtOf(fields) ?? null,
    dormantDays: amountAt(fields, "dormant"),
    reclaim: reasonsOf(fields),
    moves: wordAt(fields, "moves", ["restart", "keep", "end"]),
  };
}

const demandOf = (item: ReadFields): ContactDemand => ({
  way: wordAt(item, "way", WAYS),
  seconds: daysAt(item, "seconds"),
  isAnswered: isYes(item, "answered"),
});

/** Days of `remind`, the greatest first; null where one of them is no number of days. */
function remindersOf(fields: ReadFields): readonly number[] | null {
  const texts = valueAt(fields, "remind", "texts")?.texts;
  if (texts === undefined) return REMIND;
  const days = texts.map((text) => readQuantity(text, "days", 1));
  const read = days.filter((day) => day !== null);
  return read.length === days.length ? [...new Set(read)].sort((a, b) => b - a) : null;
}

/** Days after a deal, null = without end; undefined where the text is neither. */
function dealtOf(fields: ReadFields): number | null | undefined {
  const text = valueAt(fields, "dealt", "text")?.text;
  if (text === undefined) return DEALT_DAYS;
  return PERMANENT.includes(text) ? null : (readQuantity(text, "days", 1) ?? undefined);
}

function reasonsOf(fields: ReadFields): readonly ReclaimReason[] {
  const texts = valueAt(fields, "reclaim", "texts")?.texts;
  return texts === undefined ? RECLAIM : RECLAIM.filter((reason) => texts.includes(reason));
}

type Report = (code: SurfaceIssueCode, key: string, data: IssueData) => void;

/** What the schema cannot say of `protection`: days in lists, and 长期 beside a number of days. */
export function checkProtection(fields: ReadFields, report: Report): void {
  const invalid = (key: string, expected: string, texts: readonly string[]): void =>
    report("rule.valueInvalid", key, { key, value: texts.join(", "), expected });
  if (remindersOf(fields) === null) {
    invalid("remind", "days", valueAt(fields, "remind", "texts")?.texts ?? []);
  }
  if (dealtOf(fields) === undefined) {
    invalid("dealt", "days", [valueAt(fields, "dealt", "text")?.text ?? ""]);
  }
}

/** Makes the typed rule of `pool`. */
export const buildPool = (base: RuleBase, fields: ReadFields): RuleOf<"pool"> => ({
  ...base,
  kind: "pool",
  sees: wordAt(fields, "sees", ["all", "unit"]),
  order: wordAt(fields, "order", ["longest", "newest", "name"]),
  hides: (valueAt(fields, "hides", "texts")?.texts ?? []).map((text) =>
    text.replace(/^(客户|customer)[.]/, ""),
  ),
  cooldownDays: daysAt(fields, "cooldown"),
});

/** Makes the typed rule of `claim`. */
export const buildClaim = (base: RuleBase, fields: ReadFields): RuleOf<"claim"> => ({
  ...base,
  kind: "claim",
  require: exprAt(fields, "require"),
  perDay: amountAt(fields, "per_day"),
  holdCap: amountAt(fields, "hold"),
  isDealtFree: isYes(fields, "dealt_free"),
});
