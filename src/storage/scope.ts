import type pg from "pg";
import type { Scope } from "../app/ports.ts";
import { isLostConnection, OutcomeUnknown } from "./lost-connection.ts";

const ENTER = `
  select set_config('app.actor', $1, true),
    set_config('app.all_units', $2, true),
    set_config('app.manager', $3, true)`;

/** Who sees everything, or his own book alone, sees nothing by unit: the search below costs more than the rest. */
const ENTER_WITHOUT_UNITS = `${ENTER}, set_config('app.units', '', true)`;

/** Units come with everything below them. */
const ENTER_UNITS = `${ENTER},
    set_config('app.units', coalesce((
      with recursive below as (
        select u.id from unit u where u.id = any ($4::text[])
        union select u.id from unit u join below b on u.parent_id = b.id
      ) select string_agg(id, ',') from below), ''), true)`;

/**
 * Runs `work` in one transaction that sees what the scope allows. This is the only way to the
 * tables: the settings end with the transaction, so a pooled connection never carries them on,
 * and a query outside it sees no row.
 */
export const withScope = <T>(
  pool: pg.Pool,
  scope: Scope,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> => transact({ pool, scope, begin: "begin" }, work);

/** The same over one unchanging picture of the database, reading only. */
export const withSnapshot = <T>(
  pool: pg.Pool,
  scope: Scope,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> =>
  transact({ pool, scope, begin: "begin isolation level repeatable read read only" }, work);

interface Transaction {
  readonly pool: pg.Pool;
  readonly scope: Scope;
  readonly begin: string;
}

async function transact<T>(
  { pool, scope, begin }: Transaction,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    await enter(client, scope);
    const result = await work(client);
    await commit(client);
    return result;
  } catch (error) {
    // Whoever does not answer is not asked once more: it would take as long again.
    if (error instanceof Error && (isLostConnection(error) || error instanceof OutcomeUnknown))
      broken = error;
    else
      await client.query("rollback").catch((failure: Error) => {
        broken = failure;
      });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query("commit");
  } catch (error) {
    if (!isLostConnection(error)) throw error;
    throw new OutcomeUnknown("the answer to a commit was lost", { cause: error });
  }
}

async function enter(client: pg.PoolClient, scope: Scope): Promise<void> {
  const { actor, onlyOwner, units } = scope;
  if (onlyOwner !== undefined) await client.query(ENTER_WITHOUT_UNITS, [actor, "off", onlyOwner]);
  else if (units === "all") await client.query(ENTER_WITHOUT_UNITS, [actor, "on", ""]);
  else if (units.length === 0) await client.query(ENTER_WITHOUT_UNITS, [actor, "off", ""]);
  else await client.query(ENTER_UNITS, [actor, "off", "", [...units]]);
}
