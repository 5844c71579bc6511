import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Instance } from "../../src/core/who/allocation/instance/instance.ts";
import type { Solved } from "../../src/core/who/allocation/solve-instance.ts";
import { TARIFF } from "../instances/book-instance.ts";
import { LICENCES, type SyntheticBook } from "../instances/synthetic-book.ts";

/** Rows that go to the disk together. */
const CHUNK = 10_000;

interface BookDump {
  readonly directory: string;
  readonly book: SyntheticBook;
  readonly instance: Instance;
  readonly solved: Solved;
  /** What the benchmark printed. */
  readonly figures: Readonly<Record<string, number | boolean>>;
}

interface Table {
  readonly path: string;
  readonly head: readonly string[];
  readonly rows: number;
  readonly row: (index: number) => readonly (string | number)[];
}

function writeTable({ path, head, rows, row }: Table): void {
  const file = openSync(path, "w");
  let text = `${head.join(",")}\n`;
  for (let index = 0; index < rows; index++) {
    text += `${row(index).join(",")}\n`;
    if (index % CHUNK === CHUNK - 1) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}

const orEmpty = (seat: number): number | string => (seat < 0 ? "" : seat);

function customersTable({ directory, book }: BookDump): Table {
  const { places, ...c } = book.customers;
  return {
    path: join(directory, "customers.csv"),
    head: ["customer", "x", "y", "workload", "value", "industry", "licence", "tier", "owner"],
    rows: c.count,
    row: (i) => [
      i,
      places.point[i * 3] as number,
      places.point[i * 3 + 1] as number,
      c.workload[i] as number,
      c.value[i] as number,
      c.industry[i] as number,
      c.licence[i] as number,
      c.tier[i] as number,
      orEmpty(c.owner[i] as number),
    ],
  };
}

const licenceList = (held: number): string =>
  Array.from({ length: LICENCES }, (_, l) => l + 1)
    .filter((l) => (held & (1 << (l - 1))) !== 0)
    .join("|");

const BAND_NAMES = ["workload", "value"] as const;

function managersTable({ directory, book, instance }: BookDump): Table {
  const { places, ...m } = book.managers;
  const bands = instance.resources.flatMap(({ band }) => (band === null ? [] : [band]));
  const bandHead = BAND_NAMES.slice(0, bands.length).flatMap((name) => [
    `${name}_low`,
    `${name}_high`,
  ]);
  return {
    path: join(directory, "managers.csv"),
    head: ["manager", "x", "y", "capacity", "industry", "licences", "tier", ...bandHead],
    rows: m.count,
    row: (j) => [
      j,
      places.point[j * 3] as number,
      places.point[j * 3 + 1] as number,
      m.capacity[j] as number,
      m.industry[j] as number,
      licenceList(m.licences[j] as number),
      m.tier[j] as number,
      ...bands.flatMap(({ low, high }) => [low[j] as number, high[j] as number]),
    ],
  };
}

function planTable({ directory, book, solved }: BookDump): Table {
  return {
    path: join(directory, "plan.csv"),
    head: ["customer", "manager"],
    rows: book.customers.count,
    row: (i) => [i, orEmpty(solved.assigned[i] as number)],
  };
}

function pricesTable({ directory, book, solved }: BookDump): Table {
  const names = ["capacity", "workload_band", "value_band"].slice(0, solved.prices.length);
  return {
    path: join(directory, "prices.csv"),
    head: ["manager", ...names],
    rows: book.managers.count,
    row: (j) => [j, ...solved.prices.map((list) => list[j] as number)],
  };
}

const FORMULAS = {
  kilometres: "km = sqrt((xi - xj)^2 + (yi - yj)^2) / 1000 (doubles; x, y whole metres)",
  travel: "travel = floor(10000 * workload_i * km / 1000 + 0.5) (product first, then the division)",
  mismatch: "mismatch = workload_i * (60 * [industry_i != industry_j] + 40 * |tier_i - tier_j|)",
  change: "change = 200 + 3 * value_i when the customer has an owner and j is not he, else 0",
  pair: "c_ij = travel + mismatch + change; forbidden when licence_i > 0 and j does not hold it",
  leftOut: "8000 * workload_i for a customer without a manager",
  limit: "the workload of a manager's customers must not exceed his capacity",
  band: "ceil(rate * max(low_j - load_j, load_j - high_j, 0)) for each band and manager",
  objective: "sum of c_ij of the plan + leftOut of the others + bands; whole minutes a month",
  bound:
    "sum_i min(leftOut_i, min_j(c_ij + sum_q price_qj * amount_qi)) - sum_j sum_q hold_qj, all pairs; " +
    "hold = price * capacity for the capacity (price >= 0), " +
    "price * (price > 0 ? high : low) for a band (|price| <= rate)",
} as const;

/** Writes instance, plan and prices so that an outsider can recompute everything. */
export function writeBook(dump: BookDump): void {
  const { directory, book, instance, figures } = dump;
  mkdirSync(directory, { recursive: true });
  for (const table of [customersTable, managersTable, planTable, pricesTable])
    writeTable(table(dump));
  const bands = instance.resources.flatMap(({ band }) => (band === null ? [] : [band]));
  const about = {
    format: "guanhu-book/1",
    ...book.size,
    tariff: TARIFF,
    bands: BAND_NAMES.slice(0, bands.length).map((amount, at) => ({
      amount,
      rate: bands[at]?.rate,
    })),
    formulas: FORMULAS,
    objective: dump.solved.objective,
    lowerBound: dump.solved.lowerBound,
    figures,
  };
  writeFileSync(join(directory, "instance.json"), `${JSON.stringify(about, null, 2)}\n`);
}
