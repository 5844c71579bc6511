import type { CompareOp, ExprType } from "./tree.ts";

export type Keyword =
  | "and"
  | "or"
  | "not"
  | "in"
  | "notIn"
  | "contains"
  | "notContains"
  | "known"
  | "unknown"
  | "is"
  | "today"
  | "distance";

/** A token of the expression text; `start` and `end` are offsets into it. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "quoted"; readonly text: string }
  | {
      readonly kind: "number";
      readonly value: number;
      readonly type: ExprType;
      readonly raw: string;
    }
  | { readonly kind: "date"; readonly text: string }
  | { readonly kind: "keyword"; readonly keyword: Keyword; readonly text: string }
  | { readonly kind: "compare"; readonly op: CompareOp }
  | { readonly kind: "mark"; readonly mark: Mark }
  | { readonly kind: "end" }
);

export type Mark = "(" | ")" | "[" | "]" | "," | "." | "+" | "-" | "*" | "/";

/** Units a number may carry: what type it becomes and the factor into that type's base unit. */
export const UNITS: Readonly<Record<string, { readonly type: ExprType; readonly factor: number }>> =
  {
    分: { type: "money", factor: 1 },
    元: { type: "money", factor: 100 },
    千元: { type: "money", factor: 100_000 },
    万元: { type: "money", factor: 1_000_000 },
    百万元: { type: "money", factor: 100_000_000 },
    千万元: { type: "money", factor: 1_000_000_000 },
    亿元: { type: "money", factor: 10_000_000_000 },
    yuan: { type: "money", factor: 100 },
    CNY: { type: "money", factor: 100 },
    万: { type: "number", factor: 10_000 },
    亿: { type: "number", factor: 100_000_000 },
    户: { type: "number", factor: 1 },
    家: { type: "number", factor: 1 },
    人: { type: "number", factor: 1 },
    次: { type: "number", factor: 1 },
    "%": { type: "number", factor: 0.01 },
    "％": { type: "number", factor: 0.01 },
    天: { type: "days", factor: 1 },
    日: { type: "days", factor: 1 },
    day: { type: "days", factor: 1 },
    days: { type: "days", factor: 1 },
    周: { type: "days", factor: 7 },
    个月: { type: "months", factor: 1 },
    月: { type: "months", factor: 1 },
    month: { type: "months", factor: 1 },
    months: { type: "months", factor: 1 },
    年: { type: "months", factor: 12 },
    year: { type: "months", factor: 12 },
    years: { type: "months", factor: 12 },
    分钟: { type: "minutes", factor: 1 },
    min: { type: "minutes", factor: 1 },
    minute: { type: "minutes", factor: 1 },
    minutes: { type: "minutes", factor: 1 },
    小时: { type: "minutes", factor: 60 },
    h: { type: "minutes", factor: 60 },
    hour: { type: "minutes", factor: 60 },
    hours: { type: "minutes", factor: 60 },
    公里: { type: "distance", factor: 1 },
    千米: { type: "distance", factor: 1 },
    km: { type: "distance", factor: 1 },
    米: { type: "distance", factor: 0.001 },
    m: { type: "distance", factor: 0.001 },
  };

/** Words that are operators, in both languages. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = {
  且: "and",
  并且: "and",
  and: "and",
  或: "or",
  或者: "or",
  or: "or",
  非: "not",
  not: "not",
  属于: "in",
  in: "in",
  不属于: "notIn",
  包含: "contains",
  contains: "contains",
  不包含: "notContains",
  已知: "known",
  known: "known",
  未知: "unknown",
  unknown: "unknown",
  is: "is",
  今日: "today",
  今天: "today",
  today: "today",
  距离: "distance",
  distance: "distance",
};

/** Words that no definition may take: the operators and the two subjects. */
export const isReservedWord = (word: string): boolean =>
  Object.hasOwn(KEYWORDS, word) ||
  ["客户", "经理", "客户经理", "customer", "manager"].includes(word);
