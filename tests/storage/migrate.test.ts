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
