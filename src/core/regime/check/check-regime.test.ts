import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CustomerFacts, FactBook, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, dateOfDayNumber, managerId } from "../../shared/index.ts";
import { parseRegime } from "../surface/index.ts";
import { checkRegime } from "./check-regime.ts";
import type { RegimeCheckIssue } from "./issues.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const TODAY = dateOfDayNumber(20_788); // 2026-12-01

const HEAD = `---
regime: sample
title: 样例
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 制度办
---
# 第一章 总则
`;

interface Draft {
  readonly printed?: string;
  readonly key?: string;
  readonly prose: string;
  readonly rule?: string;
}

const NUMERALS = ["一", "二", "三", "四", "五", "六"] as const;

function regime(...drafts: readonly Draft[]): string {
  const articles = drafts.map(({ printed, key, prose, rule }, index) => {
    const heading = `## ${printed ?? `第${NUMERALS[index]}条`} 条文 {#${key ?? `a${index + 1}`}}`;
    const block = rule === undefined ? "" : `\n\`\`\`rule\n${rule.trim()}\n\`\`\`\n`;
    return `\n${heading}\n\n${prose}\n${block}`;
  });
  return HEAD + articles.join("");
}

function check(source: string, facts?: FactBook): readonly RegimeCheckIssue[] {
  const { document, issues } = parseRegime(source, { hash });
  expect(issues).toEqual([]);
  if (document === null) throw new Error("no document");
  return checkRegime(document, facts === undefined ? { today: TODAY } : { today: TODAY, facts });
}

const codes = (source: string, facts?: FactBook): readonly string[] =>
  check(source, facts).map(({ code }) => code);

const only = (source: string, facts?: FactBook): RegimeCheckIssue | undefined => {
  const found = check(source, facts);
  expect(found.map(({ code }) => code)).toHaveLength(1);
  return found[0];
};

type Fields = Readonly<Record<string, Value>>;
const customers = (...list: readonly Fields[]): readonly CustomerFacts[] =>
  list.map((fields, index) => ({ id: customerId(`K${index + 1}`), fields }));
const managers = (...list: readonly Fields[]): readonly ManagerFacts[] =>
  list.map((fields, index) => ({ id: managerId(`M${index + 1}`), fields }));
const book = (c: readonly CustomerFacts[], m: readonly ManagerFacts[]): FactBook => ({
  today: TODAY,
  customers: c,
  managers: m,
  locks: [],
});

const cap = (limit: number | string, more = ""): string =>
  `kind: capacity\nlimit: ${limit}\n${more}`;

describe("numbering and references", () => {
  it("a noun before 第九条 does not make it another law's article", () => {
    const found = (prose: string) => codes(regime({ prose }));
    expect(found("计算方法第九条另有规定的除外。")).toEqual(["check.danglingReference"]);
    expect(found("做法第九条。")).toEqual(["check.danglingReference"]);
    expect(found("依照商业银行法第九条。")).toEqual([]);
    expect(found("依照公司法第九条。")).toEqual([]);
    expect(found("依照本办法第九条。")).toEqual(["check.danglingReference"]);
    expect(found("依照信贷管理办法第九条。")).toEqual([]);
  });

  it("a gap between articles is a warning that names the missing number", () => {
    const issue = only(regime({ prose: "甲。" }, { printed: "第三条", prose: "乙。" }));
    expect(issue).toMatchObject({
      code: "check.ordinalGap",
      severity: "warning",
      data: { previous: "第一条", expected: "第二条" },
      article: "第三条",
    });
  });

  it("an inserted article needs no gap", () => {
    expect(codes(regime({ prose: "甲。" }, { printed: "第一条之一", prose: "乙。" }))).toEqual([]);
  });

  it("a repeated number is an error", () => {
    expect(codes(regime({ prose: "甲。" }, { printed: "第一条", prose: "乙。" }))).toEqual([
      "check.duplicateOrdinal",
    ]);
  });

  it("a reference to an article that does not exist is found at its place", () => {
    const issue = only(regime({ prose: "依照第十三条办理。" }));
    expect(issue).toMatchObject({
      code: "check.danglingReference",
      severity: "error",
      data: { reference: "第十三条" },
      at: { line: 15, column: 3 },
    });
  });

  it("a reference to another paper, and what is listed after it, is not ours to check", () => {
    expect(
      codes(regime({ prose: "依照《民法典》第五百条、第五百零一条和个人信息保护法第二十四条。" })),
    ).toEqual([]);
  });
});

