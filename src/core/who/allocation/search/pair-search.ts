import type { DualTerms } from "../dual/dual-terms.ts";
import type { CoreMoves } from "./core-moves.ts";
import { lossOf, type SeatCosts } from "./seat-cost.ts";

/** Units of one direction that are combined with each other. */
const DEEP = 24;
/** Entries of one direction that are looked through for units that differ. */
const SCANNED = 300;
/** Units of one direction that go in twos. */
const SHALLOW = 12;
/** Improvements of one pair in one look. */
const ROUNDS = 12;
/** Sums in floating point may differ by so many minutes. */
const SLACK = 1e-6;
/** Less than this many minutes is no improvement. */
const WORTH = 0.01;

/** What the search of pairs changes, and what it reads. */
export interface PairWork {
  readonly terms: DualTerms;
  readonly costs: SeatCosts;
  readonly assigned: Int32Array;
  /** By seat, then resource. */
  readonly loads: Float64Array;
}

/** The best exchange found between two seats: up to two units each way. */
interface Exchange {
  /** What is minimised: rises plus weighted losses afterwards, minutes. */
  value: number;
  /** Change of the objective. */
  change: number;
  a1: number;
  a2: number;
  b1: number;
  b2: number;
}

/**
 * Improves one pair of seats by the cheapest exchange of up to two units each way, again and
 * again. All costs are at the prices, where a change of the objective is Σ rises + change of both
 * seats' losses: no exchange gains more than the two losses, which cuts nearly all of them off.
 */
export class PairSearch {
  readonly #work: PairWork;
  readonly #unitA = new Int32Array(DEEP);
  readonly #riseA = new Float64Array(DEEP);
  readonly #unitB = new Int32Array(DEEP);
  readonly #riseB = new Float64Array(DEEP);
  #sizeA = 0;
  #sizeB = 0;
  readonly #amountA: Float64Array;
  readonly #amountB: Float64Array;
  /** What A gives, and what goes from A to B in the end. */
  readonly #out: Float64Array;
  readonly #flow: Float64Array;
  readonly #best: Exchange = { value: 0, change: 0, a1: -1, a2: -1, b1: -1, b2: -1 };
  /** Weight of the losses of A and B in what is looked for. */
  #weightA = 1;
  #weightB = 1;
  #a = 0;
  #b = 0;
  #lossA = 0;
  /** The seats lose at least this much after any exchange. */
  #floor = 0;
  #looked = 0;
  #lossB = 0;

  constructor(work: PairWork) {
    this.#work = work;
    const { width } = work.terms;
    this.#amountA = new Float64Array(DEEP * width);
    this.#amountB = new Float64Array(DEEP * width);
    this.#out = new Float64Array(width);
    this.#flow = new Float64Array(width);
  }

