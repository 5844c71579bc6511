// Independent checker of `bench:scale --dump`: shares no code with the engine or the generator.
import { performance } from "node:perf_hooks";
import { verdictOn } from "./checker/book-faults.ts";
import { readBook } from "./checker/read-book.ts";
import { BadDump } from "./checker/read-table.ts";

/** Faults that are written out; the others are counted. */
const SHOWN = 20;

function main(directory: string | undefined): number {
  if (directory === undefined || process.argv.length > 3) {
    console.error("bench:check DIR: checks what bench:scale --dump DIR wrote");
    return 2;
  }
  const start = performance.now();
  const book = readBook(directory);
  const { objective, proved, faults } = verdictOn(book);
  for (const fault of faults.slice(0, SHOWN)) console.error(fault);
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
  const pairs = book.customers * book.managers;
  console.log(
    JSON.stringify({
      correct: faults.length === 0,
      faults: faults.length,
      objective,
      proved,
      claimed: book.claim,
      pairs,
      seconds,
    }),
  );
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = main(process.argv[2]);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const isKnown = error instanceof BadDump || error instanceof SyntaxError || "code" in error;
  console.error(isKnown ? error.message : error.stack);
  process.exitCode = 1;
}
