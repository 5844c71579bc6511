import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClient } from "../../src/storage/pool.ts";
import { createTestDatabase, type TestDatabase } from "./cluster.ts";

/** What the catalog of the migrated database says of its walls. */
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const names = (sql: string, change?: string): Promise<readonly string[]> =>
  withClient(test.admin, async (client: pg.Client) => {
    if (change !== undefined) await client.query(change);
    const { rows } = await client.query<{ name: string }>(sql);
    return rows.map(({ name }) => name);
  });

/** Tables with a unit or a customer in them, whose rows belong to somebody. */
/** The keys of duplicates are hashes without a unit; their migration says why no policy stands there. */
const OPEN_TABLES = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'guanhu' and c.relkind in ('r', 'p')
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped
      and a.attname in ('unit_id', 'customer_id'))
    and not (c.relrowsecurity and c.relforcerowsecurity) and c.relname <> 'customer_identity'
  order by 1`;

const RUNTIME_OWNS = `
  select c.relname as name from pg_class c join pg_roles r on r.oid = c.relowner
  where r.rolname = 'guanhu_app'
  union all
  select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner where r.rolname = 'guanhu_app'
  union all
  select n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = 'guanhu_app'`;

const VIEWS = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'guanhu' and c.relkind in ('v', 'm')
    and not coalesce(c.reloptions @> array['security_invoker=true'], false)`;

/** Functions that run as the owner of the schema: each names its path, and none is for everybody. */
const DEFINERS = `
  select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'guanhu' and p.prosecdef
    and not coalesce(array_to_string(p.proconfig, ' ') like '%search_path=%', false)`;

const OPEN_DEFINERS = `
  select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'guanhu' and p.prosecdef and p.prorettype <> 'trigger'::regtype
    and (p.proacl is null or array_to_string(p.proacl, ',') ~ '(^|,)=X')
  order by 1`;

describe("the walls of the database", () => {
  it("stand around every table with a unit or a customer: row-level security, forced", async () => {
    expect(await names(OPEN_TABLES)).toEqual([]);
  });

  it("are seen to be missing where one is left out", async () => {
    const added = await names(OPEN_TABLES, "create table guanhu.forgotten (unit_id text)");
    expect(added).toEqual(["forgotten"]);
    const half = "alter table guanhu.forgotten enable row level security";
    expect(await names(OPEN_TABLES, half)).toEqual(["forgotten"]);
    const whole = "alter table guanhu.forgotten force row level security";
    expect(await names(OPEN_TABLES, whole)).toEqual([]);
    await names("select 'x' as name", "drop table guanhu.forgotten");
  });

  it("cannot be walked around by the runtime role: it owns nothing and is held by the policies", async () => {
    expect(await names(RUNTIME_OWNS)).toEqual([]);
    const roles = await names(
      `select rolname as name from pg_roles
       where rolname in ('guanhu_app', 'guanhu_owner') and (rolsuper or rolbypassrls or rolcreaterole)`,
    );
    expect(roles).toEqual([]);
  });

  it("are not opened by views or by functions of the owner", async () => {
    expect(await names(VIEWS)).toEqual([]);
    expect(await names(DEFINERS)).toEqual([]);
    expect(await names(OPEN_DEFINERS)).toEqual([]);
  });

  it("keep what is recorded from the runtime role's hands", async () => {
    const written = await names(
      `select t || ' ' || p as name from unnest(array['ledger', 'reveal', 'event']) t,
         unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) p
       where has_table_privilege('guanhu_app', 'guanhu.' || t, p)`,
    );
    expect(written).toEqual([]);
  });
});

/** Whole-session settings would stay on a pooled connection and show one person's scope to the next. */
const SESSION_SETTINGS =
  /\b(set\s+(session|role)\b|reset\s|set\s+app\.|set_config\([^)]*,\s*false\s*\))/i;

describe("the scope of a request", () => {
  it("is set for one transaction only, and nowhere for a session", () => {
    const folder = join(import.meta.dirname, "../../src/storage");
    const faults = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(ts|sql)$/.test(file) && !file.endsWith(".test.ts"))
      .flatMap((file) =>
        readFileSync(join(folder, file), "utf8")
          .split("\n")
          .flatMap((line, index) =>
            SESSION_SETTINGS.test(line) && !/^\s*(--|\*|\/\/)/.test(line)
              ? [`${file}:${index + 1} ${line.trim()}`]
              : [],
          ),
      );
    expect(faults).toEqual([]);
  });
});