describe("numbers of prose and rule", () => {
  it("prose that says a hundred and twenty agrees with a rule that says 120", () => {
    expect(codes(regime({ prose: "不超过一百二十户。", rule: cap(120) }))).toEqual([]);
  });

  it("a number that differs is reported on both sides", () => {
    const found = check(regime({ prose: "不超过一百二十户。", rule: cap(100) }));
    expect(found).toMatchObject([
      { code: "check.numberNotInRule", severity: "warning", data: { text: "一百二十" } },
      {
        code: "check.numberNotInProse",
        severity: "error",
        data: { path: "limit", value: 100 },
        at: { line: 19, column: 1 },
      },
    ]);
  });

  it("a limit in households is not stated by a duration of the same figure", () => {
    const penalty = "kind: eligibility\nstrength: soft\nrequire: 客户.区县 已知\npenalty: 60分钟";
    const found = (prose: string, rule: string) => codes(regime({ prose, rule }));
    expect(found("每户60分钟。", cap(60))).toContain("check.numberNotInProse");
    expect(found("不超过60户。", cap(60))).toEqual([]);
    expect(found("不超过60。", cap(60))).toEqual([]);
    expect(found("不超过60户。", penalty)).toContain("check.numberNotInProse");
    expect(found("不符的每月计60分钟。", penalty)).toEqual([]);
  });

  it("a bare figure beside a field with a unit is stated in that unit", () => {
    const rule = (require: string) => `kind: eligibility\nrequire: ${require}`;
    const found = (prose: string, require: string) => codes(regime({ prose, rule: rule(require) }));
    expect(found("任职满一年。", "经理.任职月数 >= 12")).toEqual([]);
    expect(found("从业人数超过60人。", "客户.从业人数 > 60")).toEqual([]);
    expect(found("联系满60分钟。", "客户.从业人数 > 60")).toContain("check.numberNotInProse");
  });

  it("text_silent owns up to a number, and is needless where the prose states it", () => {
    expect(codes(regime({ prose: "不超过上限。", rule: cap(80, "text_silent: [limit]") }))).toEqual(
      [],
    );
    expect(
      codes(regime({ prose: "不超过八十户。", rule: cap(80, "text_silent: [limit]") })),
    ).toEqual(["check.textSilentNeedless"]);
  });

  it.each([
    ["未满半年的，不超过八成。", "when: 经理.任职月数 < 6", "经理.上限 * 80%"],
    ["未满六个月的，不超过百分之八十。", "when: 经理.任职月数 < 6", "经理.上限 * 0.8"],
    ["未满一年的，不超过三分之一。", "when: 经理.任职月数 < 12", "经理.上限 / 3"],
  ])("shares and spans in words agree with figures: %s", (prose, when, limit) => {
    const found = codes(regime({ prose, rule: cap(limit, when) }));
    expect(found).toEqual([]);
  });

  it("references, titles and names with figures are not numbers of the prose", () => {
    const prose =
      "依照第一条第二款和《条例》第三十条，按国办发〔2025〕7号文，拨打A12热线，不超过120户。";
    expect(codes(regime({ prose, rule: cap(120) }))).toEqual([]);
  });
});

