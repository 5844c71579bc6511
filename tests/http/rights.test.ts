import { afterAll, beforeAll, expect, it } from "vitest";
import { ROLES, type Role } from "../../src/app/roles.ts";
import { ROUTES, type RouteSpec } from "../../src/contract/index.ts";
import { openTestServer, seedSmallWorld, type TestServer } from "./server.ts";

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test, 30);
});
afterAll(() => test.stop());

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

const MAPPING = { sheet: null, columns: [], coordinates: null };

/** Everybody who is signed in. */
const EVERYBODY = ROLES;
/** Whoever has nothing to do with regimes: administrators, and people outside the organisation. */
const NO_REGIMES: readonly Role[] = [
  "sysAdmin",
  "secAdmin",
  "auditAdmin",
  "partnerUser",
  "portalUser",
];
const REGIME_READERS = ROLES.filter((role) => !NO_REGIMES.includes(role));
const APPROVERS: readonly Role[] = ["regimeApprover", "executive"];
const HEADS: readonly Role[] = ["teamLead", "unitHead", "areaHead"];
const MANAGER_READERS: readonly Role[] = [
  ...HEADS,
  "deputyHead",
  "industryHead",
  "allocator",
  "compliance",
];
const CUSTOMER_READERS: readonly Role[] = [
  ...MANAGER_READERS,
  "callbackLead",
  "caseReviewer",
  "inspector",
];
/** Figures of plans are seen without seeing a customer. */
const FIGURE_READERS: readonly Role[] = [...CUSTOMER_READERS, "executive"];
const LEDGER_READERS: readonly Role[] = [
  ...CUSTOMER_READERS,
  "dpo",
  "regimeApprover",
  "auditAdmin",
];
const LOCKERS: readonly Role[] = ["allocator", "compliance"];
const HANDOVER_RUNNERS: readonly Role[] = [...HEADS, "allocator"];
const TRANSFER_APPROVERS: readonly Role[] = [...HEADS, "executive"];
const TRANSFER_ASKERS: readonly Role[] = [...HANDOVER_RUNNERS, "industryHead", "manager"];
const DISPATCHERS = HANDOVER_RUNNERS;
/** Those with a book of their own, and of them who acts on it by himself. */
const OWNERS: readonly Role[] = ["manager", "backup"];
const ACTORS: readonly Role[] = ["manager"];
const KEEPERS: readonly Role[] = ["secAdmin"];

/** Those who enter customers, and those who decide when two of them collide. */
const ENTERERS: readonly Role[] = ["manager", "teamLead", "unitHead"];
const COLLISION_DECIDERS = HEADS;

interface Expected {
  readonly may: readonly Role[];
  readonly body?: unknown;
  readonly query?: string;
}

