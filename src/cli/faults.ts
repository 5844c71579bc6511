import type { FileFault } from "../app/ports/files.ts";
import type { Issue } from "../core/shared/index.ts";
import { renderIssue } from "../i18n/index.ts";
import type { Console } from "./console.ts";

const INDENT = "  ";

/** One line an issue: `line:column code article message`, and behind it what can be done. */
export function printIssue(console: Console, issue: Issue, write: (line: string) => void): void {
  const { what, can } = renderIssue(issue, console.locale);
  const place = `${issue.at?.line ?? 0}:${issue.at?.column ?? 0}`;
  const advice = can === null ? "" : ` ${console.texts.can(can)}`;
  write(`${place} ${issue.code} ${issue.article ?? "-"} ${what}${advice}`);
}

/** `file row column value: message`. */
export function printFault(
  console: Console,
  at: { readonly file: string; readonly fault: FileFault },
): void {
  const { fault, file } = at;
  const { what, can } = renderIssue(fault, console.locale);
  console.err(console.texts.fault({ ...fault, file, what }));
  if (can !== null) console.err(`${INDENT}${console.texts.can(can)}`);
}
