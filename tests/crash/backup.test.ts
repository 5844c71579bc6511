import { spawn } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { acknowledgedBy, audited, confirmed } from "./acknowledged.ts";
import { CLAIMS, startChild } from "./child.ts";
import { makeFolder } from "./data-directory.ts";

const CLI = resolve(import.meta.dirname, "../../src/main/cli.ts");
const made = makeFolder("guanhu-备份 ");
const folder = made.path;
const dataDir = made.prepared("data");
const kept = join(folder, "backup");
afterAll(() => made.remove());

/** The command line as an operator uses it. */
async function guanhu(
  data: string,
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...env, GUANHU_DATA: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk) => {
    out += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    err += String(chunk);
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, out, err };
}

describe("a backup made while eight clients change owners", () => {
  it("restores elsewhere with every change acknowledged before its point, and the ledger verifies", async () => {
    const busy = startChild(["claim", dataDir], {
      program: CLAIMS,
      env: { GUANHU_TEST_PAUSE: "80" },
    });
    await busy.said("ready");
    await confirmed(busy, 150);
    const made = await guanhu(dataDir, "backup", kept, "--json");
    expect([made.code, made.err]).toEqual([0, ""]);
    const point = Date.parse(JSON.parse(made.out).at);
    await sleep(300);
    busy.process.kill("SIGTERM");
    await busy.said("stopped");
    expect(busy.messages.some((message) => "failed" in message)).toBe(false);
    const before = acknowledgedBy(busy.messages, point);
    const all = acknowledgedBy(busy.messages);
    expect(before.length).toBeGreaterThan(150);
    expect(all.length).toBeGreaterThan(before.length);

    const restored = join(folder, "restored");
    const done = await guanhu(restored, "restore", kept, "--json");
    expect([done.code, JSON.parse(done.out).verified.faults]).toEqual([0, []]);
    expect(await audited(restored, join(folder, "acks.json"), before)).toMatchObject({
      lost: 0,
      mismatched: 0,
      gaps: 0,
      faults: [],
    });
    // The place it was copied from lost nothing by it.
    expect(await audited(dataDir, join(folder, "acks.json"), all)).toMatchObject({
      lost: 0,
      faults: [],
    });
  }, 600_000);

  it("is for its owner's eyes alone", () => {
    for (const name of [".", "secret.json", "postgres", "guanhu-backup.json", "keys"])
      expect([name, statSync(join(kept, name)).mode & 0o077]).toEqual([name, 0]);
  });

  it("is not overwritten by another, and a restore overwrites nothing", async () => {
    const again = await guanhu(dataDir, "backup", kept);
    expect([again.code, again.err]).toEqual([3, expect.stringContaining("不是空的")]);
    const over = await guanhu(dataDir, "restore", kept);
    expect([over.code, over.err]).toEqual([3, expect.stringContaining("已有数据")]);
  });

  it("that was cut short or altered is refused before anything is written", async () => {
    const target = join(folder, "nothing");
    const cut = join(folder, "cut");
    mkdirSync(cut);
    cpSync(join(kept, "secret.json"), join(cut, "secret.json"));
    expect((await guanhu(target, "restore", cut)).err).toContain("不是完整的备份");
    const altered = join(folder, "altered");
    cpSync(kept, altered, { recursive: true });
    appendFileSync(join(altered, "postgres/PG_VERSION"), " ");
    expect((await guanhu(target, "restore", altered)).err).toContain("postgres/PG_VERSION");
    expect(existsSync(target)).toBe(false);
  });

  it("shows, when it is an old one, that the newest receipt is missing in it", async () => {
    const seals = readFileSync(join(dataDir, "seals/ledger-seals.jsonl"), "utf8")
      .trim()
      .split("\n");
    const receipt = join(folder, "receipt.txt");
    writeFileSync(receipt, `${seals.at(-1)}\n`);
    const found = await guanhu(join(folder, "restored"), "audit", "verify", "--seal", receipt);
    expect([found.code, found.err]).toEqual([2, ""]);
    expect(found.out).toContain("sealMissing");
  });
});

describe("a backup made while nothing runs", () => {
  it("starts the database for it and stops it again", async () => {
    const made = await guanhu(dataDir, "backup", join(folder, "quiet"), "--lang", "en");
    expect([made.code, made.out]).toEqual([0, expect.stringContaining("Backed up to")]);
    expect(existsSync(join(dataDir, "postgres/postmaster.pid"))).toBe(false);
  });

  it("of a database that is not the bundled one is left to that database's tools", async () => {
    const child = spawn(process.execPath, [CLI, "backup", join(folder, "x")], {
      env: { ...process.env, DATABASE_URL: "postgres://u:p@127.0.0.1:1/x" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += String(chunk);
    });
    const code = await new Promise((done) => child.once("close", done));
    expect([code, err]).toEqual([3, expect.stringContaining("pg_dump")]);
  });
});
