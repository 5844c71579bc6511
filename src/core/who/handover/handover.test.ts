import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustomerFacts, Fields, ManagerFacts } from "../../facts/index.ts";
import { compilePlan, type Plan, parseRegime } from "../../regime/index.ts";
import { customerId, type LocalDate, managerId, parseLocalDate } from "../../shared/index.ts";
import {
  chooseStandIn,
  creditShares,
  departureTerms,
  dueDay,
  freezeTime,
  type HandoverItem,
  judgeApprovals,
  leaveEffect,
  nextCandidate,
  noticeLacking,
  poachGuard,
  refusalOutcome,
  refusalTerms,
  splitFen,
  stateByItems,
  stepHandover,
  transferTerms,
} from "./index.ts";

const day = (text: string): LocalDate => {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
};
const customer = (fields: Fields = {}): CustomerFacts => ({ id: customerId("C"), fields });
const manager = (id: string, fields: Fields = {}): ManagerFacts => ({ id: managerId(id), fields });

const HEAD = `---
regime: t
title: 试验
revision: 1
status: draft
effective: 2026-01-01
owner: 试验部
---
# 第一章 试验
`;
const NUMERALS = ["一", "二", "三", "四", "五", "六"];

function planOf(...rules: readonly string[]): Plan {
  const articles = rules.map(
    (rule, i) =>
      `\n## 第${NUMERALS[i]}条 试验 {#a${i + 1}}\n\n正文。\n\n\`\`\`rule\n${rule}\n\`\`\`\n`,
  );
  const { document, issues } = parseRegime(HEAD + articles.join(""), { hash: (text) => text });
  if (document === null || issues.some(({ severity }) => severity === "error"))
    throw new Error(JSON.stringify(issues));
  const plan = compilePlan(document, { today: day("2026-09-01") });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

describe("a departure", () => {
  it("takes the strictest of all articles that apply: longest notice, earliest freeze, shortest time", () => {
    const plan = planOf(
      "kind: handover\nstep: 离职\nnotice: 30天\nfreeze: 2小时\ndue: 5\ncontents: [承诺]",
      "kind: handover\nstep: departure\nwhen: 经理.岗位 == 主管\nnotice: 60天\nfreeze: 1小时\ndue: 8\ncontents: [材料]",
    );
    expect(departureTerms(plan, manager("M", { post: "主管" }))).toEqual({
      noticeDays: 60,
      probationDays: 3,
      freezeMinutes: 120,
      dueDays: 5,
      contents: ["承诺", "材料"],
      articles: ["a1", "a2"],
    });
    expect(departureTerms(plan, manager("M"))?.noticeDays).toBe(30);
    expect(departureTerms(planOf("kind: declaratory"), manager("M"))).toBeNull();
  });

  it("freezes two hours before the end of Wednesday 30 September 2026 and is due after the holiday", () => {
    const lastDay = day("2026-09-30");
    expect(freezeTime(lastDay, { closing: 17 * 60 + 30, freezeMinutes: 120 })).toEqual({
      day: "2026-09-30",
      minute: 15 * 60 + 30,
    });
    // 1 to 7 October are a public holiday; Saturday 10 October is a makeUpWorkday.
    expect(dueDay(lastDay, 2)).toBe("2026-10-09");
    expect(freezeTime(day("2026-10-03"), { closing: 1050, freezeMinutes: 120 }).day).toBe(
      "2026-09-30",
    );
  });

  it("tells by how many days a notice is too short, in probation by another measure", () => {
    const plan = planOf("kind: handover\nstep: departure");
    const terms = departureTerms(plan, manager("M"));
    if (terms === null) throw new Error("no terms");
    const given = { on: day("2026-09-11"), lastDay: day("2026-09-30") };
    expect(noticeLacking(terms, { ...given, inProbation: false })).toBe(11);
    expect(noticeLacking(terms, { ...given, inProbation: true })).toBe(0);
  });
});

it("a leave under one month is covered, from one month moves customers, from five their results", () => {
  const plan = planOf("kind: handover\nstep: leave");
  const effect = (from: string, to: string) =>
    leaveEffect(plan, manager("M"), { from: day(from), to: day(to) }).effect;
  expect(effect("2026-03-01", "2026-03-30")).toBe("cover");
  expect(effect("2026-03-01", "2026-03-31")).toBe("relation");
  expect(effect("2026-03-01", "2026-07-30")).toBe("relation");
  expect(effect("2026-03-01", "2026-07-31")).toBe("both");
});

it("the stand-in is the first post in order who is present and eligible; the others say why not", () => {
  const plan = planOf(
    "kind: cover\norder: [副职, 客户经理]\nmax: 90天",
    "kind: eligibility\nwhen: 客户.级别 == 甲级\nrequire: 经理.职级 == 高级",
  );
  const candidate = (id: string, fields: Fields, held: number, isAway = false) => ({
    manager: manager(id, fields),
    held,
    isAway,
  });
  const choice = chooseStandIn(plan, {
    absent: manager("M0", { post: "客户经理" }),
    customers: [customer({ tier: "甲级" })],
    candidates: [
      candidate("M1", { post: "副职", grade: "初级" }, 1),
      candidate("M2", { post: "客户经理", grade: "高级" }, 9),
      candidate("M3", { post: "客户经理", grade: "高级" }, 5),
      candidate("M4", { post: "副职", grade: "高级" }, 1, true),
      candidate("M5", { post: "会计", grade: "高级" }, 1),
    ],
  });
  expect(choice.standIn?.id).toBe("M3");
  expect(choice.maxDays).toBe(90);
  expect(choice.refused.map(({ manager: { id }, why }) => [id, why])).toEqual([
    ["M1", "ineligible"],
    ["M4", "away"],
    ["M5", "post"],
  ]);
  expect(choice.refused[0]?.articles).toEqual(["a2"]);
});

describe("the steps of a handover", () => {
  const item = (more: Partial<HandoverItem> = {}): HandoverItem => ({
    customer: "C1",
    to: "M1",
    state: "accepted",
    refusedBy: [],
    needsVisit: false,
    isVisited: false,
    lacking: [],
    ...more,
  });
  const close = (...items: readonly HandoverItem[]) =>
    stepHandover({ state: "acknowledged", items }, "close");

  it.each([
    ["an item is not answered", item({ state: "proposed" }), "handover.itemsOpen"],
    ["a record is not complete", item({ lacking: ["承诺"] }), "handover.recordsLacking"],
    ["a visit is due", item({ needsVisit: true }), "handover.visitsDue"],
  ])("do not close while %s", (_, open, fault) => {
    expect(close(item(), open)).toEqual({ kind: "not", fault, items: ["C1"] });
  });

  it("close when everything is accepted, visited and complete, or in the unit's custody", () => {
    const items = [
      item({ needsVisit: true, isVisited: true }),
      item({ state: "custody", to: null }),
    ];
    expect(close(...items)).toEqual({ kind: "to", state: "closed" });
    expect(stateByItems(items)).toBe("acknowledged");
    expect(stateByItems([...items, item({ state: "proposed" })])).toBe("assigned");
  });

  it("end by themselves when time is up, and never twice", () => {
    const items = [item({ state: "proposed" })];
    expect(stepHandover({ state: "assigned", items }, "overdue").kind).toBe("to");
    expect(stepHandover({ state: "closed", items }, "overdue").kind).toBe("not");
    expect(stepHandover({ state: "assigned", items }, "freeze").kind).toBe("not");
    expect(stepHandover({ state: "created", items: [] }, "assign").kind).toBe("not");
    expect(stepHandover({ state: "frozen", items: [] }, "cancel").kind).toBe("not");
  });
});

it("after a refusal the cheapest with room is asked who was not asked before", () => {
  const candidates = [
    { manager: "M1", extra: 0, room: 5 },
    { manager: "M2", extra: 7, room: 1 },
    { manager: "M3", extra: 9, room: null },
    { manager: "M4", extra: 9, room: 3 },
  ];
  const next = (...without: readonly string[]) =>
    nextCandidate(candidates, { weight: 2, without })?.manager ?? null;
  expect(next()).toBe("M1");
  expect(next("M1")).toBe("M3");
  expect(next("M1", "M3", "M4")).toBeNull();
});

describe("a transfer", () => {
  it("needs everybody whom any article that applies names", () => {
    const plan = planOf(
      "kind: permit\nact: transfer\ninitiators: [owner, head]\napprovals: [from_head, to_head]\nreasons: [调岗, 客户要求]",
      "kind: permit\nact: transfer\nwhen: 客户.级别 == 甲级\ninitiators: [head]\napprovals: [executive]\nreasons: [客户要求]\nnotice: optional",
    );
    expect(transferTerms(plan, [customer(), customer({ tier: "甲级" })])).toEqual({
      initiators: ["head"],
      approvals: ["fromHead", "toHead", "executive"],
      reasons: ["客户要求"],
      tellsCustomer: true,
      articles: ["a1", "a2"],
    });
    expect(transferTerms(plan, [customer()])?.approvals).toEqual(["fromHead", "toHead"]);
  });

  it("is never approved by the beneficiary alone, whatever places he fills", () => {
    const needed = ["fromHead", "toHead"] as const;
    const self = { by: "a", as: needed, benefits: true };
    expect(judgeApprovals(needed, [self])).toEqual({
      missing: [],
      needsAnother: true,
      isApproved: false,
    });
    expect(judgeApprovals(needed, [self, { by: "b", as: [], benefits: false }]).isApproved).toBe(
      true,
    );
    expect(judgeApprovals(needed, [{ by: "b", as: ["toHead"], benefits: false }]).missing).toEqual([
      "fromHead",
    ]);
  });

  it("over any set of agreements: approved means every place is filled and somebody is independent", () => {
    const place = fc.constantFrom("fromHead" as const, "toHead" as const, "executive" as const);
    const given = fc.array(
      fc.record({ by: fc.string(), as: fc.array(place), benefits: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(place, { minLength: 1 }), given, (needed, all) => {
        const { isApproved } = judgeApprovals(needed, all);
        const isFilled = needed.every((one) => all.some(({ as }) => as.includes(one)));
        expect(isApproved).toBe(isFilled && all.some(({ benefits }) => !benefits));
      }),
      { seed: 41 },
    );
  });

  it("a customer refuses within the hours: twice another is proposed, then the unit keeps him", () => {
    const terms = refusalTerms(planOf("kind: permit\nact: refusal"), customer());
    if (terms === null) throw new Error("no terms");
    expect(terms).toMatchObject({ hours: 24, rounds: 2, waitDays: 90 });
    const outcome = (minutesSince: number, refusalsBefore: number) =>
      refusalOutcome(terms, { minutesSince, refusalsBefore });
    expect([outcome(1440, 0), outcome(1441, 0), outcome(5, 1), outcome(5, 2)]).toEqual([
      "next",
      "late",
      "next",
      "custody",
    ]);
  });

  it("of several articles on refusals the customer has the best of each", () => {
    const plan = planOf(
      "kind: permit\nact: refusal\nhours: 24小时\nrounds: 3\nwait: 90天",
      "kind: permit\nact: refusal\nhours: 48小时\nrounds: 1\nwait: 30天",
    );
    expect(refusalTerms(plan, customer())).toMatchObject({ hours: 48, rounds: 3, waitDays: 30 });
  });
});

describe("credit", () => {
  const plan = planOf(
    "kind: credit\nof: split\nevent: departure\nperiods: [ { months: 6, former: 30% }, { months: 3, former: 70% } ]",
    "kind: credit\nof: guard\nwindow: 60天\nalarm: 2",
  );
  it("goes down by months since the change, and ends", () => {
    const on = (text: string) => {
      const { former, owner, until } = creditShares(plan, {
        event: "departure",
        customer: customer(),
        changedOn: day("2026-08-31"),
        on: day(text),
      });
      return [former, owner, until];
    };
    // Months end where there is no corresponding day: three months after 31 August is 30 November.
    expect(on("2026-11-30")).toEqual([7000, 3000, "2026-11-30"]);
    expect(on("2026-12-01")).toEqual([3000, 7000, "2027-02-28"]);
    expect(on("2027-03-01")).toEqual([0, 10_000, null]);
  });

  it("no fen is lost or made, and the rest goes to the largest share", () => {
    expect(splitFen(100, [3333, 3333, 3334])).toEqual([33, 33, 34]);
    expect(splitFen(-101, [7000, 3000])).toEqual([-71, -30]);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 10_000 }), (fen, share) => {
        const parts = splitFen(fen, [share, 10_000 - share]);
        expect((parts[0] ?? 0) + (parts[1] ?? 0)).toBe(fen);
        const exact = (BigInt(fen) * BigInt(share)) / 10_000n;
        expect(Math.abs(Number(BigInt(parts[0] ?? 0) - exact))).toBeLessThanOrEqual(1);
      }),
      { seed: 42 },
    );
  });

  it("a customer taken from a colleague within the window counts its net growth only", () => {
    const taken = (on: string, cases: number) =>
      poachGuard(plan, { customer: customer(), leftOn: day("2026-03-01"), on: day(on), cases });
    expect(taken("2026-04-30", 2)).toEqual({
      countsNetOnly: true,
      isAlarm: true,
      articles: ["a2"],
    });
    expect(taken("2026-04-30", 1).isAlarm).toBe(false);
    expect(taken("2026-05-01", 5).articles).toEqual([]);
  });
});
