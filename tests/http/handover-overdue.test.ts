import { afterAll, beforeAll, expect, it } from "vitest";
import type { Stores } from "../../src/app/ports.ts";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { seedHandoverWorld } from "./handover-world.ts";
import { type Client, ended, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
let head: Client;
let id: string;
const clock = { now: new Date("2026-12-01T01:00:00Z") };
const BOOK = ["C1", "C2", "C3"];

beforeAll(async () => {
  test = await openTestServer({ now: () => clock.now });
  await seedHandoverWorld(test, {
    managers: [
      { id: "A", limit: 9 },
      { id: "B", limit: 2 },
    ],
    customers: [...BOOK.map((one) => ({ id: one, owner: "A" })), { id: "D1", owner: "B" }],
  });
  await test.account("head", ["unitHead"], { unit: "一部" });
  await test.account("b", ["manager"], { manager: "B" });
  head = await test.signIn("head");
});
afterAll(() => test.stop());

const within = <T>(work: (stores: Stores) => Promise<T>): Promise<T> =>
  test.app.database.within({ actor: "test", units: "all" }, work);

it("a full receiver does not hold up a handover whose time is up: what he cannot take is the unit's", async () => {
  const input = { manager: "A", lastDay: "2027-01-29", reason: "个人原因" };
  id = (await head.send("POST", "/api/handovers", input)).body.id;
  const at = (path: string): string => `/api/handovers/${id}${path}`;
  await head.send("POST", at("/freeze"));
  await ended(head, (await head.send("POST", at("/plan"))).body.run.id);
  await head.send("POST", at("/assign"));
  // Whoever accepts takes room: beside the one he holds there is room for one of the three.
  await within(({ handovers }) =>
    handovers.change(id, BOOK, { state: "proposed", to: { id: "B", name: "经理B" } }),
  );
  const full = await (await test.signIn("b")).send("POST", at("/answer"), {
    customers: BOOK,
    accept: true,
  });
  expect([full.status, full.body.code]).toEqual([409, "handover.receiverFull"]);
  await within(({ handovers }) =>
    handovers.change(id, BOOK, { state: "accepted", to: { id: "B", name: "经理B" } }),
  );
  clock.now = new Date("2027-02-28T17:00:00Z");
  await runDueEvents(test.app, TIMED_HANDLERS);
  const found = await within(({ handovers }) => handovers.find(id));
  expect(found).toMatchObject({ state: "closed", isOverdue: true });
  const owners = await within(async ({ customers }) => {
    const all: (string | null)[] = [];
    for (const one of BOOK) all.push((await customers.find(one))?.owner?.id ?? null);
    return all;
  });
  expect(owners).toEqual(["B", null, null]);
  const states = await within(({ handovers }) => handovers.items(id));
  expect(states.map(({ state }) => state)).toEqual(["moved", "custody", "custody"]);
});
