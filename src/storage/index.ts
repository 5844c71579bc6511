export { backUp } from "./backup/back-up.ts";
export type { Manifest as BackupManifest } from "./backup/manifest.ts";
export { endSessions, restore } from "./backup/restore.ts";
export { type OpenDatabase, openDatabase } from "./database.ts";
export { type OpenLedgerKeeper, openLedgerKeeper } from "./ledger/keeper.ts";
export { type Database as RunningDatabase, startDatabase } from "./start-database.ts";
export { StorageError } from "./storage-error.ts";
