import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { dispatchIn } from "../../src/app/dispatch/dispatch-customer.ts";
import { notePoaching } from "../../src/app/handover/note-poaching.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { type Answer, type Client, openTestServer, type TestServer } from "./server.ts";

const REGIME = `---
regime: dispatching
title: 新客户分派办法
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 营销部
---

# 第一章 总则

## 第一条 办公时间 {#hours}

工作日办公时间为九时至十二时、十三时三十分至十七时三十分。

\`\`\`rule
kind: calendar
use: cn-statutory
hours: ["09:00-12:00", "13:30-17:30"]
\`\`\`

## 第二条 管户资格 {#may}

金融客户由金融专长的客户经理管户。

\`\`\`rule
kind: eligibility
when: 客户.行业 == 金融
require: 客户.行业 属于 经理.行业专长
\`\`\`

## 第三条 上限 {#cap}

每人管户不超过核定上限。

\`\`\`rule
kind: capacity
limit: 经理.上限
\`\`\`

## 第四条 区域 {#area}

先看区域，不符的每户每月计六十分钟。

\`\`\`rule
kind: priority
dimensions:
  - { name: 区域, match: 经理.片区 包含 客户.区县, penalty: 60 }
\`\`\`

## 第五条 分派 {#give}

新客户按现行方案的价格派。

\`\`\`rule
kind: dispatch
\`\`\`

## 第六条 首次联系 {#call}

派出后三十分钟内应当首次联系，未联系的改派一次，仍未联系的报告机构负责人。

\`\`\`rule
kind: dispatch
first_contact: 30分钟
reroute: 1
escalate: 机构负责人
\`\`\`

## 第七条 不得同管 {#rivals}

互相竞争的客户不得由同一名客户经理管户。

\`\`\`rule
kind: disjoint
by: 客户.竞争组
\`\`\`

## 第八条 挖转 {#guard}

客户离开同事六十天内转入的，每满一次提示。

\`\`\`rule
kind: credit
of: 内部挖转
window: 60天
alarm: 1
net_new: no
\`\`\`
`;

const MANAGERS = [
  "工号,姓名,机构,岗位,入职日期,状态,片区,行业专长,上限",
  "W1,李一,营销部,客户经理,2018-03-01,在岗,城东,制造,3",
  "W2,王二,营销部,客户经理,2018-03-01,在岗,城西,制造,3",
  "W3,赵三,营销部,客户经理,2018-03-01,在岗,城西,金融,2",
  "W4,钱四,财务部,内勤,2018-03-01,在岗,,,0",
].join("\n");
const CUSTOMERS = [
  "客户编号,名称,行业,区县,竞争组",
  "R1,北城对手公司,制造,城东,甲",
  ...Array.from({ length: 10 }, (_, i) => `E${i},东城第${i}机械厂,制造,城东,`),
  ...Array.from({ length: 4 }, (_, i) => `F${i},西城第${i}投资公司,金融,城西,`),
].join("\n");

let test: TestServer;
// A Tuesday, ten in the morning in China.
let clock = new Date("2026-12-01T02:00:00Z");
let allocator: Client;

beforeAll(async () => {
  test = await openTestServer({ now: () => clock });
  const write = (name: string, text: string): string => {
    const path = join(test.folder, name);
    writeFileSync(path, text);
    return path;
  };
  await seedWorld(test.app, {
    source: REGIME,
    files: [
      { kind: "managers", path: write("managers.csv", MANAGERS) },
      { kind: "customers", path: write("customers.csv", CUSTOMERS) },
    ],
    boundary: null,
  });
  allocator = await test.as("allocator", "unitHead");
  for (const [name, manager] of [
    ["li", "W1"],
    ["wang", "W2"],
    ["zhao", "W3"],
  ] as const)
    await test.account(name, ["manager"], { manager });
});
afterAll(() => test.stop());

const give = (id: string) => allocator.send("POST", `/api/dispatch/${id}`);
const ownerOf = async (id: string): Promise<string | null> =>
  (await allocator.get(`/api/customers/${id}`)).body.owner?.id ?? null;

