import { describe, expect, it } from "vitest";
import type { Position } from "../../shared/index.ts";
import { buildVocabulary, definitionsOf, expressionSentence, parseExpression } from "./index.ts";

const at: Position = { line: 1, column: 1 };
const term = { of: "customer", name: "重点客户", en: "key_customer", form: "term" } as const;
const vocabulary = buildVocabulary([], [{ ...term, type: "bool", values: [] }]);
const definitions = definitionsOf([
  { ...term, means: { node: "literal", type: "bool", value: true, at } },
]);

function said(text: string): readonly string[] {
  const { expr, issues } = parseExpression(text, {
    vocabulary,
    scope: "pair",
    expected: /[=<>知含]|属于|证书/.test(text) ? "bool" : "amount",
    locate: () => at,
  });
  if (expr === null) throw new Error(JSON.stringify(issues));
  return [
    expressionSentence(expr, "zh-CN", definitions),
    expressionSentence(expr, "en", definitions),
  ];
}

describe("an expression is said as a clause", () => {
  it.each([
    [
      "客户.注册资本 >= 5000万元",
      "客户的注册资本不少于 5000 万元",
      "the customer's capital is at least CNY 50 million",
    ],
    ["客户.级别 == A", "客户的级别为A", "the customer's tier is “A”"],
    ["客户.行业 != 甲", "客户的行业不为“甲”", "the customer's industry is not “甲”"],
    [
      "经理.入职日期 < 2026-10-01",
      "客户经理的入职日期早于2026年10月1日",
      "the manager's hired on is before 2026-10-01",
    ],
    [
      "经理.任职月数 >= 12个月",
      "客户经理的任职月数不少于 12 个月",
      "the manager's months of tenure is at least 12 months",
    ],
    [
      "经理.状态 属于 [在岗, 在职]",
      "客户经理的状态属于在岗、在职",
      "the manager's status is one of “在岗”, “在职”",
    ],
    [
      "经理.片区 不包含 客户.区县",
      "客户经理的片区不包含客户的区县",
      "the manager's territory does not include the customer's district",
    ],
    [
      "经理.证书[电工证].有效期至 >= 今日",
      "客户经理持有在有效期内的电工证",
      "the manager holds a valid 电工证",
    ],
    ["客户.地址 未知", "客户的地址不明", "the customer's address is not known"],
    ["客户 不属于 重点客户", "客户不属于重点客户", "the customer is not a “key customer”"],
    [
      "距离(客户, 经理) <= 5公里",
      "客户与客户经理的直线距离不超过 5 公里",
      "the straight-line distance between customer and manager is at most 5 km",
    ],
    ["经理.上限 * 80%", "客户经理的上限的 80%", "80% of the manager's capacity limit"],
    [
      "客户 属于 重点客户 且 (客户.级别 == A 或 客户.级别 == B)",
      "客户属于重点客户，并且（客户的级别为A，或者客户的级别为B）",
      "the customer is a “key customer”, and (the customer's tier is “A”, or the customer's tier is “B”)",
    ],
    [
      "今日 - 30天 > 客户.成立日期",
      "当日之前 30 天晚于客户的成立日期",
      "30 days before the day is after the customer's registered on",
    ],
  ])("%s", (text, zh, en) => {
    expect(said(text)).toEqual([zh, en]);
  });
});
