import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Child, childrenOf, killHard, type Message, runVerb, startChild } from "./child.ts";

const CUSTOMERS = 1_500;
const dataDir = mkdtempSync(join(tmpdir(), "guanhu-crash-"));
let cycle = 0;

beforeAll(() => runVerb(["prepare", dataDir], "ready"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const server = (child: Child, database: number): Readonly<Record<string, readonly number[]>> => ({
  "the server": [child.process.pid ?? 0],
  "the database": [database],
  "the database and all its processes": [database, ...childrenOf(database)],
  "server and database together": [child.process.pid ?? 0, database, ...childrenOf(database)],
});

/** Kills `victim` so many milliseconds after a publication began; what is there after a new start. */
async function publishAndKill(victim: string, delay: number): Promise<Message> {
  const run = `run-${++cycle}`;
  const child = startChild(["publish", dataDir, run]);
  const ready = await child.said("ready");
  await child.said("armed");
  await sleep(delay);
  killHard(...(server(child, Number(ready["database"]))[victim] ?? []));
  await child.ended;
  const wasAcknowledged = child.messages.some((message) => message["published"] === "changed");
  const found = await runVerb(["inspect", dataDir, run], "inspected");
  return { ...found, wasAcknowledged };
}

function expectWhole(found: Message): void {
  expect(found["faults"]).toEqual([]);
  expect(found).toMatchObject({ wrongOwners: 0, wrongCounters: 0, versions: 1 });
  const isNew = found["state"] === "published";
  expect(found["moved"]).toBe(isNew ? CUSTOMERS : 0);
  expect(isNew ? "published" : "done").toBe(found["state"]);
  if (found["wasAcknowledged"] === true) expect(isNew).toBe(true);
  if (!isNew) undone++;
}

const DELAYS = [0, 120, 320];
let undone = 0;
const CASES = [
  "the server",
  "the database",
  "the database and all its processes",
  "server and database together",
].flatMap((victim) => DELAYS.map((delay) => [victim, delay] as const));

describe("kill -9 during a publication", () => {
  it.each(CASES)(
    "of %s after %i ms leaves it wholly done or wholly undone",
    async (victim, delay) => {
      expectWhole(await publishAndKill(victim, delay));
    },
  );

  it("did come in the middle of some", () => {
    expect(undone).toBeGreaterThan(0);
  });

  it("does not keep a later publication from being done", async () => {
    const run = "run-last";
    const child = startChild(["publish", dataDir, run]);
    expect(await child.said("published")).toEqual({ published: "changed" });
    await child.ended;
    const found = await runVerb(["inspect", dataDir, run], "inspected");
    expectWhole({ ...found, wasAcknowledged: true });
  });
});
