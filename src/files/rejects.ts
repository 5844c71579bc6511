import type { Fault } from "./read/fault-log.ts";
import { openSheet } from "./read/open-sheet.ts";
import { type Contents, type ContentsRequest, readContents } from "./read/read-contents.ts";
import { cellText } from "./table.ts";
import { BYTE_ORDER_MARK, csvLine } from "./write/csv.ts";

function byRow(contents: Contents): ReadonlyMap<number, readonly Fault[]> {
  const faults = new Map<number, Fault[]>();
  for (const fault of contents.faults) {
    if (fault.severity !== "error") continue;
    const list = faults.get(fault.row) ?? [];
    list.push(fault);
    faults.set(fault.row, list);
  }
  return faults;
}

/**
 * The refused rows as they stand in the file, with their row number and reasons in front: to be put
 * right and imported again. Faults of the file as a whole come first, without cells.
 */
export async function* rejectLines(
  request: ContentsRequest,
  reasonOf: (fault: Fault) => string,
): AsyncGenerator<string> {
  const contents = await readContents({ ...request, faultLimit: Number.POSITIVE_INFINITY });
  const faults = byRow(contents);
  const reasons = (row: number): string =>
    (faults.get(row) ?? [])
      .map((fault) => `${fault.column === null ? "" : `${fault.column}: `}${reasonOf(fault)}`)
      .join("；");
  const ofFile = faults.get(0) ?? [];
  if (ofFile.length > 0) yield `${BYTE_ORDER_MARK}${csvLine([0, reasons(0)])}`;
  if (contents.rows === 0) return;
  const open = await openSheet(request.file, {
    kind: request.kind,
    vocabulary: request.vocabulary,
    sheet: request.mapping.sheet,
  });
  const mark = ofFile.length > 0 ? "" : BYTE_ORDER_MARK;
  yield mark + csvLine(["行号", "原因", ...open.header.names]);
  for await (const batch of open.table.rows(open.sheet)) {
    const lines = batch.rows
      .filter((row) => row.row > open.header.row && faults.has(row.row))
      .map((row) => csvLine([row.row, reasons(row.row), ...row.cells.map(cellText)]));
    if (lines.length > 0) yield lines.join("");
  }
}
