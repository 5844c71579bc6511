import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AssignmentRecord, OwnerChangeResult } from "../../src/app/ports.ts";
import { withClient } from "../../src/storage/pool.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

const CLAIMANTS = 16;
let world: World;

beforeAll(async () => {
  world = await createWorld(CLAIMANTS);
  await world.within(({ managers }) =>
    managers.upsert(
      Array.from({ length: CLAIMANTS }, (_, i) => manager(`m${i}`)),
      { importId: null },
    ),
  );
});
afterAll(() => world.close());

const addCustomers = (ids: readonly string[]) =>
  world.within(({ customers }) =>
    customers.upsert(
      ids.map((id) => customer(id)),
      { importId: null },
    ),
  );

/** Lets everybody go at the same moment, inside their open transactions. */
function barrier(size: number): () => Promise<void> {
  let waiting = 0;
  let open = (): void => {};
  let gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  return async () => {
    const mine = gate;
    if (++waiting === size) {
      waiting = 0;
      open();
      gate = new Promise<void>((resolve) => {
        open = resolve;
      });
    }
    await mine;
  };
}

const won = (results: readonly OwnerChangeResult[]): number =>
  results.filter((r) => r.kind === "changed" && r.changed === 1).length;

describe("claims at the same moment", () => {
  it("have exactly one winner each, in 150 rounds of sixteen claimants", async () => {
    const ids = Array.from({ length: 150 }, (_, i) => `r${i}`);
    await addCustomers(ids);
    const meet = barrier(CLAIMANTS);
    const wins = new Map<string, number>(ids.map((id) => [id, 0]));
    await Promise.all(
      Array.from({ length: CLAIMANTS }, async (_, claimant) => {
        for (const id of ids) {
          const result = await world.within(async ({ ownership }) => {
            await meet();
            return ownership.change([change(id, 0, `m${claimant}`)], GROUNDS);
          });
          if (won([result]) === 1) wins.set(id, (wins.get(id) ?? 0) + 1);
        }
      }),
    );
    expect([...wins.values()].every((n) => n === 1)).toBe(true);
    const kept = await withClient(world.admin, (client) =>
      client.query(
        `select count(*) filter (where c.ver = 1) as customers, (select count(*) from ledger) as records,
           (select count(*) from ownership) as ownerships from customer c`,
      ),
    );
    expect(kept.rows[0]).toEqual({ customers: 150, records: 150, ownerships: 150 });
  });

  it("never deadlock when they name the same customers in different orders", async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `d${i}`);
    await addCustomers(ids);
    for (let ver = 0; ver < 5; ver++) {
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, k) => {
          const order = k % 2 === 0 ? ids : ids.toReversed();
          return world.within(({ ownership }) =>
            ownership.change(
              order.map((id, i) => change(id, ver, `m${(i + k + ver * 3) % CLAIMANTS}`)),
              GROUNDS,
            ),
          );
        }),
      );
      expect(results.filter((r) => r.kind === "changed")).toHaveLength(1);
    }
  });

  it("leave a history without gaps under random changes by twelve people", async () => {
    const ids = Array.from({ length: 12 }, (_, i) => `h${i}`);
    await addCustomers(ids);
    await Promise.all(
      Array.from({ length: 12 }, async (_, person) => {
        for (let i = 0; i < 40; i++) {
          const id = `h${(person * 7 + i * 5) % 12}`;
          await world.within(async ({ customers, ownership }) => {
            const ver = (await customers.find(id))?.ver ?? 0;
            const to = (person + i) % 5 === 0 ? null : `m${(person + i) % CLAIMANTS}`;
            return ownership.change([change(id, ver, to)], GROUNDS);
          });
        }
      }),
    );
    const broken = await withClient(world.admin, (client) =>
      client.query(`
        select l.customer_id, l.ver from ledger l
        left join ledger b on b.customer_id = l.customer_id and b.ver = l.ver - 1
        where l.ver > 1 and (b.hash is null or l.prev <> b.hash or l.from_owner is distinct from b.to_owner)
        union all
        select c.id, c.ver from customer c left join ledger l on l.customer_id = c.id and l.ver = c.ver
        where c.ver > 0 and c.owner_id is distinct from l.to_owner
        union all
        select c.id, c.ver from customer c
        where c.owner_id is distinct from (
          select o.owner_id from ownership o where o.customer_id = c.id and upper_inf(o.during))
        union all
        select k.manager_id, k.held::int from capacity_counter k
        where k.held <> (select count(*) from customer c where c.owner_id = k.manager_id)`),
    );
    expect(broken.rows).toEqual([]);
  });
});

