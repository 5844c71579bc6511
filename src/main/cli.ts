import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import type { ExitCode } from "../cli/index.ts";
import { type CliPorts, languageOf, runCli } from "../cli/index.ts";
import { csvLine, FileRefusal, readFactFiles } from "../files/index.ts";
import { CLI_TEXTS } from "../i18n/cli-texts.ts";
import { renderIssue } from "../i18n/index.ts";
import type { Locale } from "../i18n/text.ts";
import { threadCrew } from "../jobs/index.ts";
import { civilDay } from "./civil-day.ts";

/** More threads than this wait for one another more than they help. */
const MOST_HANDS = 8;
const OUR_BUG: ExitCode = 1;
const YOUR_INPUT: ExitCode = 2;
const SERVICE_MISSING: ExitCode = 3;

/** Chinese first: English only where the environment asks for it. */
function localeOfEnvironment(): Locale {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return /^en/i.test(LC_ALL ?? LC_MESSAGES ?? LANG ?? "") ? "en" : "zh-CN";
}

// The database and the server are loaded only by the commands that use them.
const ports: CliPorts = {
  readFactFiles,
  csvLine,
  hash: (text) => createHash("sha256").update(text).digest("hex"),
  today: () => civilDay(new Date()),
  openCrew: (hands) => threadCrew(hands ?? Math.min(availableParallelism(), MOST_HANDS)),
  locale: localeOfEnvironment(),
  serve: async (options) => (await import("./serve-command.ts")).serveCommand(options),
  importFile: async (order) => (await import("./database-commands.ts")).importFile(order),
  resetAccount: async (name) => (await import("./database-commands.ts")).resetAccount(name),
  backUp: async (folder) => (await import("./backup-commands.ts")).backUpTo(folder),
  restore: async (folder) => (await import("./backup-commands.ts")).restoreFrom(folder),
  verifyLedger: async (file) => (await import("./database-commands.ts")).verifyLedger(file),
};

const argv = process.argv.slice(2);
const locale = languageOf(argv, ports.locale);

/** Refusals by name: their classes live in modules that most commands never load. */
async function explain(error: unknown): Promise<ExitCode> {
  const texts = CLI_TEXTS[locale];
  if (error instanceof FileRefusal) {
    const { what, can } = renderIssue(error.issue, locale);
    console.error(can === null ? what : `${what}\n${texts.can(can)}`);
    return YOUR_INPUT;
  }
  const { Refusal } = await import("../app/refusal.ts");
  if (error instanceof Refusal) {
    const { renderRefusal } = await import("../i18n/refusals.ts");
    const { what, can } = renderRefusal(error, locale);
    console.error(can === null ? what : `${what}\n${texts.can(can)}`);
    for (const issue of error.issues) console.error(renderIssue(issue, locale).what);
    return YOUR_INPUT;
  }
  if (error instanceof Error && error.name === "StorageError") {
    console.error(texts.serviceMissing(error.message));
    return SERVICE_MISSING;
  }
  if (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    "path" in error
  ) {
    console.error(`${String(error.path)}: ${error.message}`);
    return YOUR_INPUT;
  }
  console.error(
    texts.ourBug(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  return OUR_BUG;
}

process.exitCode = await runCli(argv, ports).catch(explain);
