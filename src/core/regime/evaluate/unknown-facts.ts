import { childrenOf, definitionKey, type Expr, type ExprOf } from "../expression/index.ts";
import { evaluateExpr } from "./evaluate-expr.ts";
import type { Situation } from "./situation.ts";

/** A fact that was 未知 when an expression asked for it. */
export interface UnknownFact {
  readonly of: "customer" | "manager";
  readonly key: string;
}

/** The facts whose absence made the expression 未知; empty when it has a value. */
export function unknownFacts(expr: Expr, situation: Situation): readonly UnknownFact[] {
  const facts = collected(expr, situation);
  return [...new Map(facts.map((fact) => [`${fact.of}:${fact.key}`, fact])).values()];
}

function collected(expr: Expr, situation: Situation): readonly UnknownFact[] {
  if (expr.node !== "list" && evaluateExpr(expr, situation) !== null) return [];
  switch (expr.node) {
    case "field":
      return [{ of: expr.of, key: expr.key }];
    case "licence":
      return [{ of: "manager", key: "licences" }];
    case "distance":
      return unknownPlaces(situation);
    case "term":
      return insideTerm(expr, situation);
    default:
      return childrenOf(expr).flatMap((child) => collected(child, situation));
  }
}

function unknownPlaces(situation: Situation): readonly UnknownFact[] {
  const subjects = ["customer", "manager"] as const;
  return subjects
    .filter((of) => (situation[of].fields["place"] ?? null) === null)
    .map((of) => ({ of, key: "place" }));
}

function insideTerm(term: ExprOf<"term">, situation: Situation): readonly UnknownFact[] {
  const definition = situation.definitions.get(definitionKey(term.of, term.name));
  if (definition === undefined) return [];
  if (definition.form === "term") return collected(definition.means, situation);
  const rows = definition.form === "table" ? definition.table.rows : definition.is.rows;
  for (const row of rows) {
    const truth = row.when === null ? true : evaluateExpr(row.when, situation);
    if (truth === false) continue;
    if (truth === null && row.when !== null) return collected(row.when, situation);
    return typeof row.is === "string" ? [] : collected(row.is, situation);
  }
  return [];
}
