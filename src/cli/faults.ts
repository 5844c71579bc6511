import type { FileFault } from "../app/ports/files.ts";
import type { Issue } from "../core/shared/index.ts";
import { renderIssue } from "../i18n/index.ts";
import type { Console } from "./console.ts";

const INDENT = "  ";

/** `line:column code article message`, then what can be done on a line of its own. */
export function printIssue(console: Console, issue: Issue, write: (line: string) => void): void {
  const { what, can } = renderIssue(issue, console.locale);
  const place = `${issue.at?.line ?? 0}:${issue.at?.column ?? 0}`;
  write(`${place} ${issue.code} ${issue.article ?? "-"} ${what}`);
  if (can !== null) write(`${INDENT}${console.texts.can(can)}`);
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
