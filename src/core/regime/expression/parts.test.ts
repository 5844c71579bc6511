import { describe, expect, it } from "vitest";
import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, dateOfDayNumber, managerId } from "../../shared/index.ts";
import { buildVocabulary, definitionsOf, expressionCompiler, parseExpression } from "./index.ts";

const vocabulary = buildVocabulary([], []);
const compile = expressionCompiler({
  today: dateOfDayNumber(20_788),
  definitions: definitionsOf([]),
});

function partsOf(text: string) {
  const { expr, issues } = parseExpression(text, {
    vocabulary,
    scope: "pair",
    expected: "bool",
    locate: (offset) => ({ line: 1, column: offset + 1 }),
  });
  if (expr === null) throw new Error(`${text}: ${JSON.stringify(issues)}`);
  return compile(expr).parts();
}

const customer = (fields: Readonly<Record<string, Value>>): CustomerFacts => ({
  id: customerId("K1"),
  fields,
});
const manager = (fields: Readonly<Record<string, Value>>): ManagerFacts => ({
  id: managerId("M1"),
  fields,
});

describe("the parts of an expression", () => {
  it("of one side only are one value, however many fields it reads", () => {
    const { customer: parts, manager: others } = partsOf(
      "客户.从业人数 >= 100 且 客户.区县 == 城东",
    );
    expect(others).toEqual([]);
    expect(parts.map((part) => part.value(customer({ employees: 250, district: "城东" })))).toEqual(
      [true],
    );
    expect(parts.map((part) => part.value(customer({ employees: 50 })))).toEqual([false]);
    expect(parts.map((part) => part.value(customer({ employees: 250 })))).toEqual([null]);
  });

  it("of both sides are what each side gives", () => {
    const found = partsOf("客户.从业人数 >= 100 或 经理.任职月数 < 6 且 经理.片区 包含 客户.区县");
    expect(found.customer.map((part) => part.value(customer({ employees: 7 })))).toEqual([false]);
    expect(
      found.manager.map((part) =>
        part.value(manager({ hiredOn: "2020-01-01", territory: ["城东"] })),
      ),
    ).toEqual([false, ["城东"]]);
    expect(found.members.map(({ member }) => member.value(customer({ district: "城西" })))).toEqual(
      ["城西"],
    );
  });

  it("are the plain values where the two sides are compared", () => {
    const { customer: left, manager: right, members } = partsOf("客户.从业人数 <= 经理.上限");
    expect(left.map((part) => part.value(customer({ employees: 7 })))).toEqual([7]);
    expect(right.map((part) => part.value(manager({ limit: 9 })))).toEqual([9]);
    expect(members).toEqual([]);
  });

  it("look for a customer in a manager's set by membership only", () => {
    const { customer: parts, members } = partsOf("经理.回避客户 不包含 客户.编号");
    expect(parts).toEqual([]);
    expect(members.map(({ member }) => member.value(customer({})))).toEqual(["K1"]);
    expect(members.map(({ set }) => set.value(manager({ recusals: ["K2"] })))).toEqual([["K2"]]);
  });

  it("have one key wherever in a text they stand", () => {
    const [first] = partsOf("客户.区县 == 城东").customer;
    const [second] = partsOf("客户.从业人数 <= 经理.上限 且 客户.区县 == 城东").customer.slice(1);
    expect(second?.key).toBe(first?.key);
  });
});
