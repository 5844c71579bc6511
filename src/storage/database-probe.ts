import pg from "pg";
import { type Connection, clientSettings } from "./pool.ts";

/** Milliseconds within which a database that is there connects and answers. */
const PATIENCE = 2_500;

/**
 * Asks over a connection of its own: the pool's may all be waiting for an answer that never comes.
 * Who asks while somebody else is asking gets the same answer.
 */
export function databaseProbe(connection: Connection): () => Promise<boolean> {
  let asking: Promise<boolean> | null = null;
  return () => {
    asking ??= ask(connection).finally(() => {
      asking = null;
    });
    return asking;
  };
}

async function ask(connection: Connection): Promise<boolean> {
  const client = new pg.Client({
    ...clientSettings(connection),
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  });
  client.on("error", () => {});
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    clock = setTimeout(() => resolve(false), PATIENCE);
  });
  const answer = client
    .connect()
    .then(() => client.query("select 1"))
    .then(
      () => true,
      () => false,
    );
  const isAlive = await Promise.race([answer, late]);
  clearTimeout(clock);
  // Not waited for: a silent server would not answer the farewell either.
  client.end().catch(() => undefined);
  return isAlive;
}
