import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  buildVocabulary,
  type ExpectedType,
  type Expr,
  type ExpressionScope,
  type ParsedExpression,
  parseExpression,
} from "./index.ts";

const vocabulary = buildVocabulary(
  [
    {
      of: "customer",
      key: "voltage",
      zh: "电压等级",
      en: "voltage",
      type: "choice",
      aliases: ["电压"],
      values: ["高压", "低压"],
    },
    { of: "customer", key: "foreign", zh: "外资", en: "foreign", type: "bool", aliases: [] },
  ],
  [
    {
      of: "customer",
      name: "重点客户",
      en: "key_customer",
      form: "term",
      type: "bool",
      values: [],
    },
    { of: "customer", name: "大客户", en: "large", form: "term", type: "bool", values: [] },
    {
      of: "customer",
      name: "客户级别",
      en: "customer_class",
      form: "table",
      type: "choice",
      values: ["A", "B"],
    },
    { of: "customer", name: "工作量", en: "work", form: "score", type: "minutes", values: [] },
  ],
);

interface Options {
  readonly scope?: ExpressionScope;
  readonly expected?: ExpectedType;
}

const parse = (
  text: string,
  { scope = "pair", expected = "bool" }: Options = {},
): ParsedExpression =>
  parseExpression(text, {
    vocabulary,
    scope,
    expected,
    locate: (offset) => ({ line: 7, column: offset + 1 }),
  });

function sound(text: string, options?: Options): Expr {
  const { expr, issues } = parse(text, options);
  if (expr === null) throw new Error(`${text}: ${JSON.stringify(issues)}`);
  return expr;
}

/** The tree without places, as plain data. */
const shape = (expr: Expr): unknown =>
  JSON.parse(JSON.stringify(expr, (key, value) => (key === "at" ? undefined : value)));

const same = (a: string, b: string, options?: Options): void =>
  expect(shape(sound(a, options)), a).toEqual(shape(sound(b, options)));

const faults = (text: string, options?: Options): readonly unknown[] =>
  parse(text, options).issues.map(({ code, at }) => [code, at?.column]);

describe("the language in Chinese and in English", () => {
  it("means the same in either", () => {
    same("客户.注册资本 >= 5000万元", "customer.capital >= 50000000 yuan");
    same("客户.行业 属于 [甲, 乙]", "customer.industry in [甲, 乙]");
    same("客户.行业 不属于 [甲]", "customer.industry not in [甲]");
    same("经理.片区 不包含 客户.区县", "manager.territory not contains customer.district");
    same("客户.地址 已知 且 非 客户.外资", "customer.address is known and not customer.foreign");
    same("客户.地址 未知 或 客户.外资", "customer.address is unknown or customer.foreign");
    same("客户.地址 未知", "customer.address is not known");
    same("客户 属于 重点客户", "customer in key_customer");
    same("客户.客户级别 == A", "customer.customer_class == A");
    same("经理.证书[电工证].有效期至 >= 今日", "manager.licences[电工证].validUntil >= today");
    same("距离(客户, 经理) <= 5公里", "distance(customer, manager) <= 5 km");
  });

  it("takes full-width marks for their plain twins", () => {
    same("（客户.注册资本 ≥ 5000万元）", "客户.注册资本 >= 5000万元");
    same("客户．行业 属于 【甲，乙、丙】", "客户.行业 属于 [甲, 乙, 丙]");
    same("客户.行业　==　“金融业”", '客户.行业 == "金融业"');
  });

  it("reads an operator that stands right before 客户 or 经理", () => {
    same("客户.注册资本>=1亿元且客户.行业==甲", "客户.注册资本 >= 1亿元 且 客户.行业 == 甲");
    same("客户.外资 或非客户.外资", "客户.外资 或 非 客户.外资");
  });
});

describe("precedence", () => {
  it("binds 且 tighter than 或, and 非 tighter than 且", () => {
    same(
      "客户.外资 或 客户 属于 大客户 且 非 客户.地址 已知",
      "客户.外资 或 (客户 属于 大客户 且 (非 (客户.地址 已知)))",
    );
  });

  it("multiplies before it adds, and both before it compares", () => {
    same("客户.从业人数 + 2 * 3 > 10 - 4 - 1", "(客户.从业人数 + (2 * 3)) > ((10 - 4) - 1)");
    same("客户.从业人数 / 2 / 5 < -3 * 2", "((客户.从业人数 / 2) / 5) < ((-3) * 2)");
  });

  it("does not chain comparisons", () => {
    expect(faults("1 < 客户.从业人数 < 3")).toEqual([["expr.unexpectedToken", 13]]);
  });
});

