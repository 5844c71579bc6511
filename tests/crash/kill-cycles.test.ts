import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seededRng } from "../../src/core/shared/index.ts";
import { fastDirectory } from "../storage/cluster.ts";
import { type Acknowledged, acknowledgedBy, audited, confirmed } from "./acknowledged.ts";
import {
  type Child,
  CLAIMS,
  childrenOf,
  killHard,
  type Message,
  runVerb,
  startChild,
} from "./child.ts";

/** The long form: GUANHU_CRASH_CYCLES=51 vitest run --project crash tests/crash/kill-cycles.test.ts */
const CYCLES = Number(process.env["GUANHU_CRASH_CYCLES"] ?? 6);
const VICTIMS = ["the server", "the database", "both with all their processes"] as const;

const folder = mkdtempSync(join(fastDirectory(), "guanhu-cycles-"));
chmodSync(folder, 0o711);
const dataDir = join(folder, "data");
const rng = seededRng(20_261_124);

beforeAll(() => runVerb(["prepare", dataDir], "ready"), 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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

/** Kills in the middle of changes; what was acknowledged by then. */
async function killed(
  name: (typeof VICTIMS)[number],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly Acknowledged[]> {
  const child = startChild(["claim", dataDir], { program: CLAIMS, env });
  const ready = await child.said("ready");
  await confirmed(child, 20);
  await sleep(rng.below(250));
  const database = Number(ready["database"]);
  killHard(...victims(name, child, database));
  if (name === "the database") {
    // The server sees its changes fail, is asked to stop, and ends what its supervisor started again.
    await child.said("failed");
    child.process.kill("SIGTERM");
  }
  await child.ended;
  return acknowledgedBy(child.messages);
}

const expectWhole = (found: Message): void =>
  expect(found).toMatchObject({ lost: 0, mismatched: 0, gaps: 0, faults: [] });

describe(`kill -9 in ${CYCLES} cycles while eight clients change owners`, () => {
  it(
    "loses nothing that was acknowledged, and the ledger verifies each time",
    async () => {
      let acknowledged = 0;
      for (let cycle = 0; cycle < CYCLES; cycle++) {
        const name = VICTIMS[cycle % VICTIMS.length] ?? "the server";
        const acks = await killed(name);
        acknowledged += acks.length;
        const began = performance.now();
        const found = await audited(dataDir, join(folder, "acks.json"), acks);
        if (CYCLES > 10)
          process.stderr.write(
            `${cycle + 1} ${name}: ${acks.length} acknowledged, audited in ${Math.round(performance.now() - began)} ms\n`,
          );
        expectWhole(found);
      }
      expect(acknowledged).toBeGreaterThan(CYCLES * 20);
    },
    CYCLES * 60_000,
  );

  it("would see a loss: what was never acknowledged is missed", async () => {
    const found = await audited(dataDir, join(folder, "acks.json"), [["c00001", 9_999, "m1"]]);
    expect(found["lost"]).toBe(1);
  });
});