const assignment = (id: string, to: string): AssignmentRecord => ({
  customer: id,
  manager: to,
  previous: null,
  expectedVer: 0,
  cost: 1,
  weight: 1,
  articles: ["near", "full"],
  runnerUp: null,
  extraCost: null,
  awaits: null,
  reason: {},
});

async function* once<T>(value: T): AsyncGenerator<T> {
  yield value;
}

async function plan(id: string, rows: readonly AssignmentRecord[]): Promise<void> {
  await world.within(async ({ runs }) => {
    await runs.insert({
      id,
      regime: "test",
      regimeTitle: "试验制度",
      revision: 1,
      regimeHash: "00",
      seconds: 1,
      seed: 1,
    });
    await runs.storeAssignments(id, once(rows));
    await runs.update(id, { state: "done" });
  });
}

const publish = (id: string, limits: Readonly<Record<string, number | null>> = {}) =>
  world.within(({ ownership }) => ownership.publishRun(id, limits));

describe("publication of a run", () => {
  it("is done once when two people publish the same run at once", async () => {
    await addCustomers(["p1", "p2"]);
    await plan("run-a", [assignment("p1", "m1"), assignment("p2", "m2")]);
    const results = await Promise.all([publish("run-a"), publish("run-a")]);
    expect(results.map((r) => r.kind).sort()).toEqual(["changed", "conflict"]);
    const found = await world.within(({ runs }) => runs.find("run-a"));
    expect(found).toMatchObject({ state: "published", publishedBy: "system", publishedChanges: 2 });
  });

  it("is wholly refused when a customer it moves changed since, and says which", async () => {
    await addCustomers(["q1", "q2"]);
    await plan("run-b", [assignment("q1", "m1"), assignment("q2", "m2")]);
    await world.within(({ ownership }) => ownership.change([change("q2", 0, "m9")], GROUNDS));
    const result = await publish("run-b");
    expect(result).toMatchObject({
      kind: "conflict",
      total: 1,
      conflicts: [{ customer: { id: "q2" }, expectedVer: 0, actualVer: 1, owner: { id: "m9" } }],
    });
    expect(await world.within(({ customers }) => customers.find("q1"))).toMatchObject({ ver: 0 });
    expect(await world.within(({ runs }) => runs.find("run-b"))).toMatchObject({ state: "done" });
  });

  it("makes of two plans for the same customers at once one that holds", async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `z${i}`);
    await addCustomers(ids);
    await plan(
      "run-c",
      ids.map((id) => assignment(id, "m1")),
    );
    await plan(
      "run-d",
      ids.map((id) => assignment(id, "m2")),
    );
    const results = await Promise.all([publish("run-c"), publish("run-d")]);
    expect(results.map((r) => r.kind).sort()).toEqual(["changed", "conflict"]);
    const owners = await withClient(world.admin, (client) =>
      client.query("select count(distinct owner_id) as n from customer where id like 'z%'"),
    );
    expect(owners.rows[0].n).toBe(1);
  });

  it("sets the limits of the plan, and a claim beyond them is refused afterwards", async () => {
    await addCustomers(["l1", "l2"]);
    const before = await withClient(world.admin, (client) =>
      client.query(
        "select coalesce(max(held), 0) as held from capacity_counter where manager_id = 'm15'",
      ),
    );
    const held = before.rows[0].held as number;
    await plan("run-e", [assignment("l1", "m15")]);
    expect(await publish("run-e", { m15: held + 1 })).toMatchObject({
      kind: "changed",
      changed: 1,
    });
    const claim = await world.within(({ ownership }) =>
      ownership.change([change("l2", 0, "m15")], GROUNDS),
    );
    expect(claim).toEqual({
      kind: "overCapacity",
      manager: { id: "m15", name: "经理m15" },
      limit: held + 1,
      held: held + 2,
    });
  });

  it("leaves a customer that awaits a person where it is, until he decides", async () => {
    await addCustomers(["a1", "a2"]);
    await plan("run-f", [
      { ...assignment("a1", "m1"), manager: null, awaits: "full" },
      { ...assignment("a2", "m1"), manager: null, awaits: "full" },
    ]);
    expect(await world.within(({ runs }) => runs.awaiting("run-f"))).toBe(2);
    const decided = await world.within(({ runs }) =>
      runs.decide("run-f", { customer: "a1", manager: "m3", weight: 1, reason: "客户要求" }),
    );
    expect(decided).toBe(true);
    expect(await publish("run-f")).toMatchObject({ kind: "changed", changed: 1 });
    const record = await world.within(({ ledger }) => ledger.latest("a1"));
    expect(record).toMatchObject({
      articles: ["full", "near"],
      reason: "客户要求",
      cause: "publish",
    });
    expect(await world.within(({ customers }) => customers.find("a2"))).toMatchObject({ ver: 0 });
  });

  it("is refused when it would put a manager it gives somebody above his limit", async () => {
    await addCustomers(["g1", "g2", "g3"]);
    await world.within(({ managers }) => managers.upsert([manager("full")], { importId: null }));
    await plan("run-g", [assignment("g1", "full"), { ...assignment("g2", "full"), weight: 2 }]);
    expect(await publish("run-g", { full: 2 })).toEqual({
      kind: "overCapacity",
      manager: { id: "full", name: "经理full" },
      limit: 2,
      held: 3,
    });
    expect(await world.within(({ customers }) => customers.find("g1"))).toMatchObject({ ver: 0 });
    expect(await publish("run-g", { full: 3 })).toMatchObject({ kind: "changed", changed: 2 });
  });

  it("weighs those who stay by the plan's regime, whatever they were imported with", async () => {
    await addCustomers(["w1", "w2"]);
    await world.within(({ managers }) => managers.upsert([manager("heavy")], { importId: null }));
    await world.within(({ ownership }) => ownership.change([change("w1", 0, "heavy")], GROUNDS));
    const stays = { ...assignment("w1", "heavy"), previous: "heavy", expectedVer: 1, weight: 3 };
    await plan("run-w", [stays, assignment("w2", "heavy")]);
    expect(await publish("run-w", { heavy: 3 })).toMatchObject({ kind: "overCapacity", held: 4 });
    expect(await publish("run-w", { heavy: 4 })).toMatchObject({ kind: "changed", changed: 1 });
    const counter = await withClient(world.admin, (client) =>
      client.query("select held::int, customers from capacity_counter where manager_id = 'heavy'"),
    );
    expect(counter.rows).toEqual([{ held: 4, customers: 2 }]);
  });

  it("is refused when a customer it leaves in place went elsewhere since", async () => {
    await addCustomers(["s1", "s2"]);
    await world.within(({ ownership }) => ownership.change([change("s1", 0, "m1")], GROUNDS));
    const stays = { ...assignment("s1", "m1"), previous: "m1", expectedVer: 1 };
    await plan("run-s", [stays, assignment("s2", "m2")]);
    await world.within(({ ownership }) => ownership.change([change("s1", 1, "m3")], GROUNDS));
    expect(await publish("run-s")).toMatchObject({
      kind: "conflict",
      total: 1,
      conflicts: [{ customer: { id: "s1" }, owner: { id: "m3" } }],
    });
  });
});
