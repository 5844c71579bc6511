import type { PairTable } from "./pair-table.ts";

/**
 * An assignment under change, with the room of every agent and the exact distance to the bound.
 * Search state: identity matters, so it is a class.
 */
export class PlacedJobs {
  readonly assigned: Int32Array;
  /** Capacity left per agent; negative = overload. */
  readonly room: Float64Array;
  /** Reduced cost of every job where it is. */
  readonly rise: Float64Array;
  /** Soft cost per unit of idle capacity and of overload, by agent. */
  readonly idleCost: Float64Array;
  readonly overCost: Float64Array;
  /** Units of overload over all agents. */
  overload = 0;
  /** Cost less the Lagrangian value: reduced costs plus priced room (negative where overloaded). */
  excess = 0;
  /** Jobs of agent j: `member[j * jobs] …`, `count[j]` of them, in no order that matters. */
  readonly member: Int32Array;
  readonly count: Int32Array;
  readonly #place: Int32Array;
  readonly #table: PairTable;
  readonly #reduced: Float64Array;
  readonly #prices: Float64Array;

  constructor(
    at: {
      readonly table: PairTable;
      readonly reduced: Float64Array;
      readonly prices: Float64Array;
    },
    assigned: Int32Array,
  ) {
    this.#table = at.table;
    this.#reduced = at.reduced;
    this.#prices = at.prices;
    this.assigned = assigned;
    this.room = new Float64Array(at.table.agents);
    this.rise = new Float64Array(at.table.jobs);
    this.idleCost = new Float64Array(at.table.agents);
    this.overCost = new Float64Array(at.table.agents);
    this.member = new Int32Array(at.table.agents * at.table.jobs);
    this.count = new Int32Array(at.table.agents);
    this.#place = new Int32Array(at.table.jobs);
    this.restart(assigned);
  }

  /** Takes another assignment and derives everything from it. */
  restart(assigned: Int32Array): void {
    const { agents, jobs, weight, capacity } = this.#table;
    this.assigned.set(assigned);
    this.room.set(capacity);
    this.excess = 0;
    this.overload = 0;
    this.count.fill(0);
    for (let i = 0; i < jobs; i++) {
      const j = this.assigned[i] as number;
      const rise = this.#reduced[i * agents + j] as number;
      this.rise[i] = rise;
      this.excess += rise;
      this.room[j] = (this.room[j] as number) - (weight[i * agents + j] as number);
      this.#enter(i, j);
    }
    for (let j = 0; j < agents; j++) {
      const room = this.room[j] as number;
      this.excess += (this.#prices[j] as number) * room;
      if (room < 0) this.overload -= room;
    }
  }

  /** Soft cost of an agent with so much room left. */
  roomCost(j: number, room: number): number {
    return room >= 0 ? (this.idleCost[j] as number) * room : -(this.overCost[j] as number) * room;
  }

  /** Moves job i to agent `to`, whatever the capacity says. */
  move(i: number, to: number): void {
    const { agents, weight } = this.#table;
    const from = this.assigned[i] as number;
    this.#fill(from, -(weight[i * agents + from] as number));
    this.#fill(to, weight[i * agents + to] as number);
    const rise = this.#reduced[i * agents + to] as number;
    this.excess += rise - (this.rise[i] as number);
    this.rise[i] = rise;
    this.assigned[i] = to;
    this.#leave(i, from);
    this.#enter(i, to);
  }

  #enter(i: number, j: number): void {
    const count = this.count[j] as number;
    this.member[j * this.#table.jobs + count] = i;
    this.#place[i] = count;
    this.count[j] = count + 1;
  }

  #leave(i: number, j: number): void {
    const last = (this.count[j] as number) - 1;
    const base = j * this.#table.jobs;
    const other = this.member[base + last] as number;
    const place = this.#place[i] as number;
    this.member[base + place] = other;
    this.#place[other] = place;
    this.count[j] = last;
  }

  #fill(j: number, amount: number): void {
    const before = this.room[j] as number;
    const after = before - amount;
    this.room[j] = after;
    this.excess -= (this.#prices[j] as number) * amount;
    this.overload += Math.max(0, -after) - Math.max(0, -before);
  }
}
