import type { LocalDate, Position } from "../../shared/index.ts";
import { resolveArithmetic, resolveCompare } from "./resolve-compare.ts";
import { resolveIndex, resolveMember } from "./resolve-name.ts";
import { resolveRelation } from "./resolve-relation.ts";
import { type Resolver, refuse } from "./resolver.ts";
import type { Syntax } from "./syntax.ts";
import type { Expr } from "./tree.ts";

/** Gives names and types to a syntax tree; null when it has none (faults say why). */
export function resolve(resolver: Resolver, syntax: Syntax): Expr | null {
  const at = resolver.locate(syntax.start);
  switch (syntax.kind) {
    case "word":
      return refuse(resolver, "expr.bareWord", syntax.start, { word: syntax.text });
    case "quoted":
      return { node: "literal", type: "text", value: syntax.text, at };
    case "number":
      return { node: "literal", type: syntax.type, value: syntax.value, at };
    case "date":
      return { node: "literal", type: "date", value: syntax.text as LocalDate, at };
    case "today":
      return { node: "today", type: "date", at };
    case "distance":
      return resolveDistance(resolver, syntax);
    case "unknownLiteral":
      return refuse(resolver, "expr.compareWithUnknown", syntax.start, {});
    case "list":
      return refuse(resolver, "expr.wrongType", syntax.start, { expected: "bool", found: "list" });
    case "member":
      return resolveMember(resolver, syntax);
    case "index":
      return resolveIndex(resolver, syntax, null);
    case "not": {
      const operand = resolveBool(resolver, syntax.operand);
      return operand && { node: "not", type: "bool", operand, at };
    }
    case "negative":
      return resolveNegative(resolver, syntax.operand, at);
    case "logic":
      return resolveLogic(resolver, syntax, at);
    case "compare":
      return resolveCompare(resolver, syntax);
    case "relation":
      return resolveRelation(resolver, syntax);
    case "known":
      return resolveKnown(resolver, syntax, at);
    case "arithmetic":
      return resolveArithmetic(resolver, syntax);
  }
}

/** Resolves a condition: its type must be bool. */
function resolveBool(resolver: Resolver, syntax: Syntax): Expr | null {
  const expr = resolve(resolver, syntax);
  if (expr === null || expr.type === "bool") return expr;
  return refuse(resolver, "expr.wrongType", syntax.start, { expected: "bool", found: expr.type });
}

function resolveLogic(
  resolver: Resolver,
  syntax: Extract<Syntax, { kind: "logic" }>,
  at: Position,
): Expr | null {
  const operands = syntax.operands.map((operand) => resolveBool(resolver, operand));
  const sound = operands.filter((operand) => operand !== null);
  return sound.length === operands.length
    ? { node: syntax.op, type: "bool", operands: sound, at }
    : null;
}

function resolveKnown(
  resolver: Resolver,
  syntax: Extract<Syntax, { kind: "known" }>,
  at: Position,
): Expr | null {
  const operand = resolve(resolver, syntax.operand);
  if (operand === null) return null;
  const known: Expr = { node: "known", type: "bool", operand, at };
  return syntax.negated ? { node: "not", type: "bool", operand: known, at } : known;
}

/** −x is 0 − x; a negative literal stays a literal. */
function resolveNegative(resolver: Resolver, syntax: Syntax, at: Position): Expr | null {
  const operand = resolve(resolver, syntax);
  if (operand === null) return null;
  if (operand.node === "literal" && typeof operand.value === "number") {
    return { ...operand, value: -operand.value, at };
  }
  if (!["number", "money", "minutes", "days", "months", "distance"].includes(operand.type)) {
    return refuse(resolver, "expr.wrongType", syntax.start, {
      expected: "number",
      found: operand.type,
    });
  }
  const zero: Expr = { node: "literal", type: operand.type, value: 0, at };
  return { node: "arithmetic", type: operand.type, op: "-", left: zero, right: operand, at };
}

function resolveDistance(resolver: Resolver, syntax: Syntax): Expr | null {
  if (resolver.scope !== "pair") {
    const subject = resolver.scope === "customer" ? "manager" : "customer";
    return refuse(resolver, "expr.wrongSubject", syntax.start, { subject, only: resolver.scope });
  }
  return { node: "distance", type: "distance", at: resolver.locate(syntax.start) };
}
