import { afterAll, beforeAll, expect, it } from "vitest";
import { setAsideBook, takeUpBook } from "../../src/app/handover/set-aside-book.ts";
import { claimCustomers } from "../../src/app/ownership/claim-customers.ts";
import { scheduleIdle } from "../../src/app/ownership/idle-sweep.ts";
import { giveBack, recordContact } from "../../src/app/ownership/steps.ts";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import { TIMED_HANDLERS } from "../../src/main/timed-handlers.ts";
import { GROUND, openRaceWorld, type RaceWorld } from "./races/race-world.ts";

let world: RaceWorld;
beforeAll(async () => {
  world = await openRaceWorld();
  await world.add(["k0"]);
  await claimCustomers(world.app, world.reader(0), ["k0"]);
});
afterAll(() => world.close());

const contact = (racer: number) =>
  recordContact(world.app, world.reader(racer), {
    customer: "k0",
    at: new Date("2026-12-01T01:30:00Z"),
    way: "call",
    isAnswered: true,
    seconds: 300,
    result: null,
    evidence: "通话记录",
  });

it("who stands in keeps contacts for the owner while the absence lasts, and they say so", async () => {
  await expect(contact(1)).rejects.toMatchObject({ code: "customer.notFound" });
  await world.query(
    `insert into guanhu.absence (id, manager_id, manager_name, unit_id, from_day, to_day, reason, stand_in_id,
       stand_in_name, effect, regime_id, revision, created_by, begun_at)
     select 'a1', m.id, m.name, m.unit_id, '2026-12-01', '2026-12-09', '休假', 'm1', 'm1', 'cover', 'races', 1, 'head', now()
     from guanhu.manager m where m.id = 'm0'`,
  );
  await world.query("update guanhu.customer_life set state = 'covered' where state = 'owned'");
  expect((await contact(1)).living.subject.owner?.id).toBe("m0");
  const [kept] = await world.query("select manager_id, recorded_by from guanhu.contact");
  expect(kept).toEqual({ manager_id: "m0", recorded_by: "m1" });
  const [event] = await world.query(
    "select actor, data ->> 'standInFor' as owner from guanhu.event where kind = 'life.contacted'",
  );
  expect(event).toEqual({ actor: "m1", owner: "m0" });
  await expect(
    giveBack(world.app, world.reader(1), { customer: "k0", reason: "不要了" }),
  ).rejects.toMatchObject({ code: "customer.notFound" });
  await world.query("update guanhu.absence set ended_at = now()");
  await expect(contact(1)).rejects.toMatchObject({ code: "customer.notFound" });
});

const BOOK = Array.from({ length: 620 }, (_, i) => `b${i}`);
const standing = async (): Promise<Readonly<Record<string, number>>> => {
  const rows = await world.query(
    `select l.state, count(*)::int as n from guanhu.customer_life l join guanhu.customer c on c.id = l.customer_id
     where c.owner_id = 'm5' group by l.state`,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

it("a book of more than one page is covered and taken up again whole; clocks keep the days they had left", async () => {
  await world.add(BOOK);
  await world.within(({ ownership }) =>
    ownership.change(
      BOOK.map((id) => {
        const one = { customer: id, expectedVer: 0, to: "m5", weight: 1 };
        return { ...one, articles: ["keep"], reason: "接管" };
      }),
      { ...GROUND, cause: "import" },
    ),
  );
  await world.query(
    `insert into guanhu.customer_life (customer_id, ver, state, began, until, dealt, articles)
     select id, ver, 'owned', '2026-11-01', '2026-12-10', '2026-11-01', '{keep}'
     from guanhu.customer where id in ('b1', 'b619')`,
  );
  const by = { manager: { id: "m5", name: "m5" }, ...GROUND, articles: ["keep"] };
  await world.within((stores) => setAsideBook(world.app, stores, { by, as: "covered" }));
  expect(await standing()).toEqual({ covered: 620 });
  world.setToday("2026-12-20");
  await world.within((stores) => takeUpBook(world.app, stores, "m5"));
  expect(await standing()).toEqual({ owned: 620 });
  const clocks = await world.query(
    `select l.until::text, array_agg((t.due_at at time zone 'Asia/Shanghai')::date::text order by t.due_at) as days
     from guanhu.customer_life l join guanhu.timed_event t on t.about = l.customer_id and t.kind = 'life.due'
     where l.customer_id in ('b1', 'b619') group by l.customer_id, l.until`,
  );
  // Nine days were left on 1 December, and are left on the twentieth.
  const clock = { until: "2026-12-29", days: ["2026-12-28", "2026-12-30"] };
  expect(clocks).toEqual([clock, clock]);
});

it("customers without contact for more than the article's days are at risk, and their owner is told once", async () => {
  await world.query(
    `insert into guanhu.account (account, display_name, password_hash, roles, manager_id)
     values ('m5', 'm5', '', '{manager}', 'm5')`,
  );
  world.setToday("2027-03-01");
  await world.query("delete from guanhu.timed_event where kind = 'life.due'");
  await scheduleIdle(world.app);
  await runDueEvents(world.app, TIMED_HANDLERS);
  expect(await standing()).toEqual({ atRisk: 620 });
  const notices = await world.query(
    "select (data ->> 'count')::int as n from guanhu.notice where account = 'm5' and kind = 'protection.dormant'",
  );
  // A page of the look at a time.
  expect(notices.reduce((sum, { n }) => sum + Number(n), 0)).toBe(620);
  world.setToday("2027-03-02");
  await runDueEvents(world.app, TIMED_HANDLERS);
  const again = await world.query(
    "select 1 from guanhu.notice where account = 'm5' and kind = 'protection.dormant'",
  );
  expect(again).toHaveLength(notices.length);
});