describe("giving a customer to somebody", () => {
  it("proposes the manager with the reason, and changes nothing", async () => {
    const { status, body } = await allocator.get("/api/dispatch/E0");
    expect(status).toBe(200);
    expect(body).toMatchObject({ manager: { id: "W1" }, strategy: "byPrices", hasPrices: false });
    expect(body.article).toMatchObject({ key: "give", printed: "第五条" });
    expect(body.reason.runnerUp.manager.id).not.toBe("W1");
    expect(body.reason.runnerUp.extraCost).toBe(60);
    expect(body.reason.sentence).toContain("李一");
    expect(body.contactDue).toBe("2026-12-01T02:30:00.000Z");
    expect(await ownerOf("E0")).toBeNull();
  });

  it("gives it to the one who was proposed, by the article, with a record and a clock", async () => {
    const { status, body } = await give("E0");
    expect(status).toBe(200);
    expect(body).toMatchObject({ manager: { id: "W1" }, contactDue: "2026-12-01T02:30:00.000Z" });
    expect(body.articles[0].key).toBe("give");
    expect(await ownerOf("E0")).toBe("W1");
    const ledger = await allocator.get("/api/ledger?customer=E0");
    expect(ledger.body.rows[0]).toMatchObject({ cause: "dispatch", to: { id: "W1" } });
    const li = await test.signIn("li");
    const clocks = await li.get("/api/first-contacts");
    expect(clocks.body.clocks).toMatchObject([
      { customer: { id: "E0" }, due: "2026-12-01T02:30:00.000Z", article: { printed: "第六条" } },
    ]);
    const notices = await li.get("/api/notices");
    expect(JSON.stringify(notices.body)).toContain("东城第0机械厂");
    const latest = await allocator.get("/api/dispatch/E0/latest");
    expect(latest.body.latest).toMatchObject({
      strategy: "byPrices",
      source: "form",
      outcome: null,
    });
  });

  it("leaves a customer with rivals to an allocation, which sees them all", async () => {
    const { status, body } = await give("R1");
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: "dispatch.leftToPlan" });
    expect(body.detail).toContain("第七条");
  });

  it("does not give it a second time", async () => {
    const { status, body } = await give("E0");
    expect(status).toBe(409);
    expect(body.code).toBe("dispatch.owned");
  });

  it("answers a customer that is not there and one out of sight alike", async () => {
    const missing = await give("nobody");
    expect(missing.status).toBe(404);
    expect(missing.body.code).toBe("customer.notFound");
    await test.account("afar", ["teamLead"], { unit: "财务部" });
    const afar = await test.signIn("afar");
    const foreign = await afar.send("POST", "/api/dispatch/E1");
    expect(foreign.status).toBe(404);
    expect(foreign.body.code).toBe("customer.notFound");
  });

  it("passes over who is full, and leaves with the unit whom nobody can have", async () => {
    expect([(await give("F0")).status, (await give("F1")).status]).toEqual([200, 200]);
    const { status, body } = await give("F2");
    expect(status).toBe(200);
    expect(body.manager).toBeNull();
    const by = body.reason.excluded.map((one: { article: { key: string } }) => one.article.key);
    expect(by.sort()).toEqual(["cap", "may"]);
    const life = await allocator.get("/api/lives/F2");
    expect(life.body.life.state).toBe("unitCustody");
    expect(await ownerOf("F2")).toBeNull();
  });
});

describe("many at once", () => {
  it("fills nobody above his limit, and gives out every place there is", async () => {
    const ids = Array.from({ length: 9 }, (_, i) => `E${i + 1}`);
    const answers = await Promise.all(ids.map(give));
    const given = answers.filter(({ body }) => body.manager !== null && body.manager !== undefined);
    // Five places are left to those who may: two of W1, three of W2.
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 200));
    expect(given).toHaveLength(5);
    const owners = await Promise.all([...ids, "E0"].map(ownerOf));
    const held = (id: string): number => owners.filter((owner) => owner === id).length;
    expect([held("W1"), held("W2"), held("W3")]).toEqual([3, 3, 0]);
  });
});

