// Connected, balanced territories with few parted neighbours, against proven optima.
// `node benchmarks/districting.bench.ts [STATE …]`: one line of JSON an instance.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shapeTerritories } from "../src/core/who/allocation/compactness/shape-territories.ts";
import { readDistricts } from "./districting/read-district.ts";

/** One setting for all instances. */
const SETTING = { seed: 1, restarts: 60, attempts: 500_000 };

const folder = fileURLToPath(
  new URL(
    "districting_us",
    process.env["GUANHU_TEST_DATA"] === undefined
      ? new URL("../../shared/data/", import.meta.url)
      : `file://${process.env["GUANHU_TEST_DATA"]}/`,
  ),
);
if (!existsSync(folder)) {
  console.error(`${folder} is not there: nothing measured (GUANHU_TEST_DATA names another place)`);
  process.exit(0);
}

const wanted = new Set(process.argv.slice(2));
for (const { state, problem, optimum } of readDistricts(folder)) {
  if (wanted.size > 0 && !wanted.has(state)) continue;
  const cpu = process.cpuUsage();
  const found = shapeTerritories(problem, SETTING);
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    JSON.stringify({
      state,
      cells: problem.weight.length,
      territories: problem.territories,
      optimum,
      parted: found.parted,
      outside: found.outside,
      isWhole: found.pieces === problem.territories,
      cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
    }),
  );
}
