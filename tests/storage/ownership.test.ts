import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClient } from "../../src/storage/pool.ts";
import { change, createWorld, customer, GROUNDS, manager, SYSTEM, type World } from "./world.ts";

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.within(async ({ customers, managers }) => {
    await managers.upsert([manager("m1"), manager("m2")], { importId: null });
    await customers.upsert(
      ["c1", "c2", "c3", "c4"].map((id) => customer(id)),
      { importId: null },
    );
  });
});
afterAll(() => world.close());

describe("the single writer of owners", () => {
  it("gives a customer to a manager and writes one ledger record that cites the article", async () => {
    const result = await world.within(({ ownership }) =>
      ownership.change([change("c1", 0, "m1")], GROUNDS),
    );
    expect(result).toMatchObject({ kind: "changed", changed: 1 });
    const { found, records } = await world.within(async ({ customers, ledger }) => ({
      found: await customers.find("c1"),
      records: await ledger.search({ customer: "c1", offset: 0, limit: 10 }),
    }));
    expect(found).toMatchObject({ owner: { id: "m1", name: "经理m1" }, ver: 1 });
    expect(found?.ownerSince).toBeInstanceOf(Date);
    expect(records.total).toBe(1);
    expect(records.rows[0]).toMatchObject({
      by: "system",
      from: null,
      to: { id: "m1" },
      regime: "test",
      revision: 1,
      articles: ["near"],
      prev: "",
    });
  });

  it("refuses a change that expects another version and tells who holds the customer", async () => {
    await world.within(({ ownership }) => ownership.change([change("c2", 0, "m1")], GROUNDS));
    const result = await world.within(({ ownership }) =>
      ownership.change([change("c2", 0, "m2")], GROUNDS),
    );
    expect(result).toMatchObject({
      kind: "conflict",
      total: 1,
      conflicts: [
        {
          customer: { id: "c2" },
          expectedVer: 0,
          actualVer: 1,
          owner: { id: "m1" },
          changedBy: "system",
        },
      ],
    });
  });

  it("changes nothing when one of several changes cannot be made", async () => {
    const result = await world.within(({ ownership }) =>
      ownership.change([change("c3", 0, "m1"), change("c4", 7, "m1")], GROUNDS),
    );
    expect(result).toMatchObject({ kind: "conflict", total: 1 });
    const found = await world.within(({ customers }) => customers.find("c3"));
    expect(found).toMatchObject({ owner: null, ver: 0 });
  });

  it("makes no record of a change that is none", async () => {
    const before = await world.within(({ ledger }) => ledger.count());
    const result = await world.within(({ ownership }) =>
      ownership.change([change("c1", 1, "m1")], GROUNDS),
    );
    expect(result).toMatchObject({ kind: "changed", changed: 0 });
    expect(await world.within(({ ledger }) => ledger.count())).toBe(before);
  });

  it("keeps a locked customer with the manager of the lock", async () => {
    await world.within(({ locks }) => locks.insert({ ...lock("c3", "m2"), reason: "客户指定" }));
    const refused = await world.within(({ ownership }) =>
      ownership.change([change("c3", 0, "m1")], GROUNDS),
    );
    expect(refused).toMatchObject({ kind: "conflict" });
    const granted = await world.within(({ ownership }) =>
      ownership.change([change("c3", 0, "m2")], GROUNDS),
    );
    expect(granted).toMatchObject({ kind: "changed", changed: 1 });
  });

  it("refuses an article that the revision does not have", async () => {
    const bad = { ...change("c4", 0, "m1"), articles: ["nowhere"] };
    await expect(
      world.within(({ ownership }) => ownership.change([bad], GROUNDS)),
    ).rejects.toMatchObject({ fault: "unknownArticle" });
  });

  it("closes one ownership when the next begins", async () => {
    await world.within(({ ownership }) => ownership.change([change("c1", 1, "m2")], GROUNDS));
    const rows = await withClient(world.admin, (client) =>
      client.query(
        "select owner_id, upper_inf(during) as open from ownership where customer_id = 'c1' order by ver",
      ),
    );
    expect(rows.rows).toEqual([
      { owner_id: "m1", open: false },
      { owner_id: "m2", open: true },
    ]);
  });

  it("tells the timeline of a customer, latest first", async () => {
    const entries = await world.within(({ customers }) => customers.timeline("c1"));
    expect(entries.map((e) => [e.kind, e.from?.id ?? null, e.to?.id ?? null])).toEqual([
      ["ownership", "m1", "m2"],
      ["ownership", null, "m1"],
    ]);
  });
});

describe("the runtime role", () => {
  const forbidden = [
    ["writes the owner of a customer", "update customer set owner_id = 'm2' where id = 'c1'"],
    [
      "inserts a customer with an owner",
      "insert into customer (id, name, norm_name, pinyin, initials, tokens, owner_id) values ('x','x','x','x','x','{}','m1')",
    ],
    ["writes the version of a customer", "update customer set ver = 9 where id = 'c1'"],
    ["changes a ledger record", "update ledger set reason = 'x'"],
    ["deletes a ledger record", "delete from ledger"],
    ["empties the ledger", "truncate ledger"],
    ["inserts a ledger record", "insert into ledger (customer_id) values ('c1')"],
    ["lifts the append-only trigger", "alter table ledger disable trigger all"],
    ["writes an ownership", "delete from ownership"],
    ["writes a capacity counter", "update capacity_counter set cap = null"],
    ["marks a run as published", "update allocation_run set published_at = now()"],
    ["changes a published regime text", "update regime_revision set source = ''"],
    ["switches row-level security off", "alter table customer disable row level security"],
  ] as const;

  it.each(forbidden)("may not do this: %s", async (_title, sql) => {
    const attempt = withClient(world.app, async (client) => {
      await client.query("begin");
      await client.query("select set_config('app.all_units', 'on', true)");
      await client.query(sql);
    });
    await expect(attempt).rejects.toMatchObject({ code: "42501" });
  });
});

const lock = (id: string, to: string) => ({ customer: customer(id).id, manager: manager(to).id });

describe("the limit of a manager", () => {
  it("is never exceeded by claims at the same moment, and the counter is what is held", async () => {
    const many = await createWorld(16);
    try {
      const ids = Array.from({ length: 60 }, (_, i) => `k${i}`);
      await many.within(async ({ customers, managers }) => {
        await managers.upsert([manager("a"), manager("b")], { importId: null });
        await customers.upsert(
          ids.map((id) => customer(id)),
          { importId: null },
        );
      });
      await withClient(many.admin, (client) =>
        client.query(
          "insert into capacity_counter (manager_id, cap, ceiling) values ('a', 10, 10), ('b', 10, 10)",
        ),
      );
      const results = await Promise.all(
        ids.map((id, i) =>
          many.within(
            ({ ownership }) => ownership.change([change(id, 0, i % 2 ? "a" : "b")], GROUNDS),
            SYSTEM,
          ),
        ),
      );
      expect(results.filter((r) => r.kind === "changed")).toHaveLength(20);
      expect(results.filter((r) => r.kind === "overCapacity")).toHaveLength(40);
      const counters = await withClient(many.admin, (client) =>
        client.query(
          `select k.manager_id, k.held = (select count(*) from customer c where c.owner_id = k.manager_id) as exact
           from capacity_counter k order by 1`,
        ),
      );
      expect(counters.rows).toEqual([
        { manager_id: "a", exact: true },
        { manager_id: "b", exact: true },
      ]);
    } finally {
      await many.close();
    }
  });
});
