import type { ArticleKey, IssueData } from "../../shared/index.ts";
import { nearestNames, type Vocabulary } from "../expression/index.ts";
import { type FormSchema, KIND_SCHEMAS, type Rule, type RuleKind } from "../model/index.ts";
import { checkCollision } from "./build-collision.ts";
import { checkDispatch } from "./build-dispatch.ts";
import { checkProtection } from "./build-ownership.ts";
import { buildRule } from "./build-rule.ts";
import { DEFINE_FORMS, type Declaration, declarationOf, scoreTypeOf } from "./declarations.ts";
import { type ReadFields, valueAt } from "./field-values.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { readFields } from "./read-fields.ts";
import { type RuleReader, reject } from "./rule-reader.ts";
import { type Entry, entriesOf, offsetOf, type RuleYaml, textOf } from "./rule-yaml.ts";

/** Where a rule block stands. */
export interface RulePlace {
  readonly key: ArticleKey;
  readonly printed: string;
  readonly vocabulary: Vocabulary;
}

const KINDS = Object.keys(KIND_SCHEMAS);
const isKind = (text: string): text is RuleKind => Object.hasOwn(KIND_SCHEMAS, text);

/** Reads a rule block into a typed rule; null when any part of it is faulty. */
export function readRule(
  yaml: RuleYaml,
  place: RulePlace,
): { readonly rule: Rule | null; readonly issues: readonly SurfaceIssue[] } {
  const issues: SurfaceIssue[] = [];
  const { vocabulary, printed: article } = place;
  const reader: RuleReader = { yaml, vocabulary, article, kind: null, issues };
  const entries = entriesOf(yaml.root);
  if (entries === null) {
    reject(reader, "rule.notAMap", 0, {});
    return { rule: null, issues };
  }
  const kind = readKind(reader, entries);
  const rule =
    kind === null ? null : readBody({ ...reader, kind }, { kind, entries, article: place.key });
  return { rule: issues.length > 0 ? null : rule, issues };
}

function readKind(reader: RuleReader, entries: readonly Entry[]): RuleKind | null {
  const entry = entries.find(({ key }) => key === "kind");
  const text = textOf(entry?.value);
  if (entry === undefined || text === null) return reject(reader, "rule.kindMissing", 0, {});
  if (isKind(text)) return text;
  const byLabel = Object.values(KIND_SCHEMAS).find(({ label }) => label.zh === text)?.kind;
  const nearest = byLabel === undefined ? nearestNames(text, KINDS) : [byLabel];
  const data = { value: text, nearest: nearest.length > 0 ? nearest : KINDS };
  return reject(reader, "rule.kindUnknown", offsetOf(entry.value), data);
}

interface RuleBody {
  readonly kind: RuleKind;
  readonly entries: readonly Entry[];
  readonly article: ArticleKey;
}

function readBody(reader: RuleReader, { kind, entries, article }: RuleBody): Rule | null {
  const declaration = kind === "define" ? declarationOf(reader.yaml) : null;
  const form = formOf(kind, entries, declaration);
  if (form === undefined) {
    return reject(reader, "rule.formUnknown", 0, { forms: [...DEFINE_FORMS] });
  }
  const unit = textOf(entries.find(({ key }) => key === "unit")?.value);
  const setting = { of: declaration?.of ?? "customer", scoreType: scoreTypeOf(unit) } as const;
  const reading = { node: reader.yaml.root, fields: form.fields, name: kind, setting };
  const fields = readFields(reader, reading);
  if (fields === null || reader.issues.length > 0) return null;
  const isWritten = (key: string): boolean => entries.some((entry) => entry.key === key);
  checkTogether(kind, { fields, isWritten }, (code, key, data) => {
    const at = entries.find((entry) => entry.key === key)?.keyOffset ?? 0;
    reject(reader, code, at, data);
  });
  return reader.issues.length > 0 ? null : buildRule({ kind, article, fields, declaration });
}

function formOf(
  kind: RuleKind,
  entries: readonly Entry[],
  declaration: Declaration | null,
): FormSchema | undefined {
  const { forms } = KIND_SCHEMAS[kind];
  const named = (wanted: string | undefined) => forms.find(({ form }) => form === wanted);
  if (kind === "define") return named(declaration?.form);
  if (kind === "proximity") return named(saysTimes(entries) ? "times" : "distance");
  if (kind === "access") return named(saysRole(entries) ? "role" : "fields");
  if (kind === "cohesion") return named(saysMainLocal(entries) ? "mainLocal" : "oneOwner");
  if (kind === "dispatch") return named(saysResponse(entries) ? "response" : "assign");
  const worded = WORDED[kind];
  return worded === undefined ? forms[0] : (named(saidForm(kind, worded, entries)) ?? forms[0]);
}

