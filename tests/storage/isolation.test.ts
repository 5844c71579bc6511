import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../src/app/ports.ts";
import { createPool, withClient } from "../../src/storage/pool.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

let world: World;
const east: Scope = { actor: "east-head", units: ["东区"] };
const own: Scope = { actor: "m-east", units: "all", onlyOwner: "e1" };

beforeAll(async () => {
  world = await createWorld();
  await world.within(async ({ units, customers, managers, ownership }) => {
    await units.ensure(["东区", "西区"]);
    await managers.upsert(
      [
        manager("e1", { unit: "东区" }),
        manager("e2", { unit: "东区" }),
        manager("w1", { unit: "西区" }),
      ],
      { importId: null },
    );
    await customers.upsert(
      ["c1", "c2", "c3", "c4"].map((id) => customer(id)),
      { importId: null },
    );
    await ownership.change(
      [change("c1", 0, "e1"), change("c2", 0, "e2"), change("c3", 0, "w1")],
      GROUNDS,
    );
  });
});
afterAll(() => world.close());

const idsSeen = (scope: Scope) =>
  world.within(async ({ customers }) => {
    const page = await customers.page({ offset: 0, limit: 50, sort: "id", descending: false });
    return page.rows.map((row) => row.id);
  }, scope);

describe("the scope of a transaction", () => {
  it("shows a unit the customers that its managers own, and no others", async () => {
    expect(await idsSeen(east)).toEqual(["c1", "c2"]);
  });

  it("shows a manager his own book", async () => {
    expect(await idsSeen(own)).toEqual(["c1"]);
  });

  it("includes the units below a unit", async () => {
    expect(await idsSeen({ actor: "hq", units: ["hq"] })).toEqual(["c1", "c2", "c3", "c4"]);
  });

  it("answers a foreign customer as one that does not exist", async () => {
    expect(await world.within(({ customers }) => customers.find("c3"), east)).toBeNull();
    expect(await world.within(({ customers }) => customers.timeline("c3"), east)).toEqual([]);
  });

  it("shows the ledger of those customers alone", async () => {
    const records = await world.within(
      ({ ledger }) => ledger.search({ offset: 0, limit: 50 }),
      east,
    );
    expect(records.rows.map((row) => row.customer.id).sort()).toEqual(["c1", "c2"]);
  });

  it("lets nobody change the owner of a foreign customer, nor give one to a foreign manager", async () => {
    const taken = await world.within(
      ({ ownership }) => ownership.change([change("c3", 1, "e1")], GROUNDS),
      east,
    );
    expect(taken).toMatchObject({ kind: "conflict" });
    const given = world.within(
      ({ ownership }) => ownership.change([change("c1", 1, "w1")], GROUNDS),
      east,
    );
    await expect(given).rejects.toMatchObject({ fault: "unknownManager" });
  });

  it("follows the customer to the unit of its new owner", async () => {
    await world.within(({ ownership }) => ownership.change([change("c2", 1, "w1")], GROUNDS));
    expect(await idsSeen(east)).toEqual(["c1"]);
    await world.within(({ ownership }) => ownership.change([change("c2", 2, "e2")], GROUNDS));
    expect(await idsSeen(east)).toEqual(["c1", "c2"]);
  });

  it("follows a manager who goes to another unit", async () => {
    await world.within(({ managers }) =>
      managers.upsert([manager("w1", { unit: "东区" })], { importId: null }),
    );
    expect(await idsSeen(east)).toEqual(["c1", "c2", "c3"]);
    await world.within(({ managers }) =>
      managers.upsert([manager("w1", { unit: "西区" })], { importId: null }),
    );
    expect(await idsSeen(east)).toEqual(["c1", "c2"]);
  });

  it("shows nothing to a query that has none", async () => {
    const seen = await withClient(world.app, async (client) => {
      const { rows } = await client.query("select id from customer");
      return rows;
    });
    expect(seen).toEqual([]);
  });

  it("does not outlive its transaction on a pooled connection", async () => {
    const pool = createPool(world.app, 1);
    try {
      const client = await pool.connect();
      await client.query("begin");
      await client.query("select set_config('app.all_units', 'on', true)");
      const inside = await client.query("select count(*) as n from customer");
      await client.query("commit");
      client.release();
      const outside = await pool.query("select count(*) as n from customer");
      expect([inside.rows[0].n, outside.rows[0].n]).toEqual([4, 0]);
    } finally {
      await pool.end();
    }
  });
});

