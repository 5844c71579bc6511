import { runLines } from "./run-line.ts";
import { percent, short, table } from "./table.ts";

interface PeerRow {
  readonly customers: number;
  readonly managers: number;
  readonly peer: string;
  readonly isWhole: boolean;
  readonly objective: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number | null;
  readonly aboveBound: number | null;
  readonly secondsToNear: number | null;
  readonly timesTheEngine: number | null;
  readonly cpuTimesTheEngine: number | null;
}

interface PeerSize {
  readonly customers: number;
  readonly managers: number;
  /** Seconds for each run of HiGHS; 0 = left out. */
  readonly highs: number;
}

/** HiGHS only where it ends; LEMON at a million takes an hour, so only when asked. */
const PEER_SIZES: Readonly<Record<string, PeerSize>> = {
  "10k": { customers: 10_000, managers: 100, highs: 120 },
  "100k": { customers: 100_000, managers: 1_000, highs: 0 },
  "1m": { customers: 1_000_000, managers: 5_000, highs: 0 },
};

/** The engine and its peers on the same books, in the same run. */
export async function peersPart(sizes: readonly string[], seed: number): Promise<string> {
  const rows: PeerRow[] = [];
  for (const { customers, managers, highs } of sizes.flatMap((size) => PEER_SIZES[size] ?? [])) {
    const args = [
      "--customers",
      customers,
      "--managers",
      managers,
      "--highs",
      highs,
      "--seed",
      seed,
    ];
    rows.push(...(await runLines<PeerRow>("peers.bench.ts", args.map(String))).rows);
  }
  const head = [
    "book",
    "who",
    "above the bound",
    "wall s",
    "CPU s",
    "s to 0.1 %",
    "× our time to 0.1 %",
    "the same in CPU",
    "peak MB",
  ];
  const cells = rows.map((row) => [
    `${row.customers} × ${row.managers}`,
    `${row.peer}${row.isWhole ? "" : " (fractional)"}`,
    percent(row.aboveBound, 3),
    short(row.seconds),
    short(row.cpuSeconds),
    short(row.secondsToNear),
    row.timesTheEngine,
    row.cpuTimesTheEngine,
    row.peakRssMb,
  ]);
  return `## Peers, seed ${seed}, fill 0.95\n\n${table(head, cells)}\n`;
}

interface RealRow {
  readonly city: string;
  readonly customers: number;
  readonly managers: number;
  readonly seed: number;
  readonly objective: number;
  readonly lowerBound: number;
  readonly gap: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
  readonly unassigned: number;
}

/** Registers of whole cities; says so when they are not here. */
export async function realPart(seeds: readonly number[]): Promise<string> {
  const { rows } = await runLines<RealRow>("real-books.bench.ts", ["--seeds", seeds.join(",")]);
  const head = [
    "city",
    "customers × managers",
    "seed",
    "objective",
    "bound",
    "gap",
    "wall s",
    "CPU s",
    "peak MB",
    "left out",
  ];
  const cells = rows.map((row) => [
    row.city,
    `${row.customers} × ${row.managers}`,
    row.seed,
    row.objective,
    row.lowerBound,
    percent(row.gap),
    short(row.seconds),
    short(row.cpuSeconds),
    row.peakRssMb,
    row.unassigned,
  ]);
  const body = rows.length === 0 ? "Not here, not measured.\n" : `${table(head, cells)}\n`;
  return `## Real registers\n\n${body}`;
}

interface DistrictRow {
  readonly state: string;
  readonly cells: number;
  readonly territories: number;
  readonly optimum: number;
  readonly parted: number;
  readonly outside: number;
  readonly isWhole: boolean;
  readonly cpuSeconds: number;
}

/** Whole, balanced territories against proven optima. */
export async function districtsPart(): Promise<string> {
  const { rows } = await runLines<DistrictRow>("districting.bench.ts", []);
  const head = [
    "state",
    "cells",
    "territories",
    "fewest parted (proven)",
    "ours",
    "above",
    "balanced",
    "whole",
    "CPU s",
  ];
  const cells = rows.map((row) => [
    row.state,
    row.cells,
    row.territories,
    row.optimum,
    row.parted,
    percent(row.parted / row.optimum - 1, 1),
    row.outside === 0 ? "yes" : "no",
    row.isWhole ? "yes" : "no",
    short(row.cpuSeconds),
  ]);
  const body = rows.length === 0 ? "Not here, not measured.\n" : `${table(head, cells)}\n`;
  return `## Counties into territories\n\n${body}`;
}
