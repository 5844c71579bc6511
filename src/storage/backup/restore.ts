import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { type Layout, prepareLayout } from "../embedded/layout.ts";
import { type Connection, withClient } from "../pool.ts";
import { StorageError } from "../storage-error.ts";
import { copyFile, copyTree, syncFiles } from "./copy-tree.ts";
import { checkedManifest, type Manifest } from "./manifest.ts";

interface RestoreOrder {
  /** Folder of the backup. */
  readonly source: string;
  /** A data directory without data. */
  readonly dataDir: string;
  readonly log: (line: string) => void;
}

const BESIDE = ["keys", "seals", "uploads"] as const;
/** The server wants them, and a backup leaves them out when they are empty. */
const EMPTY = [
  "pg_wal/archive_status",
  "pg_wal/summaries",
  "pg_replslot",
  "pg_dynshmem",
  "pg_notify",
  "pg_serial",
  "pg_snapshots",
  "pg_stat_tmp",
  "pg_subtrans",
  "pg_commit_ts",
  "pg_tblspc",
  "pg_twophase",
] as const;

/**
 * Puts a backup into an empty data directory; the next start makes it whole. Every file is compared
 * with the backup's list first. The mark that makes it a database is written last: a restore that
 * was cut short is none.
 */
export async function restore(order: RestoreOrder): Promise<Manifest> {
  const source = resolve(order.source);
  const manifest = await checkedManifest(source);
  const dataDir = resolve(order.dataDir);
  const hasData = ["secret.json", "postgres", "seals"].some((name) =>
    existsSync(join(dataDir, name)),
  );
  if (hasData) throw new StorageError("restoreTargetNotEmpty", { dataDir });
  const layout = prepareLayout(dataDir, order.log);
  if (readdirSync(layout.cluster).length > 0)
    throw new StorageError("restoreTargetNotEmpty", { dataDir: layout.cluster });
  const draft = `${layout.cluster}.restored`;
  rmSync(draft, { recursive: true, force: true });
  await syncFiles(draft, await copyTree({ from: join(source, "postgres"), to: draft }));
  for (const name of EMPTY) mkdirSync(join(draft, name), { recursive: true, mode: 0o700 });
  own(draft, layout);
  for (const name of BESIDE) {
    if (existsSync(join(source, name)))
      await copyTree({ from: join(source, name), to: join(layout.dataDir, name) });
  }
  await copyFile({ from: source, to: layout.dataDir }, "secret.json");
  rmSync(layout.cluster, { recursive: true });
  renameSync(draft, layout.cluster);
  return manifest;
}

/** Everything in it belongs to the user that the server runs as. */
function own(folder: string, layout: Layout): void {
  const { user } = layout;
  chmodSync(folder, 0o700);
  if (user !== null) chownSync(folder, user.uid, user.gid);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) own(path, layout);
    else if (user !== null) chownSync(path, user.uid, user.gid);
  }
}

/** Whoever was signed in when the backup was made may have left since: everybody signs in again. */
export async function endSessions(owner: Connection): Promise<void> {
  await withClient(owner, (client) => client.query("delete from session"));
}
