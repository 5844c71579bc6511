import type { CoreLists } from "./core-lists.ts";
import type { PairTable } from "./pair-table.ts";
import type { PlacedJobs } from "./placed-jobs.ts";

export interface ChainTerms {
  readonly table: PairTable;
  readonly prices: Float64Array;
  readonly reduced: Float64Array;
  readonly core: CoreLists;
}

/** How far one search goes. */
export interface ChainReach {
  /** Jobs that a chain pulls at most. */
  readonly depth: number;
  /** Partial chains kept at every length. */
  readonly beam: number;
}

/** What the next search may cost, in minutes or whatever the costs are. */
export interface ChainLimit {
  /** Rise of the soft objective that a chain may cause. */
  readonly accept: number;
  /** Rise up to which a partial chain is followed. */
  readonly follow: number;
}

const NONE = -1;

/** What a look at one candidate weighs in the count of work, against one step into a partial chain. */
const WORK_PER_NODE = 10;

/**
 * The search for ejection chains: a job leaves its agent, a job that fits comes into the room, its
 * own agent has room now, and so on; the first job goes into the last room, or the chain ends with
 * an open room. Costs of partial chains are exact: reduced costs of the jobs that move, and the
 * soft cost of the rooms that change. Search state: identity matters, so it is a class.
 * Source: Yagiura, Ibaraki, Glover 2004, doi:10.1287/ijoc.1030.0036.
 */
export class ChainSearch {
  readonly placed: PlacedJobs;
  /** Candidates looked at so far, about 25 nanoseconds each. */
  work = 0;
  readonly #terms: ChainTerms;
  readonly #reach: ChainReach;
  /** Partial chains: the one before, the job pulled last, the agent it left, the cost, the agents met. */
  readonly #parent: Int32Array;
  readonly #job: Int32Array;
  readonly #agent: Int32Array;
  readonly #cost: Float64Array;
  readonly #met: Int32Array;
  /** The search under way: its first job, its limit, the partial chains of the length being built. */
  #first = NONE;
  #follow = 0;
  #base = 0;
  #size = 0;
  /** The cheapest whole chain found: its rise, the partial chain it ends, the last pull, where the first job goes. */
  #bestDelta = 0;
  #bestNode = NONE;
  #bestPull = NONE;
  #bestEnd = NONE;

  constructor(terms: ChainTerms, placed: PlacedJobs, reach: ChainReach) {
    this.placed = placed;
    this.#terms = terms;
    this.#reach = reach;
    const size = reach.depth * reach.beam + 1;
    this.#parent = new Int32Array(size);
    this.#job = new Int32Array(size);
    this.#agent = new Int32Array(size);
    this.#cost = new Float64Array(size);
    this.#met = new Int32Array(size);
  }

  /**
   * Looks for a chain that begins with this job leaving its agent: of the shortest within the
   * limit the cheapest. Carries it out; returns whether there was one.
   */
  tryJob(first: number, limit: ChainLimit): boolean {
    const start = this.placed.assigned[first] as number;
    this.#begin(first, start, limit);
    this.#cost[0] = -(this.placed.rise[first] as number);
    this.#shiftFirst(first, start);
    return this.#search();
  }

  /** The same for a chain that begins with the room that an agent has. */
  tryRoom(agent: number, limit: ChainLimit): boolean {
    this.#begin(NONE, agent, limit);
    this.#cost[0] = 0;
    return this.#search();
  }

