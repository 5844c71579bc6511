import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { blockedDirectory } from "../../src/storage/embedded/server-user.ts";
import { isRunning, killHard, runVerb, startChild } from "./child.ts";

const made: string[] = [];
afterEach(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function directory(name = "guanhu 数据 "): string {
  const path = mkdtempSync(join(tmpdir(), name));
  made.push(path);
  return path;
}

async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(25))
    if (holds()) return true;
  return holds();
}

describe("the supervisor of the bundled database", () => {
  it("starts in a path with blanks and Chinese characters, and stops with SIGTERM", async () => {
    const child = startChild(["hold", directory()]);
    const { database } = await child.said("ready");
    child.process.kill("SIGTERM");
    await child.said("stopped");
    expect(await child.ended).toBe(0);
    expect(isRunning(Number(database))).toBe(false);
  });

  it("starts in a path so long that no socket would fit in it", async () => {
    const deep = join(directory(), "很长的目录名".repeat(8), "y".repeat(100));
    const message = await runVerb(["inspect", deep, "none"], "inspected");
    expect(message["faults"]).toEqual([]);
  });

  it("stops the database when its own process is killed", async () => {
    const child = startChild(["hold", directory()]);
    const { database } = await child.said("ready");
    killHard(child.process.pid ?? 0);
    expect(await until(() => !isRunning(Number(database)), 15_000)).toBe(true);
  });

  it("starts again at once after kill -9, five times over, in ten seconds at most", async () => {
    const dataDir = directory();
    for (let round = 0; round < 5; round++) {
      const started = Date.now();
      const child = startChild(["hold", dataDir]);
      await child.said("ready");
      expect(Date.now() - started).toBeLessThan(round === 0 ? 30_000 : 10_000);
      killHard(child.process.pid ?? 0);
      await child.ended;
    }
    await runVerb(["inspect", dataDir, "none"], "inspected");
  });

  it("starts the database again when the database alone is killed", async () => {
    const child = startChild(["hold", directory()]);
    const { database, host } = await child.said("ready");
    killHard(Number(database));
    await child.said("log");
    const pidFile = join(made[0] ?? "", "postgres", "postmaster.pid");
    const isBack = await until(() => {
      const lines = existsSync(pidFile) ? readFileSync(pidFile, "utf8").split("\n") : [];
      return Number(lines[0]) !== Number(database) && lines[7]?.trim() === "ready";
    }, 20_000);
    expect([isBack, existsSync(join(String(host), ".s.PGSQL.5432"))]).toEqual([true, true]);
    child.process.kill("SIGTERM");
    await child.said("stopped");
  });

  it("never lets two processes work on one directory, and says which one has it", async () => {
    const dataDir = directory();
    const first = startChild(["hold", dataDir]);
    await first.said("ready");
    const second = startChild(["hold", dataDir]);
    await expect(second.said("ready")).rejects.toThrow(
      new RegExp(`另一个管户进程使用（进程 ${first.process.pid}）`),
    );
    first.process.kill("SIGTERM");
    await first.said("stopped");
    await runVerb(["inspect", dataDir, "none"], "inspected");
  });

  it("begins anew when it was killed while the cluster was being made", async () => {
    const dataDir = directory();
    await runVerb(["inspect", dataDir, "none"], "inspected");
    rmSync(join(dataDir, "postgres", "guanhu-complete"));
    writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "");
    await runVerb(["inspect", dataDir, "none"], "inspected");
  });

  it("does not signal a stranger that has the process number of a former database", async () => {
    const dataDir = directory();
    await runVerb(["inspect", dataDir, "none"], "inspected");
    const pidFile = join(dataDir, "postgres", "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, "postgres")}\n0\n5432\n\n\n\nready\n`);
    chmodSync(pidFile, 0o644);
    await runVerb(["inspect", dataDir, "none"], "inspected");
    expect(isRunning(process.pid)).toBe(true);
  });

  it("keeps its passwords where only its own user reads them", async () => {
    const dataDir = directory();
    await runVerb(["inspect", dataDir, "none"], "inspected");
    expect(statSync(join(dataDir, "secret.json")).mode & 0o077).toBe(0);
    expect(statSync(join(dataDir, "postgres")).mode & 0o077).toBe(0);
    expect(readFileSync(join(dataDir, "postgres.log"), "utf8")).not.toContain(
      JSON.parse(readFileSync(join(dataDir, "secret.json"), "utf8")).app,
    );
  });
});

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const here = dirname(new URL(import.meta.url).pathname);
const isOpen =
  blockedDirectory(decodeURIComponent(here), { name: "nobody", uid: NOBODY, gid: NOBODY }) === null;

describe.runIf(isRoot)("started by root", () => {
  it("runs the database as an ordinary user", async () => {
    const child = startChild(["hold", directory()]);
    const { database } = await child.said("ready");
    expect(statSync(`/proc/${database}`).uid).not.toBe(0);
    child.process.kill("SIGTERM");
    await child.said("stopped");
  });

  it("puts the files of the database elsewhere, and says so, when its user cannot enter the directory", async () => {
    const closed = directory();
    chmodSync(closed, 0o700);
    const child = startChild(["hold", join(closed, "data")]);
    await child.said("ready");
    const note = await child.said("log");
    expect(note["log"]).toMatch(/\/var\/lib\/guanhu\//);
    made.push(String(note["log"]).match(/\/var\/lib\/guanhu\/[0-9a-f]+/)?.[0] ?? "/nonexistent");
    child.process.kill("SIGTERM");
    await child.said("stopped");
  });

  it.skipIf(!isOpen)("works the same for an ordinary user", async () => {
    const dataDir = directory();
    chownSync(dataDir, NOBODY, NOBODY);
    const options = { uid: NOBODY, env: { HOME: dataDir, USER: "nobody" } };
    await runVerb(["prepare", dataDir], "ready", options);
    const child = startChild(["hold", dataDir], options);
    const { database } = await child.said("ready");
    expect(statSync(`/proc/${database}`).uid).toBe(NOBODY);
    killHard(child.process.pid ?? 0);
    await child.ended;
    const found = await runVerb(["inspect", dataDir, "none"], "inspected", options);
    expect(found["faults"]).toEqual([]);
  });
});
