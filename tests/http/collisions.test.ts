import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CASE_HANDLERS } from "../../src/app/collisions/case-handlers.ts";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { addWorkingDays } from "../../src/core/calendar/index.ts";
import { customerId, managerId } from "../../src/core/shared/index.ts";
import { civilDay } from "../../src/main/civil-day.ts";
import { withClient } from "../../src/storage/pool.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

const regime = (reveal: string): string => `---
regime: collide
title: 客户查重与撞单办法
revision: 1
status: in_force
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 试验部
---

# 第一章 总则

## 第一条 查重与撞单 {#collide}

相似百分之九十以上的须说明理由，百分之七十五以上的提示；撞单双方二个工作日内举证，之后二个工作日内判定，三个工作日内可以申诉。主办加协办的，协办人计百分之三十。

\`\`\`rule
kind: collision
reveal: ${reveal}
\`\`\`

## 第二条 承载 {#load}

每人管户不超过核定上限；留有总机电话的，一户计三户。

\`\`\`rule
kind: capacity
limit: 经理.上限
weight: [ { when: 客户.联系电话 == "13812345678", is: 3 }, { else: 1 } ]
\`\`\`
`;

const KNOWN = "杭州鸿宇电子科技有限公司";
const CODE = "91350100M000100Y43";
/** Sessions end by the clock of the database: the test's own clock starts there and goes on only. */
let now = new Date();

/** The last second of the working day that is `days` after today. */
const endOf = (days: number): string => {
  const last = addWorkingDays(civilDay(now), days);
  return `${last}T15:59:59.000Z`;
};

let test: TestServer;
let ann: Client;
let ben: Client;
let head: Client;
let chief: Client;

async function fill(server: TestServer): Promise<void> {
  await server.app.database.within(SYSTEM, async (stores) => {
    await stores.units.ensure(["east", "west"]);
    await stores.managers.upsert(
      [
        {
          id: managerId("a1"),
          fields: { name: "安安", unit: "east", limit: 90, territory: ["上城区"] },
        },
        {
          id: managerId("b1"),
          fields: { name: "贝贝", unit: "west", limit: 90, territory: ["滨江区"] },
        },
      ],
      { importId: null },
    );
    const known = [1, 2, 3, 4, 5, 6].map((n) => ({
      id: customerId(`c${n}`),
      fields: {
        name: n === 1 ? KNOWN : `宁波第${"一二三四五六"[n - 1]}融达印刷厂`,
        district: "滨江区",
        unit: "east",
        ...(n === 3 ? { phone: "13812345678" } : {}),
        ...(n === 1 ? { uscc: CODE, website: "www.hongyu.com" } : {}),
      },
    }));
    await stores.customers.upsert(known, { importId: null });
    await stores.ownership.change(
      known.map(({ id }) => ({
        customer: id,
        expectedVer: 0,
        to: "a1",
        articles: ["book-taken-over"],
        reason: "试验",
        weight: 1,
      })),
      { regime: "guanhu", revision: 1, cause: "import" },
    );
  });
  await withClient(server.admin, (client) =>
    client.query(`insert into guanhu.webhook (id, name, format, target, shown, kinds, created_by)
      values ('all', '总行群', 'json', '', 'example.com', '{collision.opened,collision.heard}', 'chief')`),
  );
  await server.account("ann", ["manager"], { manager: "a1", unit: "east" });
  await server.account("ben", ["manager"], { manager: "b1", unit: "west" });
  await server.account("easthead", ["unitHead"], { unit: "east" });
  await server.account("head", ["unitHead"]);
  await server.account("chief", ["unitHead"]);
}

beforeAll(async () => {
  test = await openTestServer({ now: () => now });
  await seedWorld(test.app, { source: regime("exists"), files: [], boundary: null });
  await fill(test);
  await signAllIn();
});
afterAll(() => test.stop());

/** Everybody anew: a session does not outlive days. */
async function signAllIn(): Promise<void> {
  const names = ["ann", "ben", "head", "chief"] as const;
  const clients = await Promise.all(names.map((name) => test.signIn(name)));
  [ann, ben, head, chief] = clients as [Client, Client, Client, Client];
}

const check = async (client: Client, entry: object) =>
  (await client.send("POST", "/api/customers/check", entry)).body;

