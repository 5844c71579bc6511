import highsModule from "highs";
import { describe, expect, it } from "vitest";
import { makeGap } from "../../../../../benchmarks/gap/make-gap.ts";
import { findPrices } from "./find-prices.ts";
import { pairTable } from "./pair-table.ts";
import type { TightProblem } from "./tight-problem.ts";

/** The package's types describe its CommonJS build, where the loader sits one level deeper. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** The linear relaxation in CPLEX's text format. */
function relaxation(problem: TightProblem): string {
  const { agents, jobs, cost, weight, capacity } = problem;
  const agentsOf = Array.from({ length: agents }, (_, j) => j);
  const jobsOf = Array.from({ length: jobs }, (_, i) => i);
  const open = (j: number, i: number): boolean => (weight[j * jobs + i] ?? 0) <= (capacity[j] ?? 0);
  const objective = agentsOf.flatMap((j) =>
    jobsOf.filter((i) => open(j, i)).map((i) => `${cost[j * jobs + i]} x${j}_${i}`),
  );
  const once = jobsOf.map(
    (i) =>
      `${agentsOf
        .filter((j) => open(j, i))
        .map((j) => `x${j}_${i}`)
        .join(" + ")} = 1`,
  );
  const within = agentsOf.map(
    (j) =>
      `${jobsOf
        .filter((i) => open(j, i))
        .map((i) => `${weight[j * jobs + i]} x${j}_${i}`)
        .join(" + ")} <= ${capacity[j]}`,
  );
  return `Minimize\n obj: ${objective.join(" + ")}\nSubject To\n ${[...once, ...within].join("\n ")}\nEnd`;
}

describe("prices of tight problems", () => {
  it("the bound is at most the linear relaxation rounded up, and comes near it", async () => {
    const highs = await loadHighs();
    for (const type of ["c", "d", "e"] as const)
      for (const seed of [1, 2, 3]) {
        const problem = makeGap({ type, agents: 6, jobs: 40, seed });
        const exact = highs.solve(relaxation(problem)).ObjectiveValue;
        const { lowerBound, prices } = findPrices(pairTable(problem), null);
        expect(lowerBound).toBeLessThanOrEqual(Math.ceil(exact - 1e-6));
        expect(lowerBound).toBeGreaterThanOrEqual(exact * 0.999 - 1);
        expect(prices.every((price) => price >= 0)).toBe(true);
      }
  });

  it("good prices given at the start are not lost", () => {
    const table = pairTable(makeGap({ type: "d", agents: 10, jobs: 100, seed: 4 }));
    const first = findPrices(table, null);
    expect(findPrices(table, first.prices).lowerBound).toBeGreaterThanOrEqual(first.lowerBound);
  });
});
