import type { FileMapping } from "../../app/ports/files.ts";
import { FileRefusal } from "../file-refusal.ts";
import type { FileField } from "./file-field.ts";

/** One column that is read: where it stands and what it carries. */
export interface PlannedColumn {
  readonly index: number;
  readonly header: string;
  readonly field: FileField;
  readonly unit: string | null;
}

const ownField = (key: string, type: FileField["type"]): FileField => {
  const name = key.slice(key.indexOf(":") + 1);
  return { key, zh: name, en: name, type, required: false, aliases: [] };
};

function fieldOf(key: string, fields: readonly FileField[]): FileField | null {
  if (key.startsWith("x:")) return ownField(key, "text");
  if (key.startsWith("licence:")) return ownField(key, "licences");
  return fields.find((field) => field.key === key) ?? null;
}

/** Columns of a file under a mapping; refuses a mapping that does not fit, or leaves a required field without a column. */
export function planColumns(
  headers: readonly string[],
  mapping: FileMapping,
  fields: readonly FileField[],
): readonly PlannedColumn[] {
  const columns: PlannedColumn[] = [];
  for (const { header, field: key, unit } of mapping.columns) {
    if (key === null) continue;
    const index = headers.indexOf(header);
    if (index < 0)
      throw new FileRefusal("file.mappingUnknownHeader", { header, headers: [...headers] });
    const field = fieldOf(key, fields);
    if (field === null) throw new FileRefusal("file.mappingUnknownField", { header, field: key });
    columns.push({ index, header, field, unit });
  }
  const keys = new Set(columns.map((column) => column.field.key));
  for (const field of fields) {
    if (!field.required || keys.has(field.key)) continue;
    if (field.key === "id" && keys.has("uscc")) continue;
    throw new FileRefusal("file.missingColumn", {
      field: field.zh,
      fieldEn: field.en,
      names: [field.zh, ...field.aliases],
      headers: headers.filter((header) => header !== ""),
    });
  }
  return columns;
}
