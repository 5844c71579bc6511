import { afterAll, beforeAll, expect, it } from "vitest";
import type { HandoverRecord } from "../../src/app/ports.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.within(async (stores) => {
    await stores.managers.upsert([manager("M1"), manager("M2")], { importId: null });
    await stores.customers.upsert([customer("C1"), customer("C2")], { importId: null });
    await stores.ownership.change([change("C1", 0, "M1")], GROUNDS);
    await stores.handovers.insert({
      id: "T1",
      kind: "departure",
      manager: { id: "M1", name: "经理M1" },
      unit: "hq",
      absence: null,
      noticedOn: "2026-03-01",
      lastDay: "2026-03-31",
      freezeAt: new Date("2026-03-31T08:00:00Z"),
      dueOn: "2026-04-07",
      contents: [],
      reason: "个人原因",
      noticeLacking: 0,
      regime: "test",
      revision: 1,
      articles: ["near"],
    });
  });
});
afterAll(() => world.close());

const inState = (state: HandoverRecord["state"]): Promise<void> =>
  world.within(({ handovers }) => handovers.update("T1", { state }));
const give = (id: string, ver: number, to: string | null) =>
  world.within(
    async ({ ownership }) => (await ownership.change([change(id, ver, to)], GROUNDS)).kind,
  );
const departed = () => world.within(({ handovers }) => handovers.departed(["M1", "M2"]));

it("whoever left receives nothing by any way from the freeze on, unless he is taken on again", async () => {
  expect(await departed()).toEqual([]);
  await inState("frozen");
  expect(await departed()).toEqual(["M1"]);
  expect(await give("C2", 0, "M1")).toBe("conflict");
  // What is his already may be named, and may go.
  expect(await give("C1", 1, "M1")).toBe("changed");
  expect(await give("C1", 1, "M2")).toBe("changed");

  await world.within(({ managers }) =>
    managers.upsert([manager("M1", { status: "离职" })], { importId: null }),
  );
  await inState("closed");
  expect(await give("C2", 0, "M1")).toBe("conflict");
  await world.within(({ managers }) =>
    managers.upsert([manager("M1", { status: "在岗" })], { importId: null }),
  );
  expect(await departed()).toEqual([]);
  expect(await give("C2", 0, "M1")).toBe("changed");
});

it("one change of several to somebody who left stops them all", async () => {
  await inState("frozen");
  const result = await world.within(({ ownership }) =>
    ownership.change([change("C1", 2, null), change("C2", 1, null)], GROUNDS),
  );
  expect(result.kind).toBe("changed");
  const mixed = await world.within(({ ownership }) =>
    ownership.change([change("C1", 3, "M2"), change("C2", 2, "M1")], GROUNDS),
  );
  expect(mixed).toMatchObject({ kind: "conflict", conflicts: [{ customer: { id: "C2" } }] });
  expect((await world.within(({ customers }) => customers.find("C1")))?.owner).toBeNull();
});
