import { partedTies } from "../instance/instance.ts";
import type { TerritoryProblem } from "./territory-problem.ts";

/** Territories under change: weights, parted pairs and connection kept in step. */
export class TerritoryState {
  readonly problem: TerritoryProblem;
  readonly assigned: Int32Array;
  readonly weights: Float64Array;
  readonly counts: Int32Array;
  /** Minutes a month of all parted pairs. */
  parted: number;
  /** Weight beyond the limits, of all territories together. */
  outside = 0;
  readonly #seen: Int32Array;
  readonly #queue: Int32Array;
  #round = 0;

  constructor(problem: TerritoryProblem, assigned: Int32Array) {
    this.problem = problem;
    this.assigned = assigned;
    this.weights = new Float64Array(problem.territories);
    this.counts = new Int32Array(problem.territories);
    this.#seen = new Int32Array(assigned.length);
    this.#queue = new Int32Array(assigned.length);
    this.parted = partedTies(problem.ties, assigned);
    assigned.forEach((t, u) => {
      this.weights[t] = (this.weights[t] as number) + (problem.weight[u] as number);
      this.counts[t] = (this.counts[t] as number) + 1;
    });
    for (const weight of this.weights) this.outside += this.#beyond(weight);
  }

  #beyond(weight: number): number {
    return Math.max(this.problem.low - weight, weight - this.problem.high, 0);
  }

  /** Change of `outside` when cell u goes to territory `to`. */
  outsideDelta(u: number, to: number): number {
    const weight = this.problem.weight[u] as number;
    const from = this.weights[this.assigned[u] as number] as number;
    const into = this.weights[to] as number;
    return (
      this.#beyond(from - weight) -
      this.#beyond(from) +
      this.#beyond(into + weight) -
      this.#beyond(into)
    );
  }

  /** Change of `parted` when cell u goes to territory `to`. */
  partedDelta(u: number, to: number): number {
    const { start, other, minutes } = this.problem.ties;
    const from = this.assigned[u] as number;
    let delta = 0;
    const end = start[u + 1] as number;
    for (let at = start[u] as number; at < end; at++) {
      const where = this.assigned[other[at] as number] as number;
      if (where === from) delta += minutes[at] as number;
      else if (where === to) delta -= minutes[at] as number;
    }
    return delta;
  }

  /** Whether the cell touches the territory. */
  touches(u: number, territory: number): boolean {
    const { start, other } = this.problem.ties;
    const end = start[u + 1] as number;
    for (let at = start[u] as number; at < end; at++)
      if (this.assigned[other[at] as number] === territory) return true;
    return false;
  }

  /** Whether the cell's territory hangs together, and is not empty, without it. */
  mayLeave(u: number): boolean {
    const territory = this.assigned[u] as number;
    if ((this.counts[territory] as number) < 2) return false;
    const { start, other } = this.problem.ties;
    this.#round += 1;
    const round = this.#round;
    let wanted = 0;
    let first = -1;
    const end = start[u + 1] as number;
    for (let at = start[u] as number; at < end; at++) {
      const v = other[at] as number;
      if (this.assigned[v] !== territory) continue;
      first = v;
      wanted += 1;
    }
    if (wanted < 2) return wanted === 1;
    this.#seen[u] = round;
    return this.#reached(first, territory) === (this.counts[territory] as number) - 1;
  }

  /** Cells of the territory that hang together with the first, those seen in this round left out. */
  #reached(first: number, territory: number): number {
    const { start, other } = this.problem.ties;
    const round = this.#round;
    this.#seen[first] = round;
    this.#queue[0] = first;
    let size = 1;
    for (let next = 0; next < size; next++) {
      const v = this.#queue[next] as number;
      const end = start[v + 1] as number;
      for (let at = start[v] as number; at < end; at++) {
        const w = other[at] as number;
        if (this.#seen[w] === round || this.assigned[w] !== territory) continue;
        this.#seen[w] = round;
        this.#queue[size] = w;
        size += 1;
      }
    }
    return size;
  }

  /** Moves cell u to territory `to`, whatever the rules say: callers have asked. */
  move(u: number, to: number): void {
    const from = this.assigned[u] as number;
    const weight = this.problem.weight[u] as number;
    this.parted += this.partedDelta(u, to);
    this.outside += this.outsideDelta(u, to);
    this.weights[from] = (this.weights[from] as number) - weight;
    this.weights[to] = (this.weights[to] as number) + weight;
    this.counts[from] = (this.counts[from] as number) - 1;
    this.counts[to] = (this.counts[to] as number) + 1;
    this.assigned[u] = to;
  }
}
