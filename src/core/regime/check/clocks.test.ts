import { describe, expect, it } from "vitest";
import { parseLocalDate } from "../../shared/index.ts";
import { parseRegime } from "../surface/index.ts";
import { checkRegime } from "./check-regime.ts";

const HEAD = `---
regime: clocks
title: 时钟
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 制度办
---
# 第一章 归属
`;

const article = (n: string, key: string, rule: string): string =>
  `\n## 第${n}条 ${key} {#${key}}\n\n正文。\n\n\`\`\`rule\n${rule}\n\`\`\`\n`;

/** Codes of what is wrong with the clocks of a regime, numbers and prose left aside. */
function codes(...rules: readonly string[]): readonly string[] {
  const numbers = ["一", "二", "三"];
  const text = HEAD + rules.map((rule, i) => article(numbers[i] ?? "", `a${i}`, rule)).join("");
  const { document, issues } = parseRegime(text, { hash: () => "h" });
  const today = parseLocalDate("2026-12-01");
  if (document === null || today === null) throw new Error(JSON.stringify(issues));
  return checkRegime(document, { today })
    .map(({ code }) => code)
    .filter((code) => code !== "check.numberNotInProse");
}

const POOL = "kind: pool";

describe("the clocks of protection", () => {
  it("that can run as written are not found fault with", () => {
    expect(codes("kind: protection", POOL, "kind: claim")).toEqual([]);
  });

  it("are refused where the longest time is shorter than protection itself", () => {
    expect(codes("kind: protection\ndays: 30天\nmax: 20天", POOL)).toContain("check.maxBelowDays");
  });

  it("are refused where a reminder would lie before the beginning", () => {
    const found = codes("kind: protection\ndays: 7天\nremind: [7天, 1天]", POOL);
    expect(found).toContain("check.remindBeyondDays");
    expect(codes("kind: protection\ndays: 8天\nremind: [7天, 1天]", POOL)).toEqual([]);
  });

  it("are to be signed for where customers would lapse without a word, or to nowhere", () => {
    expect(codes("kind: protection\nremind: []", POOL)).toContain("check.lapseUnwarned");
    expect(codes("kind: protection\nremind: []\nreclaim: []", POOL)).toEqual([]);
    expect(codes("kind: protection")).toContain("check.reclaimWithoutPool");
    expect(codes("kind: claim")).toContain("check.claimWithoutPool");
    const long = codes("kind: protection\nextend: 100天", POOL);
    expect(long).toContain("check.extendBeyondMax");
  });
});
