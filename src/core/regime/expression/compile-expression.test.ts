import { describe, expect, it } from "vitest";
import type { CustomerFacts, Fields, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, type LocalDate, managerId } from "../../shared/index.ts";
import {
  buildVocabulary,
  type CompiledExpression,
  type DeclaredName,
  type Definition,
  definitionsOf,
  type Expr,
  expressionCompiler,
  parseExpression,
} from "./index.ts";

const TODAY = "2026-12-01" as LocalDate;

const declared: readonly DeclaredName[] = [
  { of: "customer", name: "大客户", en: null, form: "term", type: "bool", values: [] },
  {
    of: "customer",
    name: "甲乙丙",
    en: null,
    form: "table",
    type: "choice",
    values: ["甲", "乙", "丙"],
  },
  { of: "customer", name: "分数", en: null, form: "score", type: "number", values: [] },
];
const flags = ["p", "q", "r"].map((key) => ({
  of: "customer" as const,
  key,
  zh: key,
  en: key,
  type: "bool" as const,
  aliases: [],
}));
const vocabulary = buildVocabulary(flags, declared);

function parse(text: string): Expr {
  const { expr, issues } = parseExpression(text, {
    vocabulary,
    scope: "pair",
    expected: text.startsWith("=") ? "amount" : "bool",
    locate: (offset) => ({ line: 1, column: offset + 1 }),
  });
  if (expr === null) throw new Error(`${text}: ${JSON.stringify(issues)}`);
  return expr;
}

const amount = (text: string): Expr => {
  const { expr, issues } = parseExpression(text, {
    vocabulary,
    scope: "pair",
    expected: "amount",
    locate: (offset) => ({ line: 1, column: offset + 1 }),
  });
  if (expr === null) throw new Error(`${text}: ${JSON.stringify(issues)}`);
  return expr;
};

const definitions = definitionsOf([
  {
    of: "customer",
    name: "大客户",
    en: null,
    form: "term",
    means: parse("客户.注册资本 >= 1亿元"),
  },
  {
    of: "customer",
    name: "甲乙丙",
    en: null,
    form: "table",
    table: {
      rows: [
        { when: parse("客户 属于 大客户"), is: "甲" },
        { when: parse("客户.从业人数 > 10"), is: "乙" },
        { when: null, is: "丙" },
      ],
    },
  },
  {
    of: "customer",
    name: "分数",
    en: null,
    form: "score",
    is: {
      rows: [
        { when: parse("客户.甲乙丙 == 甲"), is: amount("客户.从业人数 * 2") },
        { when: null, is: amount("30") },
      ],
    },
  },
] satisfies readonly Definition[]);

const compile = (expr: Expr): CompiledExpression =>
  expressionCompiler({ today: TODAY, definitions })(expr);

const customer = (fields: Fields): CustomerFacts => ({ id: customerId("K1"), fields });
const manager = (fields: Fields): ManagerFacts => ({ id: managerId("M1"), fields });

const value = (text: string, c: Fields = {}, m: Fields = {}): Value =>
  compile(parse(text)).value(customer(c), manager(m));

const missing = (text: string, c: Fields = {}, m: Fields = {}): readonly string[] =>
  compile(parse(text))
    .missing(customer(c), manager(m))
    .map(({ of, key }) => `${of}.${key}`);

const THREE = [true, false, null] as const;

describe("未知 as a third truth value", () => {
  it("follows strong Kleene logic in 且, 或 and 非", () => {
    for (const p of THREE) {
      expect(value("非 客户.p", { p })).toBe(p === null ? null : !p);
      for (const q of THREE) {
        const and = p === false || q === false ? false : p === null || q === null ? null : true;
        const or = p === true || q === true ? true : p === null || q === null ? null : false;
        expect(value("客户.p 且 客户.q", { p, q }), `${p} 且 ${q}`).toBe(and);
        expect(value("客户.p 或 客户.q", { p, q }), `${p} 或 ${q}`).toBe(or);
        for (const r of THREE) {
          const three =
            and === false || r === false ? false : and === null || r === null ? null : true;
          expect(value("客户.p 且 客户.q 且 客户.r", { p, q, r })).toBe(three);
        }
      }
    }
  });

  it("runs through comparison, arithmetic, membership and distance", () => {
    expect(value("客户.注册资本 >= 1元")).toBeNull();
    expect(value("客户.注册资本 != 1元")).toBeNull();
    expect(value("客户.从业人数 + 1 > 0")).toBeNull();
    expect(value("客户.行业 属于 [甲]")).toBeNull();
    expect(value("客户.行业 属于 经理.行业专长", { industry: "甲" })).toBeNull();
    expect(value("经理.片区 包含 客户.区县", {}, { territory: ["甲"] })).toBeNull();
    expect(
      value("距离(客户, 经理) < 3", { place: { lng: 120, lat: 30, precision: "exact" } }),
    ).toBeNull();
    expect(value("客户 属于 大客户")).toBeNull();
  });

  it("comes from a division by nothing", () => {
    expect(value("客户.从业人数 / 0 > 1", { employees: 5 })).toBeNull();
  });

  it("stops at 已知 and 未知, which always answer", () => {
    expect(value("客户.注册资本 未知")).toBe(true);
    expect(value("客户.注册资本 已知", { capital: 0 })).toBe(true);
    expect(value("(客户.注册资本 >= 1元) 已知")).toBe(false);
  });

  it("in a list leaves the answer open unless another item decides", () => {
    expect(value("客户.行业 属于 [客户.地址, 乙]", { industry: "甲" })).toBeNull();
    expect(value("客户.行业 属于 [客户.地址, 甲]", { industry: "甲" })).toBe(true);
    expect(value("客户.行业 属于 [丙, 乙]", { industry: "甲" })).toBe(false);
  });
});

