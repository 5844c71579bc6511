import { expect, it } from "vitest";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { type Party, type Person, seedHandoverWorld } from "./handover-world.ts";
import { type Client, ended, openTestServer, type TestServer } from "./server.ts";

/** Receivers and free places of the acceptance cases 2-09 and 2-10. Source: domain 5. */
const PLACES = [60, 55, 50, 45, 40, 30, 20, 10];
const GRADE_THREE = [1, 3, 7];
const SPANISH = [7, 8];
const INDUSTRIES = ["制造业", "批发业"];

const receivers: readonly Person[] = PLACES.map((limit, i) => ({
  id: `R${i + 1}`,
  limit,
  grade: GRADE_THREE.includes(i + 1) ? "三级" : "一级",
  languages: SPANISH.includes(i + 1) ? "西班牙语" : "英语",
  industries: INDUSTRIES[i % 2] ?? "",
}));
const customers: readonly Party[] = Array.from({ length: 300 }, (_, i) => ({
  id: `K${String(i + 1).padStart(3, "0")}`,
  owner: "Z0",
  tier: i < 40 ? "甲类" : "乙类",
  // 12 of the 40 of the first tier, and 13 others.
  tags: i < 12 || (i >= 40 && i < 53) ? "西班牙语" : "英语",
  industry: INDUSTRIES[i % 2] ?? "",
}));
const byId = new Map(customers.map((one) => [one.id, one]));

interface Item {
  readonly customer: { readonly id: string };
  readonly to: { readonly id: string } | null;
  readonly state: string;
  readonly articles: readonly { readonly key: string; readonly printed: string }[];
}

const managers: readonly Person[] = [
  { id: "Z0", limit: 400, grade: "三级", languages: "西班牙语" },
  ...receivers,
];

async function opened(): Promise<{
  readonly test: TestServer;
  readonly clock: { now: Date };
  readonly head: Client;
}> {
  const clock = { now: new Date("2026-09-01T01:00:00Z") };
  const test = await openTestServer({ now: () => clock.now });
  await seedHandoverWorld(test, { managers, customers });
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
  for (const { to } of items) if (to !== null) counts.set(to.id, (counts.get(to.id) ?? 0) + 1);
  return counts;
};

/** Rules that an item breaks. */
function broken(item: Item): readonly string[] {
  if (item.to === null) return [];
  const n = Number(item.to.id.slice(1));
  const party = byId.get(item.customer.id);
  return [
    ...(party?.tier === "甲类" && !GRADE_THREE.includes(n) ? [`${item.customer.id} tier`] : []),
    ...(party?.tags === "西班牙语" && !SPANISH.includes(n) ? [`${item.customer.id} language`] : []),
  ];
}

it("300 customers of a leaver: all placed within every rule, ten places spare, and he sees nothing after the freeze", async () => {
  const at = await opened();
  const { test, clock } = at;
  try {
    await test.account("zhao", ["manager"], { manager: "Z0" });
    const zhao = await test.signIn("zhao");
    expect((await zhao.get("/api/my-book")).body.book.total).toBe(300);
    const { items } = await handedOut(at);
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
    // Similar industry is preferred: far more than the half that chance gives.
    const alike = items.filter(({ customer, to }) => {
      const industry = byId.get(customer.id)?.industry;
      return industry === INDUSTRIES[(Number(to?.id.slice(1)) - 1) % 2];
    });
    expect(alike.length).toBeGreaterThanOrEqual(270);
  } finally {
    await test.stop();
  }
});

it("with receiver 7 ill exactly 15 find nobody, and the unit keeps them by the binding articles", async () => {
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
    const first = kept.filter(({ customer }) => byId.get(customer.id)?.tier === "甲类");
    expect([first.length, kept.length - first.length]).toEqual([12, 3]);
    expect(kept.every(({ articles }) => articles.length > 0)).toBe(true);
    expect(first.every(({ articles }) => articles.some(({ key }) => key === "tier"))).toBe(true);
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
