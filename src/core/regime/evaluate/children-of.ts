import { unreachable } from "../../shared/index.ts";
import type { Expr } from "../expression/index.ts";

/** The expressions directly inside an expression; a defined term has none of its own. */
export function childrenOf(expr: Expr): readonly Expr[] {
  switch (expr.node) {
    case "not":
    case "known":
      return [expr.operand];
    case "and":
    case "or":
      return expr.operands;
    case "list":
      return expr.items;
    case "compare":
    case "in":
    case "contains":
    case "arithmetic":
      return [expr.left, expr.right];
    case "literal":
    case "field":
    case "today":
    case "term":
    case "licence":
    case "distance":
      return [];
    default:
      return unreachable(expr);
  }
}

/** The expression and everything inside it, outside first. */
export function everyNode(expr: Expr): readonly Expr[] {
  return [expr, ...childrenOf(expr).flatMap(everyNode)];
}