describe("facts", () => {
  it("derive the months of tenure from the date of hiring", () => {
    expect(value("经理.任职月数 >= 12", {}, { hiredOn: "2025-12-01" })).toBe(true);
    expect(value("经理.任职月数 >= 12", {}, { hiredOn: "2025-12-02" })).toBe(false);
    expect(value("经理.任职月数 >= 12")).toBeNull();
    expect(missing("经理.任职月数 >= 12")).toEqual(["manager.tenureMonths"]);
  });

  it("take the id from the subject itself", () => {
    expect(value("经理.回避客户 包含 客户.编号", {}, { recusals: ["K1"] })).toBe(true);
  });

  it("compare dates by the calendar and move them by days and months", () => {
    expect(value("客户.成立日期 + 1个月 == 2026-02-28", { registeredOn: "2026-01-31" })).toBe(true);
    expect(value("今日 - 客户.成立日期 == 30天", { registeredOn: "2026-11-01" })).toBe(true);
    expect(value("客户.成立日期 < 2026-10-02", { registeredOn: "2026-10-01" })).toBe(true);
  });

  it("contain a member of a set, or part of a text", () => {
    expect(value("客户.标签 包含 甲", { tags: ["甲", "乙"] })).toBe(true);
    expect(value("客户.行业 包含 金融", { industry: "J金融业" })).toBe(true);
    expect(value("客户.行业 不包含 金融", { industry: "J金融业" })).toBe(false);
    expect(value("客户.标签 包含 甲", { tags: [] })).toBe(false);
  });

  it("measure the straight line in kilometres", () => {
    const place = (lng: number): Fields => ({ place: { lng, lat: 0, precision: "exact" } });
    expect(value("距离(客户, 经理) > 111公里", place(0), place(1))).toBe(true);
    expect(value("距离(客户, 经理) < 112公里", place(0), place(1))).toBe(true);
  });
});

describe("a licence", () => {
  const licence = (validUntil: string | null, name = "电工证"): Value => [
    { name, number: null, validFrom: null, validUntil: validUntil as LocalDate | null },
  ];
  const isValid = (licences: Value): Value =>
    value("经理.证书[电工证].有效期至 >= 今日", {}, { licences });

  it("counts through its last day", () => {
    expect(isValid(licence("2026-12-01"))).toBe(true);
    expect(isValid(licence("2026-11-30"))).toBe(false);
  });

  it("that is not held is never valid, which is not the same as 未知", () => {
    expect(isValid([])).toBe(false);
    expect(isValid(licence("2027-01-01", "会计证"))).toBe(false);
    expect(isValid(null)).toBeNull();
    expect(value("经理.证书 包含 电工证", {}, { licences: licence(null) })).toBe(true);
  });

  it("without a stated end is 未知, and of several the longest counts", () => {
    expect(isValid(licence(null))).toBeNull();
    const both = [licence("2020-01-01"), licence("2027-01-01"), licence(null)].flat();
    expect(isValid(both as Value)).toBe(true);
  });
});

describe("definitions", () => {
  it("decide a class by the first row that holds", () => {
    expect(value("客户.甲乙丙 == 甲", { capital: 1e10, employees: 50 })).toBe(true);
    expect(value("客户.甲乙丙 == 乙", { capital: 1, employees: 50 })).toBe(true);
    expect(value("客户.甲乙丙 == 丙", { capital: 1, employees: 5 })).toBe(true);
  });

  it("leave the class 未知 where a row before it is", () => {
    expect(value("客户.甲乙丙 == 乙", { employees: 50 })).toBeNull();
    expect(missing("客户.甲乙丙 == 乙", { employees: 50 })).toEqual(["customer.capital"]);
    expect(missing("客户.甲乙丙 == 乙", { capital: 1 })).toEqual(["customer.employees"]);
  });

  it("score by the row that holds", () => {
    expect(value("客户.分数 == 100", { capital: 1e10, employees: 50 })).toBe(true);
    expect(value("客户.分数 == 30", { capital: 1, employees: 50 })).toBe(true);
  });

  it("answer for each customer anew", () => {
    const { value: of } = compile(parse("客户 属于 大客户"));
    const [large, small] = [customer({ capital: 1e10 }), customer({ capital: 1 })];
    const answers = [large, small, small, large].map((one) => of(one, manager({})));
    expect(answers).toEqual([true, false, false, true]);
  });
});

describe("reads and missing facts", () => {
  it("names every field read, through definitions too", () => {
    const { reads } = compile(
      parse("客户.甲乙丙 == 甲 且 经理.证书[电工证] 且 距离(客户, 经理) < 3"),
    );
    expect(reads).toEqual({
      customer: ["capital", "employees"],
      manager: ["licences"],
      distance: true,
    });
  });

  it("names each missing fact once, and none where the answer does not hang on it", () => {
    expect(missing("客户.注册资本 > 1元 且 客户.注册资本 < 9元")).toEqual(["customer.capital"]);
    expect(missing("客户.p 或 客户.q", { p: true })).toEqual([]);
    expect(missing("客户.p 或 客户.q", { p: false })).toEqual(["customer.q"]);
    expect(missing("距离(客户, 经理) < 3")).toEqual(["customer.place", "manager.place"]);
  });
});
