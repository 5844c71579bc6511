// Solves a linear or integer program in CPLEX's text format with HiGHS in WebAssembly.
// `node highs-child.ts FILE SECONDS` → one line of JSON.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import highsModule from "highs";

/** The package's types describe its CommonJS build, where the loader sits one level deeper. */
const loadHighs = highsModule as unknown as typeof highsModule.default;
const [path = "", seconds = "60"] = process.argv.slice(2);
const highs = await loadHighs();
const text = readFileSync(path, "utf8");
const cpu = process.cpuUsage();
const start = performance.now();
const { Status, ObjectiveValue } = highs.solve(text, { time_limit: Number(seconds) });
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    status: Status,
    objective: Number.isFinite(ObjectiveValue) ? ObjectiveValue : null,
    seconds: Number(((performance.now() - start) / 1000).toFixed(3)),
    cpuSeconds: Number(((user + system) / 1e6).toFixed(3)),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
