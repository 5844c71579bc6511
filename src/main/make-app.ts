import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { App, DemoEntry } from "../app/app.ts";
import { newLive } from "../app/live.ts";
import type { Database, LedgerKeeper } from "../app/ports.ts";
import { type LocalDate, parseLocalDate } from "../core/shared/index.ts";
import { importFiles, writeWorkbook } from "../files/index.ts";
import { workerRunner } from "../jobs/index.ts";
import { argon2Passwords } from "./passwords.ts";

export interface AppParts {
  readonly database: Database;
  readonly keeper: LedgerKeeper;
  readonly dataDir: string;
  readonly demo: readonly DemoEntry[];
  readonly log: App["log"];
  /** Replaces the clock (tests). */
  readonly now?: () => Date;
}

/** Days begin at midnight in China wherever the server stands. */
const DAY = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Shanghai", dateStyle: "short" });

function dayOf(instant: Date): LocalDate {
  const day = parseLocalDate(DAY.format(instant));
  if (day === null) throw new Error(`no civil date for ${instant.toISOString()}`);
  return day;
}

export const VERSION = "0.1.0";

/** Everything the use cases need, made of real parts. */
export function makeApp(parts: AppParts): App {
  const now = parts.now ?? (() => new Date());
  return {
    database: parts.database,
    keeper: parts.keeper,
    passwords: argon2Passwords(),
    runner: workerRunner(),
    liveRuns: newLive(),
    liveImports: newLive(),
    files: importFiles(join(parts.dataDir, "uploads")),
    workbook: writeWorkbook,
    now,
    today: () => dayOf(now()),
    newId: () => randomBytes(12).toString("base64url"),
    newSecret: () => randomBytes(32).toString("base64url"),
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    log: parts.log,
    demo: parts.demo,
    version: VERSION,
  };
}
