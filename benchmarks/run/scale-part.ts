import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runLines } from "./run-line.ts";
import { mean, percent, short, table } from "./table.ts";

/** What `scale.bench.ts` prints. */
interface ScaleRow {
  readonly objective: number;
  readonly lowerBound: number;
  readonly gap: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  readonly unassigned: number;
}

/** A size with what it is meant to reach; gaps are shares. */
interface Goal {
  readonly name: string;
  readonly customers: number;
  readonly managers: number;
  readonly seconds: number;
  readonly gap: number;
  readonly peakRssMb: number;
}

/** Goals of the table; with fairness twice the time and a gap of 0.1 %. */
const GOALS: readonly Goal[] = [
  { name: "10k", customers: 10_000, managers: 100, seconds: 0.3, gap: 0.0002, peakRssMb: 150 },
  { name: "100k", customers: 100_000, managers: 1_000, seconds: 2, gap: 0.0005, peakRssMb: 300 },
  { name: "1m", customers: 1_000_000, managers: 5_000, seconds: 10, gap: 0.0005, peakRssMb: 1000 },
];
const FILLS = [0.85, 0.95, 0.98];
const FAIR_FILL = 0.95;
const FAIR = { seconds: 2, gap: 0.001 };
/** A run with a larger gap has failed. */
const FAILED_GAP = 0.01;
/** Larger books have too many pairs to check every one of them after every run. */
const MOST_CHECKED = 100_000;

interface Case {
  readonly goal: Goal;
  readonly fill: number;
  readonly isFair: boolean;
}

function casesOf(sizes: readonly string[]): readonly Case[] {
  return GOALS.filter(({ name }) => sizes.includes(name)).flatMap((goal) => [
    ...FILLS.map((fill) => ({ goal, fill, isFair: false })),
    { goal, fill: FAIR_FILL, isFair: true },
  ]);
}

export const SIZES = GOALS.map(({ name }) => name);

/** Whether the independent checker, which shares no code with the engine, finds no fault. */
async function isSound(folder: string): Promise<boolean> {
  const { code } = await runLines("check-dump.ts", [folder]);
  return code === 0;
}

async function runOnce({ goal, fill, isFair }: Case, seed: number): Promise<ScaleRow | null> {
  const folder = mkdtempSync(join(tmpdir(), "guanhu-book-"));
  try {
    const isChecked = goal.customers <= MOST_CHECKED;
    const numbers = { customers: goal.customers, managers: goal.managers, seed, fill };
    const { rows, code } = await runLines<ScaleRow>("scale.bench.ts", [
      ...Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, String(value)]),
      ...(isFair ? ["--fairness"] : []),
      ...(isChecked ? ["--dump", folder] : []),
    ]);
    const row = code === 0 ? (rows[0] ?? null) : null;
    return row !== null && isChecked && !(await isSound(folder)) ? null : row;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measured(at: Case, seeds: readonly number[]): Promise<readonly (ScaleRow | null)[]> {
  const found: (ScaleRow | null)[] = [];
  for (const seed of seeds) {
    const row = await runOnce(at, seed);
    console.error(
      JSON.stringify({ size: at.goal.name, seed, fill: at.fill, fair: at.isFair, row }),
    );
    found.push(row);
  }
  return found;
}

const verdict = (value: number, most: number): string => (value <= most ? "yes" : "no");

function summary({ goal, fill, isFair }: Case, runs: readonly (ScaleRow | null)[]) {
  const done = runs.filter((row) => row !== null);
  const failed = runs.length - done.filter(({ gap }) => gap <= FAILED_GAP).length;
  const name = `${goal.customers} × ${goal.managers}${isFair ? ", fair" : ""}`;
  if (done.length === 0) return [name, fill, ...new Array(8).fill(null), runs.length];
  const seconds = mean(done.map((row) => row.seconds));
  const gap = mean(done.map((row) => row.gap));
  const memory = Math.max(...done.map((row) => row.peakRssMb));
  const limit = goal.seconds * (isFair ? FAIR.seconds : 1);
  return [
    name,
    fill,
    short(seconds),
    short(mean(done.map((row) => row.cpuSeconds))),
    verdict(seconds, limit),
    percent(gap),
    percent(Math.max(...done.map((row) => row.gap))),
    verdict(gap, isFair ? FAIR.gap : goal.gap),
    memory,
    verdict(memory, goal.peakRssMb),
    done.reduce((sum, row) => sum + row.unassigned, 0),
    failed,
  ];
}

const HEAD = [
  "customers × managers",
  "fill",
  "wall s",
  "CPU s",
  "in time",
  "mean gap",
  "worst gap",
  "near enough",
  "peak MB",
  "in memory",
  "left out",
  "failed",
];

/** Sizes × fills over the seeds, and with fairness at one fill: means, worst, goals. */
export async function scalePart(
  sizes: readonly string[],
  seeds: readonly number[],
): Promise<string> {
  const rows = [];
  for (const at of casesOf(sizes)) rows.push(summary(at, await measured(at, seeds)));
  const note =
    "Failed: crashed, a gap above 1 %, or (up to 100,000 customers) a fault found by `check-dump.ts`.";
  return `## Synthetic books, seeds ${seeds.join(", ")}\n\n${table(HEAD, rows)}\n\n${note}\n`;
}
