import type { CoreMoves } from "./core-moves.ts";
import type { Exchange, Side } from "./exchange.ts";
import { KindsExchange } from "./kinds-exchange.ts";
import { moveUnit } from "./move-unit.ts";
import type { PairWork } from "./pair-work.ts";
import { lossOf } from "./seat-cost.ts";
import { UnitsExchange } from "./units-exchange.ts";

/** Entries of one direction that are looked through for units that differ. */
const SCANNED = 300;
/** Improvements of one pair in one look. */
const ROUNDS = 12;
/** Sums in floating point may differ by so many minutes. */
const SLACK = 1e-6;
/** Less than this many minutes is no improvement. */
const WORTH = 0.01;

/**
 * Improves one pair of seats by the cheapest exchange of up to two units each way, again and
 * again. All costs are at the prices, where a change of the objective is Σ rises + change of both
 * seats' losses: no exchange gains more than the two losses, which cuts nearly all of them off.
 */
export class PairSearch {
  readonly #work: PairWork;
  readonly #exchange: Exchange;
  readonly #flow: Float64Array;
  readonly #lossOf: (flow: Float64Array) => number;
  /** Of the exchange found last: what was minimised, and the change of the objective; minutes. */
  #value = Infinity;
  #change = Infinity;
  /** Weight of the losses of A and B in what is looked for. */
  #weightA = 1;
  #weightB = 1;
  #a = 0;
  #b = 0;
  #lossA = 0;
  #lossB = 0;
  #looked = 0;

  constructor(work: PairWork, exchange: Exchange = exchangeFor(work)) {
    this.#work = work;
    this.#exchange = exchange;
    this.#flow = new Float64Array(work.terms.width);
    this.#lossOf = (flow) =>
      this.#weightA * this.#lossWith(this.#a, flow, -1) +
      this.#weightB * this.#lossWith(this.#b, flow, 1);
  }

  /** Works on pair p; returns how much the objective (with fines) falls, in minutes. */
  improve(moves: CoreMoves, p: number): number {
    this.#a = moves.a[p] as number;
    this.#b = moves.b[p] as number;
    let gained = 0;
    for (let round = 0; round < ROUNDS && this.#gather(moves, p); round++) {
      const { costs, loads } = this.#work;
      this.#lossA = lossOf(costs, loads, this.#a);
      this.#lossB = lossOf(costs, loads, this.#b);
      this.#find(this.#lossA + this.#lossB - WORTH);
      if (this.#change > -WORTH) break;
      gained -= this.#change;
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
    if (!this.#gather(moves, p)) return Infinity;
    const { costs, loads } = this.#work;
    this.#lossA = lossOf(costs, loads, this.#a);
    this.#lossB = lossOf(costs, loads, this.#b);
    const isA = by.first === this.#a;
    this.#weightA = isA ? 1 : by.share;
    this.#weightB = isA ? by.share : 1;
    this.#find(by.below);
    this.#weightA = 1;
    this.#weightB = 1;
    return this.#value;
  }

  /** The exchange found last, as moves: unit, from, to. */
  found(into: number[]): number {
    into.length = 0;
    this.#exchange.each((u, side) => {
      if (side === 0) into.push(u, this.#a, this.#b);
      else into.push(u, this.#b, this.#a);
    });
    return this.#change;
  }

  /** Work since it was last asked for, in pair evaluations: what a budget counts. */
  work(): number {
    const work = this.#looked * 2 * this.#work.terms.width;
    this.#looked = 0;
    return work;
  }

  /** Takes the entries that still hold: units that have not moved since the lists were made. */
  #gather(moves: CoreMoves, p: number): boolean {
    const start = moves.fromA[p] as number;
    const middle = moves.fromB[p] as number;
    const end = moves.fromA[p + 1] as number;
    this.#exchange.clear();
    const fromA = this.#take(moves, { from: start, to: middle, side: 0 });
    const fromB = this.#take(moves, { from: middle, to: end, side: 1 });
    return fromA || fromB;
  }

  #take(moves: CoreMoves, by: { from: number; to: number; side: Side }): boolean {
    const { assigned } = this.#work;
    const seat = by.side === 0 ? this.#a : this.#b;
    const end = Math.min(by.to, by.from + SCANNED);
    let isAny = false;
    for (let e = by.from; e < end; e++) {
      const u = moves.unit[e] as number;
      if (assigned[u] !== seat) continue;
      if (this.#exchange.add(by.side, u, moves.rise[e] as number)) isAny = true;
    }
    return isAny;
  }

  /** Looks for an exchange whose value is below `below`; `change` says what it does to the objective. */
  #find(below: number): void {
    const { width, amounts } = this.#work.terms;
    const exchange = this.#exchange;
    this.#change = Infinity;
    this.#value = exchange.find({ below, floor: this.#leastLoss(), lossOf: this.#lossOf });
    this.#looked += exchange.work();
    if (this.#value === Infinity) return;
    this.#flow.fill(0);
    exchange.each((u, side) => {
      const sign = side === 0 ? 1 : -1;
      for (let q = 0; q < width; q++)
        this.#flow[q] = (this.#flow[q] as number) + sign * (amounts[u * width + q] as number);
    });
    const lossA = this.#lossWith(this.#a, this.#flow, -1);
    const lossB = this.#lossWith(this.#b, this.#flow, 1);
    const rises = this.#value - this.#weightA * lossA - this.#weightB * lossB;
    this.#change = rises + lossA + lossB - this.#lossA - this.#lossB;
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
  #lossWith(seat: number, flow: Float64Array, sign: number): number {
    const { costs, loads } = this.#work;
    let loss = 0;
    for (let q = 0; q < costs.width; q++) {
      const at = seat * costs.width + q;
      const load = (loads[at] as number) + sign * (flow[q] as number);
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
    this.#exchange.each((u, side) => this.#moveFrom(side, u));
  }

  #moveFrom(side: Side, u: number): void {
    const [from, to] = side === 0 ? [this.#a, this.#b] : [this.#b, this.#a];
    moveUnit(this.#work, u, { from, to });
  }
}

/** Kind by kind where units come in few kinds, unit by unit otherwise. */
const exchangeFor = ({ kinds, terms }: PairWork): Exchange =>
  kinds === null ? new UnitsExchange(terms) : new KindsExchange(kinds);
