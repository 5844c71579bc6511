// The engine and its peers on one synthetic book, in one run.
// `node benchmarks/peers.bench.ts --customers N --managers M --seed S [--fill F] [--highs SECONDS]`
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { instanceOf } from "./instances/book-instance.ts";
import { syntheticBook } from "./instances/synthetic-book.ts";
import { comparePeers } from "./peers/compare-peers.ts";
import { compileLemon } from "./peers/lemon.ts";

const { values } = parseArgs({
  options: {
    customers: { type: "string", default: "10000" },
    managers: { type: "string", default: "100" },
    seed: { type: "string", default: "1" },
    fill: { type: "string", default: "0.95" },
    highs: { type: "string", default: "0" },
  },
});
const size = {
  customers: Number(values.customers),
  managers: Number(values.managers),
  seed: Number(values.seed),
  fill: Number(values.fill),
};
if (Object.values(size).some((value) => !(value > 0))) {
  console.error("--customers, --managers, --seed and --fill need a number above 0");
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), "guanhu-peers-"));
try {
  const memory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);
  const instance = instanceOf(syntheticBook(size, memory), { memory, isFair: false });
  const lemon = compileLemon(folder);
  if (lemon === null) console.error("LEMON is not installed (Debian: g++, liblemon-dev): left out");
  const options = {
    seed: size.seed,
    hands: Math.min(64, availableParallelism()),
    lemon,
    highsSeconds: Number(values.highs),
  };
  for await (const result of comparePeers(instance, options))
    console.log(JSON.stringify({ ...size, ...result }));
} finally {
  rmSync(folder, { recursive: true });
}
