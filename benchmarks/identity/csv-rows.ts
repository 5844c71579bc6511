import { parse } from "csv-parse/sync";

/** Rows of a CSV file by column. */
export const csvRows = (text: string): readonly Readonly<Record<string, string>>[] =>
  parse(text, { columns: true, bom: true, relax_quotes: true, relax_column_count: true });
