import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

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

/** One column of a row on its way into COPY. */
export type CopyValue = string | number | boolean | null;

/** Streams rows into `target` (`table (columns)`) with COPY; the number of rows. */
export async function copyIn(
  client: Client,
  target: string,
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  const sink = Object.assign(copyFrom(`copy ${target} from stdin`), { query_timeout: LONG });
  const stream = client.query(sink);
  await pipeline(Readable.from(chunks(rows)), stream);
  return sink.rowCount;
}

const CHUNK = 1 << 16;

async function* chunks(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<string> {
  let chunk = "";
  for await (const row of rows) {
    chunk += `${row.map(copyText).join("\t")}\n`;
    if (chunk.length > CHUNK) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\u0000": "",
};

/** Source: PostgreSQL documentation, COPY, text format. */
function copyText(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value !== "string") return String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the format escapes
  return value.replace(/[\\\n\r\t\u0000]/g, (c) => ESCAPES[c] ?? "");
}

/** Half of a surrogate pair is no character; PostgreSQL refuses it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

/** JSON that PostgreSQL takes: it refuses NUL and half surrogate pairs inside texts. */
export function json(value: unknown): string {
  const text = JSON.stringify(value);
  if (!/\\u(0000|d[89a-f])/.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "string" ? wellFormed(part).replaceAll("\u0000", "") : part,
  );
}

/** A PostgreSQL array literal of texts, for COPY. */
export const textArray = (texts: readonly string[]): string =>
  `{${texts.map((t) => `"${t.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

/** Backslashes before what LIKE would take for a pattern. */
export const likeEscape = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
