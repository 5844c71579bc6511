import { bandCost, type Instance, pairCost, type Resource } from "./instance.ts";

/** A change of one seat's load: one unit comes, another goes (-1 = none). */
interface SeatChange {
  readonly seat: number;
  readonly comes: number;
  readonly goes: number;
}

/**
 * A plan under change: assignment, loads, members of every seat and the exact objective, kept
 * in step. Search state: identity matters, so it is a class.
 */
export class PlanState {
  readonly instance: Instance;
  readonly assigned: Int32Array;
  readonly loads: readonly Float64Array[];
  /** Exact integer objective of `assigned`. */
  objective = 0;
  unassignedCount = 0;
  /** While set, every move notes the unit and the seat it left, so that it can be taken back. */
  #journal: number[] | null = null;
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #before: Int32Array;
  readonly #limited: readonly number[];
  readonly #banded: readonly number[];

  constructor(instance: Instance) {
    this.instance = instance;
    this.assigned = new Int32Array(instance.unitCount).fill(-1);
    this.loads = instance.resources.map(() => new Float64Array(instance.seatCount));
    this.#first = new Int32Array(instance.seatCount).fill(-1);
    this.#next = new Int32Array(instance.unitCount).fill(-1);
    this.#before = new Int32Array(instance.unitCount).fill(-1);
    const indices = Array.from(instance.resources.keys());
    this.#limited = indices.filter((q) => instance.resources[q]?.limit.some(Number.isFinite));
    this.#banded = indices.filter((q) => instance.resources[q]?.band !== null);
    this.unassignedCount = instance.unitCount;
    for (const price of instance.price) this.objective += price;
    for (const q of this.#banded) {
      const band = instance.resources[q]?.band;
      if (band === null || band === undefined) continue;
      for (let j = 0; j < instance.seatCount; j++) this.objective += bandCost(band, j, 0);
    }
  }

  /** Members of a seat, newest first. */
  firstOf(seat: number): number {
    return this.#first[seat] ?? -1;
  }

  nextOf(unit: number): number {
    return this.#next[unit] ?? -1;
  }

  membersOf(seat: number): number[] {
    const list: number[] = [];
    for (let i = this.firstOf(seat); i >= 0; i = this.nextOf(i)) list.push(i);
    return list;
  }

  /** Whether the seat can take `comes` once `goes` has left (-1 = nobody). */
  fits(change: SeatChange): boolean {
    for (const q of this.#limited) {
      const resource = this.instance.resources[q] as Resource;
      const more = resource.amount[change.comes] ?? 0;
      const less = change.goes < 0 ? 0 : (resource.amount[change.goes] ?? 0);
      const load = (this.loads[q]?.[change.seat] ?? 0) + more - less;
      if (more > 0 && load > (resource.limit[change.seat] ?? 0)) return false;
    }
    return !this.meetsFoe(change);
  }

  /** Whether a unit that must not share a seat with `comes` stays in the seat. */
  meetsFoe(change: SeatChange): boolean {
    const { foes } = this.instance;
    if (foes === null) return false;
    const end = foes.start[change.comes + 1] as number;
    for (let at = foes.start[change.comes] as number; at < end; at++) {
      const foe = foes.other[at] as number;
      if (foe !== change.goes && this.assigned[foe] === change.seat) return true;
    }
    return false;
  }

  /** Minutes a month by which parted ties change when the unit alone goes to `to` (-1 = out). */
  tieDelta(unit: number, to: number): number {
    const { ties } = this.instance;
    const from = this.assigned[unit] as number;
    if (ties === null || from === to) return 0;
    let delta = 0;
    const end = ties.start[unit + 1] as number;
    for (let at = ties.start[unit] as number; at < end; at++) {
      const where = this.assigned[ties.other[at] as number] as number;
      if (where === from) delta += ties.minutes[at] as number;
      else if (where === to) delta -= ties.minutes[at] as number;
    }
    return delta;
  }

