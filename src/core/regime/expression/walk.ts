import type { Expr, ExprOf } from "./tree.ts";

/** The expressions directly inside one. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.node) {
    case "literal":
    case "field":
    case "today":
    case "term":
    case "licence":
    case "distance":
      return [];
    case "list":
      return expr.items;
    case "not":
    case "known":
      return [expr.operand];
    case "and":
    case "or":
      return expr.operands;
    case "compare":
    case "in":
    case "contains":
    case "arithmetic":
      return [expr.left, expr.right];
  }
}

/** An expression and everything inside it, the outer before the inner. */
export function nodesOf(expr: Expr): readonly Expr[] {
  return [expr, ...childrenOf(expr).flatMap((child) => nodesOf(child))];
}

/** The terms, tables and scores an expression names itself (not those behind them). */
export const termsIn = (expr: Expr): readonly ExprOf<"term">[] =>
  nodesOf(expr).filter((node) => node.node === "term");
