import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import type { App, DemoEntry } from "../app/app.ts";
import { ALWAYS_ROOM } from "../app/disk-room.ts";
import { giveNew } from "../app/dispatch/act-on-dispatch.ts";
import { newLive } from "../app/live.ts";
import { newPoolWatch } from "../app/ownership/pool-watch.ts";
import type { Database, LedgerKeeper } from "../app/ports.ts";
import { importFiles, writeCsv, writeWorkbook } from "../files/index.ts";
import { noticeText } from "../i18n/notices.ts";
import { messagePrefix } from "../i18n/webhooks.ts";
import { workerRunner } from "../jobs/index.ts";
import { openMessenger } from "../outgoing/index.ts";
import { civilDay } from "./civil-day.ts";
import { oneTimeCodes } from "./one-time-codes.ts";
import { argon2Passwords } from "./passwords.ts";
import { openVault } from "./vault.ts";

interface AppParts {
  readonly database: Database;
  readonly keeper: LedgerKeeper;
  readonly dataDir: string;
  readonly demo: readonly DemoEntry[];
  readonly log: App["log"];
  /** Whether there is room to write; always, where the disk is not ours. */
  readonly room?: App["room"];
  /** Hosts inside that webhooks may go to. */
  readonly webhookHosts?: readonly string[];
  readonly factorForAdministrators?: boolean;
  readonly singleSignOn?: App["singleSignOn"];
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
    codes: oneTimeCodes(),
    factorForAdministrators: parts.factorForAdministrators ?? false,
    singleSignOn: parts.singleSignOn ?? null,
    runner: workerRunner(),
    liveRuns: newLive(),
    liveImports: newLive(),
    files: importFiles(join(parts.dataDir, "uploads")),
    workbook: writeWorkbook,
    csv: writeCsv,
    room: parts.room ?? ALWAYS_ROOM,
    outgoing: {
      messenger: openMessenger(parts.webhookHosts ?? []),
      vault: openVault(parts.dataDir),
      text: ({ locale, ...notice }) => messagePrefix(locale) + noticeText(notice, locale),
    },
    now,
    today: () => civilDay(now()),
    dayOf: civilDay,
    poolWatch: newPoolWatch(),
    newId: () => randomBytes(12).toString("base64url"),
    newSecret: () => randomBytes(32).toString("base64url"),
    hash: (text) => createHash("sha256").update(text).digest("hex"),
    log: parts.log,
    dispatchNew: giveNew,
    demo: parts.demo,
    version: VERSION,
  };
}
