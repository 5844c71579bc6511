import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readFacilities, readMedians } from "./gap/facility-problem.ts";
import { searchSites } from "./gap/search-sites.ts";

/**
 * Single-source facility location and capacitated p-median: which sites open is a plain descent,
 * who is served by which is the tight engine. Usage: facilities.bench.ts [directory of data] [most a set]
 */
const [data = process.env["GUANHU_TEST_DATA"] ?? "../shared/data", most = "20"] =
  process.argv.slice(2);
const WORK = 1_000_000;

function report(set: string, found: readonly { cost: number; best: number }[]): void {
  const gaps = found.map(({ cost, best }) => (100 * (cost - best)) / best);
  const reached = gaps.filter((gap) => gap === 0).length;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / Math.max(1, gaps.length);
  console.log(
    JSON.stringify({ set, instances: gaps.length, reached, meanGap: Number(mean.toFixed(3)) }),
  );
}

for (const set of ["Lib_1", "Lib_2"]) {
  const folder = join(data, "sscflp", set);
  if (!existsSync(folder)) continue;
  const optima = readFileSync(join(folder, "os"), "utf8").trim().split(/\s+/).map(Number);
  report(
    `sscflp ${set}`,
    optima.slice(0, Number(most)).map((best, k) => {
      const problem = readFacilities(readFileSync(join(folder, `p${k + 1}`), "utf8"));
      return { cost: searchSites(problem, WORK).cost, best };
    }),
  );
}
const medians = join(data, "cpmp");
if (existsSync(medians)) {
  const files = readdirSync(medians).filter((name) => name.endsWith(".txt"));
  report(
    "cpmp",
    files.slice(0, Number(most)).map((name) => {
      const { problem, best } = readMedians(readFileSync(join(medians, name), "utf8"));
      return { cost: searchSites(problem, WORK).cost, best };
    }),
  );
}
