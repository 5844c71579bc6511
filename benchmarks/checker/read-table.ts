import { readFileSync } from "node:fs";

/** A dump that cannot be read as what it claims to be. */
export class BadDump extends Error {}

/** Cells of the row that is read at the moment, by name. */
export interface Row {
  readonly whole: (name: string) => number;
  /** The same, -1 for an empty cell. */
  readonly wholeOrNone: (name: string) => number;
  readonly real: (name: string) => number;
  readonly text: (name: string) => string;
}

interface Table {
  readonly path: string;
  /** The column that counts the rows from 0. */
  readonly key: string;
  readonly rows: number;
}

/** Reads a CSV of our dump (no quotes inside) row by row; every row must be there, in its order. */
export function readTable(
  { path, key, rows }: Table,
  take: (row: Row, index: number) => void,
): void {
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  const names = (lines[0] ?? "").split(",");
  if (lines.length - 1 !== rows)
    throw new BadDump(`${path}: ${lines.length - 1} rows, ${rows} were announced`);
  let cells: readonly string[] = [];
  let line = 1;
  const bad = (name: string, wanted: string): never => {
    throw new BadDump(`${path}, line ${line + 1}: ${name} is not ${wanted}`);
  };
  const text = (name: string): string => cells[names.indexOf(name)] ?? bad(name, "there");
  const real = (name: string): number => {
    const cell = text(name);
    const value = Number(cell);
    return cell === "" || !Number.isFinite(value) ? bad(name, "a number") : value;
  };
  const whole = (name: string): number => {
    const value = real(name);
    return Number.isSafeInteger(value) ? value : bad(name, "a whole number");
  };
  const wholeOrNone = (name: string): number => (text(name) === "" ? -1 : whole(name));
  const row = { whole, wholeOrNone, real, text };
  for (; line < lines.length; line++) {
    cells = (lines[line] ?? "").split(",");
    if (whole(key) !== line - 1) bad(key, `${line - 1}`);
    take(row, line - 1);
  }
}
