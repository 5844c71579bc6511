import { afterAll, beforeAll, expect, it } from "vitest";
import { ROLES, type Role } from "../../src/app/roles.ts";
import { openTestServer, seedSmallWorld, type TestServer } from "./server.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test, 30);
});
afterAll(() => test.stop());

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const MAPPING = { sheet: null, columns: [], coordinates: null };
const CASES: readonly {
  readonly call: string;
  readonly body?: unknown;
  readonly may: readonly Role[];
}[] = [
  { call: "GET /api/regimes", may: ROLES.filter((role) => role !== "secAdmin") },
  { call: "GET /api/regimes/none", may: ROLES.filter((role) => role !== "secAdmin") },
  { call: "POST /api/regimes", body: { source: "x" }, may: ["regimeEditor"] },
  {
    call: "PUT /api/regimes/none/draft",
    body: { source: "x", baseHash: null },
    may: ["regimeEditor"],
  },
  { call: "DELETE /api/regimes/none/draft", may: ["regimeEditor"] },
  {
    call: "POST /api/regimes/none/publish",
    body: { draftHash: "x", signedWarnings: [] },
    may: ["regimeApprover"],
  },
  {
    call: "GET /api/customers",
    may: ["teamLead", "unitHead", "allocator", "compliance", "executive"],
  },
  {
    call: "GET /api/managers",
    may: ["teamLead", "unitHead", "allocator", "compliance", "executive"],
  },
  {
    call: "GET /api/managers/M001/book",
    may: ["teamLead", "unitHead", "allocator", "compliance", "executive"],
  },
  { call: "GET /api/my-book", may: ["manager"] },
  { call: "GET /api/locks", may: ["teamLead", "unitHead", "allocator", "compliance", "executive"] },
  {
    call: "POST /api/locks",
    body: { customer: "none", manager: "none", reason: "x" },
    may: ["allocator", "compliance"],
  },
  { call: "DELETE /api/locks/none", may: ["allocator", "compliance"] },
  { call: "GET /api/imports/none", may: ["allocator"] },
  { call: "POST /api/imports/none/preview", body: { mapping: MAPPING }, may: ["allocator"] },
  { call: "POST /api/imports/none/commit", may: ["allocator"] },
  { call: "GET /api/import-mappings", may: ["allocator"] },
  { call: "POST /api/runs", body: { regimeId: "none", seconds: 1 }, may: ["allocator"] },
  { call: "GET /api/runs", may: ["teamLead", "unitHead", "allocator", "compliance", "executive"] },
  {
    call: "GET /api/runs/none/assignments",
    may: ["teamLead", "unitHead", "allocator", "compliance", "executive"],
  },
  {
    call: "GET /api/runs/none/map",
    may: ["teamLead", "unitHead", "allocator", "compliance", "executive"],
  },
  {
    call: "GET /api/runs/none/export.xlsx",
    may: ["teamLead", "unitHead", "allocator", "compliance", "executive"],
  },
  { call: "POST /api/runs/none/stop", may: ["allocator"] },
  {
    call: "POST /api/runs/none/decide",
    body: { customer: "a", manager: "b", reason: "c" },
    may: ["teamLead", "unitHead", "allocator"],
  },
  { call: "POST /api/runs/none/publish", may: ["unitHead", "allocator", "executive"] },
  {
    call: "GET /api/ledger",
    may: ["unitHead", "allocator", "compliance", "regimeApprover", "executive", "auditAdmin"],
  },
  { call: "POST /api/ledger/verify", may: ["compliance", "auditAdmin"] },
  { call: "PUT /api/settings", body: {}, may: ["sysAdmin"] },
  { call: "PUT /api/settings/boundary", body: { boundary: null }, may: ["sysAdmin"] },
  { call: "GET /api/users", may: ["sysAdmin", "secAdmin"] },
  { call: "PATCH /api/users/none", body: {}, may: ["sysAdmin", "secAdmin"] },
];

it.each(ROLES)("%s opens exactly the routes of the table of rights", async (role) => {
  const client = await test.as(role);
  const odd: string[] = [];
  for (const { call, body, may } of CASES) {
    const [method, url] = call.split(" ") as [Method, string];
    const answer = method === "GET" ? await client.get(url) : await client.send(method, url, body);
    const isRefused = answer.status === 403 && answer.body.code === "right.missing";
    if (answer.status >= 500 || isRefused === may.includes(role))
      odd.push(`${call} ${answer.text.slice(0, 200)}`);
  }
  expect(odd).toEqual([]);
});

it("a refused write changes nothing", async () => {
  const manager = await test.as("manager");
  const allocator = await test.as("allocator");
  await manager.send("POST", "/api/locks", { customer: "K00001", manager: "M001", reason: "x" });
  await manager.send("PUT", "/api/settings", { organisation: "改掉" });
  expect((await allocator.get("/api/locks")).body.locks).toEqual([]);
  expect((await allocator.get("/api/settings")).body.organisation).not.toBe("改掉");
});

it("a manager sees the own book and nobody else's customers", async () => {
  const allocator = await test.as("allocator");
  const all = (await allocator.get("/api/customers?limit=100")).body.rows;
  const owned = all.find((row: { owner: unknown }) => row.owner !== null);
  const foreign = all.find(
    (row: { owner: { id: string } | null }) =>
      row.owner !== null && row.owner.id !== owned.owner.id,
  );
  await test.account("own", ["manager"], { manager: owned.owner.id });
  const client = await test.signIn("own");
  const book = await client.get("/api/my-book");
  expect(book.body.manager.id).toBe(owned.owner.id);
  expect(book.body.book.rows.map((row: { id: string }) => row.id)).toContain(owned.id);
  expect((await client.get(`/api/customers/${owned.id}`)).status).toBe(200);
  const foreignAnswer = await client.get(`/api/customers/${foreign.id}`);
  const missing = await client.get("/api/customers/K99999");
  expect([foreignAnswer.status, missing.status]).toEqual([404, 404]);
  expect(foreignAnswer.body.code).toBe(missing.body.code);
  expect((await client.get(`/api/managers/${foreign.owner.id}/book`)).status).toBe(403);
});