  /** Works on pair p; returns how much the objective (with fines) falls, in minutes. */
  improve(moves: CoreMoves, p: number): number {
    this.#a = moves.a[p] as number;
    this.#b = moves.b[p] as number;
    let gained = 0;
    for (let round = 0; round < ROUNDS; round++) {
      this.#gather(moves, p);
      if (this.#sizeA + this.#sizeB === 0) break;
      const { costs, loads } = this.#work;
      this.#lossA = lossOf(costs, loads, this.#a);
      this.#lossB = lossOf(costs, loads, this.#b);
      this.#best.value = this.#lossA + this.#lossB - WORTH;
      this.#best.change = 0;
      this.#find();
      if (this.#best.change > -WORTH) break;
      gained -= this.#best.change;
      this.#apply();
    }
    return gained;
  }

  /**
   * The exchange of pair p that puts seat `first` right at the least rise, whatever the other seat
   * then loses beyond `share` of it. Returns its value (rises + weighted losses), Infinity = none.
   */
  relieve(
    moves: CoreMoves,
    p: number,
    by: { readonly first: number; readonly share: number; readonly below: number },
  ): number {
    this.#a = moves.a[p] as number;
    this.#b = moves.b[p] as number;
    this.#gather(moves, p);
    if (this.#sizeA + this.#sizeB === 0) return Infinity;
    const { costs, loads } = this.#work;
    this.#lossA = lossOf(costs, loads, this.#a);
    this.#lossB = lossOf(costs, loads, this.#b);
    const isA = by.first === this.#a;
    this.#weightA = isA ? 1 : by.share;
    this.#weightB = isA ? by.share : 1;
    this.#best.value = by.below;
    this.#best.change = Infinity;
    this.#find();
    this.#weightA = 1;
    this.#weightB = 1;
    return this.#best.change === Infinity ? Infinity : this.#best.value;
  }

  /** The exchange found last, as moves: unit, from, to. */
  found(into: number[]): number {
    const { a1, a2, b1, b2, change } = this.#best;
    into.length = 0;
    if (a1 >= 0) into.push(this.#unitA[a1] as number, this.#a, this.#b);
    if (a2 >= 0) into.push(this.#unitA[a2] as number, this.#a, this.#b);
    if (b1 >= 0) into.push(this.#unitB[b1] as number, this.#b, this.#a);
    if (b2 >= 0) into.push(this.#unitB[b2] as number, this.#b, this.#a);
    return change;
  }

  /** Work since it was last asked for, in pair evaluations: what a budget counts. */
  work(): number {
    const work = this.#looked * 2 * this.#work.terms.width;
    this.#looked = 0;
    return work;
  }

  /** Moves one unit and keeps the loads in step. */
  move(u: number, from: number, to: number): void {
    this.#move(u, from, to);
  }

  /** Takes the entries that still hold: units that have not moved since the lists were made. */
  #gather(moves: CoreMoves, p: number): void {
    const { assigned } = this.#work;
    const middle = moves.fromB[p] as number;
    const end = moves.fromA[p + 1] as number;
    this.#sizeA = 0;
    this.#sizeB = 0;
    const start = moves.fromA[p] as number;
    for (let e = start; e < middle && e < start + SCANNED && this.#sizeA < DEEP; e++) {
      const u = moves.unit[e] as number;
      if (assigned[u] !== this.#a || this.#isDominated(this.#amountA, this.#sizeA, u)) continue;
      this.#unitA[this.#sizeA] = u;
      this.#note(this.#amountA, this.#sizeA, u);
      this.#riseA[this.#sizeA++] = moves.rise[e] as number;
    }
    for (let e = middle; e < end && e < middle + SCANNED && this.#sizeB < DEEP; e++) {
      const u = moves.unit[e] as number;
      if (assigned[u] !== this.#b || this.#isDominated(this.#amountB, this.#sizeB, u)) continue;
      this.#unitB[this.#sizeB] = u;
      this.#note(this.#amountB, this.#sizeB, u);
      this.#riseB[this.#sizeB++] = moves.rise[e] as number;
    }
  }

  /**
   * Whether two units with the same amounts are listed already: they rise no more, and no exchange
   * takes more than two of one seat.
   */
  #isDominated(listed: Float64Array, size: number, u: number): boolean {
    const { width, amounts } = this.#work.terms;
    let same = 0;
    for (let k = 0; k < size; k++) {
      let q = 0;
      while (q < width && listed[k * width + q] === amounts[u * width + q]) q += 1;
      if (q === width && ++same === 2) return true;
    }
    return false;
  }

  #note(amounts: Float64Array, at: number, u: number): void {
    const { width, amounts: all } = this.#work.terms;
    for (let q = 0; q < width; q++) amounts[at * width + q] = all[u * width + q] as number;
  }

  #find(): void {
    const best = this.#best;
    const { width } = this.#work.terms;
    const leastB = leastOf(this.#riseB, this.#sizeB);
    this.#floor = this.#leastLoss();
    const gift = Math.min(0, leastB) * 2 + this.#floor;
    for (let i = -1; i < this.#sizeA; i++) {
      const first = i < 0 ? 0 : (this.#riseA[i] as number);
      if (first + gift >= best.value) break;
      for (let i2 = i; i2 < this.#sizeA; i2++) {
        const isPair = i2 > i;
        if (isPair && (i < 0 || i2 >= SHALLOW)) break;
        const rise = isPair ? first + (this.#riseA[i2] as number) : first;
        if (rise + gift >= best.value) break;
        for (let q = 0; q < width; q++) {
          let out = i < 0 ? 0 : (this.#amountA[i * width + q] as number);
          if (isPair) out += this.#amountA[i2 * width + q] as number;
          this.#out[q] = out;
        }
        this.#answer(rise, i, isPair ? i2 : -1);
      }
    }
  }

  /** Tries everything that B may give back for what A gives. */
  #answer(rise: number, i: number, i2: number): void {
    const best = this.#best;
    const { width } = this.#work.terms;
    for (let k = -1; k < this.#sizeB; k++) {
      const first = rise + (k < 0 ? 0 : (this.#riseB[k] as number));
      if (first + this.#floor >= best.value && k >= 0) break;
      for (let k2 = k; k2 < this.#sizeB; k2++) {
        const isPair = k2 > k;
        if (isPair && (k < 0 || k2 >= SHALLOW)) break;
        const total = isPair ? first + (this.#riseB[k2] as number) : first;
        if (total + this.#floor >= best.value) {
          if (isPair) break;
          continue;
        }
        if (i < 0 && k < 0) continue;
        for (let q = 0; q < width; q++) {
          let back = k < 0 ? 0 : (this.#amountB[k * width + q] as number);
          if (isPair) back += this.#amountB[k2 * width + q] as number;
          this.#flow[q] = (this.#out[q] as number) - back;
        }
        this.#looked += 1;
        const lossA = this.#lossWith(this.#a, -1);
        const lossB = this.#lossWith(this.#b, 1);
        const value = total + this.#weightA * lossA + this.#weightB * lossB;
        if (value >= best.value) continue;
        best.value = value;
        best.change = total + lossA + lossB - this.#lossA - this.#lossB;
        best.a1 = i;
        best.a2 = i2;
        best.b1 = k;
        best.b2 = isPair ? k2 : -1;
      }
    }
  }

  /**
   * What the two seats lose (weighted) whatever goes from one to the other, at least: for each
   * resource the least of a convex function of the flow, which lies at a bend of it.
   */
  #leastLoss(): number {
    const { costs, loads } = this.#work;
    let total = 0;
    for (let q = 0; q < costs.width; q++) {
      const a = this.#a * costs.width + q;
      const b = this.#b * costs.width + q;
      const loadA = loads[a] as number;
      const loadB = loads[b] as number;
      let least = this.#lossOfFlow(q, 0);
      least = Math.min(least, this.#lossOfFlow(q, loadA - (costs.high[a] as number)));
      least = Math.min(least, this.#lossOfFlow(q, loadA - (costs.low[a] as number)));
      least = Math.min(least, this.#lossOfFlow(q, (costs.high[b] as number) - loadB));
      least = Math.min(least, this.#lossOfFlow(q, (costs.low[b] as number) - loadB));
      total += least;
    }
    return total - SLACK;
  }

  /** Weighted loss of one resource when `flow` of it goes from A to B, before rounding up. */
  #lossOfFlow(q: number, flow: number): number {
    if (!Number.isFinite(flow)) return Infinity;
    const { costs, loads } = this.#work;
    let total = 0;
    for (let side = 0; side < 2; side++) {
      const at = (side === 0 ? this.#a : this.#b) * costs.width + q;
      const load = (loads[at] as number) + (side === 0 ? -flow : flow);
      const outside = Math.max(
        (costs.low[at] as number) - load,
        load - (costs.high[at] as number),
        0,
      );
      const loss =
        (costs.rate[at] as number) * outside -
        (costs.prices[at] as number) * load +
        (costs.given[at] as number);
      total += loss * (side === 0 ? this.#weightA : this.#weightB);
    }
    return total;
  }

  /** The seat's loss once the flow has come (sign 1) or gone (sign -1). */
  #lossWith(seat: number, sign: number): number {
    const { costs, loads } = this.#work;
    let loss = 0;
    for (let q = 0; q < costs.width; q++) {
      const at = seat * costs.width + q;
      const load = (loads[at] as number) + sign * (this.#flow[q] as number);
      const outside = Math.max(
        (costs.low[at] as number) - load,
        load - (costs.high[at] as number),
        0,
      );
      let charge = (costs.rate[at] as number) * outside;
      if (costs.isBand[at] === 1 && outside > 0) charge = Math.ceil(charge - 1e-9);
      loss += charge - (costs.prices[at] as number) * load + (costs.given[at] as number);
    }
    return loss;
  }

  #apply(): void {
    const { a1, a2, b1, b2 } = this.#best;
    if (a1 >= 0) this.#move(this.#unitA[a1] as number, this.#a, this.#b);
    if (a2 >= 0) this.#move(this.#unitA[a2] as number, this.#a, this.#b);
    if (b1 >= 0) this.#move(this.#unitB[b1] as number, this.#b, this.#a);
    if (b2 >= 0) this.#move(this.#unitB[b2] as number, this.#b, this.#a);
  }

  #move(u: number, from: number, to: number): void {
    const { assigned, loads, terms } = this.#work;
    const { width, amounts } = terms;
    assigned[u] = to;
    for (let q = 0; q < width; q++) {
      const amount = amounts[u * width + q] as number;
      loads[from * width + q] = (loads[from * width + q] as number) - amount;
      loads[to * width + q] = (loads[to * width + q] as number) + amount;
    }
  }
}

const leastOf = (rises: Float64Array, size: number): number =>
  size === 0 ? 0 : (rises[0] as number);
