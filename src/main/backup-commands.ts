import { resolve } from "node:path";
import type { BackedUp, Restored } from "../cli/index.ts";
import {
  type BackupManifest,
  backUp,
  endSessions,
  openLedgerKeeper,
  restore,
  StorageError,
} from "../storage/index.ts";
import { configurationOf } from "./configuration.ts";
import { log } from "./log.ts";
import { startWhenFree } from "./start-when-free.ts";

const told = (line: string): void => log("database", { line });

/** The data directory, unless the database is elsewhere: then its own tools back it up. */
function bundledDirectory(): string {
  const { dataDir, databaseUrl, ownerUrl } = configurationOf(process.env, false);
  if (databaseUrl !== undefined || ownerUrl !== undefined) throw new StorageError("backupExternal");
  return dataDir;
}

const figures = (folder: string, manifest: BackupManifest): BackedUp => ({
  folder: resolve(folder),
  files: manifest.files.length,
  bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
  at: manifest.point,
});

/** `guanhu backup`. */
export async function backUpTo(folder: string): Promise<BackedUp> {
  const dataDir = bundledDirectory();
  return figures(folder, await backUp({ dataDir, target: folder, log: told }));
}

/** `guanhu restore`: the restored database is started, made whole, and its ledger verified. */
export async function restoreFrom(folder: string): Promise<Restored> {
  const dataDir = bundledDirectory();
  const manifest = await restore({ dataDir, source: folder, log: told });
  const running = await startWhenFree({ dataDir, log: told });
  try {
    await endSessions(running.owner);
    const keeper = openLedgerKeeper(running.app, dataDir);
    try {
      // What was sealed while the backup went on is put into the file.
      await keeper.seal();
      return { ...figures(folder, manifest), dataDir, verified: await keeper.verify() };
    } finally {
      await keeper.close();
    }
  } finally {
    await running.stop();
  }
}
