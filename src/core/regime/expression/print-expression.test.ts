import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Position } from "../../shared/index.ts";
import {
  buildVocabulary,
  type CompareOp,
  definitionsOf,
  type Expr,
  type ExpressionLocale,
  parseExpression,
  printExpression,
} from "./index.ts";

const at: Position = { line: 1, column: 1 };
const term = { of: "customer", name: "大客户", en: "large_customer", form: "term" } as const;
const vocabulary = buildVocabulary([], [{ ...term, type: "bool", values: [] }]);
const isTrue: Expr = { node: "literal", type: "bool", value: true, at };
const definitions = definitionsOf([{ ...term, means: isTrue }]);

function reparsed(expr: Expr, locale: ExpressionLocale): Expr | string {
  const text = printExpression(expr, locale, definitions);
  const result = parseExpression(text, {
    vocabulary,
    scope: "pair",
    expected: "bool",
    locate: () => at,
  });
  return result.expr ?? `${text}: ${JSON.stringify(result.issues)}`;
}

const literal = (type: Expr["type"], value: string | number): Expr =>
  ({ node: "literal", type, value, at }) as Expr;
const field = (of: "customer" | "manager", key: string, zh: string, type: Expr["type"]): Expr => ({
  node: "field",
  of,
  key,
  zh,
  type,
  at,
});

const number = fc.oneof(
  fc.integer({ min: -5000, max: 5000 }),
  fc.constantFrom(0.5, 1.25, -0.000001),
);
const text = fc.oneof(
  fc.constantFrom(
    "甲",
    "J金融业",
    "且客户",
    "未知",
    "10kV",
    "12345",
    'a"b',
    "a'b\"c",
    "是 否",
    "2026-01-01",
  ),
  fc.stringMatching(/^[a-zA-Z一-龥][a-zA-Z0-9一-龥]{0,5}$/),
);

const numbers: fc.Arbitrary<Expr> = fc.letrec<{ node: Expr }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    number.map((value) => literal("number", value)),
    fc.constant(field("customer", "employees", "从业人数", "number")),
    fc
      .tuple(fc.constantFrom("+", "-", "*", "/" as const), tie("node"), tie("node"))
      .map(
        ([op, left, right]): Expr =>
          ({ node: "arithmetic", type: "number", op, left, right, at }) as Expr,
      ),
  ),
})).node;

const capital = field("customer", "capital", "注册资本", "money");
const industry = field("customer", "industry", "行业", "text");
const territory = field("manager", "territory", "片区", "set");
const founded = field("customer", "registeredOn", "成立日期", "date");
const today: Expr = { node: "today", type: "date", at };
const op = fc.constantFrom<CompareOp>("==", "!=", "<", "<=", ">", ">=");
const compare = (operator: CompareOp, left: Expr, right: Expr): Expr => ({
  node: "compare",
  type: "bool",
  op: operator,
  left,
  right,
  at,
});

const relations: fc.Arbitrary<Expr> = fc.oneof(
  fc.tuple(op, numbers, numbers).map(([o, a, b]) => compare(o, a, b)),
  fc
    .tuple(op, fc.integer({ min: 0, max: 1e12 }))
    .map(([o, fen]) => compare(o, capital, literal("money", fen))),
  text.map((word) => compare("==", industry, literal("text", word))),
  fc.array(text, { maxLength: 3 }).map((words): Expr => {
    const items = words.map((word) => literal("text", word));
    return {
      node: "in",
      type: "bool",
      left: industry,
      right: { node: "list", type: "set", items, at },
      at,
    };
  }),
  text.map(
    (word): Expr => ({
      node: "contains",
      type: "bool",
      left: territory,
      right: literal("text", word),
      at,
    }),
  ),
  fc.constant<Expr>({ node: "in", type: "bool", left: industry, right: territory, at }),
  fc.constant<Expr>({ node: "known", type: "bool", operand: capital, at }),
  fc.constant<Expr>({ node: "term", type: "bool", of: "customer", name: "大客户", at }),
  text.map((name): Expr => ({ node: "licence", type: "bool", name, part: null, at })),
  fc.tuple(op, fc.integer({ min: -40, max: 40 })).map(([o, days]) => {
    const moved: Expr = {
      node: "arithmetic",
      type: "date",
      op: "+",
      left: founded,
      right: literal("days", days),
      at,
    };
    return compare(o, moved, today);
  }),
  fc
    .tuple(op, text)
    .map(
      ([o, name]): Expr =>
        compare(o, { node: "licence", type: "date", name, part: "validUntil", at }, today),
    ),
  fc
    .tuple(op, fc.integer({ min: 0, max: 99 }))
    .map(([o, km]) =>
      compare(o, { node: "distance", type: "distance", at }, literal("distance", km)),
    ),
);

const conditions: fc.Arbitrary<Expr> = fc.letrec<{ node: Expr }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    relations,
    tie("node").map((operand): Expr => ({ node: "not", type: "bool", operand, at })),
    fc
      .tuple(
        fc.constantFrom("and", "or" as const),
        fc.array(tie("node"), { minLength: 2, maxLength: 3 }),
      )
      .map(([node, operands]): Expr => ({ node, type: "bool", operands, at }) as Expr),
  ),
})).node;

describe("printing an expression", () => {
  it("gives text that parses to the same tree, in either language", () => {
    fc.assert(
      fc.property(conditions, fc.constantFrom<ExpressionLocale>("zh-CN", "en"), (expr, locale) => {
        expect(reparsed(expr, locale)).toEqual(expr);
      }),
      { seed: 20262, numRuns: 1500 },
    );
  }, 60_000);

  it("writes brackets only where they are needed", () => {
    const written = "客户 属于 大客户 且 (客户.行业 == 甲 或 客户.注册资本 >= 5000万元)";
    const { expr } = parseExpression(written, {
      vocabulary,
      scope: "pair",
      expected: "bool",
      locate: () => at,
    });
    expect(expr && printExpression(expr, "zh-CN", definitions)).toBe(written);
    expect(expr && printExpression(expr, "en", definitions)).toBe(
      "customer in large_customer and (customer.industry == 甲 or customer.capital >= 50000000 yuan)",
    );
  });
});
