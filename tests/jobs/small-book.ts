import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { AssignmentBatch, BookSource, RunEnd, RunJob } from "../../src/app/ports.ts";
import { managerId, parseLocalDate } from "../../src/core/shared/index.ts";
import { AS_WRITTEN } from "../../src/core/who/index.ts";

const GROUP = join(import.meta.dirname, "../../regimes/group-customers");
const SOURCE = readFileSync(join(GROUP, "regime.md"), "utf8");
const rows = (name: string): readonly Record<string, string>[] =>
  parse(readFileSync(join(GROUP, "world", name)), { columns: true, bom: true });

const MANAGERS = rows("managers.csv").map((row) => ({
  id: managerId(row["工号"] ?? ""),
  fields: {
    name: row["姓名"] ?? "",
    post: row["岗位"] ?? "客户经理",
    status: "在岗",
    limit: 4000,
  },
}));

/** So many customers of the invented world, over and over, as the database writes them. */
function customerLines(count: number): Uint8Array {
  const given = rows("customers.csv");
  const lines = Array.from({ length: count }, (_, i) => {
    const row = given[i % given.length] ?? {};
    const place = {
      lng: Number(row["经度"]) + i * 1e-7,
      lat: Number(row["纬度"]),
      precision: "exact",
    };
    const fields = { name: row["名称"], industry: row["行业"], district: row["区县"], place };
    return JSON.stringify({ id: `C${String(i).padStart(7, "0")}`, ver: 1, owner: null, fields });
  });
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

/** Pieces that end in the middle of lines and of characters. */
export function bookOf(count: number, broken = false): BookSource {
  const bytes = customerLines(count);
  return async (sink) => {
    sink.people(MANAGERS, []);
    if (broken) await sink.customers(new TextEncoder().encode("{no json}\n"));
    for (let at = 0; at < bytes.length; at += 9_999)
      await sink.customers(bytes.subarray(at, at + 9_999));
  };
}

const today = parseLocalDate("2026-12-01");

/** An allocation of a small book. */
export function jobOf(id: string, book: BookSource, seconds = 1): RunJob {
  if (today === null) throw new Error("no date");
  const asked = { dials: AS_WRITTEN, origin: null, known: null };
  return { id, source: SOURCE, today, seconds, seed: 1, book, ...asked };
}

export interface ReadPlan {
  readonly rows: number;
  readonly text: string;
}

export async function readPlan(batches: AsyncIterable<AssignmentBatch>): Promise<ReadPlan> {
  let found = 0;
  let text = "";
  for await (const batch of batches) {
    if (!("lines" in batch)) throw new Error("lines were expected");
    found += batch.rows;
    text += new TextDecoder().decode(batch.lines);
  }
  return { rows: found, text };
}

export function doneOf(end: RunEnd): Extract<RunEnd, { readonly kind: "done" }> {
  if (end.kind !== "done") throw new Error(JSON.stringify(end));
  return end;
}
