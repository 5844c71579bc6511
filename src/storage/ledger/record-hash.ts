import { hash } from "node:crypto";

/**
 * The columns that are hashed, in the order of `ledger_hash()` (migration 4), each as the bytes that
 * stand in the hashed text; `prev` comes as it is and is written in hexadecimal here.
 */
export const HASHED_COLUMNS = `l.prev, l.customer_id, l.ver::text,
  (extract(epoch from l.at) * 1000000)::bigint::text, l.actor, l.cause, l.from_owner, l.to_owner, l.regime_id,
  l.revision::text, l.article_key, array_to_string(l.articles, ' '), l.run_id, l.reason, l.evidence, l.unit_id,
  l.from_unit_id`;

/** Number of those columns. */
export const HASHED_COUNT = 17;

const COLON = 58;
const DASH = 45;
const ZERO = 48;
const DIGITS = Buffer.from("0123456789abcdef");
/** Below this a loop copies faster than a call. */
const SHORT = 24;

/** Fields of one row as they lie in memory; an `end` below its `start` is null. */
export interface Fields {
  readonly bytes: Buffer;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Grows with the longest record met. */
let scratch = Buffer.alloc(1 << 14);

/**
 * SHA-256 of a record, computed here and not by the database, as latin1 text. `first` is the place of
 * `prev` among the fields. Before each field stands its length in bytes.
 */
export function recordHash(fields: Fields, first: number): string {
  const last = first + HASHED_COUNT - 1;
  const room =
    2 * ((fields.ends[last] ?? 0) - (fields.starts[first] ?? 0)) + 20 * HASHED_COUNT + 64;
  if (scratch.length < room) scratch = Buffer.alloc(2 * room);
  let at = writePrevious(fields, first);
  for (let i = first + 1; i <= last; i++) at = writeField(fields, i, at);
  return hash("sha256", scratch.subarray(0, at), "binary");
}

function writePrevious({ bytes, starts, ends }: Fields, i: number): number {
  const start = starts[i] ?? 0;
  const end = ends[i] ?? -1;
  if (end < start) {
    scratch[0] = DASH;
    return 1;
  }
  let at = writeLength(2 * (end - start), 0);
  for (let j = start; j < end; j++) {
    const byte = bytes[j] ?? 0;
    scratch[at++] = DIGITS[byte >> 4] ?? 0;
    scratch[at++] = DIGITS[byte & 15] ?? 0;
  }
  return at;
}

function writeField({ bytes, starts, ends }: Fields, i: number, from: number): number {
  const start = starts[i] ?? 0;
  const length = (ends[i] ?? -1) - start;
  if (length < 0) {
    scratch[from] = DASH;
    return from + 1;
  }
  const at = writeLength(length, from);
  if (length > SHORT) bytes.copy(scratch, at, start, start + length);
  else for (let j = 0; j < length; j++) scratch[at + j] = bytes[start + j] ?? 0;
  return at + length;
}

function writeLength(length: number, from: number): number {
  let at = from;
  if (length > 9) {
    let unit = 10;
    while (unit * 10 <= length) unit *= 10;
    for (; unit > 1; unit = Math.trunc(unit / 10))
      scratch[at++] = ZERO + (Math.trunc(length / unit) % 10);
  }
  scratch[at] = ZERO + (length % 10);
  scratch[at + 1] = COLON;
  return at + 2;
}
