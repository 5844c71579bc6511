import { describe, expect, it } from "vitest";
import { compilePlan, type Plan, parseRegime } from "../../regime/index.ts";
import {
  articleKey,
  customerId,
  type LocalDate,
  managerId,
  parseLocalDate,
} from "../../shared/index.ts";
import {
  articlesAgainst,
  claimRulesOf,
  contactCounts,
  daysToLookAt,
  type Life,
  type LifeDecision,
  type LifeEvent,
  lastDayOfWait,
  lifeRulesOf,
  plainLife,
  stepLife,
  waitingLife,
  waitsUntil,
} from "./index.ts";

const HEAD = `---
regime: trade
title: 外贸
revision: 1
status: draft
effective: 2019-01-01
basis: []
calendar: cn-statutory
owner: 外贸部
---
# 第一章 归属
`;

const rule = (n: number, key: string, body: string): string =>
  `\n## 第${["一", "二", "三", "四"][n - 1]}条 ${key} {#${key}}\n\n正文。\n\n\`\`\`rule\n${body}\n\`\`\`\n`;

interface Figures {
  readonly days?: string;
  readonly more?: string;
}

function planOf({ days = "days: 30天\nextend: 7天\nmax: 90天", more = "" }: Figures = {}): Plan {
  const text =
    HEAD +
    rule(
      1,
      "keep",
      `kind: protection\nrequire: 客户.地址 已知\nvalid: 7天\n${days}\neffective:\n  - { way: 电话, seconds: 60 }\n  - { way: 邮件 }\n${more}`,
    ) +
    rule(2, "pool", "kind: pool\ncooldown: 30天") +
    rule(3, "claim", "kind: claim\nper_day: 3\nhold: 200") +
    rule(4, "grade", "kind: eligibility\nrequire: 经理.职级 == 高级");
  const { document, issues } = parseRegime(text, { hash: () => "h" });
  if (document === null || issues.length > 0) throw new Error(JSON.stringify(issues));
  const plan = compilePlan(document, { today: day("2026-03-01") });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

function day(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (date === null) throw new Error(text);
  return date;
}

const BUYER = { id: customerId("c1"), fields: { address: "汉堡" } };
const LI = managerId("li");
const ZHAO = { id: managerId("zhao"), fields: { grade: "高级" } };

/** Lets a story happen, one day and event after another. */
function story(plan: Plan, start: Life, ...steps: readonly (readonly [string, LifeEvent])[]) {
  const rules = { ...lifeRulesOf(plan, BUYER), claims: claimRulesOf(plan, BUYER, ZHAO) };
  let life = start;
  let last: LifeDecision | null = null;
  for (const [on, event] of steps) {
    last = stepLife(rules, life, { event, today: day(on) });
    if (last.kind === "next") life = last.life;
  }
  return { life, last };
}

const claimed: LifeEvent = {
  kind: "claim",
  manager: LI,
  isProved: true,
  takenToday: 0,
  held: 0,
  heldDealt: 0,
};
const contact = (on: string, counts = true): readonly [string, LifeEvent] => [
  on,
  { kind: "contact", on: day(on), counts },
];
const look = (on: string, canTell = true): readonly [string, LifeEvent] => [
  on,
  { kind: "day", canTell },
];
const inPool: Life = { ...plainLife(null), state: "pool" };

describe("protection of 30 days, 7 more after a contact, 90 at most", () => {
  const plan = planOf();

  it("ends on the days of the acceptance case AC2-04, and an unanswered call changes nothing", () => {
    const until = (...steps: readonly (readonly [string, LifeEvent])[]) =>
      story(plan, inPool, ["2026-03-02", claimed], ...steps).life.until;
    expect(until()).toBe("2026-04-01");
    expect(until(contact("2026-03-20"))).toBe("2026-04-01");
    expect(until(contact("2026-03-20"), contact("2026-03-30"))).toBe("2026-04-06");
    const three = [contact("2026-03-20"), contact("2026-03-30"), contact("2026-04-05")];
    expect(until(...three)).toBe("2026-04-12");
    expect(until(...three, contact("2026-04-11", false))).toBe("2026-04-12");
    const often = Array.from({ length: 12 }, (_, i) =>
      contact(
        `2026-0${3 + Math.floor((i * 7 + 2) / 31)}-${String(((i * 7 + 2) % 28) + 1).padStart(2, "0")}`,
      ),
    );
    expect(until(...often, contact("2026-05-30"))).toBe("2026-05-31");
  });

  it("tells apart what counts as a contact", () => {
    const { protection } = lifeRulesOf(plan, BUYER);
    if (protection === null) throw new Error("no protection");
    const call = (seconds: number, isAnswered: boolean) =>
      contactCounts(protection, { way: "call", seconds, isAnswered });
    expect([call(60, true), call(59, true), call(600, false)]).toEqual([true, false, false]);
    expect(contactCounts(protection, { way: "visit", seconds: null, isAnswered: true })).toBe(
      false,
    );
    expect(contactCounts(protection, { way: "mail", seconds: null, isAnswered: true })).toBe(true);
  });

  it("reminds 7, 3 and 1 days before its end and lapses the day after, the former owner waiting 30 days", () => {
    const start = story(plan, inPool, ["2026-03-02", claimed]);
    const rules = lifeRulesOf(plan, BUYER);
    expect(daysToLookAt(rules, start.life)).toEqual([
      "2026-03-25",
      "2026-03-29",
      "2026-03-31",
      "2026-04-02",
    ]);
    const told = story(plan, start.life, look("2026-03-25"));
    expect(told.last).toMatchObject({ effects: [{ kind: "warn", days: 7, until: "2026-04-01" }] });
    expect(told.life).toMatchObject({ state: "atRisk", warned: [7] });
    expect(story(plan, told.life, look("2026-03-26")).last).toMatchObject({ effects: [] });
    const gone = story(plan, told.life, look("2026-04-01"), look("2026-04-02"));
    expect(gone.last).toMatchObject({
      effects: [
        { kind: "owner", to: null },
        { kind: "lapsed", reason: "noFollow" },
      ],
      articles: ["keep", "pool"],
    });
    expect(gone.life).toMatchObject({
      state: "pool",
      formerOwner: LI,
      freeForFormer: "2026-05-02",
    });
  });

  it("never lapses silently: an end nobody was told of waits for a day after the telling", () => {
    const start = story(plan, inPool, ["2026-03-02", claimed]);
    const asleep = story(plan, start.life, look("2026-04-20"));
    expect(asleep.last).toMatchObject({ effects: [{ kind: "warn", days: 0 }] });
    expect(story(plan, asleep.life, look("2026-04-20")).life.state).toBe("atRisk");
    expect(story(plan, asleep.life, look("2026-04-21")).life.state).toBe("pool");
    const deaf = story(plan, start.life, look("2026-03-25", false), look("2026-09-01", false));
    expect(deaf.last).toMatchObject({ effects: [{ kind: "untold", days: 0 }] });
    expect(deaf.life.owner).toBe(LI);
  });

  it("goes back to protected when a contact moves an end that was near", () => {
    const near = story(plan, inPool, ["2026-03-02", claimed], look("2026-03-25"));
    const saved = story(plan, near.life, contact("2026-03-30"));
    expect(saved.life).toMatchObject({ state: "protected", until: "2026-04-06", warned: [] });
    expect(story(plan, near.life, contact("2026-03-25")).life.state).toBe("atRisk");
  });
});

describe("protection of 10 days, 3 more after a contact, 20 at most", () => {
  const plan = planOf({ days: "days: 10天\nextend: 3天\nmax: 20天" });

  it("ends on the days of the acceptance case AC2-05", () => {
    const until = (...on: readonly string[]) =>
      story(plan, inPool, ["2019-03-25", claimed], ...on.map((one) => contact(one))).life.until;
    expect(until()).toBe("2019-04-04");
    expect(until("2019-03-28")).toBe("2019-04-04");
    expect(until("2019-03-28", "2019-04-02")).toBe("2019-04-05");
    expect(until("2019-03-28", "2019-04-02", "2019-04-05")).toBe("2019-04-08");
    expect(until("2019-04-02", "2019-04-05", "2019-04-08", "2019-04-11", "2019-04-13")).toBe(
      "2019-04-14",
    );
  });
});

describe("a claim", () => {
  const plan = planOf();
  const tried = (on: string, more: Partial<Extract<LifeEvent, { kind: "claim" }>>, life = inPool) =>
    story(plan, life, [on, { ...claimed, ...more } as LifeEvent]).last;

  it("is refused by the day's number first, and allowed the next day: AC2-07", () => {
    expect(tried("2026-03-02", { takenToday: 3, held: 200, heldDealt: 20 })).toMatchObject({
      why: { code: "dayQuota", limit: 3 },
      articles: ["claim"],
    });
    expect(tried("2026-03-03", { held: 200, heldDealt: 20 })?.kind).toBe("next");
    expect(tried("2026-03-03", { held: 220, heldDealt: 20 })).toMatchObject({
      why: { code: "holdCap", limit: 200, held: 200 },
    });
  });

  it("is refused to the former owner while he waits, and to nobody else: AC2-08", () => {
    const left: Life = { ...inPool, formerOwner: ZHAO.id, freeForFormer: day("2026-05-01") };
    expect(tried("2026-04-20", { manager: ZHAO.id }, left)).toMatchObject({
      why: { code: "cooldown", from: "2026-05-01" },
    });
    expect(tried("2026-05-01", { manager: ZHAO.id }, left)?.kind).toBe("next");
    expect(tried("2026-04-01", {}, left)?.kind).toBe("next");
  });

  it("is refused where somebody holds the customer, with the end of his protection only", () => {
    const held = story(plan, inPool, ["2026-03-02", claimed]);
    expect(tried("2026-03-03", { manager: ZHAO.id }, held.life)).toEqual({
      kind: "refused",
      why: { code: "notFree", until: "2026-04-01" },
      articles: ["keep"],
    });
  });

  it("asks what the articles on eligibility ask", () => {
    expect(articlesAgainst(plan, BUYER, ZHAO)).toEqual([]);
    expect(articlesAgainst(plan, BUYER, { id: LI, fields: { grade: "初级" } })).toEqual(["grade"]);
  });
});

describe("a registration", () => {
  const plan = planOf();
  const registered = (isProved: boolean): readonly [string, LifeEvent] => [
    "2026-03-02",
    { kind: "register", manager: LI, isProved },
  ];

  it("that is not proved within its days goes back where it came from", () => {
    const open = story(plan, plainLife(null), registered(false));
    expect(open.life).toMatchObject({ state: "claimed", until: "2026-03-09" });
    const told = story(plan, open.life, look("2026-03-06"), look("2026-03-10"));
    expect(told.life).toMatchObject({ state: "unowned", owner: null });
    expect(told.last).toMatchObject({ effects: [{ kind: "owner" }, { reason: "unproved" }] });
    const proved = story(plan, open.life, ["2026-03-05", { kind: "prove" }]);
    expect(proved.life).toMatchObject({ state: "protected", until: "2026-04-01" });
    expect(story(plan, open.life, contact("2026-03-05")).life.state).toBe("protected");
  });

  it("is no way into the pool", () => {
    expect(story(plan, inPool, registered(true)).last).toMatchObject({ why: { code: "inPool" } });
  });
});

describe("a deal and a move", () => {
  it("keep the customer a year, or without end, whatever a plan does with it", () => {
    const dealt: readonly [string, LifeEvent] = [
      "2026-03-20",
      { kind: "deal", on: day("2026-03-20") },
    ];
    const year = story(planOf(), inPool, ["2026-03-02", claimed], dealt);
    expect(year.life).toMatchObject({ state: "owned", until: "2027-03-20", dealt: "2026-03-20" });
    const always = story(planOf({ more: "dealt: 长期" }), inPool, ["2026-03-02", claimed], dealt);
    expect(always.life).toMatchObject({ state: "owned", until: null });
    const handed = story(planOf(), year.life, ["2026-04-01", { kind: "moved", to: ZHAO.id }]);
    expect(handed.life).toMatchObject({ owner: ZHAO.id, until: "2027-03-20" });
  });

  it.each([
    ["restart", "protected", "2026-04-14"],
    ["keep", "protected", "2026-04-01"],
    ["end", "owned", null],
  ])("by a plan: the clock does %s", (moves, state, until) => {
    const plan = planOf({ more: `moves: ${moves}` });
    const held = story(plan, inPool, ["2026-03-02", claimed]);
    const after = story(plan, held.life, ["2026-03-15", { kind: "moved", to: ZHAO.id }]);
    expect(after.life).toMatchObject({ state, until, owner: ZHAO.id });
  });

  it("giving back needs a pool and somebody who holds it", () => {
    const held = story(planOf(), inPool, ["2026-03-02", claimed]);
    const back = story(planOf(), held.life, ["2026-03-10", { kind: "release" }]);
    expect(back.life).toMatchObject({ state: "pool", freeForFormer: "2026-04-09" });
    expect(story(planOf(), inPool, ["2026-03-10", { kind: "release" }]).last).toMatchObject({
      why: { code: "notHeld" },
    });
  });
});

describe("a customer who refused his managers, with a wait of ninety days", () => {
  const refusedOn = day("2026-03-02");
  const refusal = articleKey("refusal");
  const waiting = waitingLife(lastDayOfWait(refusedOn, 90), [refusal]);

  it("is free for nobody up to the last day, and the refusal names day and article", () => {
    expect(waiting.until).toBe("2026-05-31");
    const registered: LifeEvent = { kind: "register", manager: LI, isProved: true };
    for (const event of [claimed, registered])
      expect(story(planOf(), waiting, ["2026-05-31", event]).last).toEqual({
        kind: "refused",
        why: { code: "waits", until: "2026-05-31" },
        articles: [refusal],
      });
  });

  it("stays with the unit when the wait is over, and may be given then", () => {
    const plan = planOf();
    expect(daysToLookAt(lifeRulesOf(plan, BUYER), waiting)).toEqual(["2026-06-01"]);
    expect(story(plan, waiting, look("2026-05-31")).life).toEqual(waiting);
    const { life, last } = story(plan, waiting, look("2026-06-01"));
    expect(life).toMatchObject({ state: "unitCustody", until: null });
    expect(last).toMatchObject({ effects: [{ kind: "waitOver" }], articles: [refusal] });
    expect(waitsUntil(life)).toBeNull();
  });
});
