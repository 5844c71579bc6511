import type { DualTerms } from "../dual/dual-terms.ts";
import type { Exchange, Side, Wanted } from "./exchange.ts";

/** Units of one direction that are combined with each other. */
const DEEP = 24;
/** Units of one direction that go in twos. */
const SHALLOW = 12;

/** Units that may leave one side, cheapest first. */
class Leaving {
  readonly unit = new Int32Array(DEEP);
  readonly rise = new Float64Array(DEEP);
  readonly amount: Float64Array;
  readonly #terms: DualTerms;
  size = 0;

  constructor(terms: DualTerms) {
    this.#terms = terms;
    this.amount = new Float64Array(DEEP * terms.width);
  }

  add(u: number, rise: number): boolean {
    if (this.size === DEEP || this.#isDominated(u)) return false;
    const { width, amounts } = this.#terms;
    for (let q = 0; q < width; q++)
      this.amount[this.size * width + q] = amounts[u * width + q] as number;
    this.unit[this.size] = u;
    this.rise[this.size++] = rise;
    return true;
  }

  /**
   * Whether two units with the same amounts are listed already: they rise no more, and no exchange
   * takes more than two of one seat.
   */
  #isDominated(u: number): boolean {
    const { width, amounts } = this.#terms;
    let same = 0;
    for (let k = 0; k < this.size; k++) {
      let q = 0;
      while (q < width && this.amount[k * width + q] === amounts[u * width + q]) q += 1;
      if (q === width && ++same === 2) return true;
    }
    return false;
  }

  get least(): number {
    return this.size === 0 ? 0 : Math.min(0, this.rise[0] as number);
  }
}

/** The best exchange of up to two units each way. */
export class UnitsExchange implements Exchange {
  readonly #width: number;
  readonly #a: Leaving;
  readonly #b: Leaving;
  /** What A gives, and what goes from A to B in the end. */
  readonly #out: Float64Array;
  readonly #flow: Float64Array;
  /** Places of the best exchange: two of A, two of B, -1 = none. */
  readonly #best = new Int32Array(4).fill(-1);
  #value = Infinity;
  #looked = 0;

  constructor(terms: DualTerms) {
    this.#width = terms.width;
    this.#a = new Leaving(terms);
    this.#b = new Leaving(terms);
    this.#out = new Float64Array(terms.width);
    this.#flow = new Float64Array(terms.width);
  }

  clear(): void {
    this.#a.size = 0;
    this.#b.size = 0;
    this.#best.fill(-1);
  }

  add(side: Side, u: number, rise: number): boolean {
    return (side === 0 ? this.#a : this.#b).add(u, rise);
  }

  find(wanted: Wanted): number {
    this.#best.fill(-1);
    this.#value = wanted.below;
    const a = this.#a;
    const gift = this.#b.least * 2 + wanted.floor;
    for (let i = -1; i < a.size; i++) {
      const first = i < 0 ? 0 : (a.rise[i] as number);
      if (first + gift >= this.#value) break;
      for (let i2 = i; i2 < a.size; i2++) {
        const isPair = i2 > i;
        if (isPair && (i < 0 || i2 >= SHALLOW)) break;
        const rise = isPair ? first + (a.rise[i2] as number) : first;
        if (rise + gift >= this.#value) break;
        this.#sum(this.#out, a, i, isPair ? i2 : -1);
        this.#answer(wanted, rise, i, isPair ? i2 : -1);
      }
    }
    return this.#value < wanted.below ? this.#value : Infinity;
  }

  #sum(into: Float64Array, { amount }: Leaving, k: number, k2: number): void {
    const width = this.#width;
    for (let q = 0; q < width; q++) {
      let sum = k < 0 ? 0 : (amount[k * width + q] as number);
      if (k2 >= 0) sum += amount[k2 * width + q] as number;
      into[q] = sum;
    }
  }

  /** Tries everything that B may give back for what A gives. */
  #answer({ floor, lossOf }: Wanted, rise: number, i: number, i2: number): void {
    const b = this.#b;
    const flow = this.#flow;
    for (let k = -1; k < b.size; k++) {
      const first = rise + (k < 0 ? 0 : (b.rise[k] as number));
      if (first + floor >= this.#value && k >= 0) break;
      for (let k2 = k; k2 < b.size; k2++) {
        const isPair = k2 > k;
        if (isPair && (k < 0 || k2 >= SHALLOW)) break;
        const total = isPair ? first + (b.rise[k2] as number) : first;
        if (total + floor >= this.#value) {
          if (isPair) break;
          continue;
        }
        if (i < 0 && k < 0) continue;
        this.#sum(flow, b, k, isPair ? k2 : -1);
        for (let q = 0; q < flow.length; q++)
          flow[q] = (this.#out[q] as number) - (flow[q] as number);
        this.#looked += 1;
        const value = total + lossOf(flow);
        if (value >= this.#value) continue;
        this.#value = value;
        this.#best[0] = i;
        this.#best[1] = i2;
        this.#best[2] = k;
        this.#best[3] = isPair ? k2 : -1;
      }
    }
  }

  each(move: (u: number, side: Side) => void): void {
    for (let place = 0; place < 4; place++) {
      const k = this.#best[place] as number;
      if (k < 0) continue;
      if (place < 2) move(this.#a.unit[k] as number, 0);
      else move(this.#b.unit[k] as number, 1);
    }
  }

  work(): number {
    const looked = this.#looked;
    this.#looked = 0;
    return looked;
  }
}
