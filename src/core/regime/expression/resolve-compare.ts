import { type Resolver, refuse, resolveOperand } from "./resolver.ts";
import type { Syntax } from "./syntax.ts";
import type { Expr } from "./tree.ts";
import { areComparable, arithmeticType, isOrdered, isQuantity, isText } from "./type-rules.ts";
import { lookUpName } from "./vocabulary.ts";

type Compare = Extract<Syntax, { kind: "compare" }>;
type Arithmetic = Extract<Syntax, { kind: "arithmetic" }>;

const TRUE_WORDS = new Set(["是", "真", "true", "yes"]);
const FALSE_WORDS = new Set(["否", "假", "false", "no"]);

/** A comparison; a bare word on one side takes its meaning from the other. */
export function resolveCompare(resolver: Resolver, syntax: Compare): Expr | null {
  const sides = resolveSides(resolver, syntax);
  if (sides === null) return null;
  const [left, right] = sides;
  if (!areComparable(left.type, right.type)) {
    const isUnit = [left, right].every(({ type }) => isQuantity(type) || type === "money");
    const data = { left: left.type, right: right.type, op: syntax.op };
    return refuse(
      resolver,
      isUnit ? "expr.unitMismatch" : "expr.typeMismatch",
      syntax.opStart,
      data,
    );
  }
  const needsOrder = syntax.op !== "==" && syntax.op !== "!=";
  if (needsOrder && !isOrdered(left.type)) {
    return refuse(resolver, "expr.noOrder", syntax.opStart, { op: syntax.op, type: left.type });
  }
  const at = resolver.locate(syntax.start);
  return { node: "compare", type: "bool", op: syntax.op, left, right, at };
}

function resolveSides(resolver: Resolver, { left, right }: Compare): readonly [Expr, Expr] | null {
  if (left.kind === "word" && right.kind === "word") {
    const data = { left: left.text, right: right.text };
    return refuse(resolver, "expr.bothBareWords", left.start, data);
  }
  if (isCoercible(left) && !isCoercible(right)) {
    const other = resolveOperand(resolver, right);
    const self = other && coerce(resolver, left, other);
    return self && other && [self, other];
  }
  const first = resolveOperand(resolver, left);
  if (first === null) {
    if (!isCoercible(right)) resolveOperand(resolver, right);
    return null;
  }
  const second = coerce(resolver, right, first);
  return second && [first, second];
}

/** Literals whose meaning may depend on what they are compared with. */
const isCoercible = (syntax: Syntax): boolean =>
  syntax.kind === "word" ||
  syntax.kind === "quoted" ||
  syntax.kind === "number" ||
  syntax.kind === "date";

/** Reads a literal as the type of `other`; anything else resolves as it is. */
export function coerce(resolver: Resolver, syntax: Syntax, other: Expr): Expr | null {
  const at = resolver.locate(syntax.start);
  if (isText(other.type)) {
    const value = writtenText(syntax);
    if (value === null) return resolveOperand(resolver, syntax);
    if (!isListed(resolver, other, value, syntax.start)) return null;
    return { node: "literal", type: other.type, value, at };
  }
  if (syntax.kind === "word" && other.type === "bool") {
    const isTrue = TRUE_WORDS.has(syntax.text);
    if (isTrue || FALSE_WORDS.has(syntax.text)) {
      return { node: "literal", type: "bool", value: isTrue, at };
    }
  }
  if (syntax.kind === "word") {
    const data = { left: other.type, right: "text", op: "==", word: syntax.text };
    return refuse(resolver, "expr.typeMismatch", syntax.start, data);
  }
  return resolveOperand(resolver, syntax);
}

/** The text a literal stands for beside a text: the words as written. */
function writtenText(syntax: Syntax): string | null {
  switch (syntax.kind) {
    case "word":
    case "quoted":
    case "date":
      return syntax.text;
    case "number":
      return syntax.raw;
    default:
      return null;
  }
}

/** Checks a value against the closed list of a choice field or the classes of a table. */
function isListed(resolver: Resolver, expr: Expr, value: string, offset: number): boolean {
  const values = closedValues(resolver, expr);
  if (values.length === 0 || values.includes(value)) return true;
  const name = expr.node === "field" ? expr.zh : expr.node === "term" ? expr.name : "";
  refuse(resolver, "expr.notInList", offset, { value, name, values });
  return false;
}

function closedValues(resolver: Resolver, expr: Expr): readonly string[] {
  if (expr.node !== "field" && expr.node !== "term") return [];
  const name = expr.node === "field" ? expr.key : expr.name;
  const meaning = lookUpName(resolver.vocabulary, expr.of, name);
  if (meaning === null) return [];
  return meaning.kind === "field" ? (meaning.spec.values ?? []) : meaning.declared.values;
}

/** A sum, difference, product or quotient. */
export function resolveArithmetic(resolver: Resolver, syntax: Arithmetic): Expr | null {
  const left = resolveOperand(resolver, syntax.left);
  const right = resolveOperand(resolver, syntax.right);
  if (left === null || right === null) return null;
  const type = arithmeticType(syntax.op, left.type, right.type);
  if (type === null) {
    const data = { left: left.type, right: right.type, op: syntax.op };
    return refuse(resolver, "expr.typeMismatch", syntax.opStart, data);
  }
  const at = resolver.locate(syntax.start);
  // 30天 + 今日 is 今日 + 30天: the date always stands on the left.
  const isTurned = type === "date" && right.type === "date";
  const sides = isTurned ? { left: right, right: left } : { left, right };
  return { node: "arithmetic", type, op: syntax.op, ...sides, at };
}
