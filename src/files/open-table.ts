import { csvTable } from "./csv/csv-table.ts";
import { formatOf } from "./format.ts";
import type { InputFile } from "./input-file.ts";
import type { Table } from "./table.ts";
import { workbookTable } from "./xlsx/workbook.ts";

/** Opens a text table or a workbook, told apart by content; refuses anything else with the reason. */
export async function openTable(file: InputFile): Promise<Table> {
  return (await formatOf(file)) === "xlsx" ? workbookTable(file) : csvTable(file);
}
