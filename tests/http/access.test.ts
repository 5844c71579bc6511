import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAdministrator } from "../../src/app/office/create-administrator.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { customerId } from "../../src/core/shared/index.ts";
import { finishedRun, openTestServer, seedSmallWorld, type TestServer } from "./server.ts";

let test: TestServer;
const PHONE = "13812345678";
beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test, 12);
  await test.app.database.within(SYSTEM, (stores) =>
    stores.customers.upsert(
      [
        {
          id: customerId("K00001"),
          fields: {
            name: "青禾榆坪",
            contact: "王小敏",
            phone: PHONE,
            "x:备用手机": "13987654321",
          },
        },
      ],
      { importId: null },
    ),
  );
});
afterAll(() => test.stop());

const fieldOf = (view: { fields: { key: string }[] }, key: string) =>
  view.fields.find((field) => field.key === key);

const ask = (reason = "约定上门时间", field = "phone") => ({ customer: "K00001", field, reason });

describe("a sensitive field", () => {
  it("is not there at all for whoever runs the allocation, and cannot be revealed by him", async () => {
    const client = await test.as("allocator");
    const { body, text } = await client.get("/api/customers/K00001");
    expect([fieldOf(body, "phone"), fieldOf(body, "x:备用手机")]).toEqual([undefined, undefined]);
    expect(text).not.toMatch(/5678|1398765|王/);
    expect((await client.send("POST", "/api/reveals", ask())).body.code).toBe("reveal.notAllowed");
  });

  it("is shown by request to the data protection officer, who sees no customers", async () => {
    const client = await test.as("dpo");
    expect((await client.get("/api/customers/K00001")).status).toBe(403);
    const shown = await client.send("POST", "/api/reveals", ask("客户来函请求查阅本人信息"));
    expect(shown.body).toEqual({ text: PHONE, remaining: 49 });
  });

  it("is masked for whoever may not see it, and cannot be revealed by him", async () => {
    const client = await test.as("unitHead");
    const { body } = await client.get("/api/customers/K00001");
    expect(fieldOf(body, "phone")).toMatchObject({ value: "138****5678", isMasked: true });
    expect(fieldOf(body, "contact")).toMatchObject({ text: "王**" });
    expect(body.allowed).not.toContain("reveal");
    const answer = await client.send("POST", "/api/reveals", ask());
    expect([answer.status, answer.body.code]).toEqual([403, "reveal.notAllowed"]);
    expect(answer.text).not.toContain(PHONE);
  });

  it("goes by the role that shows the customer: of several roles none opens what another shows", async () => {
    const own = await test.app.database.within(SYSTEM, async ({ customers }) => {
      const other = (await customers.find("K00001"))?.owner?.id;
      const page = { offset: 0, limit: 50, sort: "id", descending: false } as const;
      const { rows } = await customers.page(page);
      const found = rows.find(({ owner }) => owner !== null && owner.id !== other);
      const id = found?.id ?? "";
      const fields = { phone: PHONE };
      await customers.upsert([{ id: customerId(id), fields }], { importId: null });
      return { id, manager: found?.owner?.id ?? "" };
    });
    for (const [other, kept] of [
      ["teamLead", true],
      ["allocator", false],
    ] as const) {
      await test.account(`both-${other}`, ["manager", other], { manager: own.manager });
      const both = await test.signIn(`both-${other}`);
      const seen = (await both.get("/api/customers/K00001")).body;
      expect([fieldOf(seen, "phone") !== undefined, seen.allowed.includes("reveal")]).toEqual([
        kept,
        false,
      ]);
      expect((await both.send("POST", "/api/reveals", ask())).body.code).toBe("reveal.notAllowed");
      const mine = await both.send("POST", "/api/reveals", { ...ask(), customer: own.id });
      expect([mine.status, mine.body.text]).toEqual([200, PHONE]);
    }
  });

  it("is shown one by one, for a reason, and recorded without the value", async () => {
    await test.account("dpo1", ["compliance"]);
    const client = await test.signIn("dpo1");
    const before = await client.get("/api/customers/K00001");
    expect(before.text).not.toContain(PHONE);
    expect(before.body.allowed).toContain("reveal");
    const empty = await client.send("POST", "/api/reveals", ask("  "));
    expect([empty.status, empty.body.code]).toEqual([422, "reveal.reasonMissing"]);
    const shown = await client.send("POST", "/api/reveals", ask());
    expect(shown.body).toEqual({ text: PHONE, remaining: 49 });
    const list = await client.get("/api/reveals");
    expect(list.body.rows[0]).toMatchObject({
      account: "dpo1",
      customer: { id: "K00001" },
      field: "phone",
      reason: "约定上门时间",
    });
    expect(list.body.total).toBe(4);
    expect(list.text).not.toContain(PHONE);
  });

  it("that is no sensitive one, is unknown, or of a customer out of sight, is not revealed", async () => {
    const client = await test.as("compliance");
    const name = await client.send("POST", "/api/reveals", ask("为什么", "name"));
    expect([name.status, name.body.code]).toEqual([404, "reveal.noSuchField"]);
    const none = await client.send("POST", "/api/reveals", ask("为什么", "email"));
    expect(none.body.code).toBe("reveal.noSuchField");
    const missing = await client.send("POST", "/api/reveals", { ...ask(), customer: "K99999" });
    expect([missing.status, missing.body.code]).toEqual([404, "customer.notFound"]);
  });

  it("is counted against the day, also when many are asked for at once", async () => {
    await test.account("busy", ["compliance"]);
    const client = await test.signIn("busy");
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => client.send("POST", "/api/reveals", ask())),
    );
    const count = (status: number) => answers.filter((one) => one.status === status).length;
    expect([count(200), count(429)]).toEqual([50, 10]);
    expect(answers.find(({ status }) => status === 429)?.body.code).toBe("reveal.tooMany");
  });
});

