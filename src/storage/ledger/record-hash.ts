import { hash } from "node:crypto";

/** The columns that are hashed, in the order of `ledger_hash()` (migration 4), as one COPY line gives them. */
export const HASHED_COLUMNS = `encode(l.prev, 'hex'), l.customer_id, l.ver,
  (extract(epoch from l.at) * 1000000)::bigint, l.actor, l.cause, l.from_owner, l.to_owner, l.regime_id,
  l.revision, l.article_key, array_to_string(l.articles, ' '), l.run_id, l.reason, l.evidence, l.unit_id,
  l.from_unit_id`;

/** Number of those columns. */
export const HASHED_COUNT = 17;

const NULL = "\\N";
const ESCAPED = /\\(.)/g;
const UNESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** A COPY field back to its text. Source: PostgreSQL documentation, COPY, text format. */
export const unescapeCopy = (field: string): string =>
  field.includes("\\") ? field.replace(ESCAPED, (_, c: string) => UNESCAPES[c] ?? c) : field;

/**
 * SHA-256 of a record, computed here and not by the database. The fields are bytes kept one to a
 * character (latin1), so that a field's length is its length in bytes, which stands before it.
 */
export function recordHash(fields: readonly string[]): string {
  let text = "";
  for (let i = 0; i < HASHED_COUNT; i++) {
    const field = fields[i] ?? NULL;
    if (field === NULL) text += "-";
    else {
      const value = unescapeCopy(field);
      text += `${value.length}:${value}`;
    }
  }
  return hash("sha256", Buffer.from(text, "latin1"), "hex");
}
