import pg from "pg";

/** How to reach a database: a subset of what `pg` takes, the same for pools and single clients. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  readonly ssl?: boolean | undefined;
}

const INT8 = 20;
const DATE = 1082;
const NUMERIC = 1700;

const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [INT8]: Number,
  [NUMERIC]: Number,
  [DATE]: (text) => text,
};

/** Counters fit a double; dates stay text, because a civil date has no time zone to convert from. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: "text" | "binary") =>
    (format !== "binary" ? parsers[id] : undefined) ?? pg.types.getTypeParser(id, format as "text"),
};

export const clientSettings = (connection: Connection): pg.ClientConfig => ({
  ...connection,
  ssl: connection.ssl === true ? { rejectUnauthorized: true } : undefined,
  types,
  application_name: "guanhu",
  options: "-c search_path=guanhu,public",
  connectionTimeoutMillis: 8_000,
  keepAlive: true,
});

/** Milliseconds after which a request gives up on a silent database. */
const QUERY_TIMEOUT = 10_000;

/**
 * A pool for requests. Without `query_timeout` a silent network would hang a request for ever:
 * `statement_timeout` alone needs the server to answer.
 */
export function createPool(connection: Connection, size = 12): pg.Pool {
  const pool = new pg.Pool({
    ...clientSettings(connection),
    max: size,
    idleTimeoutMillis: 30_000,
    query_timeout: QUERY_TIMEOUT,
    statement_timeout: QUERY_TIMEOUT - 500,
  });
  return calm(pool);
}

/**
 * A connection that the server ends is no fault of the program: an idle one is replaced at the next
 * use; one that is in use between two queries fails at the next. Unheard, its error would end the process.
 */
function calm(pool: pg.Pool): pg.Pool {
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
  });
  return pool;
}

/**
 * A pool for streams of COPY, which know no time limit on the client's side; the server ends a
 * statement after ten minutes.
 */
export function createStreamPool(connection: Connection, size: number): pg.Pool {
  const pool = new pg.Pool({
    ...clientSettings(connection),
    max: size,
    idleTimeoutMillis: 10_000,
    statement_timeout: 600_000,
  });
  return calm(pool);
}

/** Connects once, runs, disconnects. */
export async function withClient<T>(
  connection: Connection,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(clientSettings(connection));
  client.on("error", () => {});
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end().catch(() => {});
  }
}