describe("looking whether a customer is known", () => {
  it("finds it whoever asks, and tells a stranger only that it exists", async () => {
    const { matches, article } = await check(ben, { name: "鴻宇電子科技（杭州）公司", uscc: CODE });
    expect(matches).toEqual([
      expect.objectContaining({
        verdict: "same",
        customer: null,
        unit: null,
        owner: null,
        isOwned: null,
        isOwn: false,
      }),
    ]);
    expect(article).toMatchObject({ regime: "collide", printed: "第一条" });
    expect(JSON.stringify(matches)).not.toMatch(/"c1"|安安|east|鸿宇/);
  });

  it("tells its owner and the heads all of it", async () => {
    const [own] = (await check(ann, { name: KNOWN })).matches;
    expect(own).toMatchObject({ customer: { id: "c1", name: KNOWN }, isOwn: true });
    const [seen] = (await check(head, { name: "杭州宏宇电子科技有限公司" })).matches;
    expect(seen).toMatchObject({
      verdict: "likely",
      owner: { name: "安安" },
      unit: { id: "east" },
    });
  });

  it("a wrong credit code is refused with what is wrong", async () => {
    const wrong = await ben.send("POST", "/api/customers/check", {
      name: "某公司",
      uscc: `${CODE.slice(0, 17)}Z`,
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.detail).toContain("校验码");
  });

  it("is counted by the hour, and every check is in the log", async () => {
    await test.account("busy", ["manager"], { manager: "b1", unit: "west" });
    const busy = await test.signIn("busy");
    for (let n = 0; n < 120; n++) await check(busy, { name: `无此公司${n}` });
    const refused = await busy.send("POST", "/api/customers/check", { name: "无此公司" });
    expect(refused.status).toBe(429);
    now = new Date(now.getTime() + 3_600_001);
    expect((await busy.send("POST", "/api/customers/check", { name: "无此公司" })).status).toBe(
      200,
    );
  });
});

/** What the log holds about checks of one name. */
const checksOf = (actor: string, name: string) =>
  withClient(test.admin, async (client) => {
    const { rows } = await client.query(
      "select data from event where kind = 'customer.checked' and actor = $1 and about = $2",
      [actor, name],
    );
    return rows.map(({ data }) => data);
  });

describe("entering a customer", () => {
  it("spends the same hour as a check, and leaves the same record though it is refused", async () => {
    await test.account("probe", ["manager"], { manager: "b1", unit: "west" });
    const probe = await test.signIn("probe");
    const refused = await probe.send("POST", "/api/customers", { name: KNOWN });
    expect(refused.body.code).toBe("customer.same");
    expect(await checksOf("probe", KNOWN)).toEqual([
      { verdicts: ["same"], customers: ["c1"], told: 1 },
    ]);
    for (let n = 0; n < 119; n++) await check(probe, { name: `无此公司${n}` });
    const bodies = {
      "/api/customers": { name: KNOWN },
      "/api/lives": { name: KNOWN, evidence: "名片" },
      "/api/inquiries": { entry: { name: KNOWN } },
    };
    for (const [path, body] of Object.entries(bodies)) {
      const over = await probe.send("POST", path, body);
      expect([path, over.status, over.body.code]).toEqual([path, 429, "customer.tooManyChecks"]);
    }
    expect(await checksOf("probe", KNOWN)).toHaveLength(1);
    now = new Date(now.getTime() + 3_600_001);
  });

  it("the same one is refused with the article", async () => {
    const refused = await ben.send("POST", "/api/customers", { name: KNOWN });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe("customer.same");
    expect(refused.body.detail).toContain("《客户查重与撞单办法》第一条");
    expect(refused.text).not.toMatch(/安安|"c1"|east/);
  });

  it("a likely one needs a reason, and then is entered without an owner", async () => {
    const entry = { name: "杭州宏宇电子科技有限公司", district: "滨江区" };
    const asked = await ben.send("POST", "/api/customers", entry);
    expect([asked.status, asked.body.code]).toEqual([409, "customer.unconfirmed"]);
    const entered = await ben.send("POST", "/api/customers", { ...entry, confirmed: "执照不同" });
    expect(entered.status).toBe(201);
    expect(entered.body).toMatchObject({ name: entry.name, owner: null });
    expect((await chief.get(`/api/customers/${entered.body.id}`)).status).toBe(200);
    expect((await ben.send("POST", "/api/customers", entry)).body.code).toBe("customer.same");
  });

  it("sixteen people who enter one organisation at once enter it once", async () => {
    const spellings = ["苏州远景光电有限公司", "苏州遠景光電有限公司", "苏州 远景光电 有限公司"];
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, n) =>
        (n % 2 === 0 ? ann : ben).send("POST", "/api/customers", { name: spellings[n % 3] }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === "customer.same")).toHaveLength(15);
  });
});

