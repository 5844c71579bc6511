import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { StorageError } from "../storage-error.ts";

/** The user a server process runs as. PostgreSQL refuses root, so root hands over to `postgres`. */
export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** null: the process keeps its own (ordinary) user. */
export function serverUser(): ServerUser | null {
  if (process.getuid?.() !== 0) return null;
  const found = lookUp("postgres") ?? (create() ? lookUp("postgres") : null);
  if (found === null) throw new StorageError("noOrdinaryUser");
  return found;
}

function lookUp(name: string): ServerUser | null {
  for (const line of readFileSync("/etc/passwd", "utf8").split("\n")) {
    const [user, , uid, gid] = line.split(":");
    if (user === name) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

function create(): boolean {
  const attempts: readonly (readonly [string, readonly string[]])[] = [
    [
      "useradd",
      ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false", "postgres"],
    ],
    ["adduser", ["-S", "-H", "-D", "postgres"]],
  ];
  return attempts.some(([program, args]) => spawnSync(program, [...args]).status === 0);
}

/** The first directory on the way to `path` that the user may not enter; null when none. */
export function blockedDirectory(path: string, user: ServerUser | null): string | null {
  if (user === null) return null;
  let blocked: string | null = null;
  for (let at = path; ; at = dirname(at)) {
    if (!mayEnter(at, user)) blocked = at;
    if (at === dirname(at)) return blocked;
  }
}

function mayEnter(directory: string, user: ServerUser): boolean {
  const stat = statSync(directory, { throwIfNoEntry: false });
  if (stat === undefined) return true;
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
