import { BASE_VOCABULARY } from "../../facts/index.ts";
import { type Definitions, definitionKey } from "./definition.ts";
import { plainNumber } from "./print-number.ts";
import type { CompareOp, Expr, ExprOf, ExprType, LicencePart } from "./tree.ts";

const OWNERS = { customer: "the customer's", manager: "the manager's" } as const;
const SUBJECTS = { customer: "the customer", manager: "the manager" } as const;

const PARTS: Readonly<Record<LicencePart, string>> = {
  validUntil: "end of validity",
  validFrom: "beginning of validity",
  number: "number",
};

type Phrases = Readonly<Record<CompareOp, string>>;
const AMOUNTS: Phrases = {
  "==": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is more than",
  ">=": "is at least",
};
const DATES: Phrases = {
  "==": "is",
  "!=": "is not",
  "<": "is before",
  "<=": "is not after",
  ">": "is after",
  ">=": "is not before",
};

/** An expression as an English clause: the customer's capital is at least CNY 50 million. */
export function sentenceEn(expr: Expr, definitions: Definitions): string {
  const say = (part: Expr): string => sentenceEn(part, definitions);
  switch (expr.node) {
    case "literal":
      return literal(expr);
    case "list":
      return expr.items.map(say).join(", ");
    case "field":
      return `${OWNERS[expr.of]} ${fieldName(expr)}`;
    case "today":
      return "the day";
    case "term":
      return term(expr, definitions, false);
    case "licence":
      return expr.part === null
        ? `the manager holds ${expr.name}`
        : `the ${PARTS[expr.part]} of the manager's ${expr.name}`;
    case "not":
      return negated(expr.operand, definitions);
    case "and":
    case "or":
      return joined(expr, say);
    case "compare":
      return compared(expr, say);
    case "in":
      return member(expr, say, false);
    case "contains":
      return `${say(expr.left)} includes ${say(expr.right)}`;
    case "known":
      return `${say(expr.operand)} is known`;
    case "arithmetic":
      return calculated(expr, say);
    case "distance":
      return "the straight-line distance between customer and manager";
  }
}

type Say = (part: Expr) => string;

function fieldName({ of, key }: ExprOf<"field">): string {
  const spec = BASE_VOCABULARY.find((candidate) => candidate.of === of && candidate.key === key);
  return spec?.en ?? key.replaceAll("_", " ");
}

function term(expr: ExprOf<"term">, definitions: Definitions, isNegated: boolean): string {
  const definition = definitions.get(definitionKey(expr.of, expr.name));
  const name = (definition?.en ?? expr.name).replaceAll("_", " ");
  if (expr.type !== "bool") return `${OWNERS[expr.of]} ${name}`;
  return `${SUBJECTS[expr.of]} is ${isNegated ? "not " : ""}a “${name}”`;
}

const UNITS: Partial<Record<ExprType, readonly [one: string, many: string]>> = {
  days: ["day", "days"],
  months: ["month", "months"],
  minutes: ["minute", "minutes"],
  distance: ["km", "km"],
};

function literal({ type, value }: ExprOf<"literal">): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string") return type === "date" ? value : `“${value}”`;
  if (type === "money") return money(value / 100);
  const [one, many] = UNITS[type] ?? ["", ""];
  return `${grouped(value)} ${value === 1 ? one : many}`.trim();
}

/** CNY 50 million, CNY 300,000. */
function money(yuan: number): string {
  const size = Math.abs(yuan);
  if (size >= 1e9 && yuan % 1e7 === 0) return `CNY ${grouped(yuan / 1e9)} billion`;
  if (size >= 1e6 && yuan % 1e4 === 0) return `CNY ${grouped(yuan / 1e6)} million`;
  return `CNY ${grouped(yuan)}`;
}

function grouped(value: number): string {
  const [whole = "", fraction] = plainNumber(value).split(".");
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? thousands : `${thousands}.${fraction}`;
}

function compared({ op, left, right }: ExprOf<"compare">, say: Say): string {
  const isValidity = left.node === "licence" && left.part === "validUntil";
  if (isValidity && right.node === "today" && op === ">=") {
    return `the manager holds a valid ${left.name}`;
  }
  const phrase = (left.type === "date" ? DATES : AMOUNTS)[op];
  return `${say(left)} ${phrase} ${say(right)}`;
}

function member({ left, right }: ExprOf<"in">, say: Say, isNegated: boolean): string {
  if (right.node === "list") {
    return `${say(left)} is ${isNegated ? "none" : "one"} of ${say(right)}`;
  }
  return `${say(right)} ${isNegated ? "does not include" : "includes"} ${say(left)}`;
}

function negated(operand: Expr, definitions: Definitions): string {
  const say = (part: Expr): string => sentenceEn(part, definitions);
  switch (operand.node) {
    case "in":
      return member(operand, say, true);
    case "contains":
      return `${say(operand.left)} does not include ${say(operand.right)}`;
    case "known":
      return `${say(operand.operand)} is not known`;
    case "not":
      return say(operand.operand);
    case "term":
      return term(operand, definitions, true);
    case "licence":
      return `the manager does not hold ${operand.name}`;
    default:
      return `it is not so that (${say(operand)})`;
  }
}

function joined(expr: ExprOf<"and" | "or">, say: Say): string {
  return expr.operands
    .map((operand) =>
      operand.node === "and" || operand.node === "or" ? `(${say(operand)})` : say(operand),
    )
    .join(expr.node === "and" ? ", and " : ", or ");
}

const SIGNS = { "+": "plus", "-": "minus", "*": "times", "/": "divided by" } as const;

function calculated({ op, left, right }: ExprOf<"arithmetic">, say: Say): string {
  const isLoose = (side: Expr): boolean =>
    side.node === "arithmetic" && (op === "*" || op === "/" || side === right);
  const shown = (side: Expr): string => (isLoose(side) ? `(${say(side)})` : say(side));
  if (left.type === "date" && right.type !== "date") {
    return `${shown(right)} ${op === "+" ? "after" : "before"} ${shown(left)}`;
  }
  const share = op === "*" && right.node === "literal" && right.type === "number";
  if (share && typeof right.value === "number" && right.value > 0 && right.value < 1) {
    return `${Number((right.value * 100).toPrecision(12))}% of ${shown(left)}`;
  }
  return `${shown(left)} ${SIGNS[op]} ${shown(right)}`;
}
