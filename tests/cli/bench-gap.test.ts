import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFacilities, readMedians } from "../../benchmarks/gap/facility-problem.ts";
import { gapText, makeGap } from "../../benchmarks/gap/make-gap.ts";
import { BadGapFile, readGap } from "../../benchmarks/gap/read-gap.ts";
import { searchSites } from "../../benchmarks/gap/search-sites.ts";
import { solveTight } from "../../src/core/who/allocation/tight/solve-tight.ts";
import { costOf } from "../../src/core/who/allocation/tight/tight-problem.ts";

const root = join(import.meta.dirname, "../..");
const data = process.env["GUANHU_TEST_DATA"] ?? join(root, "../shared/data");
const folder = mkdtempSync(join(tmpdir(), "gap-"));

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function benchGap(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [join(root, "benchmarks/gap.bench.ts"), ...args], {
    encoding: "utf8",
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

describe("the command bench:gap", () => {
  test("prints one line of JSON and writes an answer that costs what the line says", () => {
    const problem = makeGap({ type: "d", agents: 5, jobs: 40, seed: 1 });
    const answer = join(folder, "answer.txt");
    const run = benchGap(
      written("good.txt", gapText(problem)),
      "--seconds",
      "1",
      "--seed",
      "3",
      "--out",
      answer,
    );
    expect(run.code).toBe(0);
    expect(run.out.trim().split("\n")).toHaveLength(1);
    const line = JSON.parse(run.out);
    const assigned = Int32Array.from(readFileSync(answer, "utf8").trim().split("\n").map(Number));
    expect(assigned).toHaveLength(40);
    expect(line.objective).toBe(costOf(problem, assigned));
    expect(line.feasible).toBe(true);
    expect(line.lowerBound).toBeLessThanOrEqual(line.objective);
  });

  test("ends with 4 and writes no answer when nothing feasible was found", () => {
    const answer = join(folder, "none.txt");
    const run = benchGap(
      written("none-fits.txt", "1 2\n1 1\n3 3\n5\n"),
      "--seconds",
      "1",
      "--out",
      answer,
    );
    expect(run.code).toBe(4);
    expect(JSON.parse(run.out)).toMatchObject({ feasible: false, objective: null });
    expect(existsSync(answer)).toBe(false);
  });

  test("ends with 2, a message and an empty output for bad use or a bad file", () => {
    const good = written("small.txt", "1 1\n1\n1\n1\n");
    for (const args of [
      [],
      [join(folder, "missing.txt")],
      [written("short.txt", "2 3\n1 2 3\n")],
      [good, "--seconds", "soon"],
      [good, "--seed", "-1"],
      [good, "--frobnicate"],
    ]) {
      const run = benchGap(...args);
      expect(run.code).toBe(2);
      expect(run.out).toBe("");
      expect(run.err.length).toBeGreaterThan(10);
      expect(run.err).not.toContain("    at ");
    }
  });
});

describe("files of assignment problems", () => {
  test("numbers may be parted by any white space", () => {
    const one = readGap(" 1\t2\r\n 3 4\r\n\r\n5\n6 7 ");
    expect(one).toHaveLength(1);
    expect(one[0]?.cost).toEqual(Int32Array.from([3, 4]));
    expect(one[0]?.capacity).toEqual(Int32Array.from([7]));
  });

  test("a file may begin with the number of its problems", () => {
    const text = "2\n1 2\n3 4\n5 6\n11\n2 1\n1\n2\n3\n4\n5 6\n";
    expect(readGap(text).map(({ agents, jobs }) => [agents, jobs])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  test.each([
    ["", "empty"],
    ["0 3", "at least 1"],
    ["2 0 1 2", "at least 1"],
    ["1 1\nNaN\n1\n1", "not a whole number"],
    ["1 1\n1.5\n1\n1", "not a whole number"],
    ["1 1\n-4\n1\n1", "below 0"],
    ["1 1\n1\n99999999999\n1", "above"],
    ["1 2\n1 1\n1 1", "numbers"],
    ["1 1\n1\n1\n1\n1\n1", "left"],
    ["100000 100000 1", "pairs"],
  ])("refuses %j and says why", (text, why) => {
    expect(() => readGap(text)).toThrow(BadGapFile);
    expect(() => readGap(text)).toThrow(why);
  });
});

describe.skipIf(!existsSync(join(data, "gap")))("published assignment problems", () => {
  const bestKnown = existsSync(join(data, "gap"))
    ? readFileSync(join(data, "gap/best_known.csv"), "utf8")
        .trim()
        .split("\n")
        .slice(1)
        .map((row) => row.split(","))
    : [];

  test("all are read as problems of least cost: the published plans cost what the list says", () => {
    for (const row of bestKnown) {
      const [name = ""] = row;
      const [problem] = readGap(readFileSync(join(data, "gap", name), "utf8"));
      const file = join(data, "gap/best-solutions", `${name}_solution.txt`);
      const plan = Int32Array.from(readFileSync(file, "utf8").trim().split(/\s+/).map(Number));
      expect(problem === undefined ? null : costOf(problem, plan), name).toBe(Number(row[6]));
    }
  });

  test("the plan comes within 1 % of the best known, never below it, and the bound never above", () => {
    for (const row of bestKnown.filter((_, k) => k % 12 === 0)) {
      const [name = ""] = row;
      const best = Number(row[7]);
      const [problem] = readGap(readFileSync(join(data, "gap", name), "utf8"));
      if (problem === undefined) throw new Error(name);
      const outcome = solveTight(problem, { seed: 1, work: 10_000_000 });
      expect(outcome.lowerBound, name).toBeLessThanOrEqual(best);
      expect(outcome.objective, name).toBeGreaterThanOrEqual(best);
      expect(outcome.objective, name).toBeLessThanOrEqual(best * 1.01);
    }
  });
});

describe.skipIf(!existsSync(join(data, "sscflp")))("published problems of sites", () => {
  test("no plan costs less than the listed optimum, and most reach it", () => {
    const optima = readFileSync(join(data, "sscflp/Lib_2/os"), "utf8")
      .trim()
      .split(/\s+/)
      .map(Number);
    for (const k of [1, 2, 3]) {
      const problem = readFacilities(readFileSync(join(data, `sscflp/Lib_2/p${k}`), "utf8"));
      const plan = searchSites(problem, 500_000);
      expect(plan.cost).toBeGreaterThanOrEqual(optima[k - 1] ?? 0);
      expect(plan.cost).toBeLessThanOrEqual((optima[k - 1] ?? 0) * 1.02);
    }
    const { problem, best } = readMedians(readFileSync(join(data, "cpmp/pmedcap1_01.txt"), "utf8"));
    const plan = searchSites(problem, 500_000);
    expect(plan.cost).toBeGreaterThanOrEqual(best);
    expect(plan.cost).toBeLessThanOrEqual(best * 1.05);
  });
});
