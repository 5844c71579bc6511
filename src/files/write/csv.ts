/** Text that a spreadsheet would take for a formula when it stands first in a cell. Source: OWASP, CSV injection. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/** The same text, made harmless for spreadsheets; numbers keep their sign. */
export const withoutFormula = (text: string): string =>
  FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;

function field(value: string | number | boolean | null): string {
  const text = withoutFormula(value === null ? "" : String(value));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Tells spreadsheets that the file is UTF-8. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One line of a CSV file with its line end. */
export const csvLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map(field).join(",")}\r\n`;

/** A CSV file for spreadsheets, a line at a time as its rows are read. */
export async function* writeCsv(
  rows: AsyncIterable<readonly (string | number | null)[]>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK;
  for await (const row of rows) yield csvLine(row);
}
