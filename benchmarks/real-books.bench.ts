// Registers of whole cities through the product's own reading, compiling and solving.
// `node benchmarks/real-books.bench.ts [--city NAME] [--seeds 1,2,3] [--seconds S]`: JSON lines.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { allocate } from "../src/core/who/index.ts";
import { threadCrew } from "../src/jobs/index.ts";
import { citiesHere, readCity } from "./real-books/read-city.ts";

/** Companies per manager; the roster's limits are 125 … 145, so that the book is about 0.9 full. */
const PER_MANAGER = 120;

const { values } = parseArgs({
  options: {
    city: { type: "string" },
    seeds: { type: "string", default: "1,2,3" },
    seconds: { type: "string", default: "60" },
  },
});
const seeds = values.seeds.split(",").map(Number);
const seconds = Number(values.seconds);
if (!(seconds > 0) || seeds.some((seed) => !Number.isSafeInteger(seed))) {
  console.error("--seeds: whole numbers with commas between them; --seconds: more than 0");
  process.exit(2);
}
const cities = citiesHere().filter((city) => values.city === undefined || city === values.city);
if (cities.length === 0)
  console.error("no register is here: nothing measured (GUANHU_TEST_DATA names the folder)");

const rounded = (value: number): number => Number(value.toFixed(3));
const crew = threadCrew(Math.min(64, availableParallelism()));
for (const city of cities) {
  const book = await readCity(city, PER_MANAGER);
  for (const seed of seeds) {
    const cpu = process.cpuUsage();
    const start = performance.now();
    const outcome = allocate(book.problem, { crew, seed, seconds });
    const solveSeconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    console.log(
      JSON.stringify({
        city,
        customers: book.customers,
        managers: book.managers,
        seed,
        objective: outcome.objective,
        lowerBound: outcome.lowerBound,
        gap: outcome.gap,
        seconds: rounded(solveSeconds),
        cpuSeconds: rounded((user + system) / 1e6),
        peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
        unassigned: outcome.assigned.reduce((count, m) => (m < 0 ? count + 1 : count), 0),
        stoppedBy: outcome.stoppedBy,
        readSeconds: rounded(book.readSeconds),
        buildSeconds: rounded(book.buildSeconds),
      }),
    );
  }
}
await crew.close();
