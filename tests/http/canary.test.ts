import { afterAll, beforeAll, expect, it } from "vitest";
import { ROLES } from "../../src/app/roles.ts";
import { ROUTES, type RouteSpec } from "../../src/contract/index.ts";
import { withClient } from "../../src/storage/pool.ts";
import type { Client } from "./server.ts";
import { MARK, openTwoHouses, publishRegime, type TwoHouses } from "./two-houses.ts";

/** Marks in the contacts of customers: none may leave for a role that sees them masked. */
const CANARIES = [MARK, "邵小晚", "wan@xibu.example"];
let houses: TwoHouses;
beforeAll(async () => {
  houses = await openTwoHouses();
});
afterAll(() => houses.test.stop());

const leaked = (text: string): boolean => CANARIES.some((mark) => text.includes(mark));

/** Every route that is read, its parameters filled with what is there. */
function addresses(): readonly string[] {
  const { ids } = houses;
  const id = (kind: string): string => ids[kind]?.foreign ?? "none";
  return Object.entries<RouteSpec>(ROUTES).flatMap(([key, spec]) => {
    const [method, path = ""] = key.split(" ");
    if (method !== "GET" || spec.events !== undefined || path === "/api/sign-on") return [];
    const kind = /^\/api\/(\w+?)s\//.exec(path)?.[1] ?? "customer";
    const filled = path
      .replace(":customer", id("customer"))
      .replace(":manager", id("manager"))
      .replace(
        ":id",
        kind === "regime" ? "group-customers" : id(kind === "credit" ? "customer" : kind),
      );
    const query = path.includes("diff") ? "?from=1&to=1&against=none" : "";
    const runs = path.startsWith("/api/comparison") ? `?runs=${id("run")},${id("run")}` : query;
    return [filled + runs];
  });
}

/** What a role writes where a customer comes into the answer. */
async function writes(client: Client): Promise<readonly string[]> {
  const run = houses.ids["run"]?.foreign ?? "";
  const tried = [
    client.send("POST", "/api/locks", { customer: "KW", manager: "W1", reason: MARK.slice(0, 3) }),
    client.send("POST", `/api/runs/${run}/decide`, {
      customer: "KV",
      manager: "W2",
      reason: "片区",
    }),
    client.send("POST", "/api/customers/check", { name: "西岭检测有限公司" }),
    client.send("POST", "/api/collisions", { customer: "KW", statement: "我先联系的" }),
    client.send("POST", "/api/lives/KW/register", { evidence: "名片" }),
    client.send("POST", "/api/pool/KW/claim"),
    client.send("POST", "/api/reveals", { customer: "KW", field: "x:无", reason: "看看" }),
    client.send("POST", "/api/regimes/check", { source: "# 无", withFacts: true }),
  ];
  return (await Promise.all(tried)).map(({ text }) => text);
}

it.each(ROLES)(
  "no contact leaves unmasked for %s, who sees the whole organisation",
  async (role) => {
    await houses.test.account(`all-${role}`, [role]);
    const client = await houses.test.signIn(`all-${role}`);
    const odd: string[] = [];
    for (const url of addresses()) {
      const { text, status } = await client.get(url);
      if (leaked(text)) odd.push(url);
      if (status >= 500) odd.push(`${url} broke: ${text.slice(0, 200)}`);
    }
    for (const text of await writes(client)) if (leaked(text)) odd.push(text.slice(0, 200));
    expect(odd).toEqual([]);
  },
);

it("no contact leaves unmasked for the manager whose customer it is, until he asks for it", async () => {
  await houses.test.account("w1", ["manager"], { manager: "W1", unit: "西部" });
  const client = await houses.test.signIn("w1");
  for (const url of addresses()) expect(leaked((await client.get(url)).text), url).toBe(false);
  expect((await client.get("/api/customers/KW")).text).toContain("138****3210");
  const asked = { customer: "KW", field: "phone", reason: "约定上门" };
  expect((await client.send("POST", "/api/reveals", asked)).body.text).toBe(MARK);
});

it("neither the log nor what is recorded of acts holds a contact", async () => {
  expect(houses.test.logged.filter(leaked)).toEqual([]);
  const odd = await withClient(houses.test.admin, async (client) => {
    const found: string[] = [];
    // Facts of customers, and files as they were uploaded, are where contacts belong.
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'guanhu'
       and tablename not in ('customer', 'customer_history', 'import_job', 'collision_entry') order by 1`,
    );
    for (const { name } of rows) {
      const { rowCount } = await client.query(
        `select 1 from guanhu.${name} t where t::text like any ($1) limit 1`,
        [CANARIES.map((mark) => `%${mark}%`)],
      );
      if (rowCount !== 0) found.push(name);
    }
    return found;
  });
  expect(odd).toEqual([]);
});

const OPEN = `---
regime: open
title: 不遮盖
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 制度办
---

# 第一章 查看

## 第一条 计划财务 {#planner}

计划财务查看全部客户，不遮盖。

\`\`\`rule
kind: access
role: planner
scope: all
rights: [查看制度, 查看客户]
sensitive: 不遮盖
\`\`\`
`;

it("the crawl is not blind: it meets the marks where an article leaves them open", async () => {
  await publishRegime(houses.test, { id: "open", source: OPEN });
  const client = await houses.test.signIn("all-planner");
  const met: string[] = [];
  for (const url of addresses()) if (leaked((await client.get(url)).text)) met.push(url);
  expect(met).toEqual(["/api/customers/KW"]);
});
