import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeGap } from "../../../../../benchmarks/gap/make-gap.ts";
import { polishTight, solveTight } from "./solve-tight.ts";
import { costOf, type TightProblem } from "./tight-problem.ts";

/** The optimum by trying every assignment; Infinity = there is none. */
function bruteForce(problem: TightProblem): number {
  const { agents, jobs } = problem;
  let best = Number.POSITIVE_INFINITY;
  for (let code = 0; code < agents ** jobs; code++) {
    const assigned = Int32Array.from(
      { length: jobs },
      (_, i) => Math.floor(code / agents ** i) % agents,
    );
    best = Math.min(best, costOf(problem, assigned) ?? Number.POSITIVE_INFINITY);
  }
  return best;
}

const tinyProblem: fc.Arbitrary<TightProblem> = fc
  .record({ agents: fc.integer({ min: 1, max: 3 }), jobs: fc.integer({ min: 1, max: 6 }) })
  .chain(({ agents, jobs }) => {
    const table = (min: number, max: number, size: number): fc.Arbitrary<Int32Array> =>
      fc
        .array(fc.integer({ min, max }), { minLength: size, maxLength: size })
        .map((a) => Int32Array.from(a));
    return fc.record({
      agents: fc.constant(agents),
      jobs: fc.constant(jobs),
      cost: table(-1, 30, agents * jobs),
      weight: table(0, 9, agents * jobs),
      capacity: table(0, 25, agents),
    });
  });

const WORK = 300_000;

describe("tight problems", () => {
  it("on tiny problems the plan is the optimum, and where there is none, none is claimed", () => {
    fc.assert(
      fc.property(tinyProblem, fc.integer({ min: 0, max: 1e6 }), (problem, seed) => {
        const outcome = solveTight(problem, { seed, work: WORK });
        const optimum = bruteForce(problem);
        expect(outcome.objective).toBe(optimum);
        expect(outcome.isFeasible).toBe(Number.isFinite(optimum));
        expect(outcome.lowerBound).toBeLessThanOrEqual(optimum);
      }),
      { seed: 20261124, numRuns: 150 },
    );
  });

  it("objective and feasibility agree with a count from scratch", () => {
    for (const type of ["c", "d", "e"] as const) {
      const problem = makeGap({ type, agents: 8, jobs: 60, seed: 5 });
      const outcome = solveTight(problem, { seed: 1, work: 2_000_000 });
      expect(outcome.isFeasible).toBe(true);
      expect(outcome.objective).toBe(costOf(problem, outcome.assigned));
      expect(outcome.objective).toBeLessThanOrEqual(outcome.lowerBound * 1.02);
    }
  });

  it("the same problem, seed and work give the same plan; another seed another", () => {
    const problem = makeGap({ type: "d", agents: 10, jobs: 120, seed: 9 });
    const run = (seed: number): string =>
      solveTight(problem, { seed, work: 2_000_000 }).assigned.join();
    expect(run(4)).toBe(run(4));
    expect(run(4)).not.toBe(run(5));
  });

  it("a job that fits with nobody, or more weight than room, is proven infeasible", () => {
    const problem = makeGap({ type: "c", agents: 3, jobs: 12, seed: 2 });
    const tooSmall = { ...problem, capacity: problem.capacity.map((c) => Math.trunc(c / 3)) };
    const noRoom = { ...problem, capacity: problem.capacity.map(() => 4) };
    for (const none of [tooSmall, noRoom]) {
      const outcome = solveTight(none, { seed: 1, work: WORK });
      expect(outcome.isFeasible).toBe(false);
      expect(outcome.lowerBound).toBe(Number.POSITIVE_INFINITY);
      expect(outcome.assigned.every((j) => j === -1)).toBe(true);
    }
  });

  it("fills agents exactly where only an exact fill is feasible", () => {
    const weights = [7, 5, 4, 8, 3, 6, 2, 9, 1, 3, 5, 7];
    const weight = Int32Array.from([...weights, ...weights, ...weights]);
    const cost = weight.map((w, at) => (w * (at % 5)) % 11);
    const problem = { agents: 3, jobs: 12, cost, weight, capacity: Int32Array.from([20, 20, 20]) };
    expect(solveTight(problem, { seed: 1, work: 1_000_000 }).isFeasible).toBe(true);
  });

  it("a polish never loses, mends a plan that breaks rules, and improves a poor one", () => {
    const tight = makeGap({ type: "c", agents: 8, jobs: 80, seed: 3 });
    const problem = { ...tight, capacity: tight.capacity.map((c) => Math.trunc(c * 1.6)) };
    const poor = Int32Array.from({ length: 80 }, (_, i) => i % 8);
    const options = { seed: 2, work: 2_000_000 };
    const better = polishTight(problem, { assigned: poor, prices: null }, options);
    expect(better.objective).toBeLessThan((costOf(problem, poor) ?? 0) * 0.9);
    expect(better.objective).toBe(costOf(problem, better.assigned));
    const again = polishTight(
      problem,
      { assigned: better.assigned, prices: null },
      { seed: 3, work: 1 },
    );
    expect(again.objective).toBe(better.objective);
    const broken = Int32Array.from({ length: 80 }, (_, i) => (i % 3 === 0 ? -1 : 0));
    expect(polishTight(problem, { assigned: broken, prices: null }, options).isFeasible).toBe(true);
  });
});
