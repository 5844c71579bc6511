import type { ImportKind } from "../../app/ports/files.ts";
import type { FieldSpec } from "../../core/facts/index.ts";
import { FileRefusal } from "../file-refusal.ts";
import type { InputFile } from "../input-file.ts";
import { type FileField, fileFields } from "../mapping/file-field.ts";
import { findHeader, HEADER_SEARCH_ROWS, type Header } from "../mapping/header-row.ts";
import { openTable } from "../open-table.ts";
import { firstRows, type SourceRow, type Table } from "../table.ts";

/** Rows looked at for the header, the sample and the guess of a unit. */
const LOOK_ROWS = 400;

/** A sheet whose header was found. */
export interface OpenSheet {
  readonly table: Table;
  readonly sheet: string;
  readonly header: Header;
  readonly fields: readonly FileField[];
  /** First rows below the header. */
  readonly sample: readonly SourceRow[];
}

export interface SheetChoice {
  readonly kind: ImportKind;
  /** Vocabulary of facts with what regimes declare. */
  readonly vocabulary: readonly FieldSpec[];
  /** null = the sheet that fits the kind best. */
  readonly sheet: string | null;
}

async function look(
  table: Table,
  sheet: string,
  fields: readonly FileField[],
): Promise<OpenSheet | null> {
  const rows = await firstRows(table, sheet, LOOK_ROWS);
  const header = findHeader(rows, fields);
  if (header === null) return null;
  return { table, sheet, header, fields, sample: rows.filter((row) => row.row > header.row) };
}

/** A complete set of required headings beats any number of single matches. */
const rank = (open: OpenSheet): number => open.header.matches + (open.header.isComplete ? 1000 : 0);

/** Opens the sheet asked for, or the one that fits best. */
export async function openSheet(file: InputFile, choice: SheetChoice): Promise<OpenSheet> {
  const table = await openTable(file);
  const fields = fileFields(choice.kind, choice.vocabulary);
  const names = choice.sheet === null || choice.sheet === "" ? table.sheets : [choice.sheet];
  let best: OpenSheet | null = null;
  for (const name of names) {
    const open = await look(table, name, fields);
    if (open !== null && (best === null || rank(open) > rank(best))) best = open;
  }
  if (best === null) {
    throw new FileRefusal("file.noHeader", { file: file.name, rows: HEADER_SEARCH_ROWS });
  }
  return best;
}
