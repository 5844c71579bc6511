import type { Value } from "../../facts/index.ts";
import { InvariantError, unreachable } from "../../shared/index.ts";
import {
  type CompiledNode,
  type Compiler,
  overOperands,
  type PairFunction,
} from "./compiled-node.ts";
import type { CompareOp, Expr, ExprOf } from "./tree.ts";

/** left op right; a literal on the right, the usual case, is kept out of the call. */
export function compileCompare(compiler: Compiler, expr: ExprOf<"compare">): CompiledNode {
  const left = compiler.compile(compiler, expr.left);
  const right = compiler.compile(compiler, expr.right);
  const value =
    expr.right.node === "literal"
      ? withLiteral(expr.op, left.value, expr.right.value)
      : withValue(expr.op, left.value, right.value);
  return overOperands(value, [left, right]);
}

function withLiteral(
  op: CompareOp,
  left: PairFunction,
  b: string | number | boolean,
): PairFunction {
  switch (op) {
    case "==":
      return (c, m) => {
        const a = left(c, m);
        return a === null ? null : a === b;
      };
    case "!=":
      return (c, m) => {
        const a = left(c, m);
        return a === null ? null : a !== b;
      };
    case "<":
      return (c, m) => {
        const a = left(c, m);
        return a === null ? null : a < b;
      };
    case "<=":
      return (c, m) => {
        const a = left(c, m);
        return a === null ? null : a <= b;
      };
    case ">":
      return (c, m) => {
        const a = left(c, m);
        return a === null ? null : a > b;
      };
    case ">=":
      return (c, m) => {
        const a = left(c, m);
        return a === null ? null : a >= b;
      };
    default:
      return unreachable(op);
  }
}

type Test = (a: NonNullable<Value>, b: NonNullable<Value>) => boolean;

const TESTS: Readonly<Record<CompareOp, Test>> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  ">": (a, b) => a > b,
  ">=": (a, b) => a >= b,
};

function withValue(op: CompareOp, left: PairFunction, right: PairFunction): PairFunction {
  const test = TESTS[op];
  return (c, m) => {
    const a = left(c, m);
    if (a === null) return null;
    const b = right(c, m);
    return b === null ? null : test(a, b);
  };
}

/** left 属于 a list or a set. */
export function compileIn(compiler: Compiler, expr: ExprOf<"in">): CompiledNode {
  const left = compiler.compile(compiler, expr.left);
  if (expr.right.node !== "list") {
    const right = compiler.compile(compiler, expr.right);
    return overOperands(inSet(left.value, right.value), [left, right]);
  }
  const { items } = expr.right;
  const literals = items.flatMap((item) => (item.node === "literal" ? item.value : []));
  if (literals.length === items.length) {
    const members = new Set<Value>(literals);
    const value: PairFunction = (c, m) => {
      const a = left.value(c, m);
      return a === null ? null : members.has(a);
    };
    return overOperands(value, [left]);
  }
  const nodes = items.map((item) => compiler.compile(compiler, item));
  return overOperands(inItems(left.value, nodes), [left, ...nodes]);
}

function inSet(left: PairFunction, right: PairFunction): PairFunction {
  return (c, m) => {
    const a = left(c, m);
    const set = right(c, m);
    if (a === null || set === null) return null;
    return hasMember(set, a);
  };
}

function inItems(left: PairFunction, items: readonly CompiledNode[]): PairFunction {
  return (c, m) => {
    const a = left(c, m);
    if (a === null) return null;
    let isOpen = false;
    for (const item of items) {
      const b = item.value(c, m);
      if (b === a) return true;
      if (b === null) isOpen = true;
    }
    return isOpen ? null : false;
  };
}

function hasMember(set: Value, member: Value): boolean {
  if (!Array.isArray(set)) throw new InvariantError("属于 needs a list or a set");
  return set.includes(member);
}

/** A set has the member, or a text has the substring. */
export function compileContains(compiler: Compiler, expr: ExprOf<"contains">): CompiledNode {
  const left = compiler.compile(compiler, expr.left);
  const right = compiler.compile(compiler, expr.right);
  const value: PairFunction = (c, m) => {
    const whole = left.value(c, m);
    if (whole === null) return null;
    const part = right.value(c, m);
    if (part === null) return null;
    return typeof whole === "string" ? whole.includes(String(part)) : hasMember(whole, part);
  };
  return overOperands(value, [left, right]);
}

/** Strong Kleene and/or; `stop` is the truth that decides alone. */
export function compileLogic(
  compiler: Compiler,
  operands: readonly Expr[],
  stop: boolean,
): CompiledNode {
  const nodes = operands.map((operand) => compiler.compile(compiler, operand));
  const [first, second] = nodes;
  const isPair = nodes.length === 2 && first !== undefined && second !== undefined;
  const value = isPair ? logicOfTwo(first.value, second.value, stop) : logicOfMany(nodes, stop);
  return overOperands(value, nodes);
}

function logicOfTwo(first: PairFunction, second: PairFunction, stop: boolean): PairFunction {
  return (c, m) => {
    const a = first(c, m);
    if (a === stop) return stop;
    const b = second(c, m);
    if (b === stop) return stop;
    return a === null || b === null ? null : !stop;
  };
}

function logicOfMany(nodes: readonly CompiledNode[], stop: boolean): PairFunction {
  const values = nodes.map((node) => node.value);
  return (c, m) => {
    let isOpen = false;
    for (const value of values) {
      const truth = value(c, m);
      if (truth === stop) return stop;
      if (truth === null) isOpen = true;
    }
    return isOpen ? null : !stop;
  };
}
