import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR } from "../../src/app/operator.ts";
import type { Scope } from "../../src/app/ports.ts";
import { detailsOf } from "../../src/app/runs/run-details.ts";
import { startRun } from "../../src/app/runs/start-run.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { decodeDispatchState } from "../../src/core/who/index.ts";
import { openTestServer, seedSmallWorld, type TestServer } from "../http/server.ts";

/** Milliseconds of work without letting others have a turn. */
const LONGEST_TURN = 50;

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  await seedSmallWorld(server, 2000);
});
afterAll(() => server.stop());

/** The longest turn of this thread's event loop, in milliseconds of its own work: what else the machine does is left out. */
async function longestTurn(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let isOver = false;
  let last = process.threadCpuUsage();
  const turn = (): void => {
    const now = process.threadCpuUsage();
    longest = Math.max(longest, now.user + now.system - last.user - last.system);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  turn();
  await work();
  isOver = true;
  return longest / 1000;
}

async function runToEnd(): Promise<string> {
  const input = { regimeId: "group-customers", seconds: 1, seed: 1, units: [] };
  const { id } = await startRun(server.app, OPERATOR, input);
  await new Promise<void>((resolve) => {
    server.app.liveRuns.watch(id, (step) => {
      if (step === null) resolve();
    });
  });
  return id;
}

test("a run that loads, solves, explains and stores never takes long turns of the server", async () => {
  const first = await runToEnd();
  let second = "";
  const longest = await longestTurn(async () => {
    second = await runToEnd();
  });
  const runs = await server.app.database.within(SYSTEM, async (stores) => [
    await stores.runs.find(first),
    await stores.runs.find(second),
  ]);
  expect(runs.map((run) => run?.state)).toEqual(["done", "done"]);
  expect(runs.map((run) => (run === null ? null : detailsOf(run).summary?.customers))).toEqual([
    2000, 2000,
  ]);
  expect(longest).toBeLessThan(LONGEST_TURN);
});

test("a stored reason is read as it was explained, and the state for new customers is there", async () => {
  const id = await runToEnd();
  const { page, state } = await server.app.database.within(SYSTEM, async ({ runs }) => ({
    page: await runs.assignments(id, { offset: 0, limit: 5, sort: "customer", descending: false }),
    state: await runs.dispatchState(id),
  }));
  for (const { reason, customer, manager, cost } of page.rows)
    expect(reason).toMatchObject({ customer: customer.id, manager: manager?.id, total: cost });
  const kept = decodeDispatchState(state ?? new Uint8Array());
  expect(kept.classes.reduce((sum, { customers }) => sum + customers, 0)).toBe(2000);

  const elsewhere: Scope = { actor: "elsewhere", units: ["nowhere"] };
  const hidden = await server.app.database.within(elsewhere, ({ runs }) => runs.dispatchState(id));
  expect(hidden).toBeNull();
});
