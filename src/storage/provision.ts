import pg from "pg";
import { type Connection, withClient } from "./pool.ts";
import { StorageError } from "./storage-error.ts";

/** Passwords of the two roles the program logs in with. */
export interface RolePasswords {
  readonly owner: string;
  readonly app: string;
}

const OWNER = "guanhu_owner";
const APP = "guanhu_app";
const OLDEST_SERVER = 150_000;
const quote = pg.escapeLiteral;

/**
 * Makes the database, the two roles and the extensions where they are missing. `guanhu_owner` owns
 * the schema and is used by migrations only; `guanhu_app`, the runtime role, owns nothing.
 */
export async function provision(admin: Connection, passwords: RolePasswords): Promise<void> {
  await withClient(admin, async (client) => {
    await checkVersion(client);
    await ensureRole(client, OWNER, passwords.owner);
    await ensureRole(client, APP, passwords.app);
    await client.query(`grant create, temporary, connect on database ${name(admin)} to ${OWNER}`);
    await client.query(`grant temporary, connect on database ${name(admin)} to ${APP}`);
    const superuser = await isSuperuser(client);
    if (!superuser) await client.query(`grant ${OWNER} to current_user`);
    await client.query(`create schema if not exists guanhu authorization ${OWNER}`);
    await client.query("create extension if not exists pg_trgm with schema public");
    await client.query("create extension if not exists btree_gist with schema public");
    if (superuser) await letFiltersUseIndexes(client);
    await checkChineseSearch(client);
  });
}

/** Creates the database unless it exists. */
export async function ensureDatabase(admin: Connection, database: string): Promise<void> {
  await withClient({ ...admin, database: "postgres" }, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [
      database,
    ]);
    if (rowCount === 0) {
      await client.query(`create database ${pg.escapeIdentifier(database)} template template0`);
    }
  });
}

export const ownerConnection = (admin: Connection, passwords: RolePasswords): Connection => ({
  ...admin,
  user: OWNER,
  password: passwords.owner,
});

export const appConnection = (admin: Connection, passwords: RolePasswords): Connection => ({
  ...admin,
  user: APP,
  password: passwords.app,
});

const name = (connection: Connection): string => pg.escapeIdentifier(connection.database);

async function checkVersion(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  const found = rows[0];
  if (found === undefined || found.number < OLDEST_SERVER) {
    throw new StorageError("serverTooOld", { version: found?.version ?? null });
  }
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [role]);
  const verb = rowCount === 0 ? "create" : "alter";
  try {
    await client.query(
      `${verb} role ${role} login nocreatedb nocreaterole noinherit password ${quote(password)}`,
    );
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StorageError("roleRefused", { role, reason }, { cause });
  }
}

async function isSuperuser(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    "select rolsuper as is from pg_roles where rolname = current_user",
  );
  return rows[0]?.is === true;
}

/**
 * Row-level security evaluates a filter before its own condition only when the function cannot
 * leak the row; LIKE and `@>` are not marked so, and a search would read the whole table.
 * Comparing text and arrays of text tells nothing but the result.
 */
async function letFiltersUseIndexes(client: pg.Client): Promise<void> {
  await client.query("alter function pg_catalog.textlike(text, text) leakproof");
  await client.query("alter function pg_catalog.texticlike(text, text) leakproof");
  await client.query("alter function pg_catalog.arraycontains(anyarray, anyarray) leakproof");
  await client.query("alter function pg_catalog.starts_with(text, text) leakproof");
}

async function checkChineseSearch(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ works: boolean }>(
    "select public.show_trgm('国家') <> '{}' as works",
  );
  if (rows[0]?.works !== true) throw new StorageError("chineseSearchBroken");
}
