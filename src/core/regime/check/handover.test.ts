import { expect, it } from "vitest";
import { parseLocalDate } from "../../shared/index.ts";
import { parseRegime } from "../surface/index.ts";
import { checkRegime } from "./check-regime.ts";

/** Codes of the faults of a regime of one article. */
function codes(prose: string, rule: string): readonly string[] {
  const source = `---
regime: t
title: 试验
revision: 1
status: draft
effective: 2026-01-01
owner: 试验部
---
# 第一章 试验

## 第一条 试验 {#one}

${prose}

\`\`\`rule
${rule}
\`\`\`
`;
  const today = parseLocalDate("2026-12-01");
  const { document } = parseRegime(source, { hash: (text) => text });
  if (document === null || today === null) throw new Error("no regime");
  return checkRegime(document, { today }).map(({ code }) => code);
}

it("results never move before the customers do", () => {
  const rule = (both: number) => `kind: handover\nstep: 休假\nrelation: 3个月\nboth: ${both}个月`;
  expect(codes("满三个月移交管户，满二个月移交业绩。", rule(2))).toEqual(["check.leaveOrder"]);
  expect(codes("满三个月移交管户，业绩也是满三个月。", rule(3))).toEqual([]);
});

it("a share of the former manager that rises with time needs a signature", () => {
  const rule = (first: number, second: number) =>
    `kind: credit\nof: 分计\nevent: 划转\nperiods: [ { months: 3, former: ${first}% }, { months: 6, former: ${second}% } ]`;
  const prose = (first: number, second: number) =>
    `三个月内原管户人计 ${first}%，六个月内计 ${second}%。`;
  expect(codes(prose(30, 70), rule(30, 70))).toEqual(["check.creditRises"]);
  expect(codes(prose(70, 30), rule(70, 30))).toEqual([]);
});

it("net growth after a customer came from a colleague is reckoned by people, and the check says so", () => {
  const rule = "kind: credit\nof: 内部挖转\nwindow: 60天\nalarm: 2";
  expect(codes("离开同事六十天内转入的，只计净增，满二次提示。", rule)).toEqual([
    "check.guardOnPaper",
  ]);
  expect(codes("离开同事六十天内转入的，满二次提示。", `${rule}\nnet_new: no`)).toEqual([]);
});

it("figures of a handover that the prose does not state are errors, and defaults are not", () => {
  const rule = "kind: handover\nstep: 离职\nnotice: 30天\ndue: 5";
  expect(codes("提前三十天通知，五个工作日内办结。", rule)).toEqual([]);
  expect(codes("提前二十天通知，五个工作日内办结。", rule)).toEqual([
    "check.numberNotInRule",
    "check.numberNotInProse",
  ]);
});
