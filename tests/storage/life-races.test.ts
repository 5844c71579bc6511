import { mkdirSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IS_FULL } from "../full.ts";
import {
  changesOf,
  faultsAfter,
  makeReady,
  type Outcome,
  PATHS,
  type Path,
  race,
  type Start,
} from "./races/race-paths.ts";
import { CLAIMANTS, GROUND, managerOf, openRaceWorld, type RaceWorld } from "./races/race-world.ts";

/** The long form (GUANHU_FULL=1, or GUANHU_RACES for another count) writes benchmarks/results/races.md. */
const LONG = Number(process.env["GUANHU_RACES"] ?? (IS_FULL ? 2_000 : 0));
const IS_LONG = LONG > 0;
const CUSTOMERS = IS_LONG ? LONG : 6;
const PAIR_ROUNDS = IS_LONG ? Math.max(1, LONG / 10) : 1;
const AT_ONCE = IS_LONG ? 20 : 6;
const PATIENCE = IS_LONG ? 3_600_000 : 240_000;

let world: RaceWorld;
const lines: string[] = [];
const figures = {
  push: (line: string): void => {
    lines.push(line);
    if (IS_LONG) report();
  },
};
beforeAll(async () => {
  world = await openRaceWorld();
});
afterAll(async () => {
  await world.close();
});

function report(): void {
  const folder = resolve(import.meta.dirname, "../../benchmarks/results");
  mkdirSync(folder, { recursive: true });
  const head =
    "| path | customers | racers | customers with more than one winner | faults of the book |";
  const lead =
    "Claimants at four servers over one database, all at the same moment; `GUANHU_FULL=1 npx vitest run --project storage tests/storage/life-races.test.ts`.";
  const text = ["# Races", "", lead, "", head, "|---|---|---|---|---|", ...lines, ""].join("\n");
  writeFileSync(resolve(folder, "races.md"), text);
}

let made = 0;
const fresh = (count: number): readonly string[] =>
  Array.from({ length: count }, () => `r${++made}`);

/** Of how many customers more than one racer was told that he had it. */
function doubleWinners(outcomes: readonly Outcome[]): number {
  const wins = new Map<string, number>();
  for (const id of outcomes.flat()) wins.set(id, (wins.get(id) ?? 0) + 1);
  return [...wins.values()].filter((count) => count > 1).length;
}

interface Tally {
  readonly doubles: number;
  readonly changed: number;
  readonly faults: number;
}

async function raceAll(path: Path, start: Start, customers: number): Promise<Tally> {
  let [doubles, changed, faults] = [0, 0, 0];
  for (let done = 0; done < customers; done += AT_ONCE) {
    const ids = fresh(Math.min(AT_ONCE, customers - done));
    await makeReady(world, ids, start);
    const outcomes = await race(
      world,
      ids,
      Array.from({ length: CLAIMANTS }, () => path),
    );
    doubles += doubleWinners(outcomes);
    const changes = await changesOf(world, ids);
    changed += [...changes.values()].filter((count) => count === 1).length;
    faults += (await faultsAfter(world, ids)).length;
  }
  return { doubles, changed, faults };
}

describe("sixteen at the same moment, on every path that changes an owner", () => {
  const cases = PATHS.flatMap((path) => path.starts.map((start) => ({ path, start })));
  it.each(cases)(
    "$path.name of a customer that is $start has exactly one winner",
    async ({ path, start }) => {
      const tally = await raceAll(path, start, CUSTOMERS);
      figures.push(
        `| ${path.name} (${start}) | ${CUSTOMERS} | ${CLAIMANTS} | ${tally.doubles} | ${tally.faults} |`,
      );
      expect(tally).toEqual({ doubles: 0, changed: CUSTOMERS, faults: 0 });
    },
    PATIENCE,
  );
});

describe("any two paths at the same moment", () => {
  it(
    "leave a book that adds up, every success being one record",
    async () => {
      let [pairs, rounds, unrecorded] = [0, 0, 0];
      const all: string[] = [];
      // Both go at the same moment: the other order differs by who sits where.
      for (const [nth, first] of PATHS.entries())
        for (const second of IS_LONG ? PATHS : PATHS.slice(nth)) {
          const start = first.starts.find((one) => second.starts.includes(one));
          if (start === undefined) continue;
          pairs++;
          const ids = fresh(PAIR_ROUNDS);
          all.push(...ids);
          await makeReady(world, ids, start);
          for (const id of ids) {
            const outcomes = await race(world, [id], [first, second]);
            const told = outcomes.flat().length;
            const records = (await changesOf(world, [id])).get(id) ?? 0;
            const lapses = [first, second].some(({ name }) => name === "lapse") ? 1 : 0;
            rounds++;
            if (records < told || records > told + lapses) unrecorded++;
          }
        }
      const faults = (await faultsAfter(world, all)).length;
      figures.push(`| ${pairs} pairs | ${rounds} | 2 | ${unrecorded} | ${faults} |`);
      expect({ faults, unrecorded }).toEqual({ faults: 0, unrecorded: 0 });
      expect(pairs).toBeGreaterThan(IS_LONG ? 100 : 55);
    },
    PATIENCE,
  );
});

describe("the check itself", () => {
  /** Looks, then writes with whatever version it finds: what a program without the rule would do. */
  const naive: Path = {
    name: "naive",
    starts: ["free"],
    run: async (w, ids, racer) => {
      const won: string[] = [];
      for (const id of ids) {
        const owner = await w.within(({ customers }) => customers.find(id));
        if (owner?.owner !== null) continue;
        // Long enough that whoever looks at the same moment finds the same.
        await new Promise((resolve) => setTimeout(resolve, 20));
        await w.within(async ({ customers, ownership }) => {
          const expectedVer = (await customers.find(id))?.ver ?? 0;
          const to = managerOf(racer);
          const change = {
            customer: id,
            expectedVer,
            to,
            articles: ["keep"],
            reason: "",
            weight: 1,
          };
          const result = await ownership.change([change], { ...GROUND, cause: "assign" });
          if (result.kind === "changed" && result.changed === 1) won.push(id);
        });
      }
      return won;
    },
  };

  it("finds a program that looks first and writes after", async () => {
    const tally = await raceAll(naive, "free", 12);
    figures.push(`| naive, planted | 12 | ${CLAIMANTS} | ${tally.doubles} | ${tally.faults} |`);
    expect(tally.doubles).toBeGreaterThan(0);
  });
});
