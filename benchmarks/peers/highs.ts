import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Instance } from "../../src/core/who/allocation/instance/instance.ts";
import type { Arcs } from "./arcs.ts";
import type { PeerResult } from "./peer-result.ts";

const CHILD = fileURLToPath(new URL("./highs-child.ts", import.meta.url));
/** Terms on one line of the program. */
const LINE = 40;

export interface ProgramKind {
  readonly isWhole: boolean;
  readonly seconds: number;
}

function* lines(terms: Iterable<string>): Generator<string> {
  let line: string[] = [];
  for (const term of terms) {
    line.push(term);
    if (line.length < LINE) continue;
    yield ` ${line.join(" ")}\n`;
    line = [];
  }
  if (line.length > 0) yield ` ${line.join(" ")}\n`;
}

/** The allocation over these arcs in CPLEX's text format, piece by piece. */
function* program(instance: Instance, arcs: Arcs, isWhole: boolean): Generator<string> {
  const { unitCount, seatCount, price } = instance;
  const capacity = instance.resources[0];
  const held: string[][] = Array.from({ length: seatCount }, () => []);
  const costs: string[] = [];
  const rows: string[] = [];
  const names: string[] = [];
  for (let u = 0; u < unitCount; u++) {
    const own = [`z${u}`];
    costs.push(`+ ${price[u]} z${u}`);
    for (let at = arcs.start[u] as number; at < (arcs.start[u + 1] as number); at++) {
      const name = `x${at}`;
      own.push(name);
      costs.push(`+ ${arcs.cost[at]} ${name}`);
      held[arcs.seat[at] as number]?.push(`+ ${capacity?.amount[u]} ${name}`);
    }
    rows.push(` ${own.join(" + ")} = 1\n`);
    names.push(...own);
  }
  yield "Minimize\n obj:\n";
  yield* lines(costs);
  yield "Subject To\n";
  yield* rows;
  for (let j = 0; j < seatCount; j++) {
    const terms = held[j] ?? [];
    if (terms.length === 0) continue;
    yield* lines(terms);
    yield ` <= ${capacity?.limit[j]}\n`;
  }
  yield isWhole ? "Binary\n" : "Bounds\n";
  yield* isWhole ? lines(names) : names.map((name) => ` ${name} <= 1\n`);
  yield "End\n";
}

function writeProgram(path: string, parts: Iterable<string>): void {
  const file = openSync(path, "w");
  for (const part of parts) writeSync(file, part);
  closeSync(file);
}

interface Answer {
  readonly objective: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number | null;
}

function byWasm(path: string, seconds: number): Answer {
  const child = spawnSync(process.execPath, [CHILD, path, String(seconds)], {
    encoding: "utf8",
    timeout: (seconds * 2 + 60) * 1000,
  });
  const line = child.stdout.trim().split("\n").at(-1) ?? "";
  const wall = { seconds, cpuSeconds: seconds, peakRssMb: null };
  return child.status === 0 && line.startsWith("{")
    ? (JSON.parse(line) as Answer)
    : { objective: null, ...wall };
}

/** Objective from the solution file that the program `highs` writes. */
function objectiveIn(path: string): number | null {
  const text = readFileSync(path, "utf8");
  const found = /^Objective\s+(\S+)/m.exec(text)?.[1];
  return found === undefined ? null : Number(found);
}

function byProgram(path: string, seconds: number): Answer {
  const solution = `${path}.solution`;
  const start = performance.now();
  const child = spawnSync(
    "highs",
    ["--time_limit", String(seconds), "--solution_file", solution, path],
    { stdio: "ignore", timeout: (seconds * 2 + 60) * 1000 },
  );
  const wall = Number(((performance.now() - start) / 1000).toFixed(3));
  return {
    objective: child.status === 0 ? objectiveIn(solution) : null,
    seconds: wall,
    cpuSeconds: wall,
    peakRssMb: null,
  };
}

/** Whether the program `highs` is installed. */
export const hasHighs = (): boolean =>
  spawnSync("highs", ["--version"], { stdio: "ignore" }).status === 0;

/** HiGHS over these arcs: the program where it is installed, else WebAssembly in a process of its own. */
export function solveByHighs(instance: Instance, arcs: Arcs, kind: ProgramKind): PeerResult {
  const folder = mkdtempSync(join(tmpdir(), "guanhu-peer-"));
  const isNative = hasHighs();
  try {
    const path = join(folder, "allocation.lp");
    writeProgram(path, program(instance, arcs, kind.isWhole));
    const answer = isNative ? byProgram(path, kind.seconds) : byWasm(path, kind.seconds);
    const how = isNative ? "native" : "WebAssembly";
    const what = kind.isWhole ? `whole, ${kind.seconds} s` : "fractional";
    return {
      peer: `HiGHS ${how}, ${what}, ${arcs.name}`,
      isWhole: kind.isWhole,
      unassigned: null,
      objective: answer.objective,
      seconds: answer.seconds,
      cpuSeconds: answer.cpuSeconds,
      peakRssMb: answer.peakRssMb,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