describe("quantities", () => {
  it("keeps money in fen, spans in days or months, work in minutes, distance in km", () => {
    const literal = (text: string): unknown => {
      const expr = sound(text, { expected: "amount" });
      return expr.node === "literal" ? [expr.type, expr.value] : expr.node;
    };
    expect(literal("1.5亿元")).toEqual(["money", 15_000_000_000]);
    expect(literal("0.07元")).toEqual(["money", 7]);
    expect(literal("2年")).toEqual(["months", 24]);
    expect(literal("2周")).toEqual(["days", 14]);
    expect(literal("1.5小时")).toEqual(["minutes", 90]);
    expect(literal("500米")).toEqual(["distance", 0.5]);
    expect(literal("80%")).toEqual(["number", 0.8]);
    expect(literal("120户")).toEqual(["number", 120]);
  });

  it("does not compare money with a bare number, nor days with months", () => {
    expect(faults("客户.注册资本 >= 300000")).toEqual([["expr.unitMismatch", 9]]);
    expect(faults("今日 - 客户.成立日期 > 6个月")).toEqual([["expr.unitMismatch", 14]]);
    sound("今日 - 客户.成立日期 > 180天");
    sound("客户.成立日期 + 6个月 <= 今日");
    sound("经理.任职月数 >= 1年");
  });

  it("puts the date on the left of a sum", () => {
    same("30天 + 今日 > 客户.成立日期", "今日 + 30天 > 客户.成立日期");
  });

  it("refuses a number that no integer can hold", () => {
    expect(faults("客户.从业人数 > 99999999999999999")).toEqual([["expr.numberTooLarge", 11]]);
  });

  it("takes digits with letters for a word", () => {
    same("客户.类型 == 10kV", '客户.类型 == "10kV"');
    same("客户.名称 == 12345", '客户.名称 == "12345"');
  });
});

describe("faults", () => {
  it.each([
    ["", "expr.empty", 1],
    ["客户.行业 == @", "expr.unexpectedCharacter", 10],
    ['客户.行业 == "金融', "expr.unterminatedText", 10],
    ["客户.成立日期 > 2026-02-30", "expr.badDate", 11],
    ["客户.行业 ==", "expr.unexpectedEnd", 9],
    ["客户.行业 == 甲 乙", "expr.unexpectedToken", 12],
    ["(客户.外资", "expr.unexpectedEnd", 7],
    ["客户.外资)", "expr.unexpectedToken", 6],
    ["距离(客户, 客户) < 3", "expr.unexpectedToken", 8],
    ["客护.行业 == 甲", "expr.unknownSubject", 1],
    ["客户.行夜 == 甲", "expr.unknownField", 4],
    ["客户 属于 重店客户", "expr.unknownTerm", 7],
    ["经理.证书[电工证].到期 >= 今日", "expr.unknownLicencePart", 12],
    ["经理.姓名[电工证]", "expr.wrongType", 1],
    ["重点客户", "expr.bareWord", 1],
    ["甲 == 乙", "expr.bothBareWords", 1],
    ["客户.名称 > 甲", "expr.noOrder", 7],
    ["客户.名称 == 今日", "expr.typeMismatch", 7],
    ["客户.标签 == 甲", "expr.typeMismatch", 10],
    ["客户.标签 属于 [甲]", "expr.typeMismatch", 11],
    ["客户.注册资本 包含 甲", "expr.typeMismatch", 9],
    ["客户.注册资本 + 客户.行业 > 1元", "expr.typeMismatch", 9],
    ["客户.注册资本", "expr.wrongType", 1],
    ["客户.电压等级 == 中压", "expr.notInList", 12],
    ["客户.客户级别 属于 [A, C]", "expr.notInList", 16],
    ["客户 属于 客户级别", "expr.wrongType", 7],
    ["客户.行业 == 未知", "expr.compareWithUnknown", 10],
    ["[甲]", "expr.wrongType", 1],
    ["-客户.名称 == 甲", "expr.wrongType", 2],
  ])("%s → %s at its token", (text, code, column) => {
    expect(faults(text)).toEqual([[code, column]]);
  });

  it("are all reported, not only the first", () => {
    expect(faults("客户.甲 == 1 且 经理.乙 == 2")).toEqual([
      ["expr.unknownField", 4],
      ["expr.unknownField", 16],
    ]);
  });

  it("suggest the names that are near, and the field behind a column heading", () => {
    const nearest = (text: string): unknown => parse(text).issues[0]?.data["nearest"];
    expect(nearest("客户.注册资夲 >= 1元")).toEqual(["注册资本"]);
    expect(nearest("customer.captial >= 1元")).toEqual(["capital"]);
    expect(nearest("客户.电压 == 高压")).toEqual(["电压等级"]);
    expect(nearest("客户 属于 重点客")).toEqual(["重点客户"]);
  });

  it("name the subject that the place does not allow", () => {
    expect(faults("经理.姓名 == 甲", { scope: "customer" })).toEqual([["expr.wrongSubject", 1]]);
    expect(faults("客户.外资", { scope: "manager" })).toEqual([["expr.wrongSubject", 1]]);
    expect(faults("距离(客户, 经理) < 3", { scope: "manager" })).toEqual([
      ["expr.wrongSubject", 1],
    ]);
  });

  it("stop nesting and length beyond measure without exhausting the stack", () => {
    expect(faults(`${"(".repeat(5000)}客户.外资`)[0]).toEqual(["expr.tooLong", 1]);
    expect(faults(`${"(".repeat(500)}客户.外资`)[0]).toEqual(["expr.tooDeep", 202]);
    expect(faults(`${"非 ".repeat(500)}客户.外资`)[0]).toEqual(["expr.tooDeep", 403]);
    sound(`${"客户.外资 且 ".repeat(400)}客户.外资`);
  });

  it("come from any text whatever, never as an exception", () => {
    const words = [
      ..."客户.经理注册资本[]()（）<>=!+-*/,.'\"“”且或非 \n",
      "客户",
      "属于",
      "未知",
      "今日",
      "5000万元",
      "距离",
      "证书",
      "is",
      "not",
    ];
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(text, (written) => {
        const { expr, issues } = parse(written);
        return (expr === null) === issues.length > 0;
      }),
      { seed: 20261, numRuns: 1500 },
    );
  }, 60_000);
});
