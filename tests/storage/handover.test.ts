import { afterAll, beforeAll, expect, it } from "vitest";
import { withClient } from "../../src/storage/pool.ts";
import { createWorld, customer, manager, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.within(async (stores) => {
    await stores.managers.upsert([manager("M1"), manager("M2"), manager("M3")], { importId: null });
    await stores.customers.upsert([customer("C1"), customer("C2")], { importId: null });
  });
});
afterAll(() => world.close());

const absence = (id: string, from: string, to: string, standIn = "M2") => ({
  id,
  manager: { id: "M1", name: "经理M1" },
  unit: "hq",
  from,
  to,
  reason: "休假",
  standIn: { id: standIn, name: standIn },
  effect: "cover" as const,
  regime: "test",
  revision: 1,
  articles: ["near"],
});

it("a manager is not absent twice at once, and his stand-in sees his customers only while he stands in", async () => {
  await world.within(async ({ ownership }) => {
    await ownership.change(
      [
        {
          customer: "C1",
          expectedVer: 0,
          to: "M1",
          articles: ["near"],
          reason: "",
          weight: 1,
        },
      ],
      { regime: "test", revision: 1, cause: "assign" },
    );
  });
  const standIn = { actor: "m2", units: [], onlyOwner: "M2" } as const;
  const seen = () =>
    world.within(async ({ customers }) => (await customers.find("C1"))?.id ?? null, standIn);
  await world.within(async ({ absences }) => {
    expect(await absences.insert(absence("A1", "2026-03-01", "2026-03-10"))).toBe(true);
    expect(await absences.insert(absence("A2", "2026-03-10", "2026-03-12"))).toBe(false);
  });
  expect(await seen()).toBeNull();
  await world.within(async ({ absences }) => absences.begin("A1", new Date()));
  expect(await seen()).toBe("C1");
  await world.within(
    async ({ events }) => events.append({ kind: "customer.called", about: "C1", data: {} }),
    standIn,
  );
  const { rows } = await withClient(world.owner, (client) =>
    client.query("select data from event where about = $1", ["C1"]),
  );
  expect(rows).toEqual([{ data: { standInFor: "M1" } }]);
  await world.within(async ({ absences }) => absences.end("A1", new Date(), "一切正常"));
  expect(await seen()).toBeNull();
});
