import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { solveInstance } from "../../src/core/who/allocation/solve-instance.ts";
import { inlineCrew } from "../../src/core/who/index.ts";
import { writeBook } from "../book-dump/write-book.ts";
import { instanceOf } from "../instances/book-instance.ts";
import { syntheticBook } from "../instances/synthetic-book.ts";
import { verdictOn } from "./book-faults.ts";
import { readBook } from "./read-book.ts";

const made: string[] = [];
const fresh = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "guanhu-book-"));
  made.push(directory);
  return directory;
};
afterAll(() => {
  for (const directory of made) rmSync(directory, { recursive: true });
});

type Files = Readonly<Record<string, string>>;
const NAMES = ["customers.csv", "managers.csv", "plan.csv", "prices.csv", "instance.json"];

function written(files: Files): string {
  const directory = fresh();
  for (const name of NAMES) writeFileSync(join(directory, name), files[name] ?? "");
  return directory;
}

const faultsOf = (files: Files): readonly string[] => verdictOn(readBook(written(files))).faults;

/** Two customers and two managers ten kilometres apart, small enough for pencil and paper. */
const BY_HAND: Files = {
  "customers.csv":
    "customer,x,y,workload,value,industry,licence,tier,owner\n" +
    "0,0,0,3,50,4,2,1,1\n" +
    "1,10000,0,5,10,4,0,0,\n",
  "managers.csv":
    "manager,x,y,capacity,industry,licences,tier\n" + "0,0,0,6,4,1|2,3\n" + "1,6000,8000,8,7,2,1\n",
  "plan.csv": "customer,manager\n0,1\n1,0\n",
  "prices.csv": "manager,capacity\n0,30\n1,0\n",
  // Customer 0 with his owner: 3 × 10 × 10 km + 3 × 60 = 480. Customer 1: 5 × 10 × 10 km + 5 × 120 = 1100.
  // Bound: 0 with manager 0 costs 3 × 80 + 350 + 3 × 30 = 680, so 480; 1 with manager 1 costs
  // floor(50 × √80 + 0.5) + 5 × 100 = 947, with manager 0 1100 + 150; 480 + 947 − 30 × 6 = 1247.
  "instance.json": JSON.stringify({
    format: "guanhu-book/1",
    customers: 2,
    managers: 2,
    bands: [],
    objective: 1580,
    lowerBound: 1247,
  }),
};

describe("the checker by hand", () => {
  it("recomputes the objective and the bound of two customers and two managers", () => {
    const verdict = verdictOn(readBook(written(BY_HAND)));
    expect(verdict).toEqual({ objective: 1580, proved: 1247, faults: [] });
  });

  it("refuses a bound of one minute more than the prices prove", () => {
    const claim = BY_HAND["instance.json"]?.replace("1247", "1248") ?? "";
    expect(faultsOf({ ...BY_HAND, "instance.json": claim })).toEqual([
      "the prices prove a bound of 1247, claimed 1248",
    ]);
  });
});

let sound: Files = {};
const edit = (name: string, change: (text: string) => string): Files => {
  const before = sound[name] ?? "";
  const after = change(before);
  expect(after).not.toBe(before);
  return { ...sound, [name]: after };
};
/** Replaces one cell; the row is the customer or the manager. */
const cell = (name: string, at: readonly [number, string], value: string): Files =>
  edit(name, (text) => {
    const lines = text.split("\n");
    const column = lines[0]?.split(",").indexOf(at[1]) ?? -1;
    const cells = lines[at[0] + 1]?.split(",") ?? [];
    cells[column] = value;
    lines[at[0] + 1] = cells.join(",");
    return lines.join("\n");
  });
const claims = (name: string, by: number): Files =>
  edit("instance.json", (text) => {
    const about = JSON.parse(text) as Record<string, number>;
    return JSON.stringify({ ...about, [name]: (about[name] ?? 0) + by });
  });

beforeAll(() => {
  const memory = (bytes: number): ArrayBufferLike => new ArrayBuffer(bytes);
  const book = syntheticBook({ customers: 300, managers: 6, seed: 3, fill: 0.9 }, memory);
  const instance = instanceOf(book, { memory, isFair: true });
  const solved = solveInstance(instance, {
    crew: inlineCrew(),
    seed: 3,
    stopped: () => null,
    spend: () => undefined,
    onStep: () => undefined,
  });
  const directory = fresh();
  writeBook({ directory, book, instance, solved, figures: {} });
  sound = Object.fromEntries(
    NAMES.map((name) => [name, readFileSync(join(directory, name), "utf8")]),
  );
});

