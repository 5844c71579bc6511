import type { Issue, Position } from "../../shared/index.ts";
import type { ExpressionFault } from "./fault.ts";
import type { ExpressionIssueCode } from "./issues.ts";
import { parseSyntax } from "./parse-syntax.ts";
import { resolve } from "./resolve.ts";
import type { ExpressionScope, Resolver } from "./resolver.ts";
import type { Expr, ExprType } from "./tree.ts";
import { areComparable, isQuantity, isText } from "./type-rules.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * The type an expression must have. `number` takes days, months, minutes and distance too,
 * `amount` also money; `names` is a text or a set.
 */
export type ExpectedType = ExprType | "amount" | "names";

/** Where an expression stands and what it must be. */
export interface ExpressionContext {
  readonly vocabulary: Vocabulary;
  readonly scope: ExpressionScope;
  readonly expected: ExpectedType;
  /** Place in the file of an offset of the text. */
  readonly locate: (offset: number) => Position;
}

export interface ParsedExpression {
  readonly expr: Expr | null;
  readonly issues: readonly Issue<ExpressionIssueCode>[];
}

/** Parses and types one expression; faults carry the place of the exact token. */
export function parseExpression(text: string, context: ExpressionContext): ParsedExpression {
  const { syntax, faults } = parseSyntax(text);
  if (syntax === null) return { expr: null, issues: faults.map((f) => issueOf(f, context)) };
  const resolver: Resolver = { ...context, faults: [], resolveAny: resolve };
  const expr = resolve(resolver, syntax);
  if (expr !== null && !isExpected(expr.type, context.expected)) {
    const data = { expected: context.expected, found: expr.type };
    resolver.faults.push({ code: "expr.wrongType", offset: syntax.start, data });
  }
  const issues = resolver.faults.map((fault) => issueOf(fault, context));
  return { expr: issues.length > 0 ? null : expr, issues };
}

function isExpected(found: ExprType, expected: ExpectedType): boolean {
  if (expected === "amount") return isQuantity(found) || found === "money";
  if (expected === "set") return found === "set";
  if (expected === "names") return isText(found) || found === "set";
  if (isText(expected)) return isText(found);
  return expected === "number" ? isQuantity(found) : areComparable(found, expected);
}

function issueOf(fault: ExpressionFault, context: ExpressionContext): Issue<ExpressionIssueCode> {
  const at = context.locate(fault.offset);
  return { code: fault.code, severity: "error", data: fault.data, at };
}
