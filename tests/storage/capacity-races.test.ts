import { afterAll, beforeAll, expect, it } from "vitest";
import { claimCustomers } from "../../src/app/ownership/claim-customers.ts";
import { faultsAfter } from "./races/race-paths.ts";
import { CLAIMANTS, GROUND, managerOf, openRaceWorld, type RaceWorld } from "./races/race-world.ts";

const LIMIT = 3;
const CUSTOMERS = 90;
let world: RaceWorld;
beforeAll(async () => {
  world = await openRaceWorld();
  await world.query(
    `insert into guanhu.capacity_counter (manager_id, cap, ceiling)
     select id, ${LIMIT}, ${LIMIT} from guanhu.manager`,
  );
});
afterAll(() => world.close());

it("nobody is above his limit, however many claim and hand on at the same moment", async () => {
  const ids = Array.from({ length: CUSTOMERS }, (_, i) => `k${i}`);
  await world.add(ids);
  const claims = Array.from({ length: CLAIMANTS }, (_, racer) => {
    const order = racer % 2 === 0 ? ids : ids.toReversed();
    return claimCustomers(world.appOf(racer), world.reader(racer), order);
  });
  const handed = Array.from({ length: CLAIMANTS }, (_, racer) =>
    Promise.all(
      ids.slice(racer, racer + 8).map((id) =>
        world.within(({ ownership }) =>
          ownership.change(
            [
              {
                customer: id,
                expectedVer: 1,
                to: managerOf((racer + 1) % CLAIMANTS),
                articles: ["keep"],
                reason: "划转",
                weight: 1,
              },
            ],
            { ...GROUND, cause: "transfer" },
          ),
        ),
      ),
    ),
  );
  const outcomes = (await Promise.all([...claims, ...handed])).slice(0, CLAIMANTS);
  const held = await world.query(
    "select owner_id, count(*)::int as n from customer where owner_id is not null group by owner_id",
  );
  expect(held.every(({ n }) => Number(n) <= LIMIT)).toBe(true);
  expect(held.reduce((sum, { n }) => sum + Number(n), 0)).toBe(CLAIMANTS * LIMIT);
  expect(outcomes.flat().length).toBe(CLAIMANTS * CUSTOMERS);
  expect(await faultsAfter(world, ids)).toEqual([]);
});
