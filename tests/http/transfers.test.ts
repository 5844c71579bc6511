import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stores } from "../../src/app/ports.ts";
import type { Fields } from "../../src/core/facts/index.ts";
import { customerId } from "../../src/core/shared/index.ts";
import { seedHandoverWorld } from "./handover-world.ts";
import { type Client, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
let head: Client;
let owner: Client;

beforeAll(async () => {
  test = await openTestServer({ now: () => new Date("2026-12-01T01:00:00Z") });
  await seedHandoverWorld(test, {
    managers: [
      { id: "A", limit: 9 },
      { id: "B", limit: 9 },
      { id: "C", limit: 9 },
    ],
    customers: [
      { id: "C1", owner: "A" },
      { id: "C2", owner: "A" },
      { id: "C3", owner: "A" },
    ],
  });
  await test.account("head", ["unitHead"], { unit: "一部" });
  await test.account("a", ["manager"], { manager: "A" });
  head = await test.signIn("head");
  owner = await test.signIn("a");
});
afterAll(() => test.stop());

interface Waiting {
  readonly kind: string;
  readonly count: number;
}

const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
  test.app.database.within({ actor: "test", units: "all" }, work);
const put = (id: string, fields: Fields): Promise<unknown> =>
  within(({ customers }) =>
    customers.upsert([{ id: customerId(id), fields: { name: `青禾客户${id}`, ...fields } }], {
      importId: null,
    }),
  );
const ask = async (client: Client, customers: readonly string[], to: string): Promise<string> => {
  const body = { customers, to, reason: "客户迁址" };
  const answer = await client.send("POST", "/api/transfers", body);
  expect(answer.status).toBe(201);
  return answer.body.id;
};
const agree = async (client: Client, id: string): Promise<readonly unknown[]> => {
  const answer = await client.send("POST", `/api/transfers/${id}/decide`, { agrees: true });
  return [answer.status, answer.body.code ?? answer.body.state];
};
/** What waits for somebody, by kind. */
const waitingOf = async (client: Client): Promise<Readonly<Record<string, number>>> => {
  const { waiting, managers } = (await client.get("/api/overview")).body;
  // Whoever has a book alone is told of no managers, not of none.
  if (client === owner) expect(managers).toBeNull();
  return Object.fromEntries(waiting.map(({ kind, count }: Waiting) => [kind, count]));
};
const ownerOf = async (id: string): Promise<string | null> =>
  (await within(({ customers }) => customers.find(id)))?.owner?.id ?? null;

it("a transfer is judged again when it is carried out: by facts, groups and absences of that day", async () => {
  const id = await ask(owner, ["C1"], "B");
  expect(await waitingOf(head)).toMatchObject({ transferToApprove: 1, notices: 1 });
  expect(await waitingOf(owner)).toEqual({});
  await put("C1", { tier: "甲类" });
  expect(await agree(head, id)).toEqual([422, "transfer.ineligible"]);
  await put("C1", { tier: "乙类", group: "乙集团" });
  await put("C2", { group: "乙集团" });
  expect(await agree(head, id)).toEqual([422, "transfer.dividesGroup"]);
  await put("C2", { group: "丙集团" });
  const input = { manager: "B", from: "2026-12-01", to: "2026-12-03", reason: "年假" };
  const absence = await head.send("POST", "/api/absences", input);
  expect(absence.status).toBe(201);
  expect(await agree(head, id)).toEqual([409, "transfer.receiverAway"]);
  expect(await ownerOf("C1")).toBe("A");
  await head.send("POST", `/api/absences/${absence.body.id}/end`, { report: "" });
  expect(await agree(head, id)).toEqual([200, "done"]);
  expect(await ownerOf("C1")).toBe("B");
  expect(await waitingOf(head)).toMatchObject({ duties: 2 });

  // The customer is told by his new manager, or by the head: when and how is kept.
  const owed = (await head.get("/api/duties")).body.duties;
  expect(owed).toMatchObject([
    { kind: "tell", customer: { id: "C1" }, to: { id: "B" } },
    { kind: "report", from: { id: "B" } },
  ]);
  const told = { customers: ["C1"], way: "电话" };
  expect((await owner.send("POST", `/api/transfers/${id}/told`, told)).status).toBe(404);
  expect((await head.send("POST", `/api/transfers/${id}/told`, told)).status).toBe(200);
  const again = await head.send("POST", `/api/transfers/${id}/told`, told);
  expect([again.status, again.body.code]).toEqual([409, "duty.done"]);
  const seen = (await head.get("/api/transfers?state=done")).body.transfers[0];
  expect(seen).toMatchObject({
    untold: 0,
    customers: [{ told: { on: "2026-12-01", way: "电话", by: "head" } }],
  });
});

it("a transfer to somebody who left since it was asked is refused", async () => {
  const id = await ask(owner, ["C2"], "C");
  const input = { manager: "C", lastDay: "2027-01-29", reason: "个人原因" };
  const leaving = (await head.send("POST", "/api/handovers", input)).body.id;
  expect((await head.send("POST", `/api/handovers/${leaving}/freeze`)).status).toBe(200);
  expect(await agree(head, id)).toEqual([409, "transfer.receiverAway"]);
  expect(await ownerOf("C2")).toBe("A");
});

it("who asked for a transfer does not approve it alone, by whichever account", async () => {
  await test.account("headA", ["unitHead"], { unit: "一部", manager: "A" });
  const twin = await test.signIn("headA");
  const id = await ask(owner, ["C3"], "B");
  expect(await agree(twin, id)).toEqual([200, "pending"]);
  const own = await ask(head, ["C2"], "B");
  expect(await agree(head, own)).toEqual([200, "pending"]);
  expect(await ownerOf("C2")).toBe("A");
  expect(await agree(twin, own)).toEqual([200, "done"]);
  expect(await agree(head, id)).toEqual([200, "done"]);
  expect([await ownerOf("C2"), await ownerOf("C3")]).toEqual(["B", "B"]);
});
