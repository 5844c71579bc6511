import { setTimeout as wait } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import { afterEach, expect, test } from "vitest";
import { type LooseCrew, openCrew } from "../../src/jobs/crew/thread-crew.ts";
import { WORKSHOPS } from "./crew-workshops.ts";

const MODULE = new URL("./crew-workshops.ts", import.meta.url);
const BLOCKS = 32;

let open: LooseCrew | null = null;
const crewOf = (hands: number): LooseCrew => {
  open = openCrew({ hands, workshops: WORKSHOPS, module: MODULE });
  return open;
};
afterEach(async () => {
  await open?.close();
  open = null;
});

function sheet(crew: LooseCrew, pace = 1) {
  const by = new Int32Array(crew.memory(BLOCKS * 4));
  const to = new Float64Array(crew.memory(BLOCKS * 64 * 8));
  // Outside shared memory and large enough to be shared.
  const from = Float64Array.from({ length: BLOCKS * 64 }, (_, at) => at - 700);
  const bench = crew.open("sheet", { from, to, by, pace, home: threadId });
  return { bench, by, to };
}

/** Runs until a second thread has taken part: threads take a moment to start. */
async function whenJoined({ bench, by }: ReturnType<typeof sheet>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    bench.run("square", BLOCKS);
    if (new Set(by).size > 1) return;
    await wait(20);
  }
  throw new Error("no second thread came");
}

/** Several runs: a busy machine may give one of them to the caller alone. */
function often({ bench }: ReturnType<typeof sheet>, task: string): () => void {
  return () => {
    for (let tries = 0; tries < 50; tries++) bench.run(task, BLOCKS);
  };
}

test("one, two and three hands do every block once and come to the same result", async () => {
  const results: string[] = [];
  for (const hands of [1, 2, 3]) {
    const crew = crewOf(hands);
    const page = sheet(crew);
    if (hands > 1) await whenJoined(page);
    page.to.fill(0);
    page.by.fill(-1);
    page.bench.run("square", BLOCKS);
    expect(page.by.includes(-1)).toBe(false);
    expect(crew.hands).toBe(hands);
    results.push(page.to.join());
    await crew.close();
  }
  expect(new Set(results).size).toBe(1);
});

test("a block that fails on the caller's thread is its error, and the crew goes on", () => {
  const crew = crewOf(1);
  const { bench, by } = sheet(crew);
  expect(() => bench.run("breakAtThree", BLOCKS)).toThrow("block three is bad");
  bench.run("square", BLOCKS);
  expect(new Set(by)).toEqual(new Set([threadId]));
});

test("a block that fails on another thread fails the run with its message, once", async () => {
  const page = sheet(crewOf(2));
  await whenJoined(page);
  expect(often(page, "breakElsewhere")).toThrow("broken on another thread");
  page.by.fill(-1);
  page.bench.run("square", BLOCKS);
  expect(page.by.includes(-1)).toBe(false);
});

test("a bench that only the other thread cannot make fails the run", async () => {
  const crew = crewOf(2);
  await whenJoined(sheet(crew));
  const bench = crew.open("unmakeable", { home: threadId });
  expect(often({ ...sheet(crew), bench }, "idle")).toThrow("cannot be made here");
});

test("a thread that ends in a block is told, never waited for", async () => {
  const page = sheet(crewOf(2));
  await whenJoined(page);
  expect(often(page, "endElsewhere")).toThrow("ended in the middle of a block");
  expect(() => page.bench.run("square", BLOCKS)).toThrow("ended in the middle of a block");
});

test("ten thousand runs without work take less than thirty microseconds of the caller each", async () => {
  const page = sheet(crewOf(2));
  await whenJoined(page);
  for (let warm = 0; warm < 2000; warm++) page.bench.run("nothing", BLOCKS);
  const before = process.cpuUsage();
  for (let count = 0; count < 10_000; count++) page.bench.run("nothing", BLOCKS);
  const { user, system } = process.cpuUsage(before);
  // Both threads' time together, so that what else the machine does is left out.
  expect((user + system) / 10_000).toBeLessThan(60);
});

test("many benches are open at the same time, and a closed one leaves the others alone", async () => {
  const crew = crewOf(2);
  const first = sheet(crew, 0);
  const second = sheet(crew, 0);
  await whenJoined(sheet(crew));
  first.bench.close();
  second.by.fill(-1);
  second.bench.run("square", BLOCKS);
  expect(second.by.includes(-1)).toBe(false);
  expect(second.to[0]).toBe(490_000);
});

test("an array that changed between two benches reaches the other thread as it is now", async () => {
  const crew = crewOf(2);
  await whenJoined(sheet(crew));
  const by = new Int32Array(crew.memory(BLOCKS * 4));
  const to = new Float64Array(crew.memory(BLOCKS * 64 * 8));
  const from = new Float64Array(BLOCKS * 64);
  for (const value of [2, 3]) {
    from.fill(value);
    const bench = crew.open("sheet", { from, to, by, pace: 1, home: threadId });
    await wait(20);
    bench.run("square", BLOCKS);
    expect(new Set(to)).toEqual(new Set([value ** 2]));
    bench.close();
  }
});

test("a closed crew ends its threads", async () => {
  const crew = crewOf(3);
  await whenJoined(sheet(crew));
  const before = process.report.getReport() as unknown as { workers: readonly unknown[] };
  await crew.close();
  const after = process.report.getReport() as unknown as { workers: readonly unknown[] };
  expect(after.workers.length).toBeLessThan(before.workers.length);
});
