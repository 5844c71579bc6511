// Runs one allocation after another in a process of its own, and prints its memory after each, in MB.
import { workerRunner } from "../../src/jobs/index.ts";
import { bookOf, doneOf, jobOf, readPlan } from "./small-book.ts";

const RUNS = 12;
const CUSTOMERS = 3000;

const runner = workerRunner();
const sizes: number[] = [];
for (let count = 0; count < RUNS; count++) {
  const end = doneOf(await runner.run(jobOf(`run${count}`, bookOf(CUSTOMERS)), () => undefined));
  await readPlan(end.assignments);
  sizes.push(process.memoryUsage.rss() / 1e6);
}
await runner.close();
process.stdout.write(JSON.stringify(sizes));
