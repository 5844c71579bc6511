import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockedDirectory } from "../../src/storage/embedded/server-user.ts";
import { IS_FULL } from "../full.ts";
import { type Child, isRunning, killHard, type Message, runVerb, startChild } from "./child.ts";
import { makeFolder } from "./data-directory.ts";

const folder = makeFolder("guanhu 数据 ");
const elsewhere: string[] = [];
afterAll(() => {
  folder.remove();
  for (const path of elsewhere) rmSync(path, { recursive: true, force: true });
});

const isRoot = process.getuid?.() === 0;

async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(25))
    if (holds()) return true;
  return holds();
}

/** Starts on a directory and stops again: it works. */
const works = async (dataDir: string): Promise<void> => {
  const found = await runVerb(["inspect", dataDir, "none"], "inspected");
  expect(found["faults"]).toEqual([]);
};

/** Tests one after another on one server, from its first start to its stop. */
describe("the supervisor of the bundled database", () => {
  const dataDir = join(folder.path, "新的 目录");
  let child: Child;
  let ready: Message;
  beforeAll(async () => {
    child = startChild(["hold", dataDir]);
    ready = await child.said("ready");
  }, 180_000);

  it("starts in a path with blanks and Chinese characters", () => {
    expect(isRunning(Number(ready["database"]))).toBe(true);
  });

  it.runIf(isRoot)("runs the database as an ordinary user when root starts it", () => {
    expect(statSync(`/proc/${ready["database"]}`).uid).not.toBe(0);
  });

  it("keeps its passwords where only its own user reads them", () => {
    expect(statSync(join(dataDir, "secret.json")).mode & 0o077).toBe(0);
    expect(statSync(join(dataDir, "postgres")).mode & 0o077).toBe(0);
    expect(readFileSync(join(dataDir, "postgres.log"), "utf8")).not.toContain(
      JSON.parse(readFileSync(join(dataDir, "secret.json"), "utf8")).app,
    );
  });

  it("never lets two processes work on one directory, and says which one has it", async () => {
    await expect(startChild(["hold", dataDir]).said("ready")).rejects.toThrow(
      new RegExp(`另一个管户进程使用（进程 ${child.process.pid}）`),
    );
  });

  it("starts the database again when the database alone is killed", async () => {
    killHard(Number(ready["database"]));
    await child.said("log");
    const pidFile = join(dataDir, "postgres", "postmaster.pid");
    const isBack = await until(() => {
      const lines = existsSync(pidFile) ? readFileSync(pidFile, "utf8").split("\n") : [];
      return Number(lines[0]) !== Number(ready["database"]) && lines[7]?.trim() === "ready";
    }, 20_000);
    const socket = join(String(ready["host"]), ".s.PGSQL.5432");
    expect([isBack, existsSync(socket)]).toEqual([true, true]);
  });

  it("stops the database with SIGTERM", async () => {
    const file = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8");
    child.process.kill("SIGTERM");
    await child.said("stopped");
    expect(await child.ended).toBe(0);
    expect(isRunning(Number(file.split("\n")[0]))).toBe(false);
  });
});

describe("a start of the bundled database", () => {
  it("works in a path so long that no socket would fit in it", async () => {
    const name = `${"很长的目录名".repeat(8)}/${"y".repeat(100)}`;
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    await works(folder.prepared(name));
  });

  const rounds = IS_FULL ? 5 : 2;
  it(`works at once after kill -9, ${rounds} times over, in ten seconds at most`, async () => {
    const dataDir = folder.prepared("killed");
    let database = 0;
    for (let round = 0; round < rounds; round++) {
      const started = Date.now();
      const child = startChild(["hold", dataDir]);
      database = Number((await child.said("ready"))["database"]);
      expect(Date.now() - started).toBeLessThan(round === 0 ? 30_000 : 10_000);
      killHard(child.process.pid ?? 0);
      await child.ended;
    }
    // The database does not outlive its program, even where no program follows.
    expect(await until(() => !isRunning(database), 15_000)).toBe(true);
  });

  it("begins anew when it was killed while the cluster was being made", async () => {
    const dataDir = folder.prepared("half made");
    rmSync(join(dataDir, "postgres", "guanhu-complete"));
    writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "");
    await works(dataDir);
  });

  it("does not signal a stranger that has the process number of a former database", async () => {
    const dataDir = folder.prepared("stranger");
    const pidFile = join(dataDir, "postgres", "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${join(dataDir, "postgres")}\n0\n5432\n\n\n\nready\n`);
    chmodSync(pidFile, 0o644);
    await works(dataDir);
    expect(isRunning(process.pid)).toBe(true);
  });
});

const NOBODY = 65_534;
const here = dirname(new URL(import.meta.url).pathname);
const isOpen =
  blockedDirectory(decodeURIComponent(here), { name: "nobody", uid: NOBODY, gid: NOBODY }) === null;

describe.runIf(isRoot)("started by root", () => {
  it("puts the files of the database elsewhere, and says so, when its user cannot enter the directory", async () => {
    const closed = join(folder.path, "closed");
    mkdirSync(closed, { mode: 0o700 });
    const child = startChild(["hold", join(closed, "data")]);
    await child.said("ready");
    const note = await child.said("log");
    expect(note["log"]).toMatch(/\/var\/lib\/guanhu\//);
    elsewhere.push(String(note["log"]).match(/\/var\/lib\/guanhu\/[0-9a-f]+/)?.[0] ?? "/none");
    child.process.kill("SIGTERM");
    await child.said("stopped");
  });

  it.skipIf(!isOpen)("works the same for an ordinary user", async () => {
    const dataDir = join(folder.path, "ordinary");
    mkdirSync(dataDir);
    chownSync(dataDir, NOBODY, NOBODY);
    const options = {
      uid: NOBODY,
      env: { HOME: dataDir, USER: "nobody", NODE_COMPILE_CACHE: join(dataDir, "compiled") },
    };
    const child = startChild(["hold", dataDir], options);
    const { database } = await child.said("ready");
    expect(statSync(`/proc/${database}`).uid).toBe(NOBODY);
    killHard(child.process.pid ?? 0);
    await child.ended;
    const found = await runVerb(["inspect", dataDir, "none"], "inspected", options);
    expect(found["faults"]).toEqual([]);
  });
});
