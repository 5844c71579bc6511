import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BadDump, type Row, readTable } from "./read-table.ts";

/** Bands on what a manager's customers add up to; `price` proves the bound. */
export interface DumpedBand {
  readonly amount: "workload" | "value";
  /** Minutes per unit outside. */
  readonly rate: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly price: Float64Array;
}

/** A dumped book with its plan, its prices and what is claimed about them. */
export interface DumpedBook {
  readonly customers: number;
  readonly managers: number;
  readonly at: Sites;
  readonly workload: Float64Array;
  readonly value: Float64Array;
  readonly licence: Int32Array;
  readonly owner: Int32Array;
  readonly sits: Sites;
  readonly capacity: Float64Array;
  /** Bit l is set when licence l is held; bit 0, "none needed", always is. */
  readonly licences: Int32Array;
  readonly capacityPrice: Float64Array;
  readonly bands: readonly DumpedBand[];
  /** Manager per customer, -1 = left out. */
  readonly plan: Int32Array;
  readonly claim: Claim;
}

/** What customers and managers have in common. */
export interface Sites {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly industry: Int32Array;
  readonly tier: Int32Array;
}

export interface Claim {
  readonly objective: number;
  readonly lowerBound: number;
}

const FORMAT = "guanhu-book/1";

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;

function wholeOf(about: Json, name: string): number {
  const value = about[name];
  if (typeof value !== "number" || !Number.isSafeInteger(value))
    throw new BadDump(`instance.json: ${name} is not a whole number`);
  return value;
}

const sites = (count: number): Sites => ({
  x: new Float64Array(count),
  y: new Float64Array(count),
  industry: new Int32Array(count),
  tier: new Int32Array(count),
});

function takeSite(to: Sites, row: Row, k: number): void {
  to.x[k] = row.whole("x");
  to.y[k] = row.whole("y");
  to.industry[k] = row.whole("industry");
  to.tier[k] = row.whole("tier");
}

const LICENCES = 8;

/** Licences of a list "1|3|8" as bits. */
function maskOf(list: string): number {
  const held = list === "" ? [] : list.split("|").map(Number);
  if (held.some((licence) => !(licence >= 1 && licence <= LICENCES)))
    throw new BadDump(`managers.csv: licences ${list} are not numbers from 1 to ${LICENCES}`);
  return held.reduce((mask, licence) => mask | (1 << licence), 1);
}

function bandOf(band: unknown, managers: number): DumpedBand {
  const amount = isJson(band) ? band["amount"] : null;
  if (!isJson(band) || (amount !== "workload" && amount !== "value"))
    throw new BadDump("instance.json: a band is about neither workload nor value");
  const list = (): Float64Array => new Float64Array(managers);
  return { amount, rate: wholeOf(band, "rate"), low: list(), high: list(), price: list() };
}

function bandsOf(about: Json, managers: number): readonly DumpedBand[] {
  const list = about["bands"];
  if (!Array.isArray(list)) throw new BadDump("instance.json: bands is not a list");
  return list.map((band: unknown) => bandOf(band, managers));
}

/** Reads a directory that `bench:scale --dump` wrote. */
export function readBook(directory: string): DumpedBook {
  const about: unknown = JSON.parse(readFileSync(join(directory, "instance.json"), "utf8"));
  if (!isJson(about) || about["format"] !== FORMAT)
    throw new BadDump(`instance.json: the format is not ${FORMAT}`);
  const [customers, managers] = [wholeOf(about, "customers"), wholeOf(about, "managers")];
  const reals = (count: number): Float64Array => new Float64Array(count);
  const book: DumpedBook = {
    customers,
    managers,
    at: sites(customers),
    workload: reals(customers),
    value: reals(customers),
    licence: new Int32Array(customers),
    owner: new Int32Array(customers),
    sits: sites(managers),
    capacity: reals(managers),
    licences: new Int32Array(managers),
    capacityPrice: reals(managers),
    bands: bandsOf(about, managers),
    plan: new Int32Array(customers),
    claim: { objective: wholeOf(about, "objective"), lowerBound: wholeOf(about, "lowerBound") },
  };
  readCustomers(directory, book);
  readManagers(directory, book);
  return book;
}

function readCustomers(directory: string, book: DumpedBook): void {
  const table = { key: "customer", rows: book.customers };
  readTable({ ...table, path: join(directory, "customers.csv") }, (row, i) => {
    takeSite(book.at, row, i);
    book.workload[i] = row.whole("workload");
    book.value[i] = row.whole("value");
    book.licence[i] = row.whole("licence");
    if ((book.licence[i] as number) < 0 || (book.licence[i] as number) > LICENCES)
      throw new BadDump(`customers.csv: customer ${i} needs a licence that does not exist`);
    book.owner[i] = row.wholeOrNone("owner");
  });
  readTable({ ...table, path: join(directory, "plan.csv") }, (row, i) => {
    book.plan[i] = row.wholeOrNone("manager");
  });
}

function readManagers(directory: string, book: DumpedBook): void {
  const table = { key: "manager", rows: book.managers };
  readTable({ ...table, path: join(directory, "managers.csv") }, (row, j) => {
    takeSite(book.sits, row, j);
    book.capacity[j] = row.whole("capacity");
    book.licences[j] = maskOf(row.text("licences"));
    for (const { amount, low, high } of book.bands) {
      low[j] = row.whole(`${amount}_low`);
      high[j] = row.whole(`${amount}_high`);
    }
  });
  readTable({ ...table, path: join(directory, "prices.csv") }, (row, j) => {
    book.capacityPrice[j] = row.real("capacity");
    for (const { amount, price } of book.bands) price[j] = row.real(`${amount}_band`);
  });
}
