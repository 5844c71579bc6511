import { BASE_VOCABULARY, type FieldSpec, type SubjectKind } from "../../facts/index.ts";
import { nearestNames } from "./nearest.ts";
import type { ExprType } from "./tree.ts";

/** A term, table or score that a `define` rule declares. */
export interface DeclaredName {
  readonly of: SubjectKind;
  readonly name: string;
  readonly en: string | null;
  readonly form: "term" | "table" | "score";
  readonly type: ExprType;
  /** The classes of a table. */
  readonly values: readonly string[];
}

/** What a name after 客户. or 经理. stands for. */
export type NameMeaning =
  | { readonly kind: "field"; readonly spec: FieldSpec }
  | { readonly kind: "declared"; readonly declared: DeclaredName };

/** All names an expression may use. */
export interface Vocabulary {
  readonly fields: readonly FieldSpec[];
  readonly declared: readonly DeclaredName[];
  readonly byName: ReadonlyMap<string, NameMeaning>;
}

const nameKey = (of: SubjectKind, name: string): string => `${of}:${name}`;

/** Builds the look-up; a declared name hides a base field of the same name. */
export function buildVocabulary(
  declaredFields: readonly FieldSpec[],
  declared: readonly DeclaredName[],
): Vocabulary {
  const fields = [...BASE_VOCABULARY, ...declaredFields];
  const byName = new Map<string, NameMeaning>();
  for (const spec of fields) {
    for (const name of [spec.key, spec.zh]) {
      byName.set(nameKey(spec.of, name), { kind: "field", spec });
    }
  }
  for (const one of declared) {
    const meaning: NameMeaning = { kind: "declared", declared: one };
    byName.set(nameKey(one.of, one.name), meaning);
    if (one.en !== null) byName.set(nameKey(one.of, one.en), meaning);
  }
  return { fields, declared, byName };
}

/** What `name` means for a customer or a manager; null when it means nothing. */
export const lookUpName = (
  vocabulary: Vocabulary,
  of: SubjectKind,
  name: string,
): NameMeaning | null => vocabulary.byName.get(nameKey(of, name)) ?? null;

/** Names the author may have meant instead of an unknown one. */
export function nearestFields(
  vocabulary: Vocabulary,
  of: SubjectKind,
  written: string,
): readonly string[] {
  const fields = vocabulary.fields.filter((spec) => spec.of === of);
  const aliased = fields.filter((spec) => spec.aliases.includes(written)).map((spec) => spec.zh);
  if (aliased.length > 0) return aliased;
  const isAscii = /^[\x20-\x7e]+$/.test(written);
  const names = fields.map((spec) => (isAscii ? spec.key : spec.zh));
  for (const one of vocabulary.declared) {
    if (one.of === of) names.push(isAscii ? (one.en ?? one.name) : one.name);
  }
  return nearestNames(written, names);
}

/** Defined terms the author may have meant. */
export function nearestTerms(
  vocabulary: Vocabulary,
  of: SubjectKind,
  written: string,
): readonly string[] {
  const terms = vocabulary.declared.filter((one) => one.of === of && one.form === "term");
  return nearestNames(
    written,
    terms.map((one) => one.name),
  );
}
