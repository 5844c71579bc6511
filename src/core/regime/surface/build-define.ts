import { InvariantError } from "../../shared/index.ts";
import type { Cascade, Expr } from "../expression/index.ts";
import type { DefineRule } from "../model/index.ts";
import type { Declaration } from "./declarations.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { RuleBase } from "./rule-base.ts";

/** Makes a `define` rule in the form that its block declares. */
export function buildDefine(
  base: RuleBase,
  fields: ReadFields,
  { form, of, name, en }: Declaration,
): DefineRule {
  const common = { ...base, kind: "define", of, name } as const;
  switch (form) {
    case "term":
      return { ...common, form, en, means: neededAt(fields, "means", "expression").expr };
    case "table":
      return { ...common, form, en, table: neededAt(fields, "rows", "classTable").table };
    case "score": {
      const unit = valueAt(fields, "unit", "text")?.text ?? null;
      return { ...common, form, en, unit, is: scoreRows(fields) };
    }
    case "field":
      return {
        ...common,
        form,
        en: neededAt(fields, "en", "text").text,
        type: fieldType(neededAt(fields, "type", "choice").value),
        values: valueAt(fields, "values", "texts")?.texts ?? [],
        aliases: valueAt(fields, "aliases", "texts")?.texts ?? [],
      };
  }
}

/** A formula is a table of one row. */
function scoreRows(fields: ReadFields): Cascade<Expr> {
  const formula = valueAt(fields, "is", "expression")?.expr;
  if (formula !== undefined) return { rows: [{ when: null, is: formula }] };
  return neededAt(fields, "rows", "scoreTable").table;
}

const FIELD_TYPES = ["text", "choice", "number", "money", "date", "bool", "set"] as const;

function fieldType(value: string): (typeof FIELD_TYPES)[number] {
  const type = FIELD_TYPES.find((candidate) => candidate === value);
  if (type === undefined) throw new InvariantError(`schema of type allows ${value}`);
  return type;
}
