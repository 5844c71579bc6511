import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compilePlan, type Plan, parseRegime } from "../../regime/index.ts";
import { customerId, parseLocalDate } from "../../shared/index.ts";
import { grantOf, isSensitive, masked, veilOf } from "../index.ts";

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

function planWith(...rules: readonly string[]): Plan {
  const articles = rules.map(
    (rule, index) =>
      `\n## 第${"一二三四五"[index]}条 一 {#a${index}}\n\n正文。\n\n\`\`\`rule\nkind: access\n${rule}\n\`\`\`\n`,
  );
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  const { document, issues } = parseRegime(HEAD + articles.join(""), { hash });
  const today = parseLocalDate("2026-12-01");
  if (document === null || today === null) throw new Error(JSON.stringify(issues));
  const plan = compilePlan(document, { today });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

const BUILT_IN = {
  scope: "unit",
  rights: ["customer.read"],
  sensitive: "masked",
  perDay: 0,
} as const;

describe("the grant of a role", () => {
  it("is the built-in one where no article speaks of the role", () => {
    const plan = planWith("role: manager\nscope: self\nrights: book.own");
    expect(grantOf([plan], "teamLead", BUILT_IN)).toEqual({ ...BUILT_IN, articles: [] });
    expect(grantOf([], "teamLead", BUILT_IN).articles).toEqual([]);
  });

  it("is that of the article, which is cited, where one speaks of it", () => {
    const plan = planWith(
      "role: teamLead\nscope: team\nrights: [customer.read, lock.write]\nsensitive: reveal\nper_day: 3",
    );
    const grant = grantOf([plan], "teamLead", BUILT_IN);
    expect(grant).toMatchObject({ scope: "team", sensitive: "reveal", perDay: 3 });
    expect(grant.rights).toEqual(["customer.read", "lock.write"]);
    expect(grant.articles.map(({ printed }) => printed)).toEqual(["第一条"]);
  });

  it("under several articles is only what all of them grant, the narrowest and strictest", () => {
    const wide = planWith(
      "role: teamLead\nscope: all\nrights: [customer.read, lock.write]\nsensitive: open",
    );
    const narrow = planWith(
      "role: teamLead\nscope: unit\nrights: [lock.write]\nsensitive: reveal\nper_day: 5",
    );
    for (const plans of [
      [wide, narrow],
      [narrow, wide],
    ]) {
      const grant = grantOf(plans, "teamLead", BUILT_IN);
      expect(grant).toMatchObject({ scope: "unit", rights: ["lock.write"], sensitive: "reveal" });
      expect(grant.articles).toHaveLength(2);
    }
  });
});

describe("a mask", () => {
  it("keeps enough to recognise a value one knows, and not its length", () => {
    expect(masked("13812345678")).toBe("138****5678");
    expect(masked("0571-8765 4321")).toBe("057****4321");
    expect(masked("87654321")).toBe("****21");
    expect(masked("110")).toBe("****");
    expect(masked("33010219900101001X")).toBe("330****X");
    expect(masked("张小敏")).toBe("张**");
    expect(masked("欧阳")).toBe("欧**");
    expect(masked("wang@example.com")).toBe("w****@example.com");
    expect(masked(17)).toBe("****");
    expect(masked(null)).toBeNull();
  });

  it("never returns the number, name or address it was given", () => {
    const digits = fc.stringMatching(/^1[3-9]\d{9}$/);
    const name = fc.stringMatching(/^[\u4e00-\u9fa5]{1,8}$/);
    const mail = fc.stringMatching(/^[a-z]{1,12}@[a-z]{2,8}\.cn$/);
    const property = fc.property(fc.oneof(digits, name, mail), (text) => {
      expect(String(masked(text))).not.toContain(text);
    });
    void fc.assert(property, { seed: 20_261_124, numRuns: 2_000 });
  });
});

describe("a sensitive field", () => {
  const customer = (fields: Record<string, string>) => ({ id: customerId("K1"), fields });

  it("is a contact, or a column whose heading speaks of one, where no article says so", () => {
    const one = customer({ phone: "13812345678", "x:财务手机": "13912345678", "x:备注": "老客户" });
    expect(veilOf([], "masked")(one)).toEqual({
      phone: "138****5678",
      "x:财务手机": "139****5678",
      "x:备注": "老客户",
    });
    expect(veilOf([], "open")(one)).toEqual(one.fields);
  });

  it("is what an article names, wherever the article applies or may apply", () => {
    const plan = planWith('fields: [联系电话, 备注]\nwhen: 客户.类型 == "个人"');
    expect(isSensitive([plan], customer({ type: "个人" }), "phone")).toBe(true);
    expect(isSensitive([plan], customer({ type: "单位" }), "phone")).toBe(false);
    expect(isSensitive([plan], customer({}), "phone")).toBe(true);
    expect(isSensitive([plan], customer({}), "x:备注")).toBe(true);
    expect(isSensitive([plan], customer({ type: "单位" }), "email")).toBe(true);
  });
});
