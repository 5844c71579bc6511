import type { ChainLimit, ChainTerms } from "./chain-search.ts";
import type { PlacedJobs } from "./placed-jobs.ts";

const NONE = -1;

/**
 * The search for an exchange of one job against two: chains keep the number of an agent's jobs,
 * this changes it. Search state: identity matters, so it is a class.
 */
export class PairExchange {
  readonly placed: PlacedJobs;
  work = 0;
  readonly #terms: ChainTerms;
  /** Jobs of the other agent that may come, with what their coming costs and their weights. */
  readonly #job: Int32Array;
  readonly #rise: Float64Array;
  readonly #here: Float64Array;
  readonly #there: Float64Array;
  #bestDelta = 0;
  #agent = NONE;
  #one = NONE;
  #two = NONE;

  constructor(terms: ChainTerms, placed: PlacedJobs) {
    this.placed = placed;
    this.#terms = terms;
    const { jobs } = terms.table;
    this.#job = new Int32Array(jobs);
    this.#rise = new Float64Array(jobs);
    this.#here = new Float64Array(jobs);
    this.#there = new Float64Array(jobs);
  }

  /** Looks for the cheapest exchange of this job against two of another agent; carries it out. */
  tryJob(first: number, limit: ChainLimit): boolean {
    const { table, reduced } = this.#terms;
    const { placed } = this;
    const { agents, weight } = table;
    const a = placed.assigned[first] as number;
    this.#bestDelta = limit.accept;
    this.#agent = NONE;
    const had = placed.room[a] as number;
    const freed = had + (weight[first * agents + a] as number);
    const open = -placed.roomCost(a, had) - (placed.rise[first] as number);
    this.work += agents >> 1;
    for (let b = 0; b < agents; b++) {
      if (b === a) continue;
      const rise =
        open +
        (reduced[first * agents + b] as number) -
        placed.roomCost(b, placed.room[b] as number);
      if (rise > limit.follow) continue;
      const roomB = (placed.room[b] as number) - (weight[first * agents + b] as number);
      this.#tryAgent({ a, b, open: rise, roomA: freed, roomB });
    }
    if (this.#agent === NONE) return false;
    placed.move(first, this.#agent);
    placed.move(this.#one, a);
    placed.move(this.#two, a);
    return true;
  }

  #tryAgent(on: {
    readonly a: number;
    readonly b: number;
    readonly open: number;
    readonly roomA: number;
    readonly roomB: number;
  }): void {
    const { table, reduced } = this.#terms;
    const { placed } = this;
    const { agents, jobs, weight } = table;
    const { a, b, open, roomA, roomB } = on;
    const spare = this.#bestDelta - open;
    let size = 0;
    const end = b * jobs + (placed.count[b] as number);
    for (let at = b * jobs; at < end; at++) {
      const l = placed.member[at] as number;
      const rise = (reduced[l * agents + a] as number) - (placed.rise[l] as number);
      if (rise > spare) continue;
      this.#job[size] = l;
      this.#rise[size] = rise;
      this.#here[size] = weight[l * agents + b] as number;
      this.#there[size] = weight[l * agents + a] as number;
      size += 1;
    }
    for (let p = 1; p < size; p++) {
      const rise = open + (this.#rise[p] as number);
      const leftA = roomA - (this.#there[p] as number);
      const leftB = roomB + (this.#here[p] as number);
      for (let q = 0; q < p; q++) {
        const risen = rise + (this.#rise[q] as number);
        if (risen > this.#bestDelta) continue;
        const delta =
          risen +
          placed.roomCost(a, leftA - (this.#there[q] as number)) +
          placed.roomCost(b, leftB + (this.#here[q] as number));
        if (delta > this.#bestDelta) continue;
        this.#bestDelta = delta;
        this.#agent = b;
        this.#one = this.#job[p] as number;
        this.#two = this.#job[q] as number;
      }
    }
    this.work += (placed.count[b] as number) + ((size * size) >> 2);
  }
}
