import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import type { Instance } from "../src/core/who/allocation/instance/instance.ts";
import { type Solved, solveInstance } from "../src/core/who/allocation/solve-instance.ts";
import { type ThreadCrew, threadCrew } from "../src/jobs/crew/thread-crew.ts";
import { writeBook } from "./book-dump/write-book.ts";
import { instanceOf } from "./instances/book-instance.ts";
import { type BookSize, syntheticBook } from "./instances/synthetic-book.ts";

const USAGE = `bench:scale --customers N --managers M --seed S
            [--fill F] [--fairness] [--dump DIR] [--hands H] [--cold] [--verbose]
  Solves a synthetic book and prints one line of JSON.
  --fill F      workload of all customers over all capacity, 0.01 … 2 (default 0.95)
  --fairness    bands for workload and value beside the capacities
  --dump DIR    writes the instance, the plan and the prices (see benchmarks/README.md)
  --hands H     threads, 1 … 64 (default: as many as the machine has)
  --cold        no warm-up book before the clock starts
  --verbose     progress on the error stream`;

/** The book on which a worker warms up is a different one. */
const WARM_UP = { customers: 10_000, managers: 100, rounds: 2, seedAway: 1_000_003 };

class BadUse extends Error {}

interface Asked {
  readonly size: BookSize;
  readonly isFair: boolean;
  readonly dump: string | undefined;
  readonly hands: number;
  readonly isCold: boolean;
  readonly isVerbose: boolean;
}

interface Range {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

function numberIn(text: string | undefined, { name, from, to }: Range): number {
  if (text === undefined) throw new BadUse(`--${name} is missing\n${USAGE}`);
  const value = text.trim() === "" ? Number.NaN : Number(text);
  if (!(value >= from && value <= to))
    throw new BadUse(`--${name} ${text}: a number from ${from} to ${to} is needed`);
  return value;
}

function wholeIn(text: string | undefined, range: Range): number {
  const value = numberIn(text, range);
  if (!Number.isInteger(value)) throw new BadUse(`--${range.name} ${text}: not a whole number`);
  return value;
}

function asked(args: readonly string[]): Asked {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: "string" },
      managers: { type: "string" },
      seed: { type: "string" },
      fill: { type: "string", default: "0.95" },
      fairness: { type: "boolean", default: false },
      dump: { type: "string" },
      hands: { type: "string", default: String(Math.min(64, availableParallelism())) },
      cold: { type: "boolean", default: false },
      verbose: { type: "boolean", default: false },
    },
  });
  return {
    size: {
      customers: wholeIn(values.customers, { name: "customers", from: 1, to: 10_000_000 }),
      managers: wholeIn(values.managers, { name: "managers", from: 1, to: 50_000 }),
      seed: wholeIn(values.seed, { name: "seed", from: 0, to: Number.MAX_SAFE_INTEGER }),
      fill: numberIn(values.fill, { name: "fill", from: 0.01, to: 2 }),
    },
    isFair: values.fairness,
    dump: values.dump,
    hands: wholeIn(values.hands, { name: "hands", from: 1, to: 64 }),
    isCold: values.cold,
    isVerbose: values.verbose,
  };
}

interface Timed {
  readonly solved: Solved;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

function solve(
  instance: Instance,
  seed: number,
  how: Pick<Asked, "isVerbose"> & { readonly crew: ThreadCrew },
): Timed {
  const cpu = process.cpuUsage();
  const start = performance.now();
  const since = (): number => (performance.now() - start) / 1000;
  const solved = solveInstance(instance, {
    crew: how.crew,
    seed,
    stopped: () => null,
    spend: () => undefined,
    onStep: (step) => {
      if (how.isVerbose) console.error(since().toFixed(2), JSON.stringify(step));
    },
  });
  const seconds = since();
  const { user, system } = process.cpuUsage(cpu);
  return { solved, seconds, cpuSeconds: (user + system) / 1e6 };
}

/** A worker of the product has solved before; so has this one, another book. */
function warmUp({ size, isFair }: Asked, crew: ThreadCrew): void {
  const seed = size.seed + WARM_UP.seedAway;
  const book = syntheticBook({ ...WARM_UP, seed, fill: size.fill }, crew.memory);
  const instance = instanceOf(book, { memory: crew.memory, isFair });
  for (let round = 0; round < WARM_UP.rounds; round++)
    solve(instance, seed, { crew, isVerbose: false });
}

async function run(order: Asked): Promise<void> {
  const { size, isFair } = order;
  const crew = threadCrew(order.hands);
  if (!order.isCold) warmUp(order, crew);
  const start = performance.now();
  const book = syntheticBook(size, crew.memory);
  const instance = instanceOf(book, { memory: crew.memory, isFair });
  const generated = (performance.now() - start) / 1000;
  const { solved, seconds, cpuSeconds } = solve(instance, size.seed, {
    crew,
    isVerbose: order.isVerbose,
  });
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { objective, lowerBound, assigned } = solved;
  const figures = {
    customers: size.customers,
    managers: size.managers,
    objective,
    lowerBound,
    gap: objective === 0 ? 0 : (objective - lowerBound) / objective,
    seconds: Number(seconds.toFixed(3)),
    cpuSeconds: Number(cpuSeconds.toFixed(3)),
    peakRssMb,
    unassigned: assigned.reduce((count, j) => (j < 0 ? count + 1 : count), 0),
    seed: size.seed,
    fill: size.fill,
    fairness: isFair,
    hands: crew.hands,
    warm: !order.isCold,
    generateSeconds: Number(generated.toFixed(3)),
  };
  if (order.dump !== undefined)
    writeBook({ directory: order.dump, book, instance, solved, figures });
  await crew.close();
  console.log(JSON.stringify(figures));
}

try {
  await run(asked(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const isUse = error instanceof BadUse || "code" in error;
  console.error(isUse ? error.message : error.stack);
  process.exitCode = isUse ? 2 : 1;
}
