import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StorageError } from "../storage-error.ts";
import type { Layout } from "./layout.ts";

/** What `postmaster.pid` says. Source: PostgreSQL, src/include/utils/pidfile.h. */
interface PidFile {
  readonly pid: number;
  readonly dataDirectory: string;
  readonly port: number;
  /** Folder of the socket; empty where there is none. */
  readonly socketDir: string;
  readonly status: string;
}

function readPidFile(cluster: string): PidFile | null {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return {
      pid: Number(lines[0]),
      dataDirectory: lines[1] ?? "",
      port: Number(lines[3]),
      socketDir: (lines[4] ?? "").trim(),
      status: (lines[7] ?? "").trim(),
    };
  } catch {
    return null;
  }
}

/**
 * Whether that process is a running postmaster of this cluster. A process number may have been
 * given to a stranger since, and a dead postmaster that nobody reaped is still listed (state Z).
 */
function isOurs(pid: number, cluster: string): boolean {
  try {
    if (process.platform !== "linux") return process.kill(pid, 0);
    const state = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0];
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
    return state !== "Z" && /postgres/.test(command[0] ?? "") && command.includes(cluster);
  } catch {
    return false;
  }
}

/** Where the server of this cluster answers; null when none runs. */
export function runningServer(
  cluster: string,
): { readonly host: string; readonly port: number } | null {
  const file = readPidFile(cluster);
  if (file === null || file.status !== "ready" || !isOurs(file.pid, cluster)) return null;
  return { host: file.socketDir === "" ? "127.0.0.1" : file.socketDir, port: file.port };
}

async function gone(pid: number, cluster: string, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(20)) {
    if (!isOurs(pid, cluster)) return true;
  }
  return !isOurs(pid, cluster);
}

/** Stops a server that outlived the process that started it. Committed work is never at risk. */
export async function stopOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const file = readPidFile(cluster);
  if (file === null || !Number.isInteger(file.pid) || !isOurs(file.pid, cluster)) return;
  log(
    `停止上次遗留的数据库进程 ${file.pid} / stopping the database left running (process ${file.pid})`,
  );
  for (const [signal, patience] of [
    ["SIGINT", 6_000],
    ["SIGQUIT", 4_000],
    ["SIGKILL", 4_000],
  ] as const) {
    try {
      process.kill(file.pid, signal);
    } catch {
      // It ended between the look and the signal.
    }
    if (await gone(file.pid, cluster, patience)) return;
  }
}

/** A running server and the way to end it. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when the server process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and resolves once it answers; throws with its own words otherwise. */
export async function startPostmaster(
  layout: Layout,
  settings: readonly string[],
): Promise<Postmaster> {
  rotateLog(layout.logFile);
  const before = logSize(layout.logFile);
  const child = launch(layout, settings);
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      hasEnded = true;
      resolve();
    };
    child.once("exit", end);
    child.once("error", end);
  });
  for (const limit = Date.now() + 120_000; Date.now() < limit; await sleep(15)) {
    if (hasEnded) throw failure(layout, before);
    const file = readPidFile(layout.cluster);
    if (file?.pid === child.pid && file?.status === "ready") return running(child, ended, layout);
  }
  child.kill("SIGQUIT");
  throw failure(layout, before);
}

function running(child: ChildProcess, ended: Promise<void>, layout: Layout): Postmaster {
  const pid = child.pid ?? 0;
  const dismiss = watchParent(pid, layout);
  const stop = async (): Promise<void> => {
    child.kill("SIGINT");
    const stuck = setTimeout(() => child.kill("SIGQUIT"), 15_000);
    await ended;
    clearTimeout(stuck);
    dismiss();
  };
  void ended.then(dismiss);
  return { pid, ended, stop };
}

function launch(layout: Layout, settings: readonly string[]): ChildProcess {
  const out = openSync(layout.logFile, "a", 0o600);
  try {
    return spawn(
      layout.binaries.postgres,
      ["-D", layout.cluster, ...settings.flatMap((s) => ["-c", s])],
      {
        // Its own session: Ctrl-C in the terminal must reach us first, not the database.
        detached: true,
        stdio: ["ignore", out, out],
        cwd: layout.cluster,
        env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" },
        ...(layout.user === null ? {} : { uid: layout.user.uid, gid: layout.user.gid }),
      },
    );
  } finally {
    closeSync(out);
  }
}

/**
 * A shell that waits for our end: when this process dies, whatever kills it, the pipe closes and
 * the shell asks the server to stop. The next start would stop it too; this keeps none lying about.
 */
function watchParent(pid: number, layout: Layout): () => void {
  if (process.platform === "win32") return () => {};
  const script = `read -r line; [ "$line" = done ] || kill -INT ${pid} 2>/dev/null`;
  const watcher = spawn("/bin/sh", ["-c", script], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
    cwd: "/",
    ...(layout.user === null ? {} : { uid: layout.user.uid, gid: layout.user.gid }),
  });
  watcher.on("error", () => {});
  watcher.stdin?.on("error", () => {});
  watcher.unref();
  return () => void watcher.stdin?.end("done\n");
}

const logSize = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

function rotateLog(file: string): void {
  if (logSize(file) < 20_000_000) return;
  rmSync(`${file}.1`, { force: true });
  renameSync(file, `${file}.1`);
}

function failure(layout: Layout, from: number): StorageError {
  const text = readFileSync(layout.logFile).subarray(from).toString("utf8").trim();
  const output = text.split("\n").slice(-6).join("\n");
  return new StorageError("startFailed", { output, logFile: layout.logFile });
}
