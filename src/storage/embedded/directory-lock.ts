import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StorageError } from "../storage-error.ts";

/** Held as long as the process lives; the kernel lets go of it, whatever ends the process. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Makes sure that only one process works on a data directory. The lock is a listening name, not a
 * file: after `kill -9` nothing stale is left that a person would have to delete.
 */
export async function lockDirectory(dataDir: string): Promise<DirectoryLock> {
  const note = join(dataDir, "running.pid");
  const name = lockName(dataDir);
  const server = (await listen(name)) ?? (await retryStale(name));
  if (server === null) throw new StorageError("dataDirInUse", { dataDir, pid: readPid(note) });
  server.unref();
  writeFileSync(note, `${process.pid}\n`);
  const release = (): Promise<void> =>
    new Promise((resolve) => {
      rmSync(note, { force: true });
      server.close(() => resolve());
    });
  return { release };
}

function lockName(dataDir: string): string {
  const { dev, ino } = statSync(dataDir);
  const key = createHash("sha256").update(`${dev}:${ino}`).digest("hex").slice(0, 24);
  if (process.platform === "linux") return `\0guanhu-${key}`;
  return process.platform === "win32"
    ? `\\\\.\\pipe\\guanhu-${key}`
    : join(tmpdir(), `guanhu-${key}.lock`);
}

function listen(name: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen({ path: name, exclusive: true }, () => resolve(server));
  });
}

/** Where the name is a file (macOS), a dead owner leaves it behind and nobody answers. */
async function retryStale(name: string): Promise<Server | null> {
  if (process.platform === "linux" || process.platform === "win32") return null;
  const alive = await new Promise<boolean>((resolve) => {
    const probe = connect(name);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => resolve(false));
  });
  if (alive) return null;
  rmSync(name, { force: true });
  return listen(name);
}

function readPid(note: string): number | null {
  try {
    return Number(readFileSync(note, "utf8").trim());
  } catch {
    return null;
  }
}
