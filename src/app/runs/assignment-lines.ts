import { copyLine, storableJson, textArray } from "../copy-text.ts";
import type { AssignmentLines, AssignmentRecord } from "../ports.ts";

const utf8 = new TextEncoder();

const lineOf = (row: AssignmentRecord): string =>
  copyLine([
    row.customer,
    row.manager,
    row.previous,
    row.expectedVer,
    row.weight,
    row.cost,
    textArray(row.articles),
    row.runnerUp,
    row.extraCost,
    row.awaits,
    storableJson(row.reason),
  ]);

/**
 * Rows as the bytes that the store copies, made where the rows are made: the thread that serves
 * requests only passes them on. Columns: customer, manager, previous, expected version, weight,
 * cost, articles, runner-up, extra cost, awaits, reason.
 */
export const assignmentLines = (rows: readonly AssignmentRecord[]): AssignmentLines => ({
  rows: rows.length,
  lines: utf8.encode(rows.map(lineOf).join("")),
});
