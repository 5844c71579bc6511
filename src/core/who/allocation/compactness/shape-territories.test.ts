import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../../shared/index.ts";
import { partedTies, type Ties } from "../instance/instance.ts";
import { piecesOf } from "./pieces.ts";
import { shapeTerritories } from "./shape-territories.ts";
import type { TerritoryProblem } from "./territory-problem.ts";
import { TerritoryState } from "./territory-state.ts";

/** Adjacent pairs of a rectangle of cells. */
function gridTies(width: number, height: number): Ties {
  const lists = Array.from({ length: width * height }, (_, u) => {
    const x = u % width;
    const y = Math.floor(u / width);
    const near = [
      x > 0 ? u - 1 : -1,
      x + 1 < width ? u + 1 : -1,
      y > 0 ? u - width : -1,
      y + 1 < height ? u + width : -1,
    ];
    return near.filter((v) => v >= 0);
  });
  const start = Int32Array.from([0, ...lists.map((_, u) => lists.slice(0, u + 1).flat().length)]);
  const other = Int32Array.from(lists.flat());
  return { start, other, minutes: new Int32Array(other.length).fill(1) };
}

function gridProblem(width: number, height: number, territories: number): TerritoryProblem {
  const each = (width * height) / territories;
  return {
    territories,
    weight: new Float64Array(width * height).fill(1),
    ties: gridTies(width, height),
    low: Math.floor(each),
    high: Math.ceil(each),
  };
}

/** Fewest parted pairs of two connected, balanced halves, by trying every assignment. */
function bruteForce(problem: TerritoryProblem): number {
  const count = problem.weight.length;
  let best = Infinity;
  for (let mask = 0; mask < 1 << count; mask++) {
    const assigned = Int32Array.from({ length: count }, (_, u) => (mask >> u) & 1);
    const weight = assigned.reduce((sum, t, u) => sum + t * (problem.weight[u] ?? 0), 0);
    const whole = problem.weight.reduce((sum, w) => sum + w, 0);
    if (weight < problem.low || weight > problem.high) continue;
    if (whole - weight < problem.low || whole - weight > problem.high) continue;
    if (piecesOf(problem.ties, assigned) !== 2) continue;
    best = Math.min(best, partedTies(problem.ties, assigned));
  }
  return best;
}

describe("territories over adjacent cells", () => {
  it("divide a square of 36 cells into four squares", () => {
    const found = shapeTerritories(gridProblem(6, 6, 4), {
      seed: 1,
      restarts: 2,
      attempts: 40_000,
    });
    expect(found).toMatchObject({ parted: 12, outside: 0, pieces: 4 });
  });

  it("reach the optimum of brute force on small grids of uneven weight", () => {
    for (let seed = 1; seed <= 5; seed++) {
      const rng = seededRng(seed);
      const weight = Float64Array.from({ length: 12 }, () => 1 + rng.below(9));
      const whole = weight.reduce((sum, w) => sum + w, 0);
      const low = Math.floor(whole * 0.45);
      const problem = { ...gridProblem(4, 3, 2), weight, low, high: whole - low };
      const found = shapeTerritories(problem, { seed, restarts: 3, attempts: 20_000 });
      expect(found).toMatchObject({ parted: bruteForce(problem), outside: 0, pieces: 2 });
    }
  });

  it("are the same for the same seed", () => {
    const options = { seed: 3, restarts: 2, attempts: 3_000 };
    const problem = gridProblem(5, 5, 3);
    expect(shapeTerritories(problem, options)).toEqual(shapeTerritories(problem, options));
  });

  it("say when the cells themselves do not hang together", () => {
    const none: Ties = {
      start: new Int32Array(5),
      other: new Int32Array(0),
      minutes: new Int32Array(0),
    };
    const problem = { ...gridProblem(2, 2, 2), ties: none };
    const found = shapeTerritories(problem, { seed: 1, restarts: 1, attempts: 100 });
    expect(found.pieces).toBe(4);
    expect(found.parted).toBe(0);
  });
});

describe("a territory under change", () => {
  it("keeps parted pairs, weights and connection in step with every move", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
        const rng = seededRng(seed);
        const problem = gridProblem(4, 4, 3);
        const assigned = Int32Array.from({ length: 16 }, (_, u) => Math.floor(u / 6));
        const state = new TerritoryState(problem, assigned);
        for (let step = 0; step < 60; step++) {
          const u = rng.below(16);
          const to = rng.below(3);
          if (to === state.assigned[u] || !state.touches(u, to)) continue;
          const after = state.assigned.slice();
          after[u] = to;
          const isWhole = piecesOf(problem.ties, after) === 3 && new Set(after).size === 3;
          expect(state.mayLeave(u)).toBe(isWhole);
          if (!isWhole) continue;
          state.move(u, to);
          const fresh = new TerritoryState(problem, after);
          expect(state.parted).toBe(fresh.parted);
          expect(state.outside).toBe(fresh.outside);
          expect(state.weights).toEqual(fresh.weights);
        }
      }),
      { seed: 11, numRuns: 60 },
    );
  });
});