describe("the catalog", () => {
  const rowsOf = (sql: string) =>
    withClient(world.admin, async (client) => (await client.query(sql)).rows);

  it("has row-level security enabled and forced on every table with rows of a unit", async () => {
    const open = await rowsOf(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'guanhu' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)
        and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname in ('unit_id', 'owner_id'))`);
    expect(open).toEqual([]);
  });

  it("has those tables at all", async () => {
    const guarded = await rowsOf(
      "select relname from pg_class where relforcerowsecurity and relkind = 'r' order by relname",
    );
    expect(guarded.map((row) => row.relname)).toEqual(
      expect.arrayContaining(["account", "allocation_run", "customer", "ledger", "ownership"]),
    );
  });

  it("gives the runtime role no table, no schema and no way round the policies", async () => {
    const owned = await rowsOf(`
      select relname as name from pg_class where relowner = 'guanhu_app'::regrole
      union all select nspname from pg_namespace where nspowner = 'guanhu_app'::regrole
      union all select rolname from pg_roles
        where rolname in ('guanhu_app', 'guanhu_owner') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
      union all select r.rolname from pg_auth_members m join pg_roles r on r.oid = m.roleid
        where m.member = 'guanhu_app'::regrole`);
    expect(owned).toEqual([]);
  });

  it("reads the scope once for a query, not once for a row", async () => {
    const policies = await rowsOf("select qual from pg_policies where schemaname = 'guanhu'");
    for (const { qual } of policies)
      expect(qual).not.toMatch(/(?<!SELECT (string_to_array\(|NULLIF\()?)current_setting\(/);
    expect(policies.length).toBeGreaterThanOrEqual(9);
  });
});

describe("a lock", () => {
  it("goes with its customer to another unit, and still holds him there", async () => {
    const west: Scope = { actor: "west-head", units: ["西区"] };
    await world.within(async ({ managers, customers, ownership, locks }) => {
      await managers.upsert([manager("e9", { unit: "东区" })], { importId: null });
      await customers.upsert([customer("k1")], { importId: null });
      await ownership.change([change("k1", 0, "e9")], GROUNDS);
      await locks.insert({
        customer: customer("k1").id,
        manager: manager("e9").id,
        reason: "约定",
      });
      await managers.upsert([manager("e9", { unit: "西区" })], { importId: null });
    });
    const seen = (scope: Scope) => world.within(({ locks }) => locks.find("k1"), scope);
    expect(await seen(west)).toMatchObject({ reason: "约定" });
    expect(await seen(east)).toBeNull();
    const moved = await world.within(
      ({ ownership }) => ownership.change([change("k1", 1, "w1")], GROUNDS),
      west,
    );
    expect(moved).toMatchObject({ kind: "conflict", total: 1 });
  });
});

describe("a run", () => {
  const insert = (id: string, scope: Scope) =>
    world.within(
      ({ runs }) =>
        runs.insert({
          id,
          regime: "test",
          regimeTitle: "试验制度",
          revision: 1,
          regimeHash: "00",
          seconds: 1,
          seed: 1,
        }),
      scope,
    );
  const found = async (id: string, scope: Scope) =>
    (await world.within(({ runs }) => runs.find(id), scope))?.id ?? null;

  it("shows to whoever sees all its units, and to nobody who sees fewer", async () => {
    const west: Scope = { actor: "west-head", units: ["西区"] };
    const hq: Scope = { actor: "hq", units: ["hq"] };
    await insert("run-east", east);
    await insert("run-hq", hq);
    await insert("run-all", { actor: "system", units: "all" });
    expect(await found("run-east", east)).toBe("run-east");
    expect(await found("run-east", hq)).toBe("run-east");
    expect(await found("run-east", west)).toBeNull();
    expect(await found("run-hq", east)).toBeNull();
    expect(await found("run-all", hq)).toBeNull();
    expect(await found("run-east", own)).toBeNull();
    const listed = await world.within(({ runs }) => runs.list(10), west);
    expect(listed).toEqual([]);
  });

  it("is not published by somebody who sees only a part of its plan", async () => {
    await insert("run-part", east);
    const row = (id: string, to: string, expectedVer: number) => ({
      customer: id,
      manager: to,
      previous: null,
      expectedVer,
      cost: 1,
      weight: 1,
      articles: ["near"],
      runnerUp: null,
      extraCost: null,
      awaits: null,
      reason: {},
    });
    await world.within(async ({ runs }) => {
      await runs.storeAssignments(
        "run-part",
        (async function* () {
          yield [row("c1", "e1", 1), row("c3", "w1", 1)];
        })(),
      );
      await runs.update("run-part", { state: "done" });
    });
    const publish = (scope: Scope) =>
      world.within(({ ownership }) => ownership.publishRun("run-part", {}), scope);
    expect(await publish(east)).toEqual({ kind: "outOfScope" });
    expect(await publish({ actor: "system", units: "all" })).toMatchObject({ kind: "changed" });
  });
});
