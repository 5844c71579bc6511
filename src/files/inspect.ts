import type { FileInspection, ImportKind } from "../app/ports/files.ts";
import type { FieldSpec } from "../core/facts/index.ts";
import type { InputFile } from "./input-file.ts";
import { suggestMapping } from "./mapping/suggest-mapping.ts";
import { openSheet } from "./read/open-sheet.ts";
import { cellText } from "./table.ts";

const SAMPLE_ROWS = 20;

/** Looks into a file: its sheets, headings, first rows, what the columns seem to mean, what is left open. */
export async function inspectFile(
  file: InputFile,
  choice: {
    readonly kind: ImportKind;
    readonly vocabulary: readonly FieldSpec[];
    readonly sheet: string | null;
  },
): Promise<FileInspection> {
  const open = await openSheet(file, choice);
  const { names } = open.header;
  const { mapping, questions } = suggestMapping({
    kind: choice.kind,
    sheet: open.sheet === "" ? null : open.sheet,
    headers: names,
    sample: open.sample,
    fields: open.fields,
  });
  return {
    encoding: open.table.encoding,
    sheets: open.table.sheets.filter((name) => name !== ""),
    headers: names,
    sample: open.sample
      .slice(0, SAMPLE_ROWS)
      .map((row) => names.map((_, index) => cellText(row.cells[index] ?? null))),
    suggestedMapping: mapping,
    questions,
    fields: open.fields.map(({ key, zh, en, type, required }) => ({ key, zh, en, type, required })),
  };
}