/** Kinds whose form is the word under a key. */
const WORDED: Partial<Readonly<Record<RuleKind, string>>> = {
  handover: "step",
  credit: "of",
  permit: "act",
};

function saidForm(kind: RuleKind, key: string, entries: readonly Entry[]): string | undefined {
  const said = textOf(entries.find((entry) => entry.key === key)?.value) ?? "";
  const shape = KIND_SCHEMAS[kind].forms[0]?.fields.find((field) => field.key === key)?.shape;
  if (shape?.shape !== "choice") return undefined;
  return shape.options.find(({ value, words }) => value === said || words.includes(said))?.value;
}

const saysResponse = (entries: readonly Entry[]): boolean =>
  entries.some(({ key }) => key === "first_contact");

const saysTimes = (entries: readonly Entry[]): boolean =>
  entries.some(({ key }) => key === "times" || key === "from" || key === "to");

const saysRole = (entries: readonly Entry[]): boolean => entries.some(({ key }) => key === "role");

const MAIN_LOCAL = ["main_local", "mainLocal", "主办加协办"];

const saysMainLocal = (entries: readonly Entry[]): boolean =>
  entries.some(({ key, value }) => key === "mode" && MAIN_LOCAL.includes(textOf(value) ?? ""));

type Report = (code: SurfaceIssueCode, key: string, data: IssueData) => void;

/** What one key asks of another. */
function checkTogether(
  kind: RuleKind,
  { fields, isWritten }: { fields: ReadFields; isWritten: (key: string) => boolean },
  report: Report,
): void {
  if (kind === "define") checkScore(fields, report);
  if (kind === "eligibility") checkPenalty(fields, report);
  if (kind === "proximity") checkCap(fields, isWritten("strength"), report);
  if (kind === "balance") checkMeasure(fields, report);
  if (kind === "priority") checkOrder(fields, report);
  if (kind === "protection") checkProtection(fields, report);
  if (kind === "collision") checkCollision(fields, report);
  if (kind === "dispatch") checkDispatch(fields, report);
}

function checkScore(fields: ReadFields, report: Report): void {
  if (!fields.has("score") || fields.has("is") !== fields.has("rows")) return;
  report("rule.oneOf", "score", { keys: ["is", "rows"] });
}

function checkPenalty(fields: ReadFields, report: Report): void {
  const isSoft = valueAt(fields, "strength", "choice")?.value === "soft";
  if (!isSoft || fields.has("penalty")) return;
  report("rule.needs", "strength", { key: "strength", value: "soft", needed: "penalty" });
}

/** Only `cap` of this kind can forbid: without one there is nothing hard, with one nothing soft. */
function checkCap(fields: ReadFields, isStated: boolean, report: Report): void {
  if (!isStated) return;
  const strength = valueAt(fields, "strength", "choice")?.value ?? "";
  if (strength === "hard" && !fields.has("cap")) {
    report("rule.needs", "strength", { key: "strength", value: strength, needed: "cap" });
  }
  if (strength === "soft" && fields.has("cap")) report("rule.capIsHard", "cap", {});
}

function checkMeasure(fields: ReadFields, report: Report): void {
  const value = valueAt(fields, "measure", "choice")?.value ?? "";
  if (value === "count" || fields.has("value")) return;
  report("rule.needs", "measure", { key: "measure", value, needed: "value" });
}

function checkOrder(fields: ReadFields, report: Report): void {
  const dimensions = valueAt(fields, "dimensions", "list")?.items ?? [];
  const names = dimensions.flatMap((item) => valueAt(item, "name", "text")?.text ?? []);
  const carveOut = valueAt(fields, "carve_out", "object")?.fields;
  const order = carveOut === undefined ? [] : (valueAt(carveOut, "order", "texts")?.texts ?? []);
  const stranger = order.find((name) => !names.includes(name));
  if (stranger !== undefined) {
    report("rule.valueNotInList", "carve_out", { key: "order", value: stranger, values: names });
  }
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return;
  const data = { key: "dimensions", value: twice, expected: "distinct" };
  report("rule.valueInvalid", "dimensions", data);
}
