import { execFile } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import type { RunStep } from "../../src/app/ports.ts";
import { decodeDispatchState } from "../../src/core/who/index.ts";
import { workerRunner } from "../../src/jobs/index.ts";
import { bookOf, doneOf, jobOf, readPlan } from "./small-book.ts";

const runner = workerRunner();
afterAll(() => runner.close());
const ignore = (): void => undefined;

const threads = (): number => {
  const report = process.report.getReport() as unknown as { readonly workers: readonly unknown[] };
  return report.workers.length;
};

async function wholeRun(id: string, customers: number) {
  const end = doneOf(await runner.run(jobOf(id, bookOf(customers)), ignore));
  return { end, plan: await readPlan(end.assignments) };
}

test("a run on the warm worker gives what the first gave, byte for byte, on the same threads", async () => {
  const first = await wholeRun("a", 600);
  const before = threads();
  const second = await wholeRun("b", 600);
  expect(second.plan).toEqual(first.plan);
  expect(second.plan.rows).toBe(600);
  expect(second.end.summary.factsHash).toBe(first.end.summary.factsHash);
  expect(threads()).toBe(before);
});

test("a run keeps for new customers who may hold them and what room costs", async () => {
  const { end } = await wholeRun("c", 300);
  const state = decodeDispatchState(end.dispatchState);
  expect(state.managers).toHaveLength(end.summary.managers);
  expect(state.classes.reduce((sum, { customers }) => sum + customers, 0)).toBe(300);
});

test("a book that cannot be read breaks its own run only", async () => {
  const end = await runner.run(jobOf("d", bookOf(50, true)), ignore);
  expect(end.kind).toBe("broke");
  expect((await wholeRun("e", 50)).plan.rows).toBe(50);
});

test("a plan that is closed unread lets the next run begin, and is gone", async () => {
  const unread = doneOf(await runner.run(jobOf("f", bookOf(50)), ignore));
  unread.close();
  expect((await wholeRun("g", 50)).plan.rows).toBe(50);
  await expect(readPlan(unread.assignments)).rejects.toThrow("closed already");
});

test("runs started together hand out their whole plans, one after another", async () => {
  const order: string[] = [];
  const one = async (id: string, customers: number): Promise<number> => {
    const end = doneOf(await runner.run(jobOf(id, bookOf(customers)), ignore));
    order.push(`${id} solved`);
    // Whoever stores a plan begins a transaction first.
    await pause(20);
    const { rows } = await readPlan(end.assignments);
    order.push(`${id} read`);
    return rows;
  };
  expect(await Promise.all([one("h", 60), one("i", 1200), one("j", 60)])).toEqual([60, 1200, 60]);
  expect(order).toEqual(["h solved", "h read", "i solved", "i read", "j solved", "j read"]);
});

test("who stops reading gives the worker back", async () => {
  const end = doneOf(await runner.run(jobOf("j", bookOf(1200)), ignore));
  for await (const _ of end.assignments) break;
  const before = threads();
  expect((await wholeRun("k", 50)).plan.rows).toBe(50);
  expect(threads()).toBe(before);
});

test("a run that is stopped keeps the best plan so far", async () => {
  const job = jobOf("l", bookOf(2000), 600);
  const running = runner.run(job, (step) => {
    if (step.phase === "bound") runner.stop("l");
  });
  const end = doneOf(await running);
  expect(["person", "converged"]).toContain(end.summary.outcome.stoppedBy);
  expect(end.summary.unassigned).toBe(0);
  expect((await readPlan(end.assignments)).rows).toBe(2000);
  expect(runner.stop("l")).toBe(false);
});

test("a run says how far it is in every phase", async () => {
  const steps: RunStep[] = [];
  const end = doneOf(await runner.run(jobOf("m", bookOf(3000)), (step) => steps.push(step)));
  await readPlan(end.assignments);
  const phases = new Set(steps.map(({ phase }) => phase));
  for (const phase of ["load", "prepare", "bound", "explain"] as const)
    expect(phases).toContain(phase);
  expect(steps.map(({ elapsed }) => elapsed)).toEqual(
    steps.map(({ elapsed }) => elapsed).toSorted((a, b) => a - b),
  );
});

test("runs one after another do not gather memory", async () => {
  const program = join(import.meta.dirname, "memory-program.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [program]);
  const sizes: readonly number[] = JSON.parse(stdout);
  // The first runs compile and fill the heap, which then grows once more in one step at most;
  // a run that kept its book and its problem would add to it every time.
  const grown = (sizes.at(-1) ?? 0) - Math.max(...sizes.slice(0, 4));
  expect(grown).toBeLessThan(120);
});
