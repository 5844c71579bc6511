import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CustomerFacts, FactBook, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, dateOfDayNumber, managerId } from "../../shared/index.ts";
import { parseRegime } from "../surface/index.ts";
import { checkRegime } from "./check-regime.ts";

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
const TODAY = dateOfDayNumber(20_788); // 2026-12-01

const HEAD = `---
regime: company
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

const NUMERALS = ["一", "二", "三"] as const;

/** Prose and rule of each article. */
function check(articles: readonly (readonly [string, string])[], facts?: FactBook) {
  const text = articles.map(
    ([prose, rule], i) =>
      `\n## 第${NUMERALS[i]}条 条文 {#a${i + 1}}\n\n${prose}\n\n\`\`\`rule\n${rule}\n\`\`\`\n`,
  );
  const { document, issues } = parseRegime(HEAD + text.join(""), { hash });
  expect(issues).toEqual([]);
  if (document === null) throw new Error("no document");
  return checkRegime(document, facts === undefined ? { today: TODAY } : { today: TODAY, facts });
}

type Fields = Readonly<Record<string, Value>>;

function book(customers: readonly Fields[], managers: readonly Fields[]): FactBook {
  return {
    today: TODAY,
    customers: customers.map(
      (fields, i): CustomerFacts => ({
        id: customerId(`K${i + 1}`),
        fields,
      }),
    ),
    managers: managers.map((fields, i): ManagerFacts => ({ id: managerId(`M${i + 1}`), fields })),
    locks: [],
  };
}

const RIVALS = ["竞争客户不得同管。", "kind: disjoint\nby: 客户.竞争组"] as const;
const GROUP = ["同一集团归一人。", "kind: cohesion\nby: 客户.集团"] as const;
const BUYER = ["同一街道归一人。", "kind: cohesion\nwhen: 客户.类型 == 店\nby: 客户.街道"] as const;

describe("rivals", () => {
  it("in a group that must have one owner are named with both articles", () => {
    const facts = book(
      [
        { group: "G1", rivalGroups: ["水泥"] },
        { group: "G1", rivalGroups: ["骨料"] },
        { group: "G1", rivalGroups: ["骨料", "水泥"] },
        { group: "G2", rivalGroups: ["水泥"] },
      ],
      [{}, {}, {}],
    );
    expect(check([RIVALS, GROUP], facts)).toMatchObject([
      {
        code: "check.rivalsInOneGroup",
        severity: "warning",
        article: "第一条",
        data: { rivalry: "水泥", groups: ["G1"], customers: ["K1", "K3"], articles: ["第二条"] },
      },
      { code: "check.rivalsInOneGroup", data: { rivalry: "骨料", customers: ["K2", "K3"] } },
    ]);
  });

  it("are found through groups of two articles that share a member", () => {
    const facts = book(
      [
        { group: "G1", rivalGroups: ["水泥"], type: "店", street: "东街" },
        { group: "G2", rivalGroups: ["水泥"], type: "店", street: "东街" },
      ],
      [{}, {}],
    );
    const [issue] = check([RIVALS, GROUP, BUYER], facts).filter(
      ({ code }) => code === "check.rivalsInOneGroup",
    );
    expect(issue?.data["groups"]).toEqual(["G1", "东街", "G2"]);
    expect(issue?.data["articles"]).toEqual(["第二条", "第三条"]);
  });

  it("more of them than managers on duty leave somebody out, and as many do not", () => {
    const three = [{ rivalGroups: ["水泥"] }, { rivalGroups: ["水泥"] }, { rivalGroups: ["水泥"] }];
    expect(check([RIVALS], book(three, [{}, {}]))).toMatchObject([
      { code: "check.moreRivalsThanManagers", data: { count: 3, managers: 2, short: 1 } },
    ]);
    expect(check([RIVALS], book(three, [{}, {}, {}]))).toEqual([]);
  });

  it("of an advisory article may share an owner, so nothing is said", () => {
    const shown = [RIVALS[0], `${RIVALS[1]}\nstrength: advisory`] as const;
    const two = [{ rivalGroups: ["水泥"] }, { rivalGroups: ["水泥"] }];
    expect(check([shown], book(two, [{}]))).toEqual([]);
  });
});

const times = (table: string, more = ""): readonly [string, string] => [
  "每月上门1次，不明的按40分钟，时间查附件。",
  `kind: proximity\nvisits: 1\nfrom: 经理.驻地区县\nto: 客户.区县\ntimes: ${table}\nunknown: 40分钟\n${more}`,
];

describe("a table of times", () => {
  const SILENT = "text_silent: [times]";

  it("without a way, inside a zone too, says which", () => {
    expect(check([times("{ 甲: { 甲: 5, 乙: 20 }, 丙: { 甲: 30 } }", SILENT)])).toMatchObject([
      {
        code: "check.wayTimesIncomplete",
        severity: "warning",
        data: { count: 3, ways: ["乙—乙", "乙—丙", "丙—丙"], minutes: 40 },
      },
    ]);
    const full = "{ 甲: { 甲: 5, 乙: 20 }, 乙: { 乙: 6 } }";
    expect(check([times(full, SILENT)])).toEqual([]);
  });

  it("whose figures the prose leaves out is one fault, not one for each way", () => {
    const full = "{ 甲: { 甲: 5, 乙: 20 }, 乙: { 乙: 6 } }";
    expect(check([times(full)]).map(({ code }) => code)).toEqual(["check.numberNotInProse"]);
  });

  it("that does not know a zone of the people at hand names it", () => {
    const full = "{ 甲: { 甲: 5, 乙: 20 }, 乙: { 乙: 6 } }";
    const facts = book(
      [{ district: "甲" }, { district: "丙" }, { district: "" }, {}],
      [{ homeDistrict: "丁" }, { homeDistrict: "乙" }],
    );
    expect(check([times(full, SILENT)], facts)).toMatchObject([
      {
        code: "check.zoneNotInTimes",
        data: { count: 2, zones: ["丁", "丙"], customers: 1, managers: 1, minutes: 40 },
      },
    ]);
  });

  it("with a cap that leaves a customer nobody names the article", () => {
    const full = "{ 甲: { 甲: 5, 乙: 50 }, 乙: { 乙: 6 } }";
    const capped = [
      "每月上门1次，不明的按40分钟，超过45分钟的不分配，时间查附件。",
      `${times(full)[1]}cap: 45分钟\n${SILENT}`,
    ] as const;
    const facts = book([{ district: "乙" }, { district: "甲" }], [{ homeDistrict: "甲" }]);
    expect(check([capped], facts)).toMatchObject([
      { code: "check.customersUnassignable", data: { customers: ["K1"], articles: ["第一条"] } },
    ]);
  });
});

it("a cell too large to be a neighbourhood is pointed out with its number of pairs", () => {
  const rule = "kind: compactness\ncell: 客户.区县\napart: 2分钟";
  const many = (n: number) => Array.from({ length: n }, (): Fields => ({ district: "东区" }));
  expect(check([["每对计2分钟。", rule]], book(many(301), [{}]))).toMatchObject([
    { code: "check.crowdedCells", data: { cell: "东区", count: 301, pairs: 45_150, cells: 1 } },
  ]);
  expect(check([["每对计2分钟。", rule]], book(many(300), [{}]))).toEqual([]);
});
