import { Readable } from "node:stream";
import { comparedRuns } from "../app/runs/compare-runs.ts";
import { readFigures } from "../app/runs/read-run.ts";
import { COMPARISON_WORDS } from "../i18n/comparison-words.ts";
import type { Call } from "./call.ts";
import { sendFile } from "./send-file.ts";
import { comparisonView } from "./views/comparison.ts";
import { comparisonTable, type Row } from "./views/comparison-table.ts";

const MEDIA = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
};

async function* each(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

/** Sends a comparison as a workbook or as CSV. */
export async function exportComparison(
  call: Call<"GET /api/comparison/export.xlsx"> | Call<"GET /api/comparison/export.csv">,
  format: "xlsx" | "csv",
): Promise<undefined> {
  const { app, query, reply, locale } = call;
  const table = await readFigures(app, call.reader(), async (stores) =>
    comparisonTable(await comparisonView(stores, await comparedRuns(stores, query.runs)), locale),
  );
  const name = COMPARISON_WORDS[locale].sheet;
  const content =
    format === "csv"
      ? app.csv(each([table.headers, ...table.rows]))
      : app.workbook([{ name, headers: table.headers, rows: each(table.rows) }]);
  await sendFile(reply, Readable.from(content), { type: MEDIA[format], name: `${name}.${format}` });
  return undefined;
}
