import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import { InvariantError, type LocalDate, unreachable } from "../../shared/index.ts";
import { compileArithmetic } from "./compile-arithmetic.ts";
import { compileCompare, compileContains, compileIn, compileLogic } from "./compile-compare.ts";
import { compileField, compileLicence, DISTANCE } from "./compile-field.ts";
import { compileTerm } from "./compile-term.ts";
import {
  type CompiledNode,
  type Compiler,
  type MissingField,
  overOperands,
} from "./compiled-node.ts";
import type { Definitions } from "./definition.ts";
import { type ExpressionParts, partsOf } from "./parts.ts";
import { type FieldReads, readsOf } from "./reads.ts";
import type { Expr } from "./tree.ts";

/** An expression as a function of a customer and a manager. */
export interface CompiledExpression {
  readonly reads: FieldReads;
  /** What it needs to know of each side by itself. */
  parts(): ExpressionParts;
  /** The value, null for 未知; a condition gives true, false or null. */
  value(customer: CustomerFacts, manager: ManagerFacts): Value;
  /** The facts that made `value` null, without repeats; empty where it is not. */
  missing(customer: CustomerFacts, manager: ManagerFacts): readonly MissingField[];
}

/** What an expression is compiled for. */
export interface CompileSetting {
  readonly today: LocalDate;
  readonly definitions: Definitions;
}

/**
 * Makes a compiler whose expressions share their compiled terms. Facts must not change while its
 * closures are in use: terms keep the value of the subject they saw last.
 */
export function expressionCompiler({
  today,
  definitions,
}: CompileSetting): (expr: Expr) => CompiledExpression {
  const compiler: Compiler = { today, definitions, terms: new Map(), compile };
  return (expr) => {
    const { value, missing } = compile(compiler, expr);
    return {
      reads: readsOf(expr, definitions),
      parts: () => partsOf(expr, (part) => compile(compiler, part)),
      value,
      missing: (customer, manager) => {
        const found: MissingField[] = [];
        missing(customer, manager, found);
        return distinct(found);
      },
    };
  };
}

function distinct(fields: readonly MissingField[]): readonly MissingField[] {
  return [...new Map(fields.map((field) => [`${field.of}:${field.key}`, field])).values()];
}

function compile(compiler: Compiler, expr: Expr): CompiledNode {
  switch (expr.node) {
    case "literal": {
      const { value } = expr;
      return overOperands(() => value, []);
    }
    case "today": {
      const { today } = compiler;
      return overOperands(() => today, []);
    }
    case "list":
      throw new InvariantError("a list stands only on the right of 属于");
    case "field":
      return compileField(expr, compiler.today);
    case "term":
      return compileTerm(compiler, expr);
    case "licence":
      return compileLicence(expr);
    case "distance":
      return DISTANCE;
    case "not":
      return compileNot(compile(compiler, expr.operand));
    case "known":
      return compileKnown(compile(compiler, expr.operand));
    case "and":
      return compileLogic(compiler, expr.operands, false);
    case "or":
      return compileLogic(compiler, expr.operands, true);
    case "compare":
      return compileCompare(compiler, expr);
    case "in":
      return compileIn(compiler, expr);
    case "contains":
      return compileContains(compiler, expr);
    case "arithmetic":
      return compileArithmetic(compiler, expr);
    default:
      return unreachable(expr);
  }
}

function compileNot(operand: CompiledNode): CompiledNode {
  const { value } = operand;
  return overOperands(
    (c, m) => {
      const truth = value(c, m);
      return truth === null ? null : truth !== true;
    },
    [operand],
  );
}

const compileKnown = ({ value }: CompiledNode): CompiledNode =>
  overOperands((c, m) => value(c, m) !== null, []);
