/**
 * A generalised assignment problem: every job to exactly one agent, the weights of an agent's jobs
 * within its capacity, the sum of costs least. Tables are row-major by agent: `[j * jobs + i]`.
 */
export interface TightProblem {
  readonly agents: number;
  readonly jobs: number;
  /** Integer cost ≥ 0; -1 = the pair is forbidden. */
  readonly cost: Int32Array;
  /** Integer weight ≥ 0. */
  readonly weight: Int32Array;
  /** Integer capacity ≥ 0 per agent; an agent without a limit gets the sum of all weights. */
  readonly capacity: Int32Array;
}

/** Weight that each agent carries under an assignment; -1 = the job is with nobody. */
export function loadsOf(problem: TightProblem, assigned: Int32Array): Float64Array {
  const loads = new Float64Array(problem.agents);
  for (let i = 0; i < problem.jobs; i++) {
    const j = assigned[i] as number;
    if (j < 0) continue;
    loads[j] = (loads[j] as number) + (problem.weight[j * problem.jobs + i] as number);
  }
  return loads;
}

/** The cost of an assignment from scratch; null when it breaks a rule: a job alone, a forbidden pair, an overload. */
export function costOf(problem: TightProblem, assigned: Int32Array): number | null {
  let total = 0;
  for (let i = 0; i < problem.jobs; i++) {
    const j = assigned[i] as number;
    const cost = j < 0 ? -1 : (problem.cost[j * problem.jobs + i] as number);
    if (cost < 0) return null;
    total += cost;
  }
  const loads = loadsOf(problem, assigned);
  return loads.every((load, j) => load <= (problem.capacity[j] as number)) ? total : null;
}
