import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { type CopyValue, copyLine } from "../app/copy-text.ts";

export { type CopyValue, storableJson as json, textArray, wellFormed } from "../app/copy-text.ts";

/** A connection inside a transaction. */
export type Client = pg.ClientBase;

type Values = readonly unknown[];

/** PostgreSQL knows no NUL in a text; where one is asked for, nothing is found, and nothing breaks. */
const storable = (value: unknown): unknown => {
  if (typeof value === "string") return value.replaceAll("\u0000", "\uFFFD");
  return Array.isArray(value) ? value.map(storable) : value;
};

/** All rows of a query. */
export async function many<T extends pg.QueryResultRow>(
  client: Client,
  text: string,
  values: Values = [],
): Promise<readonly T[]> {
  return (await client.query<T>(text, values.map(storable))).rows;
}

/** The first row, or null. */
export async function one<T extends pg.QueryResultRow>(
  client: Client,
  text: string,
  values: Values = [],
): Promise<T | null> {
  return (await many<T>(client, text, values))[0] ?? null;
}

/** Runs a statement; the number of rows it touched. */
export async function run(client: Client, text: string, values: Values = []): Promise<number> {
  return (await client.query(text, values.map(storable))).rowCount ?? 0;
}

/** Milliseconds that a set-based statement (import, publish) may take. */
const LONG = 600_000;

/** Lets the rest of this transaction take minutes on the server's side. */
export async function allowLong(client: Client): Promise<void> {
  await client.query(`set local statement_timeout = ${LONG}`);
}

/** `many` for a set-based statement after `allowLong`. */
export async function manyLong<T extends pg.QueryResultRow>(
  client: Client,
  text: string,
  values: Values = [],
): Promise<readonly T[]> {
  const config = { text, values: values.map(storable), query_timeout: LONG };
  return (await client.query<T>(config)).rows;
}

/** Streams rows into `target` (`table (columns)`) with COPY; the number of rows. */
export async function copyIn(
  client: Client,
  target: string,
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return copyStream(client, target, Readable.from(chunks(rows)));
}

/** The same of lines that are encoded already. */
export const copyEncoded = (
  client: Client,
  target: string,
  lines: readonly Uint8Array[],
): Promise<number> => copyStream(client, target, Readable.from(lines));

async function copyStream(client: Client, target: string, source: Readable): Promise<number> {
  const sink = Object.assign(copyFrom(`copy ${target} from stdin`), { query_timeout: LONG });
  await pipeline(source, client.query(sink));
  return sink.rowCount;
}

/**
 * The one text column of a query, a line a row, in chunks that end anywhere. Only for texts
 * without control characters, as JSON has none: then nothing is quoted.
 */
export async function* copyOut(client: Client, select: string): AsyncGenerator<Uint8Array> {
  const form = "format csv, quote e'\\x01', delimiter e'\\x02'";
  const source = Object.assign(copyTo(`copy (${select}) to stdout (${form})`), {
    query_timeout: LONG,
    callback: () => undefined,
  });
  client.query(source);
  try {
    yield* source.iterator({ destroyOnReturn: false });
  } finally {
    // The connection is free only when all has come.
    if (!source.destroyed) for await (const _ of source);
    // `pg` has put the end of its clock here, and a stream has nobody else to call it.
    source.callback();
  }
}

const CHUNK = 1 << 16;

async function* chunks(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<string> {
  let chunk = "";
  for await (const row of rows) {
    chunk += copyLine(row);
    if (chunk.length > CHUNK) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

/** Backslashes before what LIKE would take for a pattern. */
export const likeEscape = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