describe("exceptions and overlaps", () => {
  const general = { key: "cap", prose: "不超过120户。", rule: cap(120) };

  it("two limits on one book without override offer the special over the general", () => {
    const rule = cap(80, "when: 经理.状态 == 试用");
    expect(only(regime(general, { prose: "试用的不超过80户。", rule }))).toMatchObject({
      code: "check.overlap",
      severity: "warning",
      data: { special: "第二条", otherKey: "cap" },
    });
  });

  it("an override settles the overlap", () => {
    const rule = cap(80, "when: 经理.状态 == 试用\noverrides: [cap]");
    expect(codes(regime(general, { prose: "试用的不超过80户。", rule }))).toEqual([]);
  });

  it("scopes that name different values of one field do not overlap", () => {
    const trial = { prose: "不超过80户。", rule: cap(80, "when: 经理.状态 == 试用") };
    const staff = { prose: "不超过120户。", rule: cap(120, "when: 经理.状态 == 在岗") };
    expect(codes(regime(trial, staff))).toEqual([]);
  });

  it("an exception to nothing, to another kind or in a ring is an error", () => {
    const rule = (overrides: string): string =>
      cap(120, `when: 经理.上限 已知\noverrides: [${overrides}]`);
    expect(codes(regime({ prose: "120户。", rule: rule("nowhere") }))).toEqual([
      "check.unknownOverride",
    ]);
    expect(
      codes(regime({ prose: "120户。", rule: rule("aim") }, { key: "aim", prose: "宗旨。" })),
    ).toEqual(["check.overrideOtherKind"]);
    const ring = codes(
      regime(
        { key: "x", prose: "120户。", rule: rule("y") },
        { key: "y", prose: "120户。", rule: rule("x") },
      ),
    );
    expect(ring.filter((code) => code === "check.overrideCycle")).toHaveLength(2);
  });

  it("an exception without a condition leaves the general article nothing to do", () => {
    const rule = cap(80, "overrides: [cap]");
    expect(codes(regime(general, { prose: "不超过80户。", rule }))).toEqual(["check.neverFires"]);
  });
});

describe("rules in themselves", () => {
  it("a table without a last row for everybody else is an error", () => {
    const rule = "kind: define\ntable: 等级\nrows: [ { when: 客户.区县 已知, is: A } ]";
    expect(codes(regime({ prose: "分级。", rule }))).toEqual(["check.incompleteTable"]);
  });

  it("a test whose outcome differs says what it found", () => {
    const rule =
      "kind: eligibility\nrequire: 经理.状态 == 在岗\ntests:\n  - { 经理: { 状态: 离职 }, expect: pass }";
    expect(only(regime({ prose: "在岗。", rule }))).toMatchObject({
      code: "check.testFails",
      severity: "error",
      data: { expected: "pass", found: "fail" },
    });
  });

  it("a commencement that differs from the head of the file is an error", () => {
    expect(codes(regime({ prose: "本制度自2026年3月1日起施行。" }))).toEqual([
      "check.commencementDiffers",
    ]);
    expect(codes(regime({ prose: "本制度自2026年1月1日起施行。" }))).toEqual([]);
  });
});

describe("law", () => {
  it.each([
    ["law.depositKpi", "季末存款余额纳入考核。"],
    ["law.benefitToDecider", "可以向采购负责人赠送礼品。"],
    ["law.designatedSupplier", "指定施工单位完成接电。"],
    ["law.automatedDecision", "由系统自动拒绝申请。"],
    ["law.bundledConsent", "客户不同意的，不予办理业务。"],
    ["law.tracking", "持续采集人员的行踪轨迹。"],
    ["law.unlawfulIntelligence", "设法打探竞争对手的动向。"],
    ["law.wageFine", "逾期的罚款。"],
    ["law.retention", "客户资料永久保存。"],
  ])("%s warns of: %s", (code, prose) => {
    expect(codes(regime({ prose }))).toContain(code);
  });

  it("a sentence that forbids the thing raises no warning", () => {
    const prose =
      "不得指定施工单位。严禁向负责人赠送礼品。不得打探竞争对手的商业秘密。资料不得永久保存。";
    expect(codes(regime({ prose }))).toEqual([]);
  });
});