describe("the first contact", () => {
  it("is made in time, passed on, or brought up, once", async () => {
    clock = new Date("2026-12-01T02:10:00Z");
    const li = await test.signIn("li");
    const open = expect.objectContaining({ customer: expect.objectContaining({ id: "E0" }) });
    await li.send("POST", "/api/lives/E0/contacts", {
      at: "2026-12-01T02:09:00.000Z",
      way: "call",
      evidence: "未接通",
      answered: false,
      seconds: 0,
    });
    // A call that nobody answered is no contact.
    expect((await li.get("/api/first-contacts")).body.clocks).toContainEqual(open);
    const made = await li.send("POST", "/api/lives/E0/contacts", {
      at: "2026-12-01T02:10:00.000Z",
      way: "call",
      evidence: "通话录音 1",
      answered: true,
      seconds: 90,
    });
    expect(made.status).toBe(200);
    expect((await li.get("/api/first-contacts")).body.clocks).not.toContainEqual(
      expect.objectContaining({ customer: expect.objectContaining({ id: "E0" }) }),
    );
    clock = new Date("2026-12-01T02:31:00Z");
    await runDueEvents(test.app, TIMED_HANDLERS);
    expect((await allocator.get("/api/dispatch/E0/latest")).body.latest.outcome).toBe("made");
    // Everybody else is full: it cannot be passed on, so it is brought up.
    expect((await allocator.get("/api/dispatch/F0/latest")).body.latest.outcome).toBe("escalated");
    expect(await ownerOf("F0")).toBe("W3");
  });

  it("takes the customer to the next manager where he has room", async () => {
    await test.app.database.within(SYSTEM, async (stores) => {
      await stores.managers.upsert(
        [
          { id: "W2" as never, fields: { limit: 9 } },
          { id: "W1" as never, fields: { limit: 9 } },
        ],
        { importId: null },
      );
    });
    const one = await test.app.database.within(SYSTEM, (stores) =>
      stores.customers.page({
        unassigned: true,
        offset: 0,
        limit: 1,
        sort: "id",
        descending: false,
        q: "东城",
      }),
    );
    const id = one.rows[0]?.id ?? "";
    const first = await give(id);
    expect(first.body.manager.id).toBe("W1");
    clock = new Date(new Date(first.body.contactDue).getTime() + 60_000);
    await runDueEvents(test.app, TIMED_HANDLERS);
    expect(await ownerOf(id)).toBe("W2");
    // The program gave it to him: he took it from nobody.
    const { notices } = (await (await test.signIn("wang")).get("/api/notices")).body;
    expect(notices.some(({ kind }: { kind: string }) => kind === "customer.poached")).toBe(false);
    const latest = await allocator.get(`/api/dispatch/${id}/latest`);
    expect(latest.body.latest.outcome).toBeNull();
    // The second who does not call keeps it, and it is brought up.
    clock = new Date(new Date(latest.body.latest.contactDue).getTime() + 60_000);
    await runDueEvents(test.app, TIMED_HANDLERS);
    expect(await ownerOf(id)).toBe("W2");
    expect((await allocator.get(`/api/dispatch/${id}/latest`)).body.latest.outcome).toBe(
      "escalated",
    );
  });
});

it("counts as taken what a manager of another unit takes within the days after it left a colleague", async () => {
  await test.app.database.within(SYSTEM, async (stores) => {
    const home = await stores.transfers.unitOf("W3");
    expect(home?.unit).not.toBe((await stores.transfers.unitOf("W4"))?.unit);
    const [subject] = await stores.lives.subjects(["F0"], true);
    const ver = subject?.ver ?? 0;
    const because = { regime: "dispatching", revision: 1, cause: "transfer" } as const;
    const go = (expectedVer: number, to: string | null) =>
      stores.ownership.change(
        [{ customer: "F0", expectedVer, to, weight: 1, articles: ["give"], reason: "" }],
        because,
      );
    const taken = { customer: "F0", cause: "transfer" } as const;
    await go(ver, null);
    await go(ver + 1, "W1");
    // Within the unit, and straight from one to the other: neither is counted.
    await notePoaching(test.app, stores, { ...taken, to: "W1", ver: ver + 2 });
    await go(ver + 2, "W4");
    await notePoaching(test.app, stores, { ...taken, to: "W4", ver: ver + 3 });
    expect(await stores.credit.poachCases("W1", "2026-01-01")).toBe(0);
    expect(await stores.credit.poachCases("W4", "2026-01-01")).toBe(0);
    await go(ver + 3, null);
    await go(ver + 4, "W3");
    await go(ver + 5, null);
    await go(ver + 6, "W4");
    await notePoaching(test.app, stores, { ...taken, to: "W4", ver: ver + 7 });
    expect(await stores.credit.poachCases("W4", "2026-01-01")).toBe(1);
    await go(ver + 7, "W3");
  });
});

