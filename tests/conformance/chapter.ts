import { type LocalDate, parseLocalDate } from "../../src/core/shared/index.ts";

/** One row of a chapter's table: a situation and what the regime must decide. */
export interface Situation {
  readonly name: string;
  readonly customer: string;
  readonly manager: string;
  readonly today: LocalDate;
  readonly expect: string;
  /** Articles as printed. */
  readonly by: readonly string[];
}

/** A readable chapter: a small regime and a table of situations. */
export interface Chapter {
  readonly title: string;
  readonly regime: string;
  readonly situations: readonly Situation[];
}

const REGIME = /^````markdown\n([\s\S]*?)^````$/m;

/** Reads a chapter: the fenced regime and the rows of the tables behind it. */
export function readChapter(source: string): Chapter {
  const title = /^# (.+)$/m.exec(source)?.[1] ?? "";
  const regime = REGIME.exec(source);
  if (regime === null) throw new Error(`${title}: no regime`);
  const rest = source.slice(regime.index + regime[0].length);
  const rows = rest.split("\n").filter((line) => line.startsWith("| ") && !line.includes("---"));
  return {
    title,
    regime: regime[1] ?? "",
    situations: rows.filter((line) => !line.startsWith("| 情形")).map(readRow),
  };
}

function readRow(line: string): Situation {
  const cells = line.split("|").map((cell) => cell.trim());
  const [, name = "", customer = "", manager = "", day = "", expect = "", by = ""] = cells;
  const today = parseLocalDate(day);
  if (today === null || cells.length !== 8) throw new Error(`bad row: ${line}`);
  return { name, customer, manager, today, expect, by: by === "" ? [] : by.split("、") };
}
