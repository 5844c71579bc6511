import { type Definition, type Definitions, definitionsOf } from "../expression/index.ts";
import type { DefineRule, RegimeDocument } from "../model/index.ts";

/** The terms, tables and scores that a regime defines, for use in its other rules. */
export function definitionsIn(document: RegimeDocument): Definitions {
  const list: Definition[] = [];
  for (const { rule } of document.articles) {
    if (rule?.kind !== "define") continue;
    const definition = definitionOf(rule);
    if (definition !== null) list.push(definition);
  }
  return definitionsOf(list);
}

function definitionOf(rule: DefineRule): Definition | null {
  switch (rule.form) {
    case "term":
      return { form: "term", of: rule.of, name: rule.name, en: rule.en, means: rule.means };
    case "table":
      return { form: "table", of: rule.of, name: rule.name, en: rule.en, table: rule.table };
    case "score":
      return { form: "score", of: rule.of, name: rule.name, en: rule.en, is: rule.is };
    case "field":
      return null;
  }
}
