import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { solveTight } from "../src/core/who/allocation/tight/solve-tight.ts";
import type { TightProblem } from "../src/core/who/allocation/tight/tight-problem.ts";
import { BadGapFile, readGap } from "./gap/read-gap.ts";

/** Counted work that a second buys on the machine of the published figures. */
const WORK_PER_SECOND = 45_000_000;

/** Share of the time before which the clock has no say, so that a slow start does not change the plan. */
const CLOCK_FROM = 0.5;
/** Kept back for the answer, in seconds. */
const EXIT_SECONDS = 0.03;
const USAGE =
  "bench:gap INSTANCE [--seconds S] [--seed N] [--out ANSWER] [--problem K] [--cpu]\n" +
  "  reads a generalised assignment problem in the form of the OR-Library, minimises,\n" +
  "  prints one line of JSON, writes one agent a job (from 0) to ANSWER;\n  --cpu counts seconds of the processor, for machines that do other things as well.";

class BadUse extends Error {}

function wholeNumber(text: string, name: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new BadUse(`--${name} ${text}: a whole number of 0 or more is needed`);
  return value;
}

function duration(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 86_400))
    throw new BadUse(`--seconds ${text}: more than 0 and at most 86400`);
  return value;
}

function askedProblem(problems: readonly TightProblem[], asked: string | undefined): TightProblem {
  const only = problems.length === 1 && asked === undefined;
  const at = only ? 1 : wholeNumber(asked ?? "0", "problem");
  const problem = problems[at - 1];
  if (problem === undefined)
    throw new BadUse(
      `the file holds ${problems.length} problems: choose --problem 1 … ${problems.length}`,
    );
  return problem;
}

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seconds: { type: "string", default: "10" },
      seed: { type: "string", default: "1" },
      out: { type: "string" },
      problem: { type: "string" },
      cpu: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length !== 1) throw new BadUse(USAGE);
  const seconds = duration(values.seconds);
  const seed = wholeNumber(values.seed, "seed");
  const problem = askedProblem(readGap(readFileSync(file, "utf8")), values.problem);
  const gone = (): number =>
    values.cpu ? process.cpuUsage().user / 1e6 : performance.now() / 1000;
  const hurry = (): number => ((gone() + EXIT_SECONDS) / seconds - CLOCK_FROM) / (1 - CLOCK_FROM);
  const outcome = solveTight(problem, { seed, work: seconds * WORK_PER_SECOND, hurry });
  if (outcome.isFeasible && values.out !== undefined)
    writeFileSync(values.out, `${outcome.assigned.join("\n")}\n`);
  const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
  console.log(
    JSON.stringify({
      objective: finite(outcome.objective),
      lowerBound: finite(outcome.lowerBound),
      seconds: Number(gone().toFixed(2)),
      feasible: outcome.isFeasible,
    }),
  );
  return outcome.isFeasible ? 0 : 4;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const known = error instanceof BadGapFile || error instanceof BadUse || "code" in error;
  console.error(known ? error.message : error.stack);
  process.exitCode = 2;
}
