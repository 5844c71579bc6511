import { afterAll, beforeAll, expect, it } from "vitest";
import { GROUND, openRaceWorld, type RaceWorld } from "./races/race-world.ts";

const LIMIT = 3;
let world: RaceWorld;
beforeAll(async () => {
  world = await openRaceWorld();
});
afterAll(() => world.close());

const give = (id: string, to: string, limit: number) =>
  world.within(({ ownership }) =>
    ownership.change(
      [{ customer: id, expectedVer: 0, to, articles: ["keep"], reason: "划转", weight: 1, limit }],
      { ...GROUND, cause: "transfer" },
    ),
  );
const heldBy = async (id: string): Promise<number> =>
  (await world.query("select id from customer where owner_id = $1", [id])).length;

it("nobody goes above the limit of the articles in force although no plan was published", async () => {
  const ids = Array.from({ length: 12 }, (_, i) => `a${i}`);
  await world.add(ids);
  const results = await Promise.all(ids.map((id) => give(id, "m0", LIMIT)));
  expect(results.filter(({ kind }) => kind === "changed")).toHaveLength(LIMIT);
  expect(results.find(({ kind }) => kind === "overCapacity")).toMatchObject({
    limit: LIMIT,
    held: LIMIT + 1,
  });
  expect(await heldBy("m0")).toBe(LIMIT);
});

it("claims are held to the limit one by one", async () => {
  const ids = Array.from({ length: 6 }, (_, i) => `b${i}`);
  await world.add(ids);
  const results = await world.within(async ({ ownership, lives }) => {
    await lives.subjects(ids, true);
    const claim = { expectedVer: 0, to: "m1", articles: ["claim"], reason: "", weight: 1 };
    return ownership.changeEach(
      ids.map((customer) => ({ ...claim, ...GROUND, customer, actor: "m1", limit: LIMIT })),
      "claim",
    );
  });
  expect(results.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: LIMIT }, () => "changed"),
    ...Array.from({ length: 3 }, () => "overCapacity"),
  ]);
});

it("a limit in force that is higher does not raise the cap of a published plan", async () => {
  await world.add(["c0", "c1"]);
  await world.query(
    "insert into guanhu.capacity_counter (manager_id, cap, ceiling) values ('m2', 1, 1)",
  );
  expect((await give("c0", "m2", 9)).kind).toBe("changed");
  expect(await give("c1", "m2", 9)).toMatchObject({ kind: "overCapacity", limit: 1 });
});

it("what a claimant holds is counted with whoever gives him something at the same time left waiting", async () => {
  await world.add(["d0"]);
  const counted = await world.within(async ({ lives }) => {
    const [before] = await lives.claimants(["m3"], "2026-12-01");
    const given = give("d0", "m3", 9);
    const first = await Promise.race([
      given.then(() => "given"),
      new Promise((resolve) => setTimeout(resolve, 150, "waits")),
    ]);
    const [after] = await lives.claimants(["m3"], "2026-12-01");
    return { given, held: [before?.count.held, after?.count.held], first };
  });
  expect(counted).toMatchObject({ held: [0, 0], first: "waits" });
  expect((await counted.given).kind).toBe("changed");
  await world.within(async ({ lives }) => {
    const [now] = await lives.claimants(["m3"], "2026-12-01");
    expect(now?.count).toEqual({ taken: 0, held: 1, heldDealt: 0 });
  });
});
