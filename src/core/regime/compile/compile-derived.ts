import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import { customerId, managerId, type Position } from "../../shared/index.ts";
import type { Expr, ExprType } from "../expression/index.ts";
import type { DefineRule } from "../model/index.ts";
import { type Compilation, NO_CUSTOMER, NO_MANAGER } from "./compiled.ts";
import type { DerivedFact } from "./plan.ts";

const NOWHERE: Position = { line: 0, column: 0 };
const TYPES: Readonly<Record<"term" | "table" | "score", ExprType>> = {
  term: "bool",
  table: "choice",
  score: "number",
};

/** Compiles a definition into a fact that reports and tables can show; null for a plain field. */
export function compileDerived(rule: DefineRule, compilation: Compilation): DerivedFact | null {
  if (rule.form === "field") return null;
  const use: Expr = {
    node: "term",
    of: rule.of,
    name: rule.name,
    type: TYPES[rule.form],
    at: NOWHERE,
  };
  const compiled = compilation.expression(use);
  return {
    article: rule.article,
    of: rule.of,
    name: rule.name,
    en: rule.en,
    form: rule.form,
    valueOf: (subject) => scalar(compiled.value(...sides(rule.of, subject))),
  };
}

function sides(
  of: "customer" | "manager",
  subject: CustomerFacts | ManagerFacts,
): readonly [CustomerFacts, ManagerFacts] {
  return of === "customer"
    ? [{ id: customerId(subject.id), fields: subject.fields }, NO_MANAGER]
    : [NO_CUSTOMER, { id: managerId(subject.id), fields: subject.fields }];
}

function scalar(value: unknown): string | number | boolean | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? value
    : null;
}
