import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Migration, migrate, shippedMigrations } from "../../src/storage/migrate.ts";
import { withClient } from "../../src/storage/pool.ts";
import { createTestDatabase, type TestDatabase } from "./cluster.ts";

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const shipped = shippedMigrations();
const migration = (number: number, sql: string): Migration => ({
  number,
  name: `test_${number}`,
  sql,
  hash: createHash("sha256").update(sql).digest("hex"),
  isBreaking: sql.includes("--! breaking"),
});

const tables = async (like: string): Promise<readonly string[]> =>
  withClient(test.admin, async (client) => {
    const { rows } = await client.query(
      "select relname from pg_class where relkind = 'r' and relname like $1 order by 1",
      [like],
    );
    return rows.map((row) => row.relname);
  });

describe("migrations", () => {
  it("are numbered without a gap, and an applied one is not applied again", async () => {
    expect(shipped.map((m) => m.number)).toEqual(shipped.map((_, i) => i + 1));
    await migrate(test.owner);
    const { rows } = await withClient(test.owner, (client) =>
      client.query("select number from guanhu.migration order by number"),
    );
    expect(rows.map((row) => row.number)).toEqual(shipped.map((m) => m.number));
  });

  it("are applied once by two programs that start at the same moment", async () => {
    const next = [
      ...shipped,
      migration(9001, "create table guanhu.twice (n int); select pg_sleep(0.2)"),
    ];
    await Promise.all([
      migrate(test.owner, next),
      migrate(test.owner, next),
      migrate(test.owner, next),
    ]);
    expect(await tables("twice")).toEqual(["twice"]);
  });

  it("leave the step before when they fail in the middle, and go on from there the next time", async () => {
    const broken = [
      ...shipped,
      migration(9002, "create table guanhu.step_one (n int)"),
      migration(9003, "create table guanhu.step_two (n int); select 1 / 0"),
    ];
    await expect(migrate(test.owner, broken)).rejects.toMatchObject({ code: "22012" });
    expect(await tables("step_%")).toEqual(["step_one"]);
    const repaired = [
      ...broken.slice(0, -1),
      migration(9003, "create table guanhu.step_two (n int)"),
    ];
    await migrate(test.owner, repaired);
    expect(await tables("step_%")).toEqual(["step_one", "step_two"]);
  });

  it("leave the step before when the connection is cut in the middle of each statement", async () => {
    const slow = migration(
      9004,
      "create table guanhu.cut_one (n int); select pg_sleep(20); create table guanhu.cut_two (n int)",
    );
    const attempt = migrate(test.owner, [...shipped, slow]);
    const cut = withClient(test.admin, async (client) => {
      for (let i = 0; i < 200; i++) {
        const { rows } = await client.query(
          `select pg_terminate_backend(pid) as ended from pg_stat_activity
           where datname = current_database() and query like '%pg_sleep(20)%' and pid <> pg_backend_pid()`,
        );
        if (rows.length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    await Promise.all([expect(attempt).rejects.toThrow(), cut]);
    expect(await tables("cut_%")).toEqual([]);
  });

  it("refuse a schema that a newer program made incompatible, and touch nothing", async () => {
    await migrate(test.owner, [
      ...shipped,
      migration(9005, "--! breaking\ncreate table guanhu.future (n int)"),
    ]);
    await expect(migrate(test.owner)).rejects.toMatchObject({
      code: "schemaNewer",
      data: { found: 9005 },
    });
  });

  it("refuse a database whose applied migration is not the one shipped", async () => {
    const changed = { ...migration(9001, "select 1"), isBreaking: false };
    const known = migration(9005, "--! breaking\ncreate table guanhu.future (n int)");
    await expect(migrate(test.owner, [...shipped, changed, known])).rejects.toMatchObject({
      code: "migrationChanged",
      data: { number: 9001 },
    });
  });
});

it("what was open before duties and hearings were kept is brought into them", async () => {
  const old = await createTestDatabase();
  const ask = (sql: string) =>
    withClient(old.admin, async (client) => (await client.query(sql)).rows);
  await ask(`set session_replication_role = replica; set search_path = guanhu;
    delete from migration where number = 20;
    insert into handover (id, kind, manager_id, manager_name, unit_id, last_day, noticed_on, due_on, freeze_at, state,
      reason, regime_id, revision, articles, created_by, check_on)
    values ('h', 'departure', 'm', 'm', 'u', '2026-01-01', '2026-01-01', '2026-01-01', now(), 'closed', '', 'r', 1,
      '{a}', 'x', '2027-01-01');
    insert into handover_item (handover_id, customer_id, customer_name, from_id, unit_id, state, weight)
    values ('h', 'moved', 'c', 'm', 'u', 'moved', 1), ('h', 'kept', 'c', 'm', 'u', 'custody', 1);
    insert into collision_case (id, customer_id, customer_name, unit_id, challenger_id, challenger_unit_id, state,
      regime_id, revision, article_key, statement, opened_by, opened_at, decide_by, evidence_until, is_heard)
    values ('k', 'c', 'c', 'u', 'm', 'u', 'evidence', 'r', 1, 'a', '', 'x', now(), now() + interval '1 day',
      '2026-01-01', true)`);
  await migrate(old.owner);
  expect(
    await ask("select customer_id, check_on::text from guanhu.handover_item order by customer_id"),
  ).toEqual([
    { customer_id: "kept", check_on: null },
    { customer_id: "moved", check_on: "2027-01-01" },
  ]);
  expect(
    await ask(`select c.is_heard, t.kind from guanhu.collision_case c
      join guanhu.timed_event t on t.about = c.id and t.due_at = c.decide_by`),
  ).toEqual([{ is_heard: false, kind: "collision.heard" }]);
  await old.drop();
});