/** Who may open each route of the contract: a route without an expectation does not compile, and fails below. */
const EXPECTED: Readonly<Record<keyof typeof ROUTES, Expected>> = {
  "GET /api/health": { may: EVERYBODY },
  "GET /api/overview": { may: EVERYBODY },
  "GET /api/notices": { may: EVERYBODY },
  "POST /api/notices/read": { body: {}, may: EVERYBODY },
  "GET /api/webhooks": { may: ["sysAdmin"] },
  "POST /api/webhooks": {
    body: { name: "x", format: "json", url: "https://127.0.0.1/", kinds: ["disk.full"] },
    may: ["sysAdmin"],
  },
  "PATCH /api/webhooks/:id": { body: {}, may: ["sysAdmin"] },
  "DELETE /api/webhooks/:id": { may: ["sysAdmin"] },
  "POST /api/webhooks/:id/test": { may: ["sysAdmin"] },
  "POST /api/webhooks/:id/retry": { may: ["sysAdmin"] },
  "GET /api/notices/events": { query: "?seconds=0", may: EVERYBODY },
  "GET /api/pool": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "GET /api/pool/events": { query: "?seconds=0", may: [...CUSTOMER_READERS, ...OWNERS] },
  "POST /api/pool/:customer/claim": { may: ACTORS },
  "POST /api/pool/claims": { body: { customers: ["x"] }, may: ACTORS },
  "GET /api/dispatch/:customer": { may: DISPATCHERS },
  "POST /api/dispatch/:customer": { may: DISPATCHERS },
  "GET /api/dispatch/:customer/latest": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "GET /api/first-contacts": { may: OWNERS },
  "POST /api/inquiries": { body: { entry: { name: "x" } }, may: ENTERERS },
  "GET /api/lives": { may: OWNERS },
  "GET /api/lives/form": { may: ACTORS },
  "POST /api/lives": { body: { name: "x", evidence: "x" }, may: ACTORS },
  "GET /api/lives/:customer": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "POST /api/lives/:customer/register": { body: { evidence: "x" }, may: ACTORS },
  "POST /api/lives/:customer/contacts": {
    body: { at: "2026-01-01T00:00:00Z", way: "call", answered: true, evidence: "x" },
    may: OWNERS,
  },
  "POST /api/lives/:customer/deal": {
    body: { on: "2026-01-01", evidence: "x" },
    may: OWNERS,
  },
  "POST /api/lives/:customer/release": { body: { reason: "x" }, may: ACTORS },
  "GET /api/settings": { may: EVERYBODY },
  "PUT /api/settings": { body: {}, may: ["sysAdmin"] },
  "GET /api/settings/boundary": { may: EVERYBODY },
  "PUT /api/settings/boundary": { body: { boundary: null }, may: ["sysAdmin"] },
  "GET /api/users": { may: KEEPERS },
  "POST /api/users": {
    body: { account: "none", displayName: "x", roles: ["sysAdmin", "auditAdmin"] },
    may: KEEPERS,
  },
  "PATCH /api/users/:account": { body: {}, may: KEEPERS },
  "GET /api/session": { may: EVERYBODY },
  "POST /api/session": { body: { account: "none", password: "x" }, may: EVERYBODY },
  "DELETE /api/session": { may: EVERYBODY },
  "POST /api/session/password": { body: { current: "x", next: "long enough 1" }, may: EVERYBODY },
  "GET /api/regimes": { may: REGIME_READERS },
  "POST /api/regimes": { body: { source: "x" }, may: ["regimeEditor"] },
  "POST /api/regimes/check": { body: { source: "x" }, may: REGIME_READERS },
  "GET /api/regimes/:id": { may: REGIME_READERS },
  "GET /api/regimes/:id/source": { may: REGIME_READERS },
  "PUT /api/regimes/:id/draft": { body: { source: "x", baseHash: null }, may: ["regimeEditor"] },
  "DELETE /api/regimes/:id/draft": { may: ["regimeEditor"] },
  "POST /api/regimes/:id/publish": {
    body: { draftHash: "x", signedWarnings: [] },
    may: APPROVERS,
  },
  "GET /api/regimes/:id/revisions": { may: REGIME_READERS },
  "GET /api/regimes/:id/diff": { query: "?from=1&to=2", may: REGIME_READERS },
  "GET /api/regimes/:id/print": { may: REGIME_READERS },
  "GET /api/customers": { may: CUSTOMER_READERS },
  "GET /api/customers/:id": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "GET /api/customers/:id/timeline": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "POST /api/customers/check": { body: { name: "不存在的公司" }, may: ENTERERS },
  "POST /api/customers": { body: { name: "x", uscc: "wrong" }, may: ENTERERS },
  "GET /api/collisions": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "POST /api/collisions": {
    body: { customer: "x", challenger: "x", statement: "x" },
    may: ENTERERS,
  },
  "GET /api/collisions/:id": { may: [...CUSTOMER_READERS, ...OWNERS] },
  "POST /api/collisions/:id/evidence": {
    body: { party: "x", criterion: "referral", note: "x" },
    may: COLLISION_DECIDERS,
  },
  "POST /api/collisions/:id/evidence-done": { body: { ver: 1 }, may: OWNERS },
  "POST /api/collisions/:id/evidence/:evidence/reject": {
    body: { reason: "x" },
    may: COLLISION_DECIDERS,
  },
  "POST /api/collisions/:id/decision": {
    body: { ver: 1, outcome: "unit" },
    may: COLLISION_DECIDERS,
  },
  "POST /api/collisions/:id/appeal": { body: { ver: 1, reason: "x" }, may: OWNERS },
  "GET /api/managers": { may: MANAGER_READERS },
  "GET /api/managers/:id": { may: MANAGER_READERS },
  "GET /api/managers/:id/book": { may: CUSTOMER_READERS },
  "GET /api/my-book": { may: OWNERS },
  "GET /api/locks": { may: CUSTOMER_READERS },
  "POST /api/locks": { body: { customer: "none", manager: "none", reason: "x" }, may: LOCKERS },
  "DELETE /api/locks/:customer": { may: LOCKERS },
  "POST /api/imports": { may: ["allocator"] },
  "GET /api/imports/:id": { may: ["allocator"] },
  "POST /api/imports/:id/preview": { body: { mapping: MAPPING }, may: ["allocator"] },
  "GET /api/imports/:id/rejects.csv": { may: ["allocator"] },
  "POST /api/imports/:id/commit": { may: ["allocator"] },
  "GET /api/imports/:id/events": { may: ["allocator"] },
  "GET /api/import-mappings": { may: ["allocator"] },
  "POST /api/import-mappings": {
    body: { name: "none", kind: "customers", mapping: MAPPING },
    may: ["allocator"],
  },
  "DELETE /api/import-mappings/:name": { may: ["allocator"] },
  "GET /api/runs": { may: FIGURE_READERS },
  "POST /api/runs": { body: { regimeId: "none", seconds: 1 }, may: ["allocator"] },
  "GET /api/runs/:id": { may: FIGURE_READERS },
  "GET /api/runs/:id/events": { may: FIGURE_READERS },
  "POST /api/runs/:id/stop": { may: ["allocator"] },
  "GET /api/runs/:id/assignments": { may: CUSTOMER_READERS },
  "GET /api/runs/:id/map": { may: CUSTOMER_READERS },
  "GET /api/runs/:id/managers": { may: FIGURE_READERS },
  "GET /api/runs/:id/moves": { may: FIGURE_READERS },
  "GET /api/runs/:id/customers/:customer/reason": { may: CUSTOMER_READERS },
  "GET /api/runs/:id/customers/:customer/managers/:manager": { may: CUSTOMER_READERS },
  "POST /api/runs/:id/decide": {
    body: { customer: "a", manager: "b", reason: "c" },
    may: DISPATCHERS,
  },
  "POST /api/runs/:id/publish": { may: ["unitHead", "areaHead", "executive"] },
  "GET /api/runs/:id/export.xlsx": { may: CUSTOMER_READERS },
  "PATCH /api/runs/:id": { body: { name: "a" }, may: ["allocator"] },
  "GET /api/runs/:id/prices": { may: FIGURE_READERS },
  "GET /api/runs/:id/differences": { query: "?against=none", may: CUSTOMER_READERS },
  "POST /api/runs/:id/what-if": {
    body: { question: { kind: "withoutManager", manager: "a" } },
    may: ["allocator"],
  },
  "POST /api/runs/:id/leaver": { body: { manager: "a", depth: "own" }, may: ["allocator"] },
  "POST /api/runs/:id/curve": { body: { axis: "moves" }, may: ["allocator"] },
  "GET /api/runs/:id/curve": { may: FIGURE_READERS },
  "GET /api/comparison": { query: "?runs=none", may: FIGURE_READERS },
  "GET /api/comparison/export.xlsx": { query: "?runs=none", may: FIGURE_READERS },
  "GET /api/comparison/export.csv": { query: "?runs=none", may: FIGURE_READERS },
  "GET /api/roles": { may: EVERYBODY },
  "GET /api/reveals": { may: LEDGER_READERS },
  "POST /api/reveals": {
    body: { customer: "none", field: "phone", reason: "约定上门" },
    may: [...CUSTOMER_READERS, ...OWNERS, "dpo"],
  },
  "POST /api/factor": { may: EVERYBODY },
  "PUT /api/factor": { body: { code: "000000" }, may: EVERYBODY },
  "POST /api/sign-on": { may: EVERYBODY },
  "GET /api/sign-on": { may: EVERYBODY },
  "GET /api/ledger": { may: LEDGER_READERS },
  "GET /api/ledger/receipt": { may: LEDGER_READERS },
  "POST /api/ledger/verify": { body: {}, may: ["compliance", "auditAdmin"] },
  "GET /api/ledger/seal": { may: LEDGER_READERS },
  "GET /api/handovers": { may: [...HANDOVER_RUNNERS, ...OWNERS] },
  "POST /api/handovers": {
    body: { manager: "x", lastDay: "2099-01-04", reason: "x" },
    may: HANDOVER_RUNNERS,
  },
  "GET /api/handovers/:id": { may: [...HANDOVER_RUNNERS, ...OWNERS] },
  "POST /api/handovers/:id/freeze": { may: HANDOVER_RUNNERS },
  "POST /api/handovers/:id/cancel": { may: HANDOVER_RUNNERS },
  "POST /api/handovers/:id/plan": { may: HANDOVER_RUNNERS },
  "POST /api/handovers/:id/assign": { may: HANDOVER_RUNNERS },
  "POST /api/handovers/:id/answer": { body: { customers: ["x"], accept: true }, may: OWNERS },
  "PATCH /api/handovers/:id/items/:customer": {
    body: {},
    may: [...HANDOVER_RUNNERS, ...OWNERS],
  },
  "POST /api/handovers/:id/defects": {
    body: { customer: "x", code: "missed", note: "x" },
    may: [...HANDOVER_RUNNERS, ...OWNERS],
  },
  "POST /api/handovers/:id/refused": {
    body: { customer: "x", reason: "x" },
    may: HANDOVER_RUNNERS,
  },
  "POST /api/handovers/:id/close": { may: HEADS },
  "GET /api/duties": { may: [...HANDOVER_RUNNERS, ...OWNERS] },
  "POST /api/handovers/:id/checks": {
    body: { customer: "x", note: "x" },
    may: HANDOVER_RUNNERS,
  },
  "POST /api/transfers/:id/told": {
    body: { customers: ["x"], way: "x" },
    may: [...HANDOVER_RUNNERS, ...OWNERS],
  },
  "POST /api/absences/:id/report": {
    body: { report: "x" },
    may: [...HANDOVER_RUNNERS, ...OWNERS],
  },
  "GET /api/absences": { may: [...HANDOVER_RUNNERS, ...OWNERS] },
  "POST /api/absences": {
    body: { manager: "x", from: "2099-01-04", to: "2099-01-05", reason: "x" },
    may: HANDOVER_RUNNERS,
  },
  "POST /api/absences/:id/end": { body: { report: "" }, may: HANDOVER_RUNNERS },
  "GET /api/transfers": { may: [...TRANSFER_ASKERS, "executive", "backup"] },
  "POST /api/transfers": {
    body: { customers: ["x"], to: "x", reason: "x" },
    may: TRANSFER_ASKERS,
  },
  "POST /api/transfers/:id/decide": { body: { agrees: true }, may: TRANSFER_APPROVERS },
  "POST /api/transfers/:id/withdraw": { may: TRANSFER_ASKERS },
  "GET /api/credit/:id": { may: [...CUSTOMER_READERS, ...OWNERS] },
};

