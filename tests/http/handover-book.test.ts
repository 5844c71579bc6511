import { expect, it } from "vitest";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { type Client, ended, openTestServer, type TestServer } from "./server.ts";
import { type Buyer, seedTradeWorld, type Trader } from "./trade-world.ts";

/**
 * Receivers and free places of the acceptance cases 2-09 and 2-10. A customer of class A fills four
 * places of the regime, so whoever may have them has three more for each of his part of them.
 * Source: domain 5.
 */
const PLACES = [60 + 14 * 3, 55, 50 + 14 * 3, 45, 40, 30, 20 + 12 * 3, 10];
const SENIOR = [1, 3, 7];
const SPANISH = [7, 8];
const PRODUCTS = ["五金工具", "照明灯具"];

const receivers: readonly Trader[] = PLACES.map((limit, i) => ({
  id: `R${i + 1}`,
  limit,
  hiredOn: SENIOR.includes(i + 1) ? "2018-03-01" : "2025-10-01",
  languages: SPANISH.includes(i + 1) ? "西班牙语" : "英语",
  products: PRODUCTS[i % 2] ?? "",
}));
const customers: readonly Buyer[] = Array.from({ length: 300 }, (_, i) => ({
  id: `K${String(i + 1).padStart(3, "0")}`,
  owner: "Z0",
  // Yuan in ten thousands: class A from a thousand of them.
  orders: i < 40 ? 1200 : 10,
  // 12 of the 40 of the first class, and 13 others.
  language: i < 12 || (i >= 40 && i < 53) ? "西班牙语" : "英语",
  product: PRODUCTS[i % 2] ?? "",
}));
const byId = new Map(customers.map((one) => [one.id, one]));
const isFirst = (id: string): boolean => (byId.get(id)?.orders ?? 0) >= 1000;
const weightOf = (id: string): number => (isFirst(id) ? 4 : 1);

interface Item {
  readonly customer: { readonly id: string };
  readonly to: { readonly id: string } | null;
  readonly state: string;
  readonly articles: readonly { readonly key: string; readonly printed: string }[];
}

const managers: readonly Trader[] = [
  {
    id: "Z0",
    limit: 500,
    hiredOn: "2016-01-01",
    languages: "西班牙语、英语",
    products: "五金工具",
  },
  ...receivers,
];

async function opened(): Promise<{
  readonly test: TestServer;
  readonly clock: { now: Date };
  readonly head: Client;
}> {
  const clock = { now: new Date("2026-09-01T01:00:00Z") };
  const test = await openTestServer({ now: () => clock.now });
  await seedTradeWorld(test, { managers, customers });
  return { test, clock, head: await test.as("unitHead") };
}

/** Notice, freeze, plan and the handing out; the items. */
async function handedOut(at: {
  readonly test: TestServer;
  readonly clock: { now: Date };
  readonly head: Client;
}): Promise<{ readonly id: string; readonly items: readonly Item[] }> {
  const { test, clock } = at;
  const head = await test.as("unitHead");
  const given = await head.send("POST", "/api/handovers", {
    manager: "Z0",
    lastDay: "2026-09-30",
    reason: "个人原因",
  });
  expect([given.status, given.body.freezeAt, given.body.noticeLacking]).toEqual([
    201,
    "2026-09-30T07:30:00.000Z",
    1,
  ]);
  const { id } = given.body;
  clock.now = new Date("2026-09-30T07:30:00Z");
  await runDueEvents(test.app, TIMED_HANDLERS);
  const fresh = await test.as("unitHead");
  const planned = await fresh.send("POST", `/api/handovers/${id}/plan`);
  await ended(fresh, planned.body.run.id);
  const assigned = await fresh.send("POST", `/api/handovers/${id}/assign`);
  expect(assigned.status).toBe(200);
  return { id, items: assigned.body.items };
}

const countsOf = (items: readonly Item[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const { to, customer } of items)
    if (to !== null) counts.set(to.id, (counts.get(to.id) ?? 0) + weightOf(customer.id));
  return counts;
};

/** Rules that an item breaks. */
function broken(item: Item): readonly string[] {
  if (item.to === null) return [];
  const n = Number(item.to.id.slice(1));
  const party = byId.get(item.customer.id);
  return [
    ...(isFirst(item.customer.id) && !SENIOR.includes(n) ? [`${item.customer.id} class`] : []),
    ...((party?.language === "西班牙语") !== SPANISH.includes(n)
      ? [`${item.customer.id} language`]
      : []),
  ];
}

