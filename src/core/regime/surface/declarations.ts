import type { FieldSpec, SubjectKind } from "../../facts/index.ts";
import { BASE_VOCABULARY } from "../../facts/index.ts";
import {
  buildVocabulary,
  type DeclaredName,
  type ExprType,
  isReservedWord,
  UNITS,
  type Vocabulary,
} from "../expression/index.ts";
import type { DefineRule } from "../model/index.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { type Entry, entriesOf, itemsOf, type RuleYaml, textOf } from "./rule-yaml.ts";

/** A rule block whose YAML was parsed, with the printed article it stands in. */
export interface ParsedBlock {
  readonly article: string;
  readonly yaml: RuleYaml;
}

export const DEFINE_FORMS = ["term", "table", "score", "field"] as const;
export type DefineForm = (typeof DEFINE_FORMS)[number];

const SUBJECT_WORDS: Readonly<Record<string, SubjectKind>> = {
  客户: "customer",
  customer: "customer",
  经理: "manager",
  客户经理: "manager",
  manager: "manager",
};

type FieldType = Extract<DefineRule, { form: "field" }>["type"];
const FIELD_TYPES: Readonly<Record<string, FieldType>> = {
  text: "text",
  文字: "text",
  choice: "choice",
  选项: "choice",
  number: "number",
  数字: "number",
  money: "money",
  金额: "money",
  date: "date",
  日期: "date",
  bool: "bool",
  是否: "bool",
  set: "set",
  多项: "set",
};

/** What a `define` block declares, before its expressions are read. */
export interface Declaration {
  readonly form: DefineForm;
  readonly of: SubjectKind;
  readonly name: string;
  readonly en: string | null;
}

/** The type of a score from the word for its unit. */
export function scoreTypeOf(unit: string | null): ExprType {
  const known = unit !== null && Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
  if (known?.type === "money") return "money";
  return known?.type === "minutes" && known.factor === 1 ? "minutes" : "number";
}

/** Reads what a block declares; null for another kind or a block without a name. */
export function declarationOf(yaml: RuleYaml): (Declaration & { readonly at: Entry }) | null {
  const entries = entriesOf(yaml.root) ?? [];
  const textAt = (key: string): string | null =>
    textOf(entries.find((entry) => entry.key === key)?.value);
  if (textAt("kind") !== "define") return null;
  for (const form of DEFINE_FORMS) {
    const at = entries.find(({ key }) => key === form);
    const written = textOf(at?.value);
    if (at === undefined || written === null) continue;
    const [prefix, ...rest] = written.split(/\s*[.．]\s*/);
    const named = rest.length > 0 ? SUBJECT_WORDS[prefix ?? ""] : undefined;
    const of = named ?? SUBJECT_WORDS[textAt("of") ?? ""] ?? "customer";
    return { form, of, name: named === undefined ? written : rest.join("."), en: textAt("en"), at };
  }
  return null;
}

/** Gathers the names that all blocks declare, so that an article may use a later one's term. */
export function readDeclarations(blocks: readonly ParsedBlock[]): {
  readonly vocabulary: Vocabulary;
  readonly issues: readonly SurfaceIssue[];
} {
  const issues: SurfaceIssue[] = [];
  const fields: FieldSpec[] = [];
  const declared: DeclaredName[] = [];
  const firstLine = new Map<string, number>();
  for (const { yaml, article } of blocks) {
    const declaration = declarationOf(yaml);
    if (declaration === null) continue;
    const at = yaml.locate(declaration.at.keyOffset);
    const code = faultOf(declaration, firstLine);
    if (code !== null) {
      const { name, en } = declaration;
      const line = firstLine.get(nameKey(declaration.of, name)) ?? 0;
      issues.push({ code, severity: "error", data: { name, en, line }, at, article });
      continue;
    }
    for (const name of [declaration.name, declaration.en]) {
      if (name !== null) firstLine.set(nameKey(declaration.of, name), at.line);
    }
    if (declaration.form === "field") fields.push(...fieldOf(yaml, declaration));
    else declared.push(nameOf(yaml, declaration));
  }
  return { vocabulary: buildVocabulary(fields, declared), issues };
}

const nameKey = (of: SubjectKind, name: string): string => `${of}:${name}`;

function faultOf(
  { form, of, name, en }: Declaration,
  taken: ReadonlyMap<string, number>,
): SurfaceIssueCode | null {
  if (!/^[\p{L}_][\p{L}\p{N}_·&]*$/u.test(name) || isReservedWord(name))
    return "define.nameInvalid";
  if (taken.has(nameKey(of, name))) return "define.nameTaken";
  if (en !== null && taken.has(nameKey(of, en))) return "define.nameTaken";
  // A classification may hide a base field of its name; a new field would share its column.
  const isBase = BASE_VOCABULARY.some(
    (spec) => spec.of === of && (spec.zh === name || spec.key === en),
  );
  return form === "field" && isBase ? "define.nameTaken" : null;
}

function entriesBy(yaml: RuleYaml): ReadonlyMap<string, unknown> {
  return new Map((entriesOf(yaml.root) ?? []).map(({ key, value }) => [key, value]));
}

const textList = (node: unknown): readonly string[] =>
  (itemsOf(node) ?? []).map((item) => textOf(item)).filter((text) => text !== null);

function fieldOf(yaml: RuleYaml, { of, name, en }: Declaration): readonly FieldSpec[] {
  const entries = entriesBy(yaml);
  const type = FIELD_TYPES[textOf(entries.get("type")) ?? ""];
  if (type === undefined || en === null) return [];
  const aliases = textList(entries.get("aliases"));
  const values = textList(entries.get("values"));
  const spec: FieldSpec = { of, key: en, zh: name, en: en.replaceAll("_", " "), type, aliases };
  return [type === "choice" && values.length > 0 ? { ...spec, values } : spec];
}

function nameOf(yaml: RuleYaml, { form, of, name, en }: Declaration): DeclaredName {
  const entries = entriesBy(yaml);
  if (form === "table") {
    const cells = (itemsOf(entries.get("rows")) ?? []).flatMap((row) =>
      (entriesOf(row) ?? []).filter(({ key }) => key === "is" || key === "else"),
    );
    const values = [...new Set(cells.flatMap(({ value }) => textOf(value) ?? []))];
    return { of, name, en, form, type: "choice", values };
  }
  if (form === "score") {
    const type = scoreTypeOf(textOf(entries.get("unit")));
    return { of, name, en, form, type, values: [] };
  }
  return { of, name, en, form: "term", type: "bool", values: [] };
}
