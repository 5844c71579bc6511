import { checkRegime } from "../../core/regime/index.ts";
import type { Issue, LocalDate } from "../../core/shared/index.ts";
import { renderIssue } from "../../i18n/index.ts";
import { readArguments, UsageError } from "../arguments.ts";
import type { Console } from "../console.ts";
import { printIssue } from "../faults.ts";
import { type CliPorts, DONE, type ExitCode, YOUR_INPUT } from "../ports.ts";
import { parseText, regimeText } from "../regime-file.ts";

function issuesOf(text: string, ports: CliPorts, today: LocalDate): readonly Issue[] {
  const { document, issues } = parseText(text, ports.hash);
  // One unreadable rule does not hide what is wrong elsewhere.
  return document === null ? issues : [...issues, ...checkRegime(document, { today })];
}

const inOrder = (a: Issue, b: Issue): number =>
  (a.at?.line ?? 0) - (b.at?.line ?? 0) || (a.at?.column ?? 0) - (b.at?.column ?? 0);

function asJson(issues: readonly Issue[], console: Console): string {
  const faults = issues.map((issue) => ({
    line: issue.at?.line ?? 0,
    column: issue.at?.column ?? 0,
    code: issue.code,
    severity: issue.severity,
    article: issue.article ?? null,
    message: renderIssue(issue, console.locale).what,
    can: renderIssue(issue, console.locale).can,
    data: issue.data,
  }));
  return JSON.stringify({ faults }, null, 2);
}

/** `guanhu check REGIME.md [--json]`: 0 clean (notes allowed), 2 with errors or warnings. */
export async function check(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const args = readArguments(argv, { texts: ["today"], flags: ["json"] });
  const [path, ...rest] = args.positionals;
  if (path === undefined || rest.length > 0) throw new UsageError("REGIME.md");
  const text = await regimeText(path, console);
  if (text === null) return YOUR_INPUT;
  const issues = [...issuesOf(text, ports, args.date("today") ?? ports.today())].sort(inOrder);
  if (args.flag("json")) console.out(asJson(issues, console));
  else {
    for (const issue of issues) printIssue(console, issue, console.out);
    if (issues.length === 0) console.out(console.texts.clean(path));
  }
  return issues.some((issue) => issue.severity !== "note") ? YOUR_INPUT : DONE;
}