describe("inquiries", () => {
  it("are entered once and given to somebody at once", async () => {
    const who = await test.as("allocator", "unitHead");
    const entry = { name: "杭州新来智能装备有限公司", industry: "制造", district: "城东" };
    const { status, body } = await who.send("POST", "/api/inquiries", { entry });
    expect(status).toBe(201);
    expect(body.manager.id).toBe("W1");
    expect(body.contactDue).not.toBeNull();
    const again = await who.send("POST", "/api/inquiries", { entry });
    expect(again.status).toBe(409);
    expect(again.body.code).toBe("customer.same");
  });

  it("a customer that is entered by hand is given to somebody as well", async () => {
    const who = await test.as("allocator", "unitHead");
    const { status, body } = await who.send("POST", "/api/customers", {
      name: "杭州另一家精密仪器有限公司",
      industry: "制造",
      district: "城西",
    });
    expect(status).toBe(201);
    expect(body.owner.id).toBe("W2");
  });
});

it("a desk that is told of a claim by another path gives nobody too much", async () => {
  const free = await test.app.database.within(SYSTEM, (stores) =>
    stores.customers.page({
      unassigned: true,
      offset: 0,
      limit: 50,
      sort: "id",
      descending: false,
    }),
  );
  for (const { id } of free.rows.filter((row) => row.id !== "R1"))
    await test.app.database.within(SYSTEM, (stores) =>
      dispatchIn(test.app, stores, { customer: id, source: "api" }),
    );
  const managers = await allocator.get("/api/managers?limit=10");
  for (const { count, limit } of managers.body.rows) expect(count).toBeLessThanOrEqual(limit);
});

describe("customers that were not entered with the form", () => {
  it("are told apart: what a program enters is by its own source", async () => {
    const who = await test.as("allocator", "unitHead");
    const sourceOf = async (name: string, more: object): Promise<string> => {
      const entry = { name, industry: "制造", district: "城东", ...more };
      const { body } = await who.send("POST", "/api/customers", entry);
      return (await who.get(`/api/dispatch/${body.id}/latest`)).body.latest.source;
    };
    expect(await sourceOf("宁波石浦渔具制造有限公司", {})).toBe("api");
    expect(await sourceOf("温州龙湾阀门铸造有限公司", { through: "form" })).toBe("form");
  });

  it("of a file are given out after it is written, and the page says why the rest waits", async () => {
    const file = [
      "客户编号,名称,行业,区县,竞争组",
      "I1,嘉兴秀洲纺织机械有限公司,制造,城东,",
      "I2,台州椒江缝纫机有限公司,制造,城东,甲",
      "I3,绍兴柯桥创业投资有限公司,金融,城西,",
    ].join("\n");
    const who = await test.as("allocator");
    const at = `/api/imports/${(await who.upload("customers", "new.csv", file)).body.id}`;
    const { suggestedMapping: mapping } = (await who.get(at)).body;
    await who.send("POST", `${at}/preview`, { mapping });
    expect((await who.send("POST", `${at}/commit`)).status).toBe(202);
    const written = async (): Promise<Answer> => {
      const now = await who.get(at);
      if (now.body.state === "committed") return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return written();
    };
    expect((await written()).body.arrivals).toEqual({ total: 3, given: 0, open: 3, waiting: [] });
    await runDueEvents(test.app, TIMED_HANDLERS);
    const { arrivals } = (await who.get(at)).body;
    expect(arrivals).toMatchObject({ total: 3, given: 1, open: 0 });
    expect(arrivals.waiting).toHaveLength(2);
    expect(arrivals.waiting).toContainEqual({
      why: "dispatch.leftToPlan",
      articles: ["第七条"],
      count: 1,
    });
    const custody = arrivals.waiting.find(({ why }: { why: string }) => why === "custody");
    expect(custody.articles).toContain("第三条");
    expect((await allocator.get("/api/dispatch/I1/latest")).body.latest).toMatchObject({
      source: "import",
      contactDue: expect.any(String),
    });
    expect(await ownerOf("I1")).not.toBeNull();
    expect((await allocator.get("/api/lives/I3")).body.life.state).toBe("unitCustody");
  });
});
