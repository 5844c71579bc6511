import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { parseLocalDate } from "../../shared/index.ts";
import { checkRegime, parseRegime } from "../index.ts";

const HEAD = `---
regime: sight
title: 查看
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 制度办
---
# 第一章 查看
`;

function codesOf(...rules: readonly string[]): readonly string[] {
  const articles = rules.map(
    (rule, index) =>
      `\n## 第${"一二三四五"[index]}条 一 {#a${index}}\n\n正文。\n\n\`\`\`rule\nkind: access\n${rule}\n\`\`\`\n`,
  );
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const { document, issues } = parseRegime(HEAD + articles.join(""), { hash });
  const today = parseLocalDate("2026-12-01");
  if (document === null || today === null) throw new Error(JSON.stringify(issues));
  return checkRegime(document, { today }).map(({ code, severity }) => `${severity} ${code}`);
}

it("an administrator is not given a sight of customers", () => {
  const codes = codesOf("role: auditAdmin\nscope: all\nrights: [核验台账, 查看客户]");
  expect(codes).toContain("error check.accessAdministrator");
  expect(codesOf("role: auditAdmin\nscope: all\nrights: [核验台账]")).toEqual([]);
});

it("people outside the organisation are given none of its rights", () => {
  const codes = codesOf("role: partnerUser\nscope: all\nrights: [查看客户]");
  expect(codes).toEqual(["error check.accessOutsider"]);
});

it("nobody drafts and approves", () => {
  const codes = codesOf("role: compliance\nscope: all\nrights: [起草制度, 发布制度]");
  expect(codes).toEqual(["error check.accessEditorApproves"]);
});

it("two articles on one role are pointed out, since only what both grant holds", () => {
  const rule = "role: teamLead\nscope: team\nrights: 查看客户";
  expect(codesOf(rule, rule)).toEqual(["warning check.accessRoleTwice"]);
});

it("articles that leave nobody to manage accounts or to publish a regime are refused", () => {
  expect(codesOf("role: regimeApprover\nscope: all\nrights: 查看制度")).toEqual([
    "error check.accessNobody",
  ]);
  const one = "role: sysAdmin\nscope: all\nrights: 修改设置";
  expect(codesOf(one)).toEqual([]);
  const both = codesOf(one, "role: secAdmin\nscope: all\nrights: 查看制度");
  expect(both).toEqual(["error check.accessNobody"]);
});

it("sensitive fields shown as they are need a signature, by the law that asks for masking", () => {
  const codes = codesOf("role: unitHead\nscope: unit\nrights: 查看客户\nsensitive: 不遮盖");
  expect(codes).toEqual(["warning law.sensitiveOpen"]);
});

it("a field that nothing knows is noted", () => {
  expect(codesOf("fields: [联系电话, 联糸电话]")).toEqual(["note check.accessFieldUnknown"]);
});

it("the number of values a day stands in the prose, or is owned up to", () => {
  const rule = "role: teamLead\nscope: team\nrights: 查看客户\nsensitive: reveal\nper_day: 5";
  expect(codesOf(rule)).toEqual(["error check.numberNotInProse"]);
  expect(codesOf(`${rule}\ntext_silent: [per_day]`)).toEqual([]);
});
