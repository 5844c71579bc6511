import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, mkdtempSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StorageError } from "../storage-error.ts";
import { type Binaries, copyBinaries, locateBinaries } from "./binaries.ts";
import { blockedDirectory, type ServerUser, serverUser } from "./server-user.ts";

/** Where everything of one bundled server lies. */
export interface Layout {
  readonly dataDir: string;
  readonly cluster: string;
  readonly socketDir: string | null;
  readonly logFile: string;
  readonly binaries: Binaries;
  readonly user: ServerUser | null;
}

type Log = (line: string) => void;

/** The socket path must fit sockaddr_un: 107 bytes on Linux, 103 on macOS. Source: unix(7). */
const MAX_SOCKET_PATH = 103;
const SHARED_HOME = "/var/lib/guanhu";

const shortHash = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Prepares the directories, handing what the server needs to the user it runs as. */
export function prepareLayout(dataDir: string, log: Log): Layout {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const real = realpathSync(dataDir);
  const user = serverUser();
  const cluster = clusterDirectory(real, user, log);
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  give(cluster, user);
  return {
    dataDir: real,
    cluster,
    socketDir: process.platform === "win32" ? null : socketDirectory(cluster, user),
    logFile: join(real, "postgres.log"),
    binaries: reachableBinaries(user, log),
    user,
  };
}

function clusterDirectory(dataDir: string, user: ServerUser | null, log: Log): string {
  // The directory is ours: only those above it may be closed for good.
  if (blockedDirectory(dataDir, user) === dataDir) chmodSync(dataDir, 0o711);
  const blocked = blockedDirectory(dataDir, user);
  if (blocked === null || user === null) return join(dataDir, "postgres");
  const elsewhere = join(SHARED_HOME, shortHash(dataDir));
  mkdirSync(elsewhere, { recursive: true, mode: 0o711 });
  const still = blockedDirectory(elsewhere, user);
  if (still !== null)
    throw new StorageError("dataDirUnreachable", { user: user.name, path: still });
  log(
    `用户 ${user.name} 无法进入 ${blocked}，数据库文件改放在 ${elsewhere} / database files are kept in ${elsewhere}`,
  );
  return join(elsewhere, "postgres");
}

function reachableBinaries(user: ServerUser | null, log: Log): Binaries {
  const found = locateBinaries();
  if (blockedDirectory(found.postgres, user) === null) return found;
  const target = join(SHARED_HOME, `programs-${shortHash(found.native)}`);
  log(`内置 PostgreSQL 复制到 ${target} / the bundled PostgreSQL is copied to ${target}`);
  mkdirSync(SHARED_HOME, { recursive: true, mode: 0o755 });
  return copyBinaries(found, target);
}

function socketDirectory(cluster: string, user: ServerUser | null): string {
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  const name = `guanhu-${uid}-${shortHash(cluster)}`;
  const base =
    Buffer.byteLength(join(tmpdir(), name, ".s.PGSQL.5432")) <= MAX_SOCKET_PATH ? tmpdir() : "/tmp";
  const directory = join(base, name);
  try {
    mkdirSync(directory, { mode: 0o700 });
  } catch {
    // Somebody else's directory of that name, or a link to one, must not receive our socket.
    const stat = lstatSync(directory);
    if (!stat.isDirectory() || (stat.uid !== uid && stat.uid !== process.getuid?.())) {
      const other = mkdtempSync(join(base, "guanhu-"));
      give(other, user);
      return other;
    }
    chmodSync(directory, 0o700);
  }
  give(directory, user);
  return directory;
}

/** Hands a file or directory to the user the server runs as. */
export function give(path: string, user: ServerUser | null): void {
  if (user !== null) chownSync(path, user.uid, user.gid);
}
