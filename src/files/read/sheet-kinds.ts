import type { ImportKind } from "../../app/ports/files.ts";
import { BASE_VOCABULARY } from "../../core/facts/index.ts";
import type { InputFile } from "../input-file.ts";
import { fileFields } from "../mapping/file-field.ts";
import { findHeader, HEADER_SEARCH_ROWS } from "../mapping/header-row.ts";
import { openTable } from "../open-table.ts";
import { firstRows } from "../table.ts";

/** Sheet that holds each kind of staff data; null = none of its own. */
export interface SheetKinds {
  readonly managers: string | null;
  readonly licences: string | null;
  readonly capacity: string | null;
}

/** Kinds in the order in which a sheet is claimed: a person's name makes it the roster. */
const STAFF_KINDS = ["managers", "licences", "capacity"] as const;

const fieldsOf = new Map<ImportKind, ReturnType<typeof fileFields>>(
  STAFF_KINDS.map((kind) => [kind, fileFields(kind, BASE_VOCABULARY)]),
);

/** Tells which sheets of a staff workbook are the roster, the licences and the limits. */
export async function sheetKinds(file: InputFile): Promise<SheetKinds> {
  const table = await openTable(file);
  const found = new Map<ImportKind, string>();
  if (table.format === "csv") return { managers: null, licences: null, capacity: null };
  for (const sheet of table.sheets) {
    const rows = await firstRows(table, sheet, HEADER_SEARCH_ROWS);
    const kind = STAFF_KINDS.find((one) => findHeader(rows, fieldsOf.get(one) ?? [])?.isComplete);
    if (kind !== undefined && !found.has(kind)) found.set(kind, sheet);
  }
  return {
    managers: found.get("managers") ?? null,
    licences: found.get("licences") ?? null,
    capacity: found.get("capacity") ?? null,
  };
}