  #begin(first: number, start: number, limit: ChainLimit): void {
    this.#first = first;
    this.#follow = limit.follow;
    this.#parent[0] = NONE;
    this.#job[0] = first;
    this.#agent[0] = start;
    this.#met[0] = 1 << (start & 31);
    this.#bestDelta = limit.accept;
    this.#bestNode = NONE;
  }

  #search(): boolean {
    let from = 0;
    let to = 1;
    for (let depth = 0; depth < this.#reach.depth && from < to; depth++) {
      if (this.#bestNode !== NONE) break;
      this.#base = to;
      this.#size = 0;
      for (let node = from; node < to; node++) this.#extend(node);
      from = to;
      to += this.#size;
    }
    if (this.#bestNode === NONE) return false;
    this.#carryOut();
    return true;
  }

  /** The chain of one link: the first job goes to another agent. */
  #shiftFirst(first: number, start: number): void {
    const { table, reduced } = this.#terms;
    const { agents, weight } = table;
    const { room } = this.placed;
    const base = first * agents;
    const had = room[start] as number;
    const open =
      this.placed.roomCost(start, had + (weight[base + start] as number)) -
      this.placed.roomCost(start, had) -
      (this.placed.rise[first] as number);
    for (let j = 0; j < agents; j++) {
      if (j === start) continue;
      const now = this.placed.roomCost(j, room[j] as number);
      const risen = open + (reduced[base + j] as number) - now;
      if (risen > this.#bestDelta) continue;
      const left = (room[j] as number) - (weight[base + j] as number);
      const delta = risen + this.placed.roomCost(j, left);
      if (delta <= this.#bestDelta) this.#note(delta, 0, NONE, j);
    }
    this.work += agents >> 1;
  }

  /** Extends a partial chain by every job that may come into its room. */
  #extend(node: number): void {
    const { table, core } = this.#terms;
    const { placed } = this;
    const a = this.#agent[node] as number;
    const gone = this.#job[node] as number;
    const before = placed.room[a] as number;
    const room =
      gone === NONE ? before : before + (table.weight[gone * table.agents + a] as number);
    const idle = placed.idleCost[a] as number;
    const over = placed.overCost[a] as number;
    const cost = (this.#cost[node] as number) - placed.roomCost(a, before);
    const end = core.start[a + 1] as number;
    const budget = this.#follow - cost;
    let p = this.#firstWithin(a, room + budget / over);
    let steps = WORK_PER_NODE;
    while (p < end) {
      const left = room - (core.weight[p] as number);
      const roomCost = left >= 0 ? idle * left : -over * left;
      const spare = budget - roomCost;
      if (spare < 0 && left > 0) break;
      const next = core.next[p] as number;
      for (; p < next && (core.rise[p] as number) <= spare; p++, steps++)
        this.#pull(node, core.job[p] as number, cost + roomCost + (core.rise[p] as number));
      p = next;
    }
    this.work += steps;
  }

  /** Pulls job l into the room of a partial chain; `paid` counts everything but what l leaves behind. */
  #pull(node: number, l: number, paid: number): void {
    const { placed } = this;
    const { agents, weight } = this.#terms.table;
    const b = placed.assigned[l] as number;
    const met = this.#met[node] as number;
    if ((met >> (b & 31)) & 1 && this.#touches(node, b)) return;
    const partial = paid - (placed.rise[l] as number);
    const roomB = placed.room[b] as number;
    const without = partial - placed.roomCost(b, roomB);
    const freed = roomB + (weight[l * agents + b] as number);
    const first = this.#first;
    if (first === NONE) {
      const delta = without + placed.roomCost(b, freed);
      if (delta <= this.#bestDelta) this.#note(delta, node, l, NONE);
    } else {
      const at = first * agents + b;
      const left = freed - (weight[at] as number);
      const delta = without + (this.#terms.reduced[at] as number) + placed.roomCost(b, left);
      if (delta <= this.#bestDelta) this.#note(delta, node, l, b);
    }
    const slot = this.#slotFor(l, partial);
    if (slot === NONE) return;
    this.#parent[slot] = node;
    this.#job[slot] = l;
    this.#agent[slot] = b;
    this.#cost[slot] = partial;
    this.#met[slot] = met | (1 << (b & 31));
  }

  /** Where to keep a partial chain that ends with job l: one per job, only the cheapest; NONE = nowhere. */
  #slotFor(l: number, partial: number): number {
    const base = this.#base;
    const end = base + this.#size;
    let worst = Number.NEGATIVE_INFINITY;
    let slot = NONE;
    for (let s = base; s < end; s++) {
      const cost = this.#cost[s] as number;
      if (this.#job[s] === l) return cost <= partial ? NONE : s;
      if (cost > worst) {
        worst = cost;
        slot = s;
      }
    }
    if (this.#size === this.#reach.beam) return worst <= partial ? NONE : slot;
    this.#size += 1;
    return end;
  }

  /** The first entry of agent a whose weight is at most `most`. */
  #firstWithin(a: number, most: number): number {
    const { start, weight } = this.#terms.core;
    let low = start[a] as number;
    let high = start[a + 1] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((weight[middle] as number) <= most) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Whether the agent takes part in the partial chain. */
  #touches(node: number, j: number): boolean {
    for (let at = node; at >= 0; at = this.#parent[at] as number)
      if (this.#agent[at] === j) return true;
    return false;
  }

  #note(delta: number, node: number, pull: number, end: number): void {
    this.#bestDelta = delta;
    this.#bestNode = node;
    this.#bestPull = pull;
    this.#bestEnd = end;
  }

  #carryOut(): void {
    let node = this.#bestNode;
    if (this.#bestPull !== NONE) this.placed.move(this.#bestPull, this.#agent[node] as number);
    while (node > 0) {
      const parent = this.#parent[node] as number;
      this.placed.move(this.#job[node] as number, this.#agent[parent] as number);
      node = parent;
    }
    if (this.#first !== NONE) this.placed.move(this.#first, this.#bestEnd);
  }
}
