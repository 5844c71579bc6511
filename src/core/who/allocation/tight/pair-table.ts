import type { TightProblem } from "./tight-problem.ts";

/** Whether the pair can be part of any assignment at all. */
function isPossible(problem: TightProblem, j: number, i: number): boolean {
  const at = j * problem.jobs + i;
  const weight = problem.weight[at] as number;
  return (problem.cost[at] as number) >= 0 && weight <= (problem.capacity[j] as number);
}

/** Costs and weights with the agents of a job side by side; a pair that cannot be costs Infinity. */
export interface PairTable {
  readonly agents: number;
  readonly jobs: number;
  readonly cost: Float64Array;
  readonly weight: Float64Array;
  readonly capacity: Int32Array;
}

/** Turns a problem's rows by agent into rows by job. */
export function pairTable(problem: TightProblem): PairTable {
  const { agents, jobs } = problem;
  const cost = new Float64Array(agents * jobs).fill(Number.POSITIVE_INFINITY);
  const weight = new Float64Array(agents * jobs);
  for (let j = 0; j < agents; j++)
    for (let i = 0; i < jobs; i++) {
      weight[i * agents + j] = problem.weight[j * jobs + i] as number;
      if (isPossible(problem, j, i)) cost[i * agents + j] = problem.cost[j * jobs + i] as number;
    }
  return { agents, jobs, cost, weight, capacity: problem.capacity };
}
