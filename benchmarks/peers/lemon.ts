import { execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Instance } from "../../src/core/who/allocation/instance/instance.ts";
import type { Arcs } from "./arcs.ts";
import type { PeerResult } from "./peer-result.ts";

const SOURCE = fileURLToPath(new URL("./lemon.cpp", import.meta.url));
/** Thousandths of a minute. */
const MILLI = 1000;

/** Compiles LEMON's solver; null where compiler or library are missing (Debian: g++, liblemon-dev). */
export function compileLemon(folder: string): string | null {
  const program = join(folder, "lemon");
  const { status } = spawnSync("g++", ["-O3", "-o", program, SOURCE], {
    stdio: "ignore",
  });
  return status === 0 ? program : null;
}

/** The file that `lemon.cpp` describes. */
function writeArcs(path: string, instance: Instance, arcs: Arcs): void {
  const { unitCount, seatCount, price, resources } = instance;
  const capacity = resources[0];
  if (capacity === undefined) throw new Error("the instance has no capacity");
  const perUnit = (minutes: number, u: number): bigint =>
    BigInt(Math.round((MILLI * minutes) / (capacity.amount[u] as number)));
  const cost = new BigInt64Array(arcs.seat.length);
  for (let u = 0; u < unitCount; u++) {
    for (let at = arcs.start[u] as number; at < (arcs.start[u + 1] as number); at++)
      cost[at] = perUnit(arcs.cost[at] as number, u);
  }
  const file = openSync(path, "w");
  const put = (list: ArrayBufferView): void => {
    const bytes = new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
    for (let from = 0; from < bytes.length; ) from += writeSync(file, bytes, from);
  };
  put(Int32Array.of(unitCount, seatCount));
  put(BigInt64Array.of(BigInt(arcs.seat.length)));
  put(Int32Array.from(capacity.amount));
  put(Int32Array.from(capacity.limit));
  put(BigInt64Array.from({ length: unitCount }, (_, u) => perUnit(price[u] as number, u)));
  put(BigInt64Array.from(arcs.start, (at) => BigInt(at)));
  put(arcs.seat);
  put(cost);
  closeSync(file);
}

/**
 * The fractional optimum over these arcs. Only for instances with one capacity and amounts above
 * zero; bands are left aside.
 */
export function solveByLemon(program: string, instance: Instance, arcs: Arcs): PeerResult {
  const folder = mkdtempSync(join(tmpdir(), "guanhu-peer-"));
  try {
    const path = join(folder, "arcs");
    writeArcs(path, instance, arcs);
    const line = execFileSync(program, [path], { encoding: "utf8" });
    const { milliminutes, ...figures } = JSON.parse(line) as {
      readonly milliminutes: number;
      readonly seconds: number;
      readonly buildSeconds: number;
      readonly cpuSeconds: number;
      readonly peakRssMb: number;
    };
    return {
      peer: `LEMON network simplex, ${arcs.name} (${(arcs.seat.length / instance.unitCount).toFixed(1)} a customer)`,
      isWhole: false,
      objective: milliminutes / MILLI,
      unassigned: null,
      ...figures,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
