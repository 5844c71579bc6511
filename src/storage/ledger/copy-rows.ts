import { to as copyTo } from "pg-copy-streams";
import type { Client } from "../sql.ts";
import type { Fields } from "./record-hash.ts";

/** Signature, flags, length of the extension. Source: PostgreSQL documentation, COPY, binary format. */
const SIGNATURE = 11 + 4;
const END = -1;
const INT16 = 2;
const INT32 = 4;

/**
 * The rows of a query in the binary form of COPY: no text is made of what is only hashed. The fields
 * are those of one row and are written over by the next.
 */
export async function copyRows(
  client: Client,
  query: { readonly text: string; readonly columns: number },
  onRow: (fields: Fields) => void,
): Promise<void> {
  const stream = client.query(copyTo(`copy (${query.text}) to stdout (format binary)`));
  const reader = rowReader(query.columns, onRow);
  for await (const chunk of stream) reader(chunk as Buffer);
}

function rowReader(columns: number, onRow: (fields: Fields) => void): (chunk: Buffer) => void {
  const starts = new Int32Array(columns);
  const ends = new Int32Array(columns);
  let rest: Buffer = Buffer.alloc(0);
  let isBegun = false;
  /** Where the row at `from` ends; -1 when it is not all there yet. */
  const endOf = (bytes: Buffer, from: number): number => {
    let at = from + INT16;
    for (let i = 0; i < columns; i++) {
      if (at + INT32 > bytes.length) return -1;
      const length = bytes.readInt32BE(at);
      at += INT32;
      starts[i] = at;
      ends[i] = at + length;
      if (length > 0) at += length;
      if (at > bytes.length) return -1;
    }
    return at;
  };
  return (chunk) => {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    if (!isBegun) {
      if (bytes.length < SIGNATURE + INT32) {
        rest = bytes;
        return;
      }
      at = SIGNATURE + INT32 + bytes.readInt32BE(SIGNATURE);
      isBegun = true;
    }
    while (at + INT16 <= bytes.length && bytes.readInt16BE(at) !== END) {
      const end = endOf(bytes, at);
      if (end < 0) break;
      onRow({ bytes, starts, ends });
      at = end;
    }
    rest = bytes.subarray(at);
  };
}

/** A field as latin1 text, a byte to a character; null as null. */
export function latin1(fields: Fields, i: number): string | null {
  const start = fields.starts[i] ?? 0;
  const end = fields.ends[i] ?? -1;
  return end < start ? null : fields.bytes.toString("latin1", start, end);
}

/** A field of eight bytes as a number. */
export function int8(fields: Fields, i: number): number {
  const at = fields.starts[i] ?? 0;
  return fields.bytes.readInt32BE(at) * 2 ** 32 + fields.bytes.readUInt32BE(at + INT32);
}

/** Latin1-kept bytes to the text they are. */
export const utf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");
