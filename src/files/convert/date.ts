import { type LocalDate, parseLocalDate } from "../../core/shared/index.ts";
import { type Cell, isOdd } from "../table.ts";
import { dateOfSerial } from "../xlsx/date-styles.ts";
import type { CellContext } from "./cell-context.ts";
import { computed } from "./number.ts";

const PARTS = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
/** Day numbers of 1927 to 2119: a plain number in a date column. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 80_000;
const NO_END = new Set(["长期", "永久", "长期有效", "无固定期限", "9999-12-31", "-", "/", "无"]);

/** A date in any of the usual forms, or null when the text is none. */
export function dateOfText(text: string): LocalDate | null {
  const folded = text.normalize("NFKC").trim();
  const match = PARTS.exec(folded) ?? COMPACT.exec(folded);
  if (match === null) return null;
  const [, year = "", month = "", day = ""] = match;
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A civil date: 2026-03-01, 2026/3/1, 2026.3.1, 20260301, 2026年3月1日 or a spreadsheet's day number. 长期 means no end. */
export function dateOf(cell: Cell, context: CellContext): LocalDate | null {
  const value = computed(cell);
  if (value === null) return null;
  if (isOdd(value)) {
    if (value.kind === "date") return value.date;
    return context.error(value.kind === "error" ? "file.cellError" : "file.notDate");
  }
  const text = String(value);
  const date = dateOfText(text);
  if (date !== null) return date;
  const number = Number(text);
  if (number >= FIRST_SERIAL && number <= LAST_SERIAL) return dateOfSerial(number);
  return NO_END.has(text) ? null : context.error("file.notDate");
}
