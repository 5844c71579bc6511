import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { IS_FULL } from "../full.ts";
import { type Child, childrenOf, killHard, type Message, runVerb, startChild } from "./child.ts";
import { makeFolder } from "./data-directory.ts";

const CUSTOMERS = 1_500;
const folder = makeFolder("guanhu-publish-");
const dataDir = folder.prepared("data");
afterAll(() => folder.remove());

const VICTIMS = [
  "the server",
  "the database",
  "the database and all its processes",
  "server and database together",
] as const;
type Victim = (typeof VICTIMS)[number];

/** Milliseconds from the beginning of the publication to the kill. */
const DELAYS = [0, 120, 320];
const CASES: readonly (readonly [Victim, number])[] = IS_FULL
  ? VICTIMS.flatMap((victim) => DELAYS.map((delay) => [victim, delay] as const))
  : VICTIMS.map((victim, nth) => [victim, DELAYS[nth % DELAYS.length] ?? 0] as const);

function victims(victim: Victim, child: Child, database: number): readonly number[] {
  const server = child.process.pid ?? 0;
  switch (victim) {
    case "the server":
      return [server];
    case "the database":
      return [database];
    case "the database and all its processes":
      return [database, ...childrenOf(database)];
    case "server and database together":
      return [server, database, ...childrenOf(database)];
  }
}

/** A publication that was killed, and whether it was acknowledged before. */
interface Killed {
  readonly run: string;
  readonly about: string;
  readonly wasAcknowledged: boolean;
}

function expectWhole(found: Message, { about, wasAcknowledged }: Killed): boolean {
  const { state } = found;
  const isNew = state === "published";
  expect(found, about).toMatchObject({
    faults: [],
    wrongOwners: 0,
    wrongCounters: 0,
    versions: 1,
    moved: isNew ? CUSTOMERS : 0,
    state: wasAcknowledged || isNew ? "published" : "done",
  });
  return isNew;
}

describe("kill -9 during a publication", () => {
  it("of server, database or both leaves it wholly done or wholly undone, and a later one is done", async () => {
    let before: Killed | null = null;
    let undone = 0;
    /** Every start looks at what the kill before it left. */
    const start = async (run: string): Promise<Child> => {
      const child = startChild(["publish", dataDir, run, ...(before === null ? [] : [before.run])]);
      if (before !== null && !expectWhole(await child.said("inspected"), before)) undone++;
      return child;
    };
    for (const [nth, [victim, delay]] of CASES.entries()) {
      const run = `run-${nth}`;
      const child = await start(run);
      const ready = await child.said("ready");
      await child.said("armed");
      await sleep(delay);
      killHard(...victims(victim, child, Number(ready["database"])));
      await child.ended;
      const wasAcknowledged = child.messages.some((message) => message["published"] === "changed");
      before = { run, about: `${victim} after ${delay} ms`, wasAcknowledged };
    }
    const last = await start("run-last");
    expect(await last.said("published")).toEqual({ published: "changed" });
    await last.ended;
    expectWhole(await runVerb(["inspect", dataDir, "run-last"], "inspected"), {
      run: "run-last",
      about: "nobody",
      wasAcknowledged: true,
    });
    // Some kill did come in the middle.
    expect(undone).toBeGreaterThan(0);
  }, 600_000);
});
