import type { Value } from "../../facts/index.ts";
import { addDays, addMonths, daysBetween, parseLocalDate } from "../../shared/index.ts";
import {
  type CompiledNode,
  type Compiler,
  overOperands,
  type PairFunction,
} from "./compiled-node.ts";
import type { ArithmeticOp, ExprOf } from "./tree.ts";

/** + − × ÷ over numbers, and a date moved by days or months. */
export function compileArithmetic(compiler: Compiler, expr: ExprOf<"arithmetic">): CompiledNode {
  const left = compiler.compile(compiler, expr.left);
  const right = compiler.compile(compiler, expr.right);
  const calculate = expr.left.type === "date" ? dateCalculation(expr) : CALCULATIONS[expr.op];
  const value: PairFunction = (c, m) => {
    const a = left.value(c, m);
    if (a === null) return null;
    const b = right.value(c, m);
    return b === null ? null : calculate(a, b);
  };
  return overOperands(value, [left, right]);
}

type Calculation = (a: Value, b: Value) => Value;

const CALCULATIONS: Readonly<Record<ArithmeticOp, Calculation>> = {
  "+": (a, b) => Number(a) + Number(b),
  "-": (a, b) => Number(a) - Number(b),
  "*": (a, b) => Number(a) * Number(b),
  "/": (a, b) => (Number(b) === 0 ? null : Number(a) / Number(b)),
};

function dateCalculation(expr: ExprOf<"arithmetic">): Calculation {
  const step = expr.right.type === "months" ? addMonths : addDays;
  const sign = expr.op === "-" ? -1 : 1;
  const isDifference = expr.right.type === "date";
  return (a, b) => {
    const date = parseLocalDate(String(a));
    if (date === null) return null;
    if (!isDifference) return step(date, Math.trunc(sign * Number(b)));
    const other = parseLocalDate(String(b));
    return other === null ? null : daysBetween(other, date);
  };
}
