import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { App, DemoEntry } from "../app/app.ts";
import { newLive } from "../app/live.ts";
import type { Database, LedgerKeeper } from "../app/ports.ts";
import { importFiles, writeCsv, writeWorkbook } from "../files/index.ts";
import { workerRunner } from "../jobs/index.ts";
import { civilDay } from "./civil-day.ts";
import { argon2Passwords } from "./passwords.ts";

interface AppParts {
  readonly database: Database;
  readonly keeper: LedgerKeeper;
  readonly dataDir: string;
  readonly demo: readonly DemoEntry[];
  readonly log: App["log"];
  /** Replaces the clock (tests). */
  readonly now?: () => Date;
}

const VERSION = "0.1.0";

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
    csv: writeCsv,
    now,
    today: () => civilDay(now()),
    newId: () => randomBytes(12).toString("base64url"),
    newSecret: () => randomBytes(32).toString("base64url"),
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    log: parts.log,
    demo: parts.demo,
    version: VERSION,
  };
}
