import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What one program of the benchmarks printed. */
export interface Lines<Row> {
  readonly rows: readonly Row[];
  /** Exit code; null = ended by a signal. */
  readonly code: number | null;
}

function jsonRows<Row>(text: string): readonly Row[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Row);
}

/**
 * Runs a benchmark in a process of its own, so that peak memory and warm-up are its own, and
 * returns its lines of JSON. What it says on the error stream is passed on.
 */
export function runLines<Row>(program: string, args: readonly string[]): Promise<Lines<Row>> {
  const path = fileURLToPath(new URL(`../${program}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8");
  child.stdout.on("data", (part: string) => {
    text += part;
  });
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ rows: jsonRows<Row>(text), code }));
  });
}