const raise = async (client: Client, customer: string, more: object = {}): Promise<string> => {
  const raised = await client.send("POST", "/api/collisions", {
    customer,
    challenger: "b1",
    statement: "我方先接触",
    ...more,
  });
  expect([raised.status, raised.text]).toEqual([201, expect.any(String)]);
  return raised.body.id;
};
/** Both parties have nothing to add: the version from which the case may be decided. */
const heard = async (id: string): Promise<number> => {
  for (const party of [ann, ben]) {
    const { ver } = await view(party, id);
    const said = await party.send("POST", `/api/collisions/${id}/evidence-done`, { ver });
    expect([said.status, said.text]).toEqual([200, expect.any(String)]);
  }
  return (await view(head, id)).ver;
};
const owner = async (customer: string) =>
  (await chief.get(`/api/customers/${customer}`)).body.owner?.id ?? null;
const view = async (client: Client, id: string) => (await client.get(`/api/collisions/${id}`)).body;

describe("a collision", () => {
  it("goes from a check by a stranger to a decision that changes the owner", async () => {
    const entry = { name: KNOWN };
    const [match] = (await check(ben, entry)).matches;
    const raised = await ben.send("POST", "/api/collisions", {
      entry,
      ref: match.ref,
      statement: "展会上先接触",
    });
    expect(raised.status).toBe(201);
    const { id } = raised.body;
    expect(raised.body).toMatchObject({
      state: "evidence",
      customer: { id: null, name: KNOWN },
      holder: { name: "安安" },
      challenger: { name: "贝贝" },
      evidence: { until: endOf(2), isOver: false, done: [] },
      decideBy: endOf(4),
      proposal: null,
    });
    // The customer lies in the challenger's territory, but registration comes first in the article.
    expect(raised.body.criteria.map(({ leads }: { leads: string }) => leads)).toEqual([
      "a1",
      null,
      null,
      null,
      "b1",
    ]);

    const evidence = {
      criterion: "registeredAt",
      at: "2026-01-02T01:00:00Z",
      note: "系统外报备单",
    };
    expect(
      (await ben.send("POST", `/api/collisions/${id}/evidence`, { ...evidence, party: "a1" }))
        .status,
    ).toBe(403);
    const added = await ben.send("POST", `/api/collisions/${id}/evidence`, evidence);
    expect([added.body.proposal, added.body.criteria[0].leads]).toEqual([null, "b1"]);
    const early = { ver: added.body.ver, outcome: "sole", winner: "b1" };
    const unheard = await head.send("POST", `/api/collisions/${id}/decision`, early);
    expect([unheard.status, unheard.body.code]).toEqual([409, "collision.evidenceOpen"]);
    expect(unheard.body.detail).toContain("《客户查重与撞单办法》第一条");
    const ver = await heard(id);
    const ready = await view(head, id);
    expect(ready).toMatchObject({
      evidence: { isOver: true, done: [{ id: "a1" }, { id: "b1" }] },
      decideBy: endOf(2),
      proposal: { outcome: "sole", winner: { id: "b1" } },
    });
    const late = await ben.send("POST", `/api/collisions/${id}/evidence`, evidence);
    expect(late.body.code).toBe("collision.evidenceOver");
    const ruling = { ver, outcome: "sole", winner: "b1" };
    for (const party of [ann, ben])
      expect((await party.send("POST", `/api/collisions/${id}/decision`, ruling)).status).toBe(403);
    const stale = { ...ruling, ver: ver - 1 };
    expect((await head.send("POST", `/api/collisions/${id}/decision`, stale)).status).toBe(409);
    const decided = await head.send("POST", `/api/collisions/${id}/decision`, ruling);
    expect(decided.body).toMatchObject({
      state: "decided",
      owner: { id: "b1" },
      appealUntil: endOf(3),
      decision: { isProposed: true, credit: [{ manager: { id: "b1" }, share: 10_000 }] },
    });
    const [record] = (await chief.get("/api/ledger?customer=c1")).body.rows;
    expect(record).toMatchObject({ cause: "collision", to: { id: "b1" } });
    expect(record.article).toMatchObject({ key: "collide" });

    const appealed = await ann.send("POST", `/api/collisions/${id}/appeal`, {
      ver: decided.body.ver,
      reason: "报备单是补的",
    });
    expect(appealed.body).toMatchObject({ state: "appeal", appeal: { by: "ann" } });
    expect(appealed.body.evidence).toMatchObject({ until: endOf(2), isOver: false, done: [] });
    const again = { ver: await heard(id), outcome: "sole", winner: "a1", reason: "报备单不实" };
    const sameHead = await head.send("POST", `/api/collisions/${id}/decision`, again);
    expect(sameHead.body.code).toBe("collision.sameDecider");
    const final = await chief.send("POST", `/api/collisions/${id}/decision`, again);
    expect(final.body).toMatchObject({ state: "final", owner: { id: "a1" } });
    // Both rulings can be read, each with its shares.
    expect(final.body).toMatchObject({
      firstDecision: { by: "head", credit: [{ manager: { id: "b1" }, share: 10_000 }] },
      decision: { by: "chief", credit: [{ manager: { id: "a1" }, share: 10_000 }] },
    });
    expect(await owner("c1")).toBe("a1");
    expect(final.body.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      "opened",
      "evidence",
      "evidenceDone",
      "evidenceDone",
      "decided",
      "appealed",
      "evidenceDone",
      "evidenceDone",
      "appealDecided",
    ]);
  });

  it("is seen by its parties and their heads, and to others is not there", async () => {
    const id = await raise(head, "c2");
    const stranger = await test.as("manager");
    const foreign = await stranger.get(`/api/collisions/${id}`);
    const missing = await stranger.get("/api/collisions/none");
    expect([foreign.status, foreign.text]).toEqual([404, missing.text]);
    expect((await view(ann, id)).id).toBe(id);
    const easthead = await test.signIn("easthead");
    expect((await view(easthead, id)).id).toBe(id);
    const alone = await easthead.send("POST", `/api/collisions/${id}/decision`, {
      ver: 1,
      outcome: "unit",
      reason: "x",
    });
    expect(alone.body.code).toBe("collision.outOfSight");
    const opener = await head.send("POST", `/api/collisions/${id}/decision`, {
      ver: 1,
      outcome: "unit",
      reason: "x",
    });
    expect(opener.body.code).toBe("collision.beneficiary");
    expect(
      (await ben.send("POST", "/api/collisions", { customer: "c2", statement: "x" })).status,
    ).toBe(404);
  });

  it("one case at a time, and none against oneself", async () => {
    const second = await head.send("POST", "/api/collisions", {
      customer: "c2",
      challenger: "b1",
      statement: "x",
    });
    expect(second.body.code).toBe("collision.openAlready");
    const self = await ann.send("POST", "/api/collisions", { customer: "c3", statement: "x" });
    expect(self.body.code).toBe("collision.ownCustomer");
  });

  it("decided sixteen times at once is decided once, with one change of owner", async () => {
    const id = await raise(head, "c3");
    const ver = await heard(id);
    const ruling = { ver, outcome: "mainAssist", winner: "b1", reason: "双方都有投入" };
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        chief.send("POST", `/api/collisions/${id}/decision`, ruling),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(15);
    const decided = await view(chief, id);
    expect(decided.decision.credit.map(({ share }: { share: number }) => share)).toEqual([
      7000, 3000,
    ]);
    expect((await chief.get("/api/ledger?customer=c3")).body.total).toBe(2);
    expect((await chief.get("/api/credit/c3?fen=100")).body).toMatchObject({
      owner: { id: "b1" },
      shares: [
        { manager: { id: "a1" }, share: 3000, fen: 30, until: null },
        { manager: { id: "b1" }, share: 7000, fen: 70 },
      ],
      articles: [{ key: "collide" }],
      cases: [id],
    });
  });

  it("shares by the first ruling until the appeal is ruled on, and by the second from then", async () => {
    const entry = { name: "宁波第六融达印刷厂", district: "滨江区" };
    const [match] = (await check(ben, entry)).matches;
    const raised = await ben.send("POST", "/api/collisions", {
      entry,
      ref: match.ref,
      statement: "x",
    });
    const { id } = raised.body;
    const rule = async (by: Client, outcome: string) =>
      by.send("POST", `/api/collisions/${id}/decision`, {
        ver: await heard(id),
        outcome,
        winner: "b1",
        reason: "双方都有投入",
      });
    const decided = await rule(head, "mainAssist");
    expect(decided.body.state).toBe("decided");
    const day = civilDay(now);
    now = new Date(now.getTime() + 86_400_000);
    await signAllIn();
    const { ver } = decided.body;
    await ann.send("POST", `/api/collisions/${id}/appeal`, { ver, reason: "份额有异议" });
    const final = await rule(chief, "sole");
    expect(final.body).toMatchObject({
      state: "final",
      owner: { id: "b1" },
      firstDecision: { outcome: "mainAssist", by: "head" },
      decision: { outcome: "sole", by: "chief" },
    });
    const shares = async (on: string) =>
      (await chief.get(`/api/credit/c6?fen=100&on=${on}`)).body.shares.map(
        ({ manager, fen }: { manager: { id: string }; fen: number }) => [manager.id, fen],
      );
    expect(await shares(day)).toEqual([
      ["a1", 30],
      ["b1", 70],
    ]);
    expect(await shares(civilDay(now))).toEqual([["b1", 100]]);
  });

  it("weighs what the article reads, also where the decider sees it masked", async () => {
    expect((await chief.get("/api/customers/c3")).text).not.toContain("13812345678");
    const weight = await withClient(test.admin, async (client) => {
      const { rows } = await client.query("select weight from customer where id = 'c3'");
      return rows[0]?.weight;
    });
    expect([await owner("c3"), weight]).toEqual(["b1", 3]);
  });

  it("evidence found not to hold no longer counts", async () => {
    const id = await raise(head, "c4");
    const before = await view(chief, id);
    const [ours] = before.criteria[0].holder;
    const rejected = await chief.send("POST", `/api/collisions/${id}/evidence/${ours.id}/reject`, {
      reason: "导入时间，不是报备",
    });
    expect(rejected.body.criteria[0].leads).toBe("b1");
    expect(rejected.body.criteria[0].holder[0].rejected).toMatchObject({ by: "chief" });
    const late = {
      criterion: "firstContact",
      at: new Date(now.getTime() + 9e9).toISOString(),
      note: "x",
      party: "a1",
    };
    expect((await chief.send("POST", `/api/collisions/${id}/evidence`, late)).body.code).toBe(
      "collision.future",
    );
  });

  it("is marked when its days are over, and closes when nobody appeals", async () => {
    const id = await raise(head, "c5");
    const { ver: opened, decideBy, evidence: days } = await view(chief, id);
    now = new Date(new Date(days.until).getTime() + 1000);
    await signAllIn();
    await runDueEvents(test.app, CASE_HANDLERS);
    const ready = await view(chief, id);
    expect(ready).toMatchObject({ ver: opened + 1, evidence: { isOver: true, done: [] } });
    expect([ready.proposal.by, ready.allowed.includes("decide")]).toEqual(["registeredAt", true]);
    const { ver } = ready;
    now = new Date(new Date(decideBy).getTime() + 1000);
    await signAllIn();
    await runDueEvents(test.app, CASE_HANDLERS);
    const overdue = await view(chief, id);
    expect([overdue.isOverdue, overdue.ver]).toEqual([true, ver + 1]);
    await runDueEvents(test.app, CASE_HANDLERS);
    expect((await view(chief, id)).ver).toBe(ver + 1);

    const ruling = { ver: overdue.ver, outcome: "unit", winner: null, reason: "各有理由" };
    const decided = await chief.send("POST", `/api/collisions/${id}/decision`, ruling);
    expect([decided.body.state, await owner("c5")]).toEqual(["decided", null]);
    const [kept] = await test.app.database.within(SYSTEM, (stores) =>
      stores.lives.subjects(["c5"], false),
    );
    // Ruled to the unit, it is not free for whoever claims it first.
    expect(kept).toMatchObject({ ver: kept?.kept?.ver, kept: { life: { state: "unitCustody" } } });
    now = new Date(new Date(decided.body.appealUntil).getTime() + 1000);
    await signAllIn();
    await runDueEvents(test.app, CASE_HANDLERS);
    expect((await view(chief, id)).state).toBe("final");
    const appeal = { ver: decided.body.ver + 1, reason: "x" };
    expect((await ann.send("POST", `/api/collisions/${id}/appeal`, appeal)).status).toBe(409);
  });

  it("both parties and the heads are told", async () => {
    const kinds = async (client: Client) =>
      (await client.get("/api/notices")).body.notices.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(ann)).toEqual(
      expect.arrayContaining(["collision.opened", "collision.decided", "collision.appealed"]),
    );
    expect(await kinds(head)).toEqual(expect.arrayContaining(["collision.heard", "collision.due"]));
  });

  it("the head of both units and the robot of the whole organisation hear each happening once", async () => {
    const heard = await withClient(test.admin, (client) =>
      client.query(`select kind, count(*)::int as n, count(distinct (about, ver))::int as each
        from (select 'robot' as who, kind, about, split_part(effect_key, ':', 3) as ver
            from guanhu.outbox
          union all select account, kind, about, split_part(effect_key, ':', 3)
            from guanhu.notice where account = 'head') told
        where kind in ('collision.opened', 'collision.heard') group by who, kind`),
    );
    expect(heard.rows).toHaveLength(4);
    for (const { n, each } of heard.rows) expect(n).toBe(each);
  });
});
