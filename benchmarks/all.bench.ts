// `npm run bench`: every part in turn, each run in a process of its own; prints the tables and
// keeps them under results/.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { districtsPart, peersPart, realPart } from "./run/other-parts.ts";
import { SIZES, scalePart } from "./run/scale-part.ts";

const USAGE = `npm run bench -- [--full] [--parts scale,real,peers,districts] [--sizes 10k,100k,1m] [--name NAME]
  --full   the ten seeds kept for acceptance, and peers at a million (an hour)
  --parts  only these parts (default: all)
  --sizes  only these books (default: all; peers at a million only with --full)
  --name   results/NAME.md (default: the version and the day); an older one is never overwritten`;

/** Seeds on which settings were tuned, and seeds that nobody has tuned on. */
const TUNING = [1, 2, 3];
const ACCEPTANCE = [101, 102, 103, 104, 105, 106, 107, 108, 109, 110];
const PARTS = ["scale", "real", "peers", "districts"];
const RESULTS = fileURLToPath(new URL("./results/", import.meta.url));

class BadUse extends Error {}

function listOf(
  text: string | undefined,
  known: readonly string[],
  name: string,
): readonly string[] {
  const asked = text === undefined ? known : text.split(",");
  const stranger = asked.find((word) => !known.includes(word));
  if (stranger !== undefined)
    throw new BadUse(`--${name} ${stranger}: one of ${known.join(", ")}\n${USAGE}`);
  return known.filter((word) => asked.includes(word));
}

function asked() {
  const { values } = parseArgs({
    options: {
      full: { type: "boolean", default: false },
      parts: { type: "string" },
      sizes: { type: "string" },
      name: { type: "string" },
    },
  });
  return {
    isFull: values.full,
    parts: listOf(values.parts, PARTS, "parts"),
    sizes: listOf(values.sizes, SIZES, "sizes"),
    name: values.name,
  };
}

const gitHead = (): string => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
};

/** What the figures depend on besides the code. */
function machine(): string {
  const [core] = cpus();
  return [
    `Revision ${gitHead()}, ${new Date().toISOString().slice(0, 16)}Z, Node ${process.version}.`,
    `${availableParallelism()} × ${core?.model.trim() ?? "unknown processor"},`,
    `${Math.round(totalmem() / 2 ** 30)} GiB, load ${loadavg()[0]?.toFixed(1)} before the run`,
    "(wall times of a busy machine are upper bounds).",
  ].join(" ");
}

function freePath(name: string | undefined): string {
  const { version } = JSON.parse(
    readFileSync(new URL("../package.json", import.meta.url), "utf8"),
  ) as { readonly version: string };
  const base = name ?? `${version}-${new Date().toISOString().slice(0, 10)}`;
  let path = `${RESULTS}${base}.md`;
  for (let count = 2; existsSync(path); count++) path = `${RESULTS}${base}-${count}.md`;
  return path;
}

async function main(): Promise<void> {
  const { isFull, parts, sizes, name } = asked();
  const seeds = isFull ? ACCEPTANCE : TUNING;
  const path = freePath(name);
  mkdirSync(RESULTS, { recursive: true });
  let text = `# Benchmarks\n\n${machine()}\n`;
  const keep = (part: string): void => {
    console.log(`\n${part}`);
    text += `\n${part}`;
    // After every part, so that a run that is cut short has not been for nothing.
    writeFileSync(path, text);
  };
  if (parts.includes("scale")) keep(await scalePart(sizes, seeds));
  if (parts.includes("real")) keep(await realPart(seeds.slice(0, 3)));
  const peerSizes = sizes.filter((size) => isFull || size !== "1m");
  if (parts.includes("peers")) keep(await peersPart(peerSizes, seeds[0] ?? 1));
  if (parts.includes("districts")) keep(await districtsPart());
  console.log(`\nkept in ${path}`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const isUse = error instanceof BadUse || "code" in error;
  console.error(isUse ? error.message : error.stack);
  process.exitCode = isUse ? 2 : 1;
}
