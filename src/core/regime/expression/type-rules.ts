import type { ArithmeticOp, ExprType } from "./tree.ts";

const QUANTITIES: ReadonlySet<ExprType> = new Set([
  "number",
  "days",
  "months",
  "minutes",
  "distance",
]);

export const isQuantity = (type: ExprType): boolean => QUANTITIES.has(type);

export const isText = (type: ExprType): boolean => type === "text" || type === "choice";

/** Whether two types may stand on the two sides of a comparison. */
export function areComparable(a: ExprType, b: ExprType): boolean {
  if (a === b) return a !== "set" && a !== "place" && a !== "licences";
  if (isText(a) && isText(b)) return true;
  return isQuantity(a) && isQuantity(b) && (a === "number" || b === "number");
}

/** Whether < and > mean anything for the type. */
export const isOrdered = (type: ExprType): boolean =>
  isQuantity(type) || type === "money" || type === "date";

/** The type of `a op b`; null when the operation means nothing. */
export function arithmeticType(op: ArithmeticOp, a: ExprType, b: ExprType): ExprType | null {
  if (op === "+" || op === "-") return sumType(op, a, b);
  const scalable = (type: ExprType): boolean => isQuantity(type) || type === "money";
  if (b === "number" && scalable(a)) return a;
  if (op === "*") return a === "number" && scalable(b) ? b : null;
  return a === b && scalable(a) ? "number" : null;
}

function sumType(op: "+" | "-", a: ExprType, b: ExprType): ExprType | null {
  const isSpan = (type: ExprType): boolean => type === "days" || type === "months";
  if (a === "date") {
    if (isSpan(b)) return "date";
    return op === "-" && b === "date" ? "days" : null;
  }
  if (b === "date") return op === "+" && isSpan(a) ? "date" : null;
  if (a === "money" && b === "money") return "money";
  if (!isQuantity(a) || !isQuantity(b)) return null;
  if (a === b || b === "number") return a;
  return a === "number" ? b : null;
}