describe("the plan of a book that the engine solved", () => {
  it("finds nothing wrong with what the engine wrote", () => {
    expect(faultsOf(sound)).toEqual([]);
  });

  it("finds an objective that is one minute off", () => {
    expect(faultsOf(claims("objective", -1)).join()).toMatch(/^the objective is \d+, claimed \d+$/);
  });

  it("finds a bound that the prices do not prove", () => {
    expect(faultsOf(claims("lowerBound", 100)).join()).toMatch(/^the prices prove a bound of/);
  });

  it("finds a bound above the plan", () => {
    expect(faultsOf(claims("lowerBound", 1e9))).toContain("the bound exceeds the objective");
  });

  it("finds a customer with a manager who lacks the licence", () => {
    const rows = sound["managers.csv"]?.trimEnd().split("\n").slice(1) ?? [];
    const without = rows.findIndex((row) => row.split(",")[5] !== "1|2|3|4|5|6|7|8");
    const held = rows[without]?.split(",")[5]?.split("|") ?? [];
    const missing = ["1", "2", "3", "4", "5", "6", "7", "8"].find((l) => !held.includes(l));
    const customers = sound["customers.csv"]?.trimEnd().split("\n").slice(1) ?? [];
    const inNeed = customers.findIndex((row) => row.split(",")[6] === missing);
    const faults = faultsOf(cell("plan.csv", [inNeed, "manager"], `${without}`));
    expect(faults).toContain(`customer ${inNeed} may not be with manager ${without}`);
  });

  it("finds a manager who does not exist", () => {
    expect(faultsOf(cell("plan.csv", [7, "manager"], "6"))).toContain(
      "customer 7 may not be with manager 6",
    );
    expect(faultsOf(cell("plan.csv", [7, "manager"], "-2"))).toContain(
      "customer 7 may not be with manager -2",
    );
  });

  it("finds a manager above his capacity", () => {
    expect(faultsOf(cell("managers.csv", [2, "capacity"], "5")).join("\n")).toMatch(
      /manager 2 has \d+ of 5 units of workload/,
    );
  });

  it("finds a customer who is left out but not paid for", () => {
    expect(faultsOf(cell("plan.csv", [0, "manager"], "")).join()).toMatch(/the objective is/);
  });
});

describe("the prices and bands of a solved book", () => {
  it("finds a negative price of a capacity", () => {
    expect(faultsOf(cell("prices.csv", [1, "capacity"], "-0.5"))).toContain(
      "manager 1: a negative price of capacity proves nothing",
    );
  });

  it("finds a price above the rate of a band", () => {
    expect(faultsOf(cell("prices.csv", [1, "value_band"], "5.01"))).toContain(
      "manager 1: the price of value exceeds the rate of its band",
    );
    expect(faultsOf(cell("prices.csv", [1, "workload_band"], "-10.5"))).toContain(
      "manager 1: the price of workload exceeds the rate of its band",
    );
  });

  it("finds a band that is wider than documented", () => {
    expect(faultsOf(cell("managers.csv", [0, "value_high"], "99999"))).toContain(
      "manager 0: the band of value is not the documented one",
    );
  });
});

describe("a dump that cannot be read", () => {
  it("refuses a plan without one of its customers, and one that names a customer twice", () => {
    const dropped = edit("plan.csv", (text) => text.replace(/\n7,\d*\n/, "\n"));
    expect(() => faultsOf(dropped)).toThrow(/299 rows, 300 were announced/);
    const twice = edit("plan.csv", (text) => text.replace("\n7,", "\n6,"));
    expect(() => faultsOf(twice)).toThrow(/line 9: customer is not 7/);
  });

  it("refuses numbers that are none, not whole, or not there", () => {
    expect(() => faultsOf(cell("prices.csv", [0, "capacity"], "NaN"))).toThrow(/not a number/);
    expect(() => faultsOf(cell("customers.csv", [0, "workload"], "2.5"))).toThrow(/not a whole/);
    const headless = edit("managers.csv", (text) => text.replace("value_low", "valu_low"));
    expect(() => faultsOf(headless)).toThrow(/value_low is not there/);
  });
});
