import { type Definitions, definitionKey } from "./definition.ts";
import { type ExpressionLocale, printedQuantity } from "./print-number.ts";
import { KEYWORDS } from "./token.ts";
import type { Expr, ExprOf, LicencePart } from "./tree.ts";

/** How tightly a node binds; a looser one inside a tighter one takes brackets. */
const BINDING = { or: 1, and: 2, not: 3, relation: 4, sum: 5, product: 6, primary: 7 } as const;

const WORDS = {
  "zh-CN": {
    customer: "客户",
    manager: "经理",
    and: "且",
    or: "或",
    not: "非",
    in: "属于",
    notIn: "不属于",
    contains: "包含",
    notContains: "不包含",
    known: "已知",
    unknown: "未知",
    today: "今日",
    distance: "距离(客户, 经理)",
    licences: "经理.证书",
    yes: "是",
    no: "否",
  },
  en: {
    customer: "customer",
    manager: "manager",
    and: "and",
    or: "or",
    not: "not",
    in: "in",
    notIn: "not in",
    contains: "contains",
    notContains: "not contains",
    known: "is known",
    unknown: "is unknown",
    today: "today",
    distance: "distance(customer, manager)",
    licences: "manager.licences",
    yes: "yes",
    no: "no",
  },
} as const;

const PARTS: Readonly<Record<ExpressionLocale, Readonly<Record<LicencePart, string>>>> = {
  "zh-CN": { validUntil: "有效期至", validFrom: "有效期自", number: "编号" },
  en: { validUntil: "validUntil", validFrom: "validFrom", number: "number" },
};

interface Printing {
  readonly locale: ExpressionLocale;
  readonly definitions: Definitions;
}

/** Writes an expression in the language itself; parsing the result gives the same tree. */
export function printExpression(
  expr: Expr,
  locale: ExpressionLocale,
  definitions: Definitions,
): string {
  return print({ locale, definitions }, expr);
}

function bindingOf(expr: Expr): number {
  switch (expr.node) {
    case "or":
    case "and":
      return BINDING[expr.node];
    case "not":
      return isRelation(expr.operand) ? BINDING.relation : BINDING.not;
    case "compare":
    case "in":
    case "contains":
    case "known":
      return BINDING.relation;
    case "arithmetic":
      return expr.op === "+" || expr.op === "-" ? BINDING.sum : BINDING.product;
    case "term":
      return expr.type === "bool" ? BINDING.relation : BINDING.primary;
    case "literal":
    case "list":
    case "field":
    case "today":
    case "licence":
    case "distance":
      return BINDING.primary;
  }
}

/** Nodes whose negation has a word of its own. */
const isRelation = (expr: Expr): boolean =>
  expr.node === "in" ||
  expr.node === "contains" ||
  expr.node === "known" ||
  (expr.node === "term" && expr.type === "bool");

/** An operand, in brackets unless it binds at least as tightly as asked. */
function inside(printing: Printing, expr: Expr, least: number): string {
  const text = print(printing, expr);
  return bindingOf(expr) >= least ? text : `(${text})`;
}

function print(printing: Printing, expr: Expr): string {
  const words = WORDS[printing.locale];
  switch (expr.node) {
    case "literal":
      return printLiteral(expr, printing.locale);
    case "list":
      return `[${expr.items.map((item) => inside(printing, item, BINDING.sum)).join(", ")}]`;
    case "field":
      return `${words[expr.of]}.${printing.locale === "en" ? expr.key : expr.zh}`;
    case "today":
      return words.today;
    case "distance":
      return words.distance;
    case "term":
      return printTerm(printing, expr, false);
    case "licence": {
      const held = `${words.licences}[${printText(expr.name)}]`;
      return expr.part === null ? held : `${held}.${PARTS[printing.locale][expr.part]}`;
    }
    case "not":
      return printNot(printing, expr.operand);
    case "and":
    case "or": {
      const least = BINDING[expr.node] + 1;
      const operands = expr.operands.map((operand) => inside(printing, operand, least));
      return operands.join(` ${words[expr.node]} `);
    }
    case "compare":
      return infix(printing, expr, { word: expr.op, left: BINDING.sum, right: BINDING.sum });
    case "in":
    case "contains":
      return infix(printing, expr, {
        word: words[expr.node],
        left: BINDING.sum,
        right: BINDING.sum,
      });
    case "known":
      return `${inside(printing, expr.operand, BINDING.sum)} ${words.known}`;
    case "arithmetic": {
      const left = bindingOf(expr);
      return infix(printing, expr, { word: expr.op, left, right: left + 1 });
    }
  }
}

function infix(
  printing: Printing,
  expr: { readonly left: Expr; readonly right: Expr },
  { word, left, right }: { word: string; left: number; right: number },
): string {
  return `${inside(printing, expr.left, left)} ${word} ${inside(printing, expr.right, right)}`;
}

function printNot(printing: Printing, operand: Expr): string {
  const words = WORDS[printing.locale];
  const sides = { left: BINDING.sum, right: BINDING.sum };
  switch (operand.node) {
    case "in":
      return infix(printing, operand, { word: words.notIn, ...sides });
    case "contains":
      return infix(printing, operand, { word: words.notContains, ...sides });
    case "known":
      return `${inside(printing, operand.operand, BINDING.sum)} ${words.unknown}`;
    case "term":
      if (operand.type === "bool") return printTerm(printing, operand, true);
      return `${words.not} ${print(printing, operand)}`;
    default:
      return `${words.not} ${inside(printing, operand, BINDING.not)}`;
  }
}

function printTerm(printing: Printing, expr: ExprOf<"term">, isNegated: boolean): string {
  const words = WORDS[printing.locale];
  const definition = printing.definitions.get(definitionKey(expr.of, expr.name));
  const name = printing.locale === "en" ? (definition?.en ?? expr.name) : expr.name;
  if (expr.type !== "bool") return `${words[expr.of]}.${name}`;
  return `${words[expr.of]} ${isNegated ? words.notIn : words.in} ${name}`;
}

function printLiteral({ type, value }: ExprOf<"literal">, locale: ExpressionLocale): string {
  if (typeof value === "boolean") return value ? WORDS[locale].yes : WORDS[locale].no;
  if (typeof value === "number") {
    const [digits, unit] = printedQuantity(value, type, locale);
    return locale === "en" && unit !== "" ? `${digits} ${unit}` : `${digits}${unit}`;
  }
  return type === "date" ? value : printText(value);
}

const WORD = /^[\p{L}_][\p{L}\p{N}_·&]*$/u;

/** A text, in quotes unless it reads as a plain word. */
function printText(text: string): string {
  const isPlain = WORD.test(text) && !Object.hasOwn(KEYWORDS, text);
  if (isPlain && !/^(并且|或者|且|或|非)+(客户|经理)$/.test(text)) return text;
  if (!text.includes('"')) return `"${text}"`;
  if (!text.includes("'")) return `'${text}'`;
  return text.includes("」") ? `“${text}”` : `「${text}」`;
}