const REGIME = `---
regime: sight
title: 查看办法
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 制度办
---

# 第一章 查看

## 第一条 团队主管 {#lead}

团队主管查看本团队的客户，敏感信息写明理由后逐条显示，每人每日不超过二条。

\`\`\`rule
kind: access
role: teamLead
scope: team
rights: [查看制度, 查看客户]
sensitive: 逐条显示
per_day: 2
\`\`\`

## 第二条 敏感信息 {#fields}

地址也是敏感信息。

\`\`\`rule
kind: access
fields: [地址]
\`\`\`
`;

describe("an article on access", () => {
  it("decides what a role may do, and is cited where it leaves something out", async () => {
    await test.account("lead", ["teamLead"]);
    const lead = await test.signIn("lead");
    expect((await lead.get("/api/managers")).status).toBe(200);
    expect((await lead.send("POST", "/api/reveals", ask())).status).toBe(403);
    await publish();
    const refused = await lead.get("/api/managers");
    expect([refused.status, refused.body.code]).toEqual([403, "right.missing"]);
    expect(refused.body.detail).toContain("第一条");
    const shown = [1, 2, 3].map(() => lead.send("POST", "/api/reveals", ask()));
    const statuses = (await Promise.all(shown)).map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 200, 429]);
    const { roles } = (await lead.get("/api/roles")).body;
    const said = roles.find((one: { role: string }) => one.role === "teamLead");
    expect(said).toMatchObject({ scope: "team", sensitive: "reveal", perDay: 2 });
    expect(said.articles[0]).toMatchObject({ regime: "sight", printed: "第一条" });
  });
});

/** What is hidden beside contacts, so that no list may be asked by it. */
const HIDDEN = "[区县, 行业, 集团, 统一社会信用代码, 位置]";

const publish = (): Promise<void> => publishAs("sight", REGIME);

async function publishAs(id: string, source: string): Promise<void> {
  const editor = await test.as("regimeEditor");
  const made = await editor.send("POST", "/api/regimes", { source });
  expect(made.status, made.text).toBeLessThan(300);
  const { hash } = (await editor.get(`/api/regimes/${id}/source`)).body;
  const approver = await test.as("regimeApprover");
  const issues = (await editor.send("POST", "/api/regimes/check", { source })).body.issues;
  const done = await approver.send("POST", `/api/regimes/${id}/publish`, {
    draftHash: hash,
    signedWarnings: issues.map((issue: { id: string }) => issue.id),
  });
  expect(done.status, done.text).toBe(200);
}

const GROUPS = `---
regime: groups
title: 集团办法
revision: 1
status: draft
effective: 2026-01-01
owner: 制度办
---

# 第一章 集团

## 第一条 主办与协办 {#main}

集团由年营收最高的成员的客户经理主办，各区县另由一人协办；不随主办的每户每月计二十分钟。

\`\`\`rule
kind: cohesion
by: 客户.集团
mode: main_local
lead: 客户.注册资本
local: 客户.街道
apart: 20
\`\`\`
`;

