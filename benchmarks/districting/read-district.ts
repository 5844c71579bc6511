import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { TerritoryProblem } from "../../src/core/who/allocation/compactness/territory-problem.ts";

/** An instance with its proven optimum. */
export interface District {
  readonly state: string;
  readonly problem: TerritoryProblem;
  /** Fewest parted pairs of connected, balanced territories. */
  readonly optimum: number;
}

function rowsOf(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(path, "utf8").trim().split(/\r?\n/);
  return lines.slice(1).map((line) => line.split(","));
}

const numbersAt = (rows: readonly (readonly string[])[], column: number): readonly number[] =>
  rows.map((row) => Number(row[column]));

function problemOf(folder: string, row: readonly string[]): TerritoryProblem {
  const [level, state, , , territories, , low, high] = row;
  const weight = numbersAt(rowsOf(join(folder, `${level}_${state}_nodes.csv`)), 3);
  const adjacent: number[][] = weight.map(() => []);
  for (const [a, b] of rowsOf(join(folder, `${level}_${state}_edges.csv`))) {
    adjacent[Number(a)]?.push(Number(b));
    adjacent[Number(b)]?.push(Number(a));
  }
  const start = new Int32Array(weight.length + 1);
  adjacent.forEach((list, u) => {
    start[u + 1] = (start[u] ?? 0) + list.length;
  });
  const other = Int32Array.from(adjacent.flat());
  return {
    territories: Number(territories),
    weight: Float64Array.from(weight),
    ties: { start, other, minutes: new Int32Array(other.length).fill(1) },
    low: Number(low),
    high: Number(high),
  };
}

/** The county instances of a folder laid out as in `districting_us`. */
export function readDistricts(folder: string): readonly District[] {
  return rowsOf(join(folder, "instances.csv"))
    .filter(([level]) => level === "county")
    .map((row) => ({
      state: row[1] ?? "",
      problem: problemOf(folder, row),
      optimum: Number(row[8]),
    }));
}
