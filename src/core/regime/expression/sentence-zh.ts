import { printedQuantity } from "./print-number.ts";
import type { CompareOp, Expr, ExprOf, ExprType, LicencePart } from "./tree.ts";

const SUBJECTS = { customer: "客户", manager: "客户经理" } as const;

const PARTS: Readonly<Record<LicencePart, string>> = {
  validUntil: "有效期届满日",
  validFrom: "有效期起始日",
  number: "编号",
};

type Phrases = Readonly<Record<CompareOp, string>>;
const AMOUNTS: Phrases = {
  "==": "等于",
  "!=": "不等于",
  "<": "少于",
  "<=": "不超过",
  ">": "超过",
  ">=": "不少于",
};
const DATES: Phrases = {
  "==": "为",
  "!=": "不为",
  "<": "早于",
  "<=": "不晚于",
  ">": "晚于",
  ">=": "不早于",
};
const TEXTS: Phrases = { ...AMOUNTS, "==": "为", "!=": "不为" };

function phrasesOf(type: ExprType): Phrases {
  if (type === "date") return DATES;
  return type === "text" || type === "choice" || type === "bool" ? TEXTS : AMOUNTS;
}

/** An expression as a Chinese clause without a full stop: 客户的注册资本不少于 5000 万元. */
export function sentenceZh(expr: Expr): string {
  switch (expr.node) {
    case "literal":
      return literal(expr);
    case "list":
      return expr.items.map(sentenceZh).join("、");
    case "field":
      return `${SUBJECTS[expr.of]}的${expr.zh}`;
    case "today":
      return "当日";
    case "term":
      return expr.type === "bool"
        ? `${SUBJECTS[expr.of]}属于${expr.name}`
        : `${SUBJECTS[expr.of]}的${expr.name}`;
    case "licence":
      return expr.part === null
        ? `客户经理持有${expr.name}`
        : `客户经理的${expr.name}的${PARTS[expr.part]}`;
    case "not":
      return negated(expr.operand);
    case "and":
    case "or":
      return joined(expr);
    case "compare":
      return compared(expr);
    case "in":
      return member(expr, false);
    case "contains":
      return `${sentenceZh(expr.left)}包含${sentenceZh(expr.right)}`;
    case "known":
      return `${sentenceZh(expr.operand)}已知`;
    case "arithmetic":
      return calculated(expr);
    case "distance":
      return "客户与客户经理的直线距离";
  }
}

function literal({ type, value }: ExprOf<"literal">): string {
  if (typeof value === "boolean") return value ? "是" : "否";
  if (typeof value === "number") {
    const [digits, unit] = printedQuantity(value, type, "zh-CN");
    return unit === "" ? digits : `${digits} ${unit}`;
  }
  if (type !== "date") return `“${value}”`;
  const [year = "", month = "", day = ""] = value.split("-");
  return `${Number(year)}年${Number(month)}月${Number(day)}日`;
}

/** Texts and set members are named in quotes; a closed choice reads better bare. */
function named(expr: Expr): string {
  return expr.node === "literal" && expr.type === "choice" ? String(expr.value) : sentenceZh(expr);
}

function compared(expr: ExprOf<"compare">): string {
  const { op, left, right } = expr;
  const isValidity = left.node === "licence" && left.part === "validUntil";
  if (isValidity && right.node === "today" && op === ">=") {
    return `客户经理持有在有效期内的${left.name}`;
  }
  const phrase = phrasesOf(left.type)[op];
  const space = right.node === "literal" && typeof right.value === "number" ? " " : "";
  return `${sentenceZh(left)}${phrase}${space}${named(right)}`;
}

function member({ left, right }: ExprOf<"in">, isNegated: boolean): string {
  if (right.node === "list") {
    const names = right.items.map(named).join("、");
    return `${sentenceZh(left)}${isNegated ? "不属于" : "属于"}${names}`;
  }
  return `${sentenceZh(right)}${isNegated ? "不包含" : "包含"}${sentenceZh(left)}`;
}

function negated(operand: Expr): string {
  switch (operand.node) {
    case "in":
      return member(operand, true);
    case "contains":
      return `${sentenceZh(operand.left)}不包含${sentenceZh(operand.right)}`;
    case "known":
      return `${sentenceZh(operand.operand)}不明`;
    case "not":
      return sentenceZh(operand.operand);
    case "term":
      return `${SUBJECTS[operand.of]}不属于${operand.name}`;
    case "licence":
      return `客户经理没有${operand.name}`;
    default:
      return `并非（${sentenceZh(operand)}）`;
  }
}

function joined(expr: ExprOf<"and" | "or">): string {
  const word = expr.node === "and" ? "，并且" : "，或者";
  return expr.operands
    .map((operand) => {
      const text = sentenceZh(operand);
      return operand.node === "and" || operand.node === "or" ? `（${text}）` : text;
    })
    .join(word);
}

const SIGNS = { "+": "加", "-": "减", "*": "乘以", "/": "除以" } as const;

function calculated({ op, left, right }: ExprOf<"arithmetic">): string {
  const isLoose = (side: Expr): boolean =>
    side.node === "arithmetic" && (op === "*" || op === "/" || side === right);
  const shown = (side: Expr): string =>
    isLoose(side) ? `（${sentenceZh(side)}）` : sentenceZh(side);
  const percent = percentOf(right);
  if (op === "*" && percent !== null) return `${shown(left)}的 ${percent}`;
  if (left.type === "date" && right.type !== "date") {
    return `${shown(left)}${op === "+" ? "之后" : "之前"} ${shown(right)}`;
  }
  const space = right.node === "literal" ? " " : "";
  return `${shown(left)}${SIGNS[op]}${space}${shown(right)}`;
}

/** 0.8 → 80%, for a share of something. */
function percentOf(expr: Expr): string | null {
  if (expr.node !== "literal" || typeof expr.value !== "number") return null;
  const isShare = expr.type === "number" && expr.value > 0 && expr.value < 1;
  return isShare ? `${Number((expr.value * 100).toPrecision(12))}%` : null;
}
