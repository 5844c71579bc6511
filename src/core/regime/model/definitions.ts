import type { FieldSpec } from "../../facts/index.ts";
import type { Definition } from "../expression/index.ts";
import type { RegimeDocument } from "./document.ts";
import type { DefineRule } from "./rule.ts";

type Articles = Pick<RegimeDocument, "articles">;

const defineRules = (document: Articles): readonly DefineRule[] =>
  document.articles.flatMap(({ rule }) => (rule?.kind === "define" ? [rule] : []));

/** Terms, tables and scores a regime defines, in article order. */
export const definitionsIn = (document: Articles): readonly (DefineRule & Definition)[] =>
  defineRules(document).flatMap((rule) => (rule.form === "field" ? [] : [rule]));

/** Fields of facts a regime declares, for imports and for the vocabulary. */
export const declaredFields = (document: Articles): readonly FieldSpec[] =>
  defineRules(document).flatMap((rule) => (rule.form === "field" ? [fieldSpec(rule)] : []));

function fieldSpec(rule: Extract<DefineRule, { form: "field" }>): FieldSpec {
  const { of, name, en, type, values, aliases } = rule;
  const spec = { of, key: en, zh: name, en: en.replaceAll("_", " "), type, aliases };
  return type === "choice" && values.length > 0 ? { ...spec, values } : spec;
}
