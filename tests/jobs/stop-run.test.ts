import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import type { BookSource, RunEnd } from "../../src/app/ports.ts";
import { workerRunner } from "../../src/jobs/index.ts";
import { bookOf, doneOf, jobOf, readPlan } from "./small-book.ts";

/** Milliseconds in which a stopped run has ended. */
const SOON = 2000;

const runner = workerRunner();
afterAll(() => runner.close());
const ignore = (): void => undefined;

/** A book whose first pieces come, and then one every so often, without end. */
const endless: BookSource = async (sink) => {
  await bookOf(60)(sink);
  const line = new TextEncoder().encode('{"id":"X","ver":1,"owner":null,"fields":{}}\n');
  for (;;) {
    await pause(10);
    await sink.customers(line);
  }
};

async function took(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

describe("a run that is stopped", () => {
  test("while it reads the book ends soon, without a plan, and the next run is whole", async () => {
    const running = runner.run(jobOf("load", endless), ignore);
    await pause(300);
    let end: RunEnd | null = null;
    const waited = await took(async () => {
      expect(runner.stop("load")).toBe(true);
      end = await running;
    });
    expect(end).toEqual({ kind: "stopped", by: "person" });
    expect(waited).toBeLessThan(SOON);
    const next = doneOf(await runner.run(jobOf("after", bookOf(60)), ignore));
    expect((await readPlan(next.assignments)).rows).toBe(60);
  });

  test("before its turn ends at once and leaves the one before alone", async () => {
    const first = runner.run(jobOf("first", bookOf(60)), ignore);
    const second = runner.run(jobOf("second", bookOf(60)), ignore);
    const end = doneOf(await first);
    runner.stop("second");
    expect(await second).toEqual({ kind: "stopped", by: "person" });
    expect((await readPlan(end.assignments)).rows).toBe(60);
  });

  test("while its plan is explained breaks the reading off, and says who did", async () => {
    const end = doneOf(await runner.run(jobOf("explain", bookOf(8000)), ignore));
    const reading = end.assignments[Symbol.asyncIterator]();
    await reading.next();
    await pause(1100);
    expect(end.stoppedBy()).toBeNull();
    runner.stop("explain");
    const rest = async (): Promise<void> => {
      while ((await reading.next()).done !== true);
    };
    expect(await took(() => expect(rest()).rejects.toThrow("worker ended"))).toBeLessThan(SOON);
    expect(end.stoppedBy()).toBe("person");
  });

  test("when its search has ended a moment ago keeps the plan that was asked for", async () => {
    const end = doneOf(await runner.run(jobOf("late", bookOf(1200)), ignore));
    runner.stop("late");
    expect((await readPlan(end.assignments)).rows).toBe(1200);
  });
});

describe("a runner that is closed", () => {
  test("ends what loads and what waits, lets a plan be read to its end, takes no more", async () => {
    const closing = workerRunner();
    const planned = doneOf(await closing.run(jobOf("planned", bookOf(1200)), ignore));
    const waiting = closing.run(jobOf("waiting", bookOf(60)), ignore);
    const closed = closing.close();
    expect((await readPlan(planned.assignments)).rows).toBe(1200);
    expect(await waiting).toEqual({ kind: "stopped", by: "shutdown" });
    await closed;
    const late = await closing.run(jobOf("late", bookOf(60)), ignore);
    expect(late).toEqual({ kind: "stopped", by: "shutdown" });
  });

  test("does not wait for ever for a book that never ends", async () => {
    const closing = workerRunner();
    const running = closing.run(jobOf("endless", endless), ignore);
    await pause(200);
    expect(await took(() => closing.close())).toBeLessThan(SOON);
    expect(await running).toEqual({ kind: "stopped", by: "shutdown" });
  });
});
