import { afterAll, beforeAll, expect, it } from "vitest";
import { runDueEvents } from "../../src/app/timed/run-due-events.ts";
import type { TimedHandlers } from "../../src/app/timed/timed-handler.ts";
import { GROUND, openRaceWorld, type RaceWorld } from "./races/race-world.ts";

let world: RaceWorld;
beforeAll(async () => {
  world = await openRaceWorld();
  await world.add(["t1", "t2", "t3"]);
});
afterAll(() => world.close());

const schedule = (kind: string, about: string) =>
  world.within(({ timed }) =>
    timed.schedule([
      {
        kind,
        about,
        due: new Date("2026-12-01T00:00:00Z"),
        payload: {},
        effectKey: `${kind}:${about}`,
      },
    ]),
  );

/** Gives the customer to somebody; the first `deaths` times the work is cut off after its effect. */
function handlers(deaths: number): TimedHandlers {
  let left = deaths;
  return {
    "test.give": async ({ stores, event }) => {
      const expectedVer = (await stores.customers.find(event.about))?.ver ?? 0;
      const change = {
        customer: event.about,
        expectedVer,
        to: "m1",
        articles: ["keep"],
        reason: "",
        weight: 1,
      };
      await stores.ownership.change([change], { ...GROUND, cause: "lapse" });
      if (left-- > 0) throw new Error("cut off");
      return { kind: "done", outcome: "given" };
    },
  };
}

const records = async (id: string): Promise<number> =>
  Number(
    (await world.query("select count(*) as n from ledger where customer_id = $1", [id]))[0]?.["n"],
  );

it("an effect that was cut off before its end did not happen, and happens once later", async () => {
  await schedule("test.give", "t1");
  const all = handlers(1);
  await runDueEvents(world.app, all);
  expect(await records("t1")).toBe(0);
  world.setToday("2026-12-02");
  await runDueEvents(world.app, all);
  expect(await records("t1")).toBe(1);
  expect(await runDueEvents(world.app, all)).toBe(0);
});

it("four workers at once give a due event one effect", async () => {
  await schedule("test.give", "t2");
  const all = handlers(0);
  await Promise.all([0, 1, 2, 3].map((i) => runDueEvents(world.appOf(i), all)));
  expect(await records("t2")).toBe(1);
});

it("an event that nobody knows how to act on waits, and keeps no other waiting", async () => {
  await schedule("test.unknown", "t3");
  await schedule("test.give", "t3");
  await runDueEvents(world.app, handlers(0));
  expect(await records("t3")).toBe(1);
  const [left] = await world.query(
    "select waits_for from timed_event where kind = 'test.unknown' and done_at is null",
  );
  expect(left?.["waits_for"]).toBe("noHandler");
});
