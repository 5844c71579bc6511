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

  it("says of what costs more between which costs the best plans lie, never a negative saving", () => {
    const dearer = { ...figures, saves: -9745, savesAtLeast: -9808, savesAtMost: -5424 };
    const zh = answerText("leaver", dearer, "zh-CN");
    expect(zh).toContain("每月多费 9,745 分钟；若两边都取最优，多费在 5,424 到 9,808 分钟之间");
    const en = answerText("leaver", dearer, "en");
    expect(en).toContain("costs 9,745 more minutes a month; between the best plans it costs");
    expect(en).toContain("5,424 to 9,808 minutes more");
    for (const text of [zh, en]) expect(text).not.toMatch(/-\d/);
  });

  it("says when the best plans may cost more or save", () => {
    const open = { ...figures, saves: 5, savesAtLeast: -10, savesAtMost: 20 };
    expect(answerText("limit", open, "zh-CN")).toContain("从多费 10 到节省 20 分钟");
    expect(answerText("limit", open, "en")).toContain("from 10 minutes more to 20 saved");
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
