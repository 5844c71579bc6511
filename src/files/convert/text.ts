import { type Cell, cellText, isOdd } from "../table.ts";
import type { CellContext } from "./cell-context.ts";

const MAX_LENGTH = 4000;
/** Doubles hold 15 digits: a longer number in a spreadsheet has lost its last ones. */
const SAFE_DIGITS = 1e15;
const SCIENTIFIC = /^[1-9](?:\.\d+)?E\+?\d{2}$/i;
/** A call or a reference after the equals sign; a mere `=` in front of a name is no formula. */
const FORMULA = /^[=＝]\s*(?:[A-Za-z_.]+\s*\(|[+-]?\d|\$?[A-Z]{1,3}\$?\d|"|cmd)/i;
const IDENTIFIERS = new Set([
  "id",
  "uscc",
  "owner",
  "group",
  "mentor",
  "grid",
  "customer",
  "manager",
  "licence.number",
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/;

/** A text value as written; numbers become text only where no digit can have been lost. */
export function textOf(cell: Cell, context: CellContext): string | null {
  if (cell === null) return null;
  if (isOdd(cell)) {
    if (cell.kind === "date") return cell.date;
    return context.error(cell.kind === "formula" ? "file.formula" : "file.cellError");
  }
  if (typeof cell === "boolean") return cell ? "是" : "否";
  if (typeof cell === "number") {
    return Math.abs(cell) >= SAFE_DIGITS ? context.error("file.idBecameNumber") : String(cell);
  }
  if (FORMULA.test(cell)) return context.error("file.formula");
  if (IDENTIFIERS.has(context.column.field.key) && SCIENTIFIC.test(cell)) {
    return context.error("file.idBecameNumber");
  }
  if (cell.length > MAX_LENGTH) {
    return context.error("file.textTooLong", { length: cell.length, limit: MAX_LENGTH });
  }
  return CONTROL.test(cell) ? context.error("file.controlCharacter") : cell;
}

/** One of a closed list where the field has one. */
export function choiceOf(cell: Cell, context: CellContext): string | null {
  const text = textOf(cell, context);
  const { values } = context.column.field;
  if (text === null || values === undefined || values.length === 0 || values.includes(text)) {
    return text;
  }
  return context.error("file.notInList", { values: [...values] });
}

/** Parts of a list written with 、 , ; | or line breaks; each once, in order. */
export function setOf(cell: Cell, context: CellContext): readonly string[] | null {
  const text = textOf(cell, context);
  if (text === null) return null;
  const parts = text.split(/[、,，;；|｜\n]/).map((part) => part.trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}

const YES = new Set(["是", "有", "y", "yes", "true", "1", "√", "✓", "对"]);
const NO = new Set(["否", "无", "n", "no", "false", "0", "×", "✗", "x", "没有"]);

export function boolOf(cell: Cell, context: CellContext): boolean | null {
  if (cell === null || typeof cell === "boolean") return cell;
  const word = cellText(isOdd(cell) && cell.kind === "formula" ? cell.result : cell)
    .normalize("NFKC")
    .toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : context.error("file.notBool");
}
