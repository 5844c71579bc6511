import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";
import { type Connection, withClient } from "./pool.ts";
import { StorageError } from "./storage-error.ts";

/** One numbered SQL file. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
  /** An older program cannot work with the schema after it (`--! breaking` in the first lines). */
  readonly isBreaking: boolean;
}

const FOLDER = new URL("./migrations/", import.meta.url);
const NAME = /^(\d{6})_([a-z0-9_]+)\.sql$/;

/** The migrations this program ships, in order. */
export function shippedMigrations(): readonly Migration[] {
  return readdirSync(FOLDER)
    .filter((file) => NAME.test(file))
    .sort()
    .map((file) => {
      const [, number, name] = NAME.exec(file) ?? [];
      const sql = readFileSync(new URL(file, FOLDER), "utf8");
      return {
        number: Number(number),
        name: name ?? "",
        sql,
        hash: createHash("sha256").update(sql).digest("hex"),
        isBreaking: /^--! breaking$/m.test(sql),
      };
    });
}

/**
 * Brings the schema up to date. Each migration is one transaction whose first statement claims its
 * number: of two programs starting at once the second waits, then sees it done; a kill in the
 * middle leaves the step before.
 */
export async function migrate(
  owner: Connection,
  migrations: readonly Migration[] = shippedMigrations(),
): Promise<void> {
  await withClient(owner, async (client) => {
    await client
      .query(
        `create table if not exists guanhu.migration (
         number integer primary key, name text not null, hash text not null,
         is_breaking boolean not null, at timestamptz not null default now())`,
      )
      .catch(ignoreRace);
    await refuseNewer(client, migrations);
    const done = await hashesOfDone(client);
    for (const migration of migrations)
      if (done.has(migration.number)) refuseChanged(migration, done.get(migration.number));
      else await apply(client, migration);
    await grantReading(client);
  });
}

/** Two starts may create the bookkeeping table at the same moment; one of them is told so. */
function ignoreRace(error: unknown): void {
  const code = (error as pg.DatabaseError).code;
  if (code !== "23505" && code !== "42P07") throw error;
}

/** Lets the program read what is done. Two starts that grant at the same moment would hinder each other. */
async function grantReading(client: pg.Client): Promise<void> {
  await client.query(`
    begin;
    select pg_advisory_xact_lock(hashtext('guanhu.migration'));
    grant usage on schema guanhu to guanhu_app;
    grant select on guanhu.migration to guanhu_app;
    commit`);
}

async function refuseNewer(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  const known = Math.max(0, ...migrations.map((m) => m.number));
  const { rows } = await client.query<{ number: number }>(
    "select number from guanhu.migration where number > $1 and is_breaking order by number desc limit 1",
    [known],
  );
  if (rows[0] !== undefined)
    throw new StorageError("schemaNewer", { found: rows[0].number, known });
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("begin");
  try {
    const claimed = await client.query(
      `insert into guanhu.migration (number, name, hash, is_breaking) values ($1, $2, $3, $4)
       on conflict (number) do nothing`,
      [migration.number, migration.name, migration.hash, migration.isBreaking],
    );
    if (claimed.rowCount === 1) await client.query(migration.sql);
    else refuseChanged(migration, (await hashesOfDone(client)).get(migration.number));
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/** What is done already, asked once: a start must not cost a transaction for each. */
async function hashesOfDone(client: pg.Client): Promise<ReadonlyMap<number, string>> {
  const { rows } = await client.query<{ number: number; hash: string }>(
    "select number, hash from guanhu.migration",
  );
  return new Map(rows.map(({ number, hash }) => [number, hash]));
}

function refuseChanged(migration: Migration, hash: string | undefined): void {
  if (hash !== migration.hash)
    throw new StorageError("migrationChanged", { number: migration.number });
}
