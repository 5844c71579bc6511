import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StorageError } from "../storage-error.ts";
import { type CopiedFile, hashOf } from "./copy-tree.ts";

/** What a backup holds. It is written last: a backup without it was never finished. */
export interface Manifest {
  readonly form: 1;
  readonly startedAt: string;
  /** Everything that was acknowledged before this instant is in the backup. */
  readonly point: string;
  readonly server: string;
  readonly files: readonly CopiedFile[];
}

const NAME = "guanhu-backup.json";

export function writeManifest(folder: string, manifest: Manifest): void {
  const draft = join(folder, `${NAME}.draft`);
  writeFileSync(draft, JSON.stringify(manifest), { mode: 0o600, flush: true });
  renameSync(draft, join(folder, NAME));
}

/** Reads the manifest and looks at every file it names; throws when anything is not as it was. */
export async function checkedManifest(folder: string): Promise<Manifest> {
  const path = join(folder, NAME);
  if (!existsSync(path)) throw new StorageError("backupUnfinished", { folder });
  const manifest = parsed(path);
  if (manifest === null) throw new StorageError("backupDamaged", { folder, file: NAME });
  for (const file of manifest.files) {
    const found = join(folder, file.path);
    const isWhole =
      existsSync(found) &&
      statSync(found).size === file.bytes &&
      (await hashOf(found)) === file.sha256;
    if (!isWhole) throw new StorageError("backupDamaged", { folder, file: file.path });
  }
  return manifest;
}

function parsed(path: string): Manifest | null {
  try {
    const manifest: Manifest = JSON.parse(readFileSync(path, "utf8"));
    return manifest.form === 1 && Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
}
