import { seededRng } from "../../src/core/shared/index.ts";
import type { TightProblem } from "../../src/core/who/allocation/tight/tight-problem.ts";

export type GapType = "c" | "d" | "e";

/**
 * A random generalised assignment problem of a published type.
 * Source: Chu, Beasley 1997 (c, d), doi:10.1016/S0305-0548(96)00032-9; Laguna et al. 1995 (e),
 * doi:10.1016/0377-2217(93)E0174-V.
 */
export function makeGap(of: {
  readonly type: GapType;
  readonly agents: number;
  readonly jobs: number;
  readonly seed: number;
}): TightProblem {
  const { type, agents, jobs } = of;
  const rng = seededRng(of.seed);
  const from = (low: number, high: number): number => low + rng.below(high - low + 1);
  const cost = new Int32Array(agents * jobs);
  const weight = new Int32Array(agents * jobs);
  for (let at = 0; at < cost.length; at++) {
    if (type === "c") {
      weight[at] = from(5, 25);
      cost[at] = from(10, 50);
    } else if (type === "d") {
      const w = from(1, 100);
      weight[at] = w;
      cost[at] = 111 - w + from(-10, 10);
    } else {
      const w = 1 - 10 * Math.log(1 - rng.unit());
      weight[at] = Math.round(w);
      cost[at] = Math.round(1000 / w - 10 * rng.unit());
    }
  }
  const capacity = new Int32Array(agents);
  for (let j = 0; j < agents; j++) {
    let sum = 0;
    for (let i = 0; i < jobs; i++) sum += weight[j * jobs + i] ?? 0;
    capacity[j] = Math.trunc((0.8 * sum) / agents);
  }
  return { agents, jobs, cost, weight, capacity };
}

/** The text form of the OR-Library: m n, costs, weights, capacities. */
export function gapText(problem: TightProblem): string {
  const { agents, jobs, cost, weight, capacity } = problem;
  const rows = (table: Int32Array): string[] =>
    Array.from({ length: agents }, (_, j) => table.subarray(j * jobs, (j + 1) * jobs).join(" "));
  return [`${agents} ${jobs}`, ...rows(cost), ...rows(weight), capacity.join(" "), ""].join("\n");
}
