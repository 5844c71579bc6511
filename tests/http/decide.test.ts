import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { type Answer, type Client, openTestServer, type TestServer } from "./server.ts";

const REGIME = `---
regime: narrow
title: 指定试验制度
revision: 1
status: in_force
effective: 2026-01-01
owner: 试验部
---

# 第一章 总则

## 第一条 容量 {#room}

每人至多管户十户，大户按三户计算。

\`\`\`rule
kind: capacity
limit: 10
weight: [ { when: 客户.注册资本 >= 1亿元, is: 3 }, { else: 1 } ]
\`\`\`

## 第二条 路程 {#near}

\`\`\`rule
kind: proximity
visits: 1
detour: 1
speed: 20
unknown: 8公里
cap: 60公里
\`\`\`

## 第三条 分工 {#area}

\`\`\`rule
kind: priority
strength: hard
dimensions:
  - { name: 区域, match: 经理.片区 包含 客户.区县 }
\`\`\`

## 第四条 集团 {#together}

\`\`\`rule
kind: cohesion
by: 客户.集团
mode: one_owner
\`\`\`

## 第五条 大户 {#major}

\`\`\`rule
kind: manual
when: 客户.注册资本 >= 1亿元
by: 主任
question: 由谁主办
\`\`\`
`;
const MANAGERS = `工号,姓名,状态,片区,常驻地经度,常驻地纬度
M1,林一,在岗,东区,113.0,30.0
M2,周二,在岗,东区,116.0,30.0
M3,吴三,在岗,西区,113.0,30.0
M4,郑四,在岗,东区,113.0,30.0
`;
const CUSTOMERS = `客户编号,客户名称,注册资本（万元）,区县,经度,纬度,集团
C1,青禾大户,20000,东区,113.01,30.0,甲集团
C2,青禾小户,100,东区,113.01,30.0,甲集团
C3,青禾独户,20000,东区,113.01,30.0,
`;

let test: TestServer;
let allocator: Client;
let run: string;

beforeAll(async () => {
  test = await openTestServer();
  const file = (name: string, text: string): string => {
    const path = join(test.folder, name);
    writeFileSync(path, text);
    return path;
  };
  await seedWorld(test.app, {
    source: REGIME,
    files: [
      { kind: "managers", path: file("managers.csv", MANAGERS) },
      { kind: "customers", path: file("customers.csv", CUSTOMERS) },
    ],
    boundary: null,
  });
  allocator = await test.as("allocator", "unitHead");
  const body = { regimeId: "narrow", seconds: 1 };
  run = (await allocator.send("POST", "/api/runs", body)).body.id;
  let state = "queued";
  while (state === "queued" || state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 50));
    state = (await allocator.get(`/api/runs/${run}`)).body.state;
  }
  expect(state).toBe("done");
});
afterAll(() => test.stop());

const decide = (customer: string, manager: string): Promise<Answer> =>
  allocator.send("POST", `/api/runs/${run}/decide`, { customer, manager, reason: "试验" });

it.each([
  ["beyond the distance that an article allows", "M2", "第二条"],
  ["outside the area that a hard principle asks for", "M3", "第三条"],
])("a person may not name a manager %s", async (_, manager, article) => {
  const answer = await decide("C3", manager);
  expect([answer.status, answer.body.code]).toEqual([422, "run.ineligible"]);
  expect(answer.body.data.articles).toEqual([article]);
});

const asked = (customer: string, manager: string): Promise<Answer> =>
  allocator.get(`/api/runs/${run}/customers/${customer}/managers/${manager}`);

it.each([
  ["M2", "第二条"],
  ["M3", "第三条"],
])("why not %s is answered with the article that forbids it", async (manager, article) => {
  const { status, body } = await asked("C2", manager);
  expect(status).toBe(200);
  expect(body.manager.id).toBe(manager);
  expect(body.forbidden.map((one: { printed: string }) => one.printed)).toEqual([article]);
});

it("why not another who may is answered with what the pair would cost, and how much more", async () => {
  const reason = (await allocator.get(`/api/runs/${run}/customers/C2/reason`)).body;
  const { body } = await asked("C2", reason.manager.id === "M1" ? "M4" : "M1");
  expect(body.forbidden).toEqual([]);
  // Both live at the same place, so the pair costs the same, article by article.
  const minutes = (items: readonly { minutes: number }[]) => items.map((one) => one.minutes);
  expect(minutes(body.items)).toEqual(minutes(reason.items));
  expect(minutes(body.items)[0]).toBeGreaterThan(0);
  expect(body.more).toBe(0);
});

it("why not somebody whom nobody knows is refused", async () => {
  expect((await asked("C2", "M9")).status).toBe(404);
  expect((await asked("C9", "M1")).status).toBe(404);
});

it("a person may not part a group, and may keep it together", async () => {
  const { rows } = (await allocator.get(`/api/runs/${run}/assignments`)).body;
  const row = rows.find((one: { customer: { id: string } }) => one.customer.id === "C2");
  const holder: string = row.manager.id;
  const parted = await decide("C1", holder === "M1" ? "M4" : "M1");
  expect([parted.status, parted.body.code]).toEqual([422, "run.ineligible"]);
  expect(parted.body.data.articles).toEqual(["第四条"]);
  expect((await decide("C1", holder)).status).toBe(200);
});

it("what a person decides weighs as much as the named manager's own article says", async () => {
  const { rows } = (await allocator.get(`/api/runs/${run}/assignments`)).body;
  const row = rows.find((one: { customer: { id: string } }) => one.customer.id === "C2");
  const other = row.manager.id === "M1" ? "M4" : "M1";
  expect((await decide("C3", other)).status).toBe(200);
  expect((await allocator.send("POST", `/api/runs/${run}/publish`)).status).toBe(200);
  const claim = {
    customer: "C2",
    expectedVer: 1,
    to: other,
    articles: ["corrected-by-person"],
    reason: "",
    weight: 8,
  };
  const refused = await test.app.database.within(SYSTEM, ({ ownership }) =>
    ownership.change([claim], { regime: "guanhu", revision: 1, cause: "assign" }),
  );
  // Three for the large customer, and the eight that are claimed.
  expect(refused).toMatchObject({ kind: "overCapacity", limit: 10, held: 11 });
});