/** Opening and closing a session ends the one at hand: these come last. */
const endsSession = (key: string): boolean => /^(POST|DELETE) \/api\/session$/.test(key);
const KEYS = Object.keys(ROUTES).sort((a, b) => Number(endsSession(a)) - Number(endsSession(b)));

it("every route of the contract has an expectation, and no other has one", () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(ROUTES).sort());
});

it.each(ROLES)("%s opens exactly the routes of the table of rights", async (role) => {
  const client = await test.as(role);
  const expected = new Map<string, Expected>(Object.entries(EXPECTED));
  const odd: string[] = [];
  for (const key of KEYS) {
    const [method, path = ""] = key.split(" ") as [Method, string];
    const { may = [], body, query = "" } = expected.get(key) ?? {};
    const url = path.replace(/:[a-zA-Z]+/g, "none") + query;
    const answer = method === "GET" ? await client.get(url) : await client.send(method, url, body);
    const isRefused = answer.status === 403 && answer.body.code === "right.missing";
    if (answer.status >= 500 || isRefused === may.includes(role))
      odd.push(`${key} ${answer.text.slice(0, 200)}`);
  }
  expect(odd).toEqual([]);
});

it("a stranger opens the open routes alone", async () => {
  const odd: string[] = [];
  for (const [key, spec] of Object.entries<RouteSpec>(ROUTES)) {
    const [method, path = ""] = key.split(" ") as [Method, string];
    const { body, query = "" } = EXPECTED[key as keyof typeof ROUTES];
    const url = path.replace(/:[a-zA-Z]+/g, "none") + query;
    const stranger = test.stranger();
    const answer =
      method === "GET" ? await stranger.get(url) : await stranger.send(method, url, body);
    const isRefused = answer.status === 401 && answer.body.code === "session.required";
    if (isRefused === (spec.open === true)) odd.push(`${key} ${answer.text.slice(0, 200)}`);
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