it("300 customers of a leaver: all placed within every rule, ten places spare, and he sees nothing after the freeze: AC2-09, AC2-11", async () => {
  const at = await opened();
  const { test, clock } = at;
  try {
    await test.account("zhao", ["manager"], { manager: "Z0" });
    const zhao = await test.signIn("zhao");
    expect((await zhao.get("/api/my-book")).body.book.total).toBe(300);
    const { id, items } = await handedOut(at);
    expect(clock.now.toISOString()).toBe("2026-09-30T07:30:00.000Z");
    expect((await zhao.get("/api/my-book")).status).toBe(401);
    expect((await zhao.get("/api/customers/K001")).status).toBe(401);

    expect(items.length).toBe(300);
    expect(items.filter(({ state }) => state === "proposed").length).toBe(300);
    expect(items.flatMap(broken)).toEqual([]);
    const counts = countsOf(items);
    expect(PLACES.every((places, i) => (counts.get(`R${i + 1}`) ?? 0) <= places)).toBe(true);
    const spare = PLACES.reduce(
      (sum, places, i) => sum + places - (counts.get(`R${i + 1}`) ?? 0),
      0,
    );
    expect(spare).toBe(10);
    // A like line of products is preferred: far more than the half that chance gives.
    const alike = items.filter(({ customer, to }) => {
      const product = byId.get(customer.id)?.product;
      return product === PRODUCTS[(Number(to?.id.slice(1)) - 1) % 2];
    });
    expect(alike.length).toBeGreaterThanOrEqual(270);

    // A buyer of class A refuses: another who may have him, twice at most, then the unit, and a wait.
    const head = await test.as("unitHead");
    const buyer = items.find(({ customer, to }) => isFirst(customer.id) && to?.id === "R1");
    const asked: string[] = [];
    let now = buyer;
    while (now !== undefined && now.to !== null) {
      asked.push(now.to.id);
      expect(broken(now)).toEqual([]);
      const body = { customer: now.customer.id, reason: "we refuse the new contact" };
      const refused = await head.send("POST", `/api/handovers/${id}/refused`, body);
      expect(refused.status).toBe(200);
      const all: readonly Item[] = (await head.get(`/api/handovers/${id}`)).body.items;
      now = all.find(({ customer }) => customer.id === body.customer);
    }
    expect([new Set(asked).size, asked.length <= 3]).toEqual([asked.length, true]);
    expect(now).toMatchObject({ state: "custody", waitsUntil: "2026-12-29" });
  } finally {
    await test.stop();
  }
});

it("with receiver 7 ill exactly 15 find nobody, and the unit keeps them by the binding articles: AC2-10", async () => {
  const at = await opened();
  const { test, clock, head } = at;
  try {
    clock.now = new Date("2026-09-01T02:00:00Z");
    const ill = await head.send("POST", "/api/absences", {
      manager: "R7",
      from: "2026-09-20",
      to: "2026-10-15",
      reason: "病假",
    });
    expect([ill.status, ill.body.effect]).toEqual([201, "cover"]);
    const { id, items } = await handedOut(at);
    const kept = items.filter(({ state }) => state === "custody");
    expect(kept.length).toBe(15);
    const first = kept.filter(({ customer }) => isFirst(customer.id));
    expect([first.length, kept.length - first.length]).toEqual([12, 3]);
    expect(kept.every(({ articles }) => articles.length > 0)).toBe(true);
    expect(first.every(({ articles }) => articles.some(({ key }) => key === "senior"))).toBe(true);
    expect(items.filter(({ to }) => to?.id === "R7")).toEqual([]);
    expect(items.flatMap(broken)).toEqual([]);

    // The rest is signed and closed; the 15 go to the unit.
    for (const { id: manager } of receivers.filter((one) => one.id !== "R7")) {
      await test.account(manager, ["manager"], { manager });
      const client = await test.signIn(manager);
      const mine = (await client.get(`/api/handovers/${id}`)).body.items as readonly Item[];
      expect(mine.every(({ to }) => to?.id === manager)).toBe(true);
      const customers = mine.map(({ customer }) => customer.id);
      const signed = await client.send("POST", `/api/handovers/${id}/answer`, {
        customers,
        accept: true,
      });
      expect(signed.status).toBe(200);
    }
    clock.now = new Date("2026-10-15T16:00:00Z");
    await runDueEvents(test.app, TIMED_HANDLERS);
    const executive = await test.as("unitHead");
    const closed = (await executive.get(`/api/handovers/${id}`)).body;
    expect([closed.state, closed.isOverdue]).toEqual(["closed", true]);
    const left = await executive.get("/api/customers?unassigned=true&limit=100");
    expect(left.body.total).toBe(15);
    expect((await executive.get("/api/customers?owner=Z0")).body.total).toBe(0);
  } finally {
    await test.stop();
  }
});
