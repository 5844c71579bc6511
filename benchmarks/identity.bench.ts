// Figures of core/identity: `node benchmarks/identity.bench.ts [--customers 1000000]`. Prints them,
// and writes results/identity.md. Without ../shared/data beside the checkout (or GUANHU_TEST_DATA) only
// the duplicate check against the database is measured.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { brandFigures } from "./identity/brands.ts";
import { checkFigures } from "./identity/duplicate-check.ts";
import { recordFigures } from "./identity/records.ts";
import { variantFigures } from "./identity/variants.ts";

const { values } = parseArgs({ options: { customers: { type: "string", default: "1000000" } } });
const DATA = process.env["GUANHU_TEST_DATA"] ?? resolve(import.meta.dirname, "../../shared/data");

const lines: string[] = ["# core/identity", ""];
const say = (text: string): void => {
  console.log(text);
  lines.push(text);
};

say(
  `Node ${process.version}; load of the machine at the start ${loadavg()[0]?.toFixed(1)}. Run with \`node benchmarks/identity.bench.ts\`.`,
);
if (existsSync(DATA)) {
  const read = (name: string): string => readFileSync(join(DATA, name), "utf8");
  say("");
  brandFigures(read, say);
  say("");
  variantFigures(read, say);
  say("");
  recordFigures(read, say);
} else say(`No data at ${DATA}: brands, variants and records are not measured.`);
say("");
await checkFigures(Number(values.customers), say);
writeFileSync(join(import.meta.dirname, "results/identity.md"), `${lines.join("\n")}\n`);
