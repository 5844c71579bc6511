import { afterAll, beforeAll, expect, it } from "vitest";
import { claimCustomers } from "../../src/app/ownership/claim-customers.ts";
import { giveBack, recordContact } from "../../src/app/ownership/steps.ts";
import { openRaceWorld, type RaceWorld } from "./races/race-world.ts";

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
