import { describe, expect, it } from "vitest";
import { type AnswerFigures, answerText } from "./scenario-texts.ts";

const figures: AnswerFigures = {
  manager: "王伟",
  saves: 120,
  savesAtLeast: 100,
  savesAtMost: 130,
  unassignedBefore: 2,
  unassignedAfter: 2,
  customers: 7,
  others: 3,
  unplaced: 0,
};

describe("the answer to a question in words", () => {
  it("says what is saved where as many customers have an owner as before", () => {
    expect(answerText("leaver", figures, "zh-CN")).toContain("每月节省 120 分钟");
    expect(answerText("leaver", figures, "en")).toContain("the plan saves 120 minutes a month");
  });

  it("leads with those who have nobody any more, and calls the missing work no saving", () => {
    const worse = { ...figures, savesAtLeast: null, savesAtMost: null, unassignedAfter: 14 };
    const zh = answerText("withoutManager", worse, "zh-CN");
    expect(zh).toContain("没有王伟，多出 12 户无人管（共 14 户）");
    expect(zh).not.toContain("节省");
    const en = answerText("withoutManager", worse, "en");
    expect(en).toContain("12 more customers have nobody (14 in all)");
    expect(en).not.toContain("saves");
  });

  it("leads with those who get somebody, and calls their work no loss", () => {
    const better = { ...figures, saves: -90, savesAtLeast: null, savesAtMost: null };
    const all = { ...better, unassignedAfter: 1 };
    const zh = answerText("extraManager", all, "zh-CN");
    expect(zh).toContain("添上王伟，少了 1 户无人管（还有 1 户）");
    expect(zh).not.toContain("多费");
    const en = answerText("extraManager", all, "en");
    expect(en).toContain("1 fewer customer has nobody (1 in all)");
    expect(en).not.toContain("costs");
  });
});
