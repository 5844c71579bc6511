import type { PairTable } from "./pair-table.ts";

/**
 * Per agent, the jobs that would lose little by being there: heaviest first, and of one weight
 * the cheapest first.
 */
export interface CoreLists {
  /** Entries of agent j: `start[j] … start[j + 1] - 1`. */
  readonly start: Int32Array;
  readonly job: Int32Array;
  readonly weight: Float64Array;
  /** What the pair costs more than the job's best agent, at the prices. */
  readonly rise: Float64Array;
  /** Where the entries of the next lower weight begin. */
  readonly next: Int32Array;
}

/** Costs of all pairs at the prices, less that of the job's best agent; the agents of a job side by side. */
export function reducedCosts(table: PairTable, prices: Float64Array): Float64Array {
  const { agents, jobs, cost, weight } = table;
  const reduced = new Float64Array(agents * jobs);
  for (let i = 0; i < jobs; i++) {
    const base = i * agents;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < agents; j++) {
      const key = (cost[base + j] as number) + (prices[j] as number) * (weight[base + j] as number);
      reduced[base + j] = key;
      if (key < least) least = key;
    }
    for (let j = 0; j < agents; j++) reduced[base + j] = (reduced[base + j] as number) - least;
  }
  return reduced;
}

/** The agents of job i, cheapest first, without those it cannot go to. */
export function rankedAgents(table: PairTable, reduced: Float64Array, i: number): number[] {
  const base = i * table.agents;
  const riseOf = (j: number): number => reduced[base + j] as number;
  return Array.from({ length: table.agents }, (_, j) => j)
    .filter((j) => Number.isFinite(riseOf(j)))
    .sort((a, b) => riseOf(a) - riseOf(b) || a - b);
}

/** Collects, for every job, its `width` cheapest agents at the prices. */
export function coreLists(table: PairTable, reduced: Float64Array, width: number): CoreLists {
  const { agents, jobs } = table;
  const lists: number[][] = Array.from({ length: agents }, () => []);
  for (let i = 0; i < jobs; i++)
    for (const j of rankedAgents(table, reduced, i).slice(0, width)) lists[j]?.push(i);
  const start = new Int32Array(agents + 1);
  lists.forEach((list, j) => {
    start[j + 1] = (start[j] as number) + list.length;
  });
  const size = start[agents] as number;
  const job = new Int32Array(size);
  const weight = new Float64Array(size);
  const rise = new Float64Array(size);
  const next = new Int32Array(size);
  lists.forEach((list, j) => {
    const from = start[j] as number;
    const weightOf = (i: number): number => table.weight[i * agents + j] as number;
    const riseOf = (i: number): number => reduced[i * agents + j] as number;
    list.sort((a, b) => weightOf(b) - weightOf(a) || riseOf(a) - riseOf(b) || a - b);
    list.forEach((i, rank) => {
      job[from + rank] = i;
      weight[from + rank] = weightOf(i);
      rise[from + rank] = riseOf(i);
    });
    let after = from + list.length;
    for (let at = after - 1; at >= from; at--) {
      if (at + 1 < from + list.length && weight[at + 1] !== weight[at]) after = at + 1;
      next[at] = after;
    }
  });
  return { start, job, weight, rise, next };
}

/** Every job with its cheapest agent at the prices, whatever the capacities say. */
export function relaxedPlan(table: PairTable, reduced: Float64Array): Int32Array {
  return Int32Array.from({ length: table.jobs }, (_, i) => rankedAgents(table, reduced, i)[0] ?? 0);
}
