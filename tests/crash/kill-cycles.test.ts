import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { seededRng } from "../../src/core/shared/index.ts";
import { IS_FULL } from "../full.ts";
import { type Acknowledged, acknowledgedBy, audited, confirmed } from "./acknowledged.ts";
import { type Child, CLAIMS, childrenOf, killHard, type Message, startChild } from "./child.ts";
import { makeFolder } from "./data-directory.ts";

const CYCLES = IS_FULL ? 51 : 3;
const VICTIMS = ["the server", "the database", "both with all their processes"] as const;

const folder = makeFolder("guanhu-cycles-");
const dataDir = folder.prepared("data");
const acks = join(folder.path, "acks.json");
const rng = seededRng(20_261_124);
afterAll(() => folder.remove());

function victims(
  name: (typeof VICTIMS)[number],
  child: Child,
  database: number,
): readonly number[] {
  const server = child.process.pid ?? 0;
  switch (name) {
    case "the server":
      return [server];
    case "the database":
      return [database];
    case "both with all their processes":
      return [server, database, ...childrenOf(database)];
  }
}

/** What one server found of the changes before it, and what was acknowledged until it was killed. */
interface Cycle {
  readonly found: Message;
  readonly acknowledged: readonly Acknowledged[];
}

/** Starts a server, which looks up what the one before acknowledged, and kills it amid changes. */
async function cycle(
  name: (typeof VICTIMS)[number],
  before: readonly Acknowledged[],
): Promise<Cycle> {
  writeFileSync(acks, JSON.stringify(before));
  const child = startChild(["claim", dataDir, acks], { program: CLAIMS });
  const ready = await child.said("ready");
  const found = await child.said("audited");
  await confirmed(child, 20);
  await sleep(rng.below(250));
  killHard(...victims(name, child, Number(ready["database"])));
  if (name === "the database") {
    // The server sees its changes fail, is asked to stop, and ends what its supervisor started again.
    await child.said("failed");
    child.process.kill("SIGTERM");
  }
  await child.ended;
  return { found, acknowledged: acknowledgedBy(child.messages) };
}

const expectWhole = (found: Message): void =>
  expect(found).toMatchObject({ lost: 0, mismatched: 0, gaps: 0, faults: [] });

describe(`kill -9 in ${CYCLES} cycles while eight clients change owners`, () => {
  it(
    "loses nothing that was acknowledged, and the ledger verifies each time",
    async () => {
      let total = 0;
      let before: readonly Acknowledged[] = [];
      for (let nth = 0; nth < CYCLES; nth++) {
        const name = VICTIMS[nth % VICTIMS.length] ?? "the server";
        const { found, acknowledged } = await cycle(name, before);
        expectWhole(found);
        before = acknowledged;
        total += acknowledged.length;
        if (IS_FULL)
          process.stderr.write(`${nth + 1} ${name}: ${acknowledged.length} acknowledged\n`);
      }
      expectWhole(await audited(dataDir, acks, before));
      expect(total).toBeGreaterThan(CYCLES * 20);
    },
    CYCLES * 60_000,
  );

  it("would see a loss: what was never acknowledged is missed", async () => {
    const found = await audited(dataDir, acks, [["c00001", 9_999, "m1"]]);
    expect(found["lost"]).toBe(1);
  });
});
