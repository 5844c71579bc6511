import type { TightProblem } from "../../src/core/who/allocation/tight/tight-problem.ts";

/**
 * Sites that may open, and customers each served by exactly one open site within its capacity.
 * `open` null = any number at its cost; otherwise exactly so many sites, opened for nothing.
 */
export interface FacilityProblem {
  readonly sites: number;
  readonly customers: number;
  readonly capacity: Int32Array;
  readonly openCost: Int32Array;
  readonly demand: Int32Array;
  /** Row-major by site. */
  readonly serve: Int32Array;
  readonly open: number | null;
}

const numbersOf = (text: string): number[] => text.trim().split(/\s+/).map(Number);

/** Single-source capacitated facility location: I J, capacities, opening costs, demands, J rows of I costs. */
export function readFacilities(text: string): FacilityProblem {
  const all = numbersOf(text);
  const [sites = 0, customers = 0] = all;
  const take = (from: number, size: number): Int32Array =>
    Int32Array.from(all.slice(from, from + size));
  const rows = 2 + 2 * sites + customers;
  const serve = new Int32Array(sites * customers);
  for (let i = 0; i < customers; i++)
    for (let j = 0; j < sites; j++)
      serve[j * customers + i] = Math.round(all[rows + i * sites + j] ?? 0);
  return {
    sites,
    customers,
    capacity: take(2, sites),
    openCost: take(2 + sites, sites),
    demand: take(2 + 2 * sites, customers),
    serve,
    open: null,
  };
}

/** Capacitated p-median of the OR-Library: number, best value; n p Q; id x y demand. */
export function readMedians(text: string): {
  readonly problem: FacilityProblem;
  readonly best: number;
} {
  const [, best = 0, n = 0, p = 0, most = 0, ...rows] = numbersOf(text);
  const at = (i: number, k: number): number => rows[i * 4 + k] ?? 0;
  const serve = new Int32Array(n * n);
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++)
      serve[j * n + i] = Math.floor(Math.hypot(at(i, 1) - at(j, 1), at(i, 2) - at(j, 2)));
  const problem = {
    sites: n,
    customers: n,
    capacity: new Int32Array(n).fill(most),
    openCost: new Int32Array(n),
    demand: Int32Array.from({ length: n }, (_, i) => at(i, 3)),
    serve,
    open: p,
  };
  return { problem, best };
}

/** The assignment problem that is left once the open sites are fixed. */
export function withOpen(problem: FacilityProblem, open: readonly number[]): TightProblem {
  const { customers, serve, demand, capacity } = problem;
  const rowOf = (j: number): number[] =>
    Array.from(serve.subarray(j * customers, (j + 1) * customers));
  return {
    agents: open.length,
    jobs: customers,
    cost: Int32Array.from(open.flatMap(rowOf)),
    weight: Int32Array.from(open.flatMap(() => Array.from(demand))),
    capacity: Int32Array.from(open, (j) => capacity[j] ?? 0),
  };
}