describe("a customer's group", () => {
  it("shows its main owner and the local ones with the article, other units' customers unnamed", async () => {
    await publishAs("groups", GROUPS);
    await test.app.database.within(SYSTEM, async ({ customers, managers, ownership }) => {
      const member = (id: string, street: string, capital: number) => ({
        id: customerId(id),
        fields: { name: `云栖${id}`, group: "云栖集团", street, capital },
      });
      await customers.upsert(
        [
          member("GA", "甲街", 900),
          member("GB", "甲街", 10),
          member("GC", "乙街", 500),
          member("GD", "乙街", 20),
        ],
        { importId: null },
      );
      const [main, local] = await managers.all();
      const to = (customer: string, owner: string) => ({
        ...{ customer, expectedVer: 0, to: owner, weight: 1, articles: ["book-taken-over"] },
        ...{ reason: "接管", evidence: "{}" },
      });
      await ownership.change(
        [to("GA", main?.id ?? ""), to("GC", local?.id ?? ""), to("GD", main?.id ?? "")],
        { cause: "import", regime: "guanhu", revision: 1 },
      );
    });
    const reader = await test.as("compliance");
    const { group } = (await reader.get("/api/customers/GD")).body;
    const owner = async (id: string) => (await reader.get(`/api/customers/${id}`)).body.owner;
    expect(group).toMatchObject({
      name: "云栖集团",
      main: await owner("GA"),
      members: 4,
      article: { regime: "groups", printed: "第一条", title: "主办与协办" },
    });
    expect(group.locals).toEqual([
      { place: "乙街", owner: await owner("GC"), customers: 2 },
      { place: "甲街", owner: await owner("GA"), customers: 2 },
    ]);
    expect((await reader.get("/api/customers/K00002")).body.group?.name).not.toBe("云栖集团");
    // A page holds one connection at a time: more pages than connections are all answered.
    const pages = Array.from({ length: 40 }, () => reader.get("/api/customers/GD"));
    expect(new Set((await Promise.all(pages)).map(({ status }) => status))).toEqual(new Set([200]));
  });
});

describe("a field that an article hides", () => {
  it("is no way to ask for it: no filter, no order, no search of codes, no point on the map", async () => {
    const head = await test.as("unitHead");
    const narrowed = "/api/customers?industry=x";
    expect((await head.get(narrowed)).status).toBe(200);
    await publishAs("hidden", REGIME.replaceAll("sight", "hidden").replace("[地址]", HIDDEN));
    for (const query of ["industry=x", "district=x", "sort=district"]) {
      const answer = await head.get(`/api/customers?${query}`);
      expect([answer.status, answer.body.code]).toEqual([422, "search.hidden"]);
      expect(answer.body.detail).toContain("第二条");
    }
    expect((await head.get("/api/customers/GD")).body.group).toBeNull();
    const allocator = await test.as("allocator", "unitHead");
    const run = await finishedRun(allocator);
    const { rows } = (await allocator.get(`/api/runs/${run}/assignments?limit=1`)).body;
    const [{ customer }] = rows;
    const code = "91330106MA2H0TESTX";
    await test.app.database.within(SYSTEM, (stores) =>
      stores.customers.upsert([{ id: customer.id, fields: { uscc: code } }], { importId: null }),
    );
    for (const list of [`/api/runs/${run}/assignments`, "/api/customers"])
      expect((await allocator.get(`${list}?q=${code.slice(0, 12)}`)).body.total).toBe(0);
    const map = (await allocator.get(`/api/runs/${run}/map`)).body;
    expect([map.id, map.withoutPlace > 0]).toEqual([[], true]);
  });
});

describe("three administrators", () => {
  it("are three persons in the database too", async () => {
    await expect(test.account("two", ["sysAdmin", "auditAdmin"])).rejects.toThrow(/apart/);
    await expect(test.account("mixed", ["secAdmin", "manager"])).rejects.toThrow(/apart/);
    const fresh = await openTestServer();
    try {
      await createAdministrator(fresh.app);
      const admin = await fresh.app.database.within(SYSTEM, ({ accounts }) =>
        accounts.find("admin"),
      );
      expect(admin?.roles).toEqual(["secAdmin"]);
    } finally {
      await fresh.stop();
    }
  });

  it("are not two accounts of one person", async () => {
    const admin = await test.as("secAdmin");
    const add = (account: string, role: string) =>
      admin.send("POST", "/api/users", {
        account,
        displayName: account,
        roles: [role],
        manager: "M001",
      });
    expect((await add("first", "sysAdmin")).status).toBe(201);
    const second = await add("second", "auditAdmin");
    expect([second.status, second.body.code]).toEqual([422, "account.samePerson"]);
    const row = (await admin.get("/api/users")).body.users.find(
      (user: { account: string }) => user.account === "second",
    );
    expect(row).toBeUndefined();
  });
});
