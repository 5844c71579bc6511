import { PassThrough } from "node:stream";
import type { stream } from "exceljs";
import type { WorkbookSheet } from "../../app/ports/files.ts";
import { withoutFormula } from "./csv.ts";

/** The longest text a cell holds. Source: Excel specifications and limits. */
const MAX_CELL = 32_767;
const MAX_SHEET_NAME = 31;
const MIN_WIDTH = 8;

/** A sheet name may not hold these characters. Source: Excel, renaming a worksheet. */
const sheetName = (name: string): string =>
  name.replace(/[*?:\\/[\]]/g, " ").slice(0, MAX_SHEET_NAME);

const cell = (value: string | number | null): string | number | null =>
  typeof value === "string" ? withoutFormula(value).slice(0, MAX_CELL) : value;

/** Chinese characters take twice the room. */
const widthOf = (header: string): number =>
  Math.max(
    MIN_WIDTH,
    [...header].reduce((sum, character) => sum + (character > "\u2E80" ? 2 : 1), 4),
  );

async function writeSheet(
  workbook: stream.xlsx.WorkbookWriter,
  sheet: WorkbookSheet,
): Promise<void> {
  const target = workbook.addWorksheet(sheetName(sheet.name), {
    views: [{ state: "frozen", ySplit: 1 }],
  });
  target.columns = sheet.headers.map((header) => ({ header, width: widthOf(header) }));
  target.getRow(1).font = { bold: true };
  target.getRow(1).commit();
  for await (const row of sheet.rows) target.addRow(row.map(cell)).commit();
  target.commit();
}

/** Streams a workbook while its rows are being read; the whole of it never lies in memory. */
export async function* writeWorkbook(sheets: readonly WorkbookSheet[]): AsyncGenerator<Uint8Array> {
  // A fifth of a start, for what few starts are asked for: loaded with the first workbook.
  const { default: exceljs } = await import("exceljs");
  const out = new PassThrough();
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({
    stream: out,
    useStyles: true,
    useSharedStrings: false,
  });
  const written = (async () => {
    for (const sheet of sheets) await writeSheet(workbook, sheet);
    await workbook.commit();
  })().catch((error: unknown) => {
    out.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  for await (const chunk of out) yield chunk as Uint8Array;
  await written;
}
