import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, type Dirent } from "node:fs";
import { mkdir, open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

/** One file of a backup. */
export interface CopiedFile {
  /** Below the copied folder, with slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface TreeCopy {
  readonly from: string;
  readonly to: string;
  /** Whether a file, or a folder with all it holds, is copied. */
  readonly takes?: (path: string) => boolean;
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ENOENT";

/** Copies a folder file by file; `syncFiles` waits for the disk. What disappears meanwhile is left out. */
export async function copyTree(copy: TreeCopy, below = ""): Promise<readonly CopiedFile[]> {
  await mkdir(join(copy.to, below), { recursive: true, mode: 0o700 });
  const entries = await entriesOf(join(copy.from, below));
  const copied: CopiedFile[] = [];
  for (const entry of entries) {
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (copy.takes?.(path) === false) continue;
    if (entry.isDirectory()) copied.push(...(await copyTree(copy, path)));
    else if (entry.isFile()) {
      const file = await copyFile(copy, path);
      if (file !== null) copied.push(file);
    }
  }
  return copied;
}

async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

/** Copies one file and hashes what was copied; null when it is gone. */
export async function copyFile(
  { from, to }: Pick<TreeCopy, "from" | "to">,
  path: string,
): Promise<CopiedFile | null> {
  const hash = createHash("sha256");
  let bytes = 0;
  const count = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    const source = createReadStream(join(from, path), { highWaterMark: 1 << 20 });
    await pipeline(source, count, createWriteStream(join(to, path), { mode: 0o600 }));
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
  return { path, bytes, sha256: hash.digest("hex") };
}

/** Files whose writing is waited for at a time: the disk orders them better than we would. */
const AT_A_TIME = 32;

/** Waits until files are on the disk. */
export async function syncFiles(folder: string, files: readonly CopiedFile[]): Promise<void> {
  for (let i = 0; i < files.length; i += AT_A_TIME)
    await Promise.all(files.slice(i, i + AT_A_TIME).map(({ path }) => sync(join(folder, path))));
}

async function sync(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file as it lies there. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}