  /** Minutes a month of the tie between two units; 0 = none. */
  tieBetween(unit: number, other: number): number {
    const { ties } = this.instance;
    if (ties === null) return 0;
    const end = ties.start[unit + 1] as number;
    for (let at = ties.start[unit] as number; at < end; at++)
      if (ties.other[at] === other) return ties.minutes[at] as number;
    return 0;
  }

  /** Minutes a month by which the seat's bands change. */
  bandDelta(change: SeatChange): number {
    let delta = 0;
    for (const q of this.#banded) {
      const resource = this.instance.resources[q] as Resource;
      const band = resource.band;
      if (band === null) continue;
      const more = change.comes < 0 ? 0 : (resource.amount[change.comes] ?? 0);
      const less = change.goes < 0 ? 0 : (resource.amount[change.goes] ?? 0);
      if (more === less) continue;
      const load = this.loads[q]?.[change.seat] ?? 0;
      delta += bandCost(band, change.seat, load + more - less) - bandCost(band, change.seat, load);
    }
    return delta;
  }

  /** What the unit costs now, without bands: its pair, or its price. */
  costNow(i: number): number {
    const j = this.assigned[i] ?? -1;
    return j < 0 ? (this.instance.price[i] ?? 0) : pairCost(this.instance, i, j);
  }

  /** Change of the objective when unit i goes to seat `to`; Infinity when a hard rule forbids it. */
  shiftDelta(i: number, to: number): number {
    const cost = pairCost(this.instance, i, to);
    if (cost < 0 || !this.fits({ seat: to, comes: i, goes: -1 })) return Number.POSITIVE_INFINITY;
    const from = this.assigned[i] ?? -1;
    const leaves = from < 0 ? 0 : this.bandDelta({ seat: from, comes: -1, goes: i });
    const arrives = this.bandDelta({ seat: to, comes: i, goes: -1 });
    return cost - this.costNow(i) + leaves + arrives + this.tieDelta(i, to);
  }

  /** Moves unit i to seat `to` (-1 = out), whatever the hard rules say: callers have asked. */
  move(i: number, to: number): void {
    const from = this.assigned[i] ?? -1;
    if (from === to) return;
    this.#journal?.push(i, from);
    let delta = this.tieDelta(i, to) - this.costNow(i);
    if (from >= 0) {
      delta += this.bandDelta({ seat: from, comes: -1, goes: i });
      this.#unlink(i, from);
      this.#load(i, from, -1);
    }
    if (to >= 0) {
      delta += this.bandDelta({ seat: to, comes: i, goes: -1 });
      this.#link(i, to);
      this.#load(i, to, 1);
    }
    this.assigned[i] = to;
    this.unassignedCount += (to < 0 ? 1 : 0) - (from < 0 ? 1 : 0);
    this.objective += delta + this.costNow(i);
  }

  /** Begins to note moves; `takeBack` undoes all of them, `keep` forgets the notes. */
  note(): void {
    this.#journal = [];
  }

  keep(): readonly number[] {
    const noted = this.#journal ?? [];
    this.#journal = null;
    return noted;
  }

  takeBack(): readonly number[] {
    const noted = this.keep();
    for (let at = noted.length - 2; at >= 0; at -= 2) {
      this.move(noted[at] ?? -1, noted[at + 1] ?? -1);
    }
    return noted;
  }

  #load(i: number, seat: number, sign: number): void {
    this.loads.forEach((loads, q) => {
      const amount = this.instance.resources[q]?.amount[i] ?? 0;
      loads[seat] = (loads[seat] ?? 0) + sign * amount;
    });
  }

  #link(i: number, seat: number): void {
    const head = this.#first[seat] ?? -1;
    this.#next[i] = head;
    this.#before[i] = -1;
    if (head >= 0) this.#before[head] = i;
    this.#first[seat] = i;
  }

  #unlink(i: number, seat: number): void {
    const before = this.#before[i] ?? -1;
    const next = this.#next[i] ?? -1;
    if (before >= 0) this.#next[before] = next;
    else this.#first[seat] = next;
    if (next >= 0) this.#before[next] = before;
    this.#next[i] = -1;
    this.#before[i] = -1;
  }
}