describe("a regime on its people", () => {
  it("a carve-out of 210 in 4000 is over a share of 5 % by ten, and 200 pass", () => {
    const rule = [
      "kind: priority",
      "dimensions: [ { name: 区域, match: 经理.片区 包含 客户.区县, penalty: 60 } ]",
      "carve_out: { when: 客户.标签 包含 重点, order: [区域], max_share: 5% }",
    ].join("\n");
    const source = regime({ prose: "计60分钟，不超过百分之五。", rule });
    const people = (count: number): FactBook => {
      const list = Array.from(
        { length: 4000 },
        (_, i): Fields => ({ tags: i < count ? ["重点"] : [] }),
      );
      return book(customers(...list), managers({}));
    };
    expect(only(source, people(210))).toMatchObject({
      code: "check.carveOutTooLarge",
      severity: "error",
      data: { count: 210, most: 200, over: 10, total: 4000, percent: 5 },
    });
    expect(codes(source, people(200))).toEqual([]);
  });

  it("a licence that nobody holds is named with the customers it concerns, and who becomes unassignable", () => {
    const rule = "kind: eligibility\nwhen: 客户.标签 包含 高压\nrequire: 经理.证书[高压证]";
    const facts = book(
      customers({ tags: ["高压"] }, { tags: [] }),
      managers(
        { licences: [] },
        { licences: [{ name: "低压证", number: null, validFrom: null, validUntil: null }] },
      ),
    );
    expect(check(regime({ prose: "须持证。", rule }), facts)).toMatchObject([
      { code: "check.licenceHeldByNobody", data: { licence: "高压证", managers: 2, customers: 1 } },
      {
        code: "check.customersUnassignable",
        data: { count: 1, customers: ["K1"], articles: ["第一条"] },
      },
    ]);
  });

  it("two articles that only together leave nobody are both named", () => {
    const speak = { prose: "甲。", rule: "kind: eligibility\nrequire: 经理.语种 包含 日语" };
    const near = { prose: "乙。", rule: "kind: eligibility\nrequire: 经理.片区 包含 客户.区县" };
    const facts = book(
      customers({ district: "城东" }),
      managers(
        { languages: ["日语"], territory: ["城西"] },
        { languages: ["英语"], territory: ["城东"] },
      ),
    );
    expect(only(regime(speak, near), facts)).toMatchObject({
      code: "check.customersUnassignable",
      data: { articles: ["第一条", "第二条"] },
    });
  });

  it("limits that cannot hold everybody say by how much", () => {
    const facts = book(customers({}, {}, {}, {}, {}), managers({}, {}));
    expect(only(regime({ prose: "不超过2户。", rule: cap(2) }), facts)).toMatchObject({
      code: "check.capacityShort",
      data: { demand: 5, capacity: 4, short: 1 },
    });
  });

  it("a unit below its staffing minimum is named, with nobody counted who may not hold customers", () => {
    const rule =
      "kind: roster\npost: 客户经理\nrequire: 经理.状态 == 在岗\nminimum: { per: 经理.机构, count: 2 }";
    const facts = book(
      customers({}),
      managers(
        { unit: "甲", status: "在岗" },
        { unit: "甲", status: "离职" },
        { unit: "乙", status: "在岗" },
        { unit: "乙", status: "在岗" },
      ),
    );
    expect(only(regime({ prose: "至少2名。", rule }), facts)).toMatchObject({
      code: "check.staffingBelowMinimum",
      data: { unit: "甲", count: 1, minimum: 2 },
    });
  });

  it("an article that concerns nobody is pointed out", () => {
    const rule = "kind: eligibility\nwhen: 客户.区县 == 月球\nrequire: 经理.状态 == 在岗";
    const facts = book(customers({ district: "城东" }), managers({ status: "在岗" }));
    expect(codes(regime({ prose: "月球。", rule }), facts)).toEqual(["check.neverFires"]);
  });
});
