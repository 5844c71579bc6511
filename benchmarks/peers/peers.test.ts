import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Instance, pairCost } from "../../src/core/who/allocation/instance/instance.ts";
import { instanceOf } from "../instances/book-instance.ts";
import { syntheticBook } from "../instances/synthetic-book.ts";
import { chooseArcs } from "./arcs.ts";
import { comparePeers } from "./compare-peers.ts";
import { solveByHighs } from "./highs.ts";
import { compileLemon, solveByLemon } from "./lemon.ts";
import { simplePolicies } from "./policies.ts";

const memory = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

function smallBook(seed: number): Instance {
  const book = syntheticBook({ customers: 120, managers: 6, seed, fill: 0.9 }, memory);
  return instanceOf(book, { memory, isFair: false });
}

/** Every eligible pair. */
const allArcs = (instance: Instance) =>
  chooseArcs(instance, { name: "all", nearest: instance.seatCount, far: false, prices: null });

describe("the arcs of a peer", () => {
  it("are the cheapest eligible seats with their true cost", () => {
    const instance = smallBook(1);
    const arcs = chooseArcs(instance, { name: "two", nearest: 2, far: false, prices: null });
    for (let u = 0; u < instance.unitCount; u++) {
      const every = Array.from({ length: instance.seatCount }, (_, j) => pairCost(instance, u, j))
        .filter((cost) => cost >= 0)
        .sort((a, b) => a - b);
      const own = Array.from(arcs.cost.subarray(arcs.start[u], arcs.start[u + 1]));
      expect(own.sort((a, b) => a - b)).toEqual(every.slice(0, 2));
    }
  });
});

describe("peers on a small book", () => {
  it("LEMON and HiGHS agree on the fractional optimum over all arcs", (context) => {
    const folder = mkdtempSync(join(tmpdir(), "guanhu-lemon-"));
    try {
      const program = compileLemon(folder);
      if (program === null) context.skip("LEMON is not installed (Debian: g++, liblemon-dev)");
      for (const seed of [1, 2]) {
        const instance = smallBook(seed);
        const arcs = allArcs(instance);
        const lemon = solveByLemon(program ?? "", instance, arcs).objective ?? Number.NaN;
        const kind = { isWhole: false, seconds: 20 };
        const highs = solveByHighs(instance, arcs, kind).objective ?? Number.NaN;
        // LEMON's costs are thousandths of a minute per unit of workload.
        expect(Math.abs(lemon - highs) / highs).toBeLessThan(1e-5);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("no peer lies below the certified bound, and whole plans keep to what was asked", async () => {
    const instance = smallBook(3);
    const options = { seed: 1, hands: 1, lemon: null, highsSeconds: 3 };
    const found = [];
    for await (const result of comparePeers(instance, options)) found.push(result);
    expect(found).toHaveLength(6);
    for (const { peer, aboveBound } of found)
      expect(aboveBound, peer).toBeGreaterThanOrEqual(-1e-6);
  });

  it("the best greedy order is cheaper than round robin", () => {
    for (const seed of [4, 5, 6]) {
      const [turn, , greedy] = simplePolicies(smallBook(seed));
      expect(greedy?.objective).toBeLessThan(turn?.objective ?? 0);
    }
  });
});
