import { isPlace, type Licence, type Value } from "../../facts/index.ts";
import { kilometres } from "../../geo/index.ts";
import {
  addDays,
  addMonths,
  daysBetween,
  InvariantError,
  type LocalDate,
  monthsBetween,
  parseLocalDate,
  unreachable,
} from "../../shared/index.ts";
import { type CompareOp, definitionKey, type Expr, type ExprOf } from "../expression/index.ts";
import type { Situation } from "./situation.ts";

/**
 * The value of an expression, found by walking its tree: the reference that compiled closures are
 * tested against. Slow and obvious on purpose. null is 未知. O(nodes, terms included).
 */
export function evaluateExpr(expr: Expr, situation: Situation): Value {
  switch (expr.node) {
    case "literal":
      return expr.value;
    case "list":
      throw new InvariantError("a list stands only on the right of 属于");
    case "field":
      return fieldOf(expr, situation);
    case "today":
      return situation.today;
    case "term":
      return termOf(expr, situation);
    case "licence":
      return licenceOf(expr, situation);
    case "not": {
      const operand = truthOf(expr.operand, situation);
      return operand === null ? null : !operand;
    }
    case "and": {
      const truths = expr.operands.map((operand) => truthOf(operand, situation));
      if (truths.includes(false)) return false;
      return truths.includes(null) ? null : true;
    }
    case "or": {
      const truths = expr.operands.map((operand) => truthOf(operand, situation));
      if (truths.includes(true)) return true;
      return truths.includes(null) ? null : false;
    }
    case "compare":
      return compared(
        expr.op,
        evaluateExpr(expr.left, situation),
        evaluateExpr(expr.right, situation),
      );
    case "in":
      return isIn(expr, situation);
    case "contains":
      return containsOf(evaluateExpr(expr.left, situation), evaluateExpr(expr.right, situation));
    case "known":
      return evaluateExpr(expr.operand, situation) !== null;
    case "arithmetic":
      return calculated(expr, situation);
    case "distance":
      return distanceOf(situation);
    default:
      return unreachable(expr);
  }
}

/** The truth of a condition; null is 未知. */
export function truthOf(expr: Expr, situation: Situation): boolean | null {
  const value = evaluateExpr(expr, situation);
  if (value === null || typeof value === "boolean") return value;
  throw new InvariantError(`a condition gave ${typeof value}`);
}

function fieldOf(expr: ExprOf<"field">, situation: Situation): Value {
  const subject = expr.of === "customer" ? situation.customer : situation.manager;
  if (expr.key === "id") return subject.id;
  if (expr.of === "manager" && expr.key === "tenureMonths") {
    const hiredOn = dateIn(subject.fields["hiredOn"] ?? null);
    return hiredOn === null ? null : monthsBetween(hiredOn, situation.today);
  }
  return subject.fields[expr.key] ?? null;
}

function dateIn(value: Value): LocalDate | null {
  return typeof value === "string" ? parseLocalDate(value) : null;
}

function termOf(expr: ExprOf<"term">, situation: Situation): Value {
  const definition = situation.definitions.get(definitionKey(expr.of, expr.name));
  if (definition === undefined) throw new InvariantError(`undefined term ${expr.name}`);
  if (definition.form === "term") return truthOf(definition.means, situation);
  const rows = definition.form === "table" ? definition.table.rows : definition.is.rows;
  for (const row of rows) {
    const truth = row.when === null ? true : truthOf(row.when, situation);
    if (truth === null) return null;
    if (truth) return typeof row.is === "string" ? row.is : evaluateExpr(row.is, situation);
  }
  return null;
}

function licencesOf(value: Value): readonly Licence[] | null {
  if (!Array.isArray(value)) return null;
  return value.filter((item): item is Licence => typeof item === "object" && item !== null);
}

function licenceOf(expr: ExprOf<"licence">, situation: Situation): Value {
  const licences = licencesOf(situation.manager.fields["licences"] ?? null);
  if (licences === null) return null;
  const held = licences.filter((licence) => licence.name === expr.name);
  switch (expr.part) {
    case null:
      return held.length > 0;
    case "validUntil": {
      if (held.length === 0) return "0000-01-01";
      const stated = held.flatMap((licence) => licence.validUntil ?? []);
      return stated.sort().at(-1) ?? null;
    }
    case "validFrom": {
      if (held.length === 0) return "9999-12-31";
      const stated = held.flatMap((licence) => licence.validFrom ?? []);
      return stated.sort()[0] ?? null;
    }
    case "number": {
      if (held.length === 0) return "";
      return held.flatMap((licence) => licence.number ?? [])[0] ?? null;
    }
    default:
      return unreachable(expr.part);
  }
}

function compared(op: CompareOp, left: Value, right: Value): boolean | null {
  if (left === null || right === null) return null;
  if (op === "==") return left === right;
  if (op === "!=") return left !== right;
  switch (op) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      return unreachable(op);
  }
}

function isIn(expr: ExprOf<"in">, situation: Situation): boolean | null {
  const wanted = evaluateExpr(expr.left, situation);
  if (wanted === null) return null;
  const items =
    expr.right.node === "list"
      ? expr.right.items.map((item) => evaluateExpr(item, situation))
      : evaluateExpr(expr.right, situation);
  if (items === null) return null;
  if (!Array.isArray(items)) throw new InvariantError("属于 needs a list or a set");
  if (items.includes(wanted)) return true;
  return items.includes(null) ? null : false;
}

function containsOf(whole: Value, part: Value): boolean | null {
  if (whole === null || part === null) return null;
  if (typeof whole === "string") return whole.includes(String(part));
  if (Array.isArray(whole)) return whole.includes(part);
  throw new InvariantError("包含 needs a set or a text");
}

function calculated(expr: ExprOf<"arithmetic">, situation: Situation): Value {
  const left = evaluateExpr(expr.left, situation);
  const right = evaluateExpr(expr.right, situation);
  if (left === null || right === null) return null;
  if (expr.left.type === "date") return dateMoved(expr, String(left), right);
  const a = Number(left);
  const b = Number(right);
  switch (expr.op) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      return b === 0 ? null : a / b;
    default:
      return unreachable(expr.op);
  }
}

function dateMoved(expr: ExprOf<"arithmetic">, from: string, by: Value): Value {
  const date = parseLocalDate(from);
  if (date === null) return null;
  if (expr.right.type === "date") {
    const other = parseLocalDate(String(by));
    return other === null ? null : daysBetween(other, date);
  }
  const step = Math.trunc(expr.op === "-" ? -Number(by) : Number(by));
  return expr.right.type === "months" ? addMonths(date, step) : addDays(date, step);
}

function distanceOf(situation: Situation): number | null {
  const from = situation.customer.fields["place"] ?? null;
  const to = situation.manager.fields["place"] ?? null;
  return isPlace(from) && isPlace(to) ? kilometres(from, to) : null;
}
