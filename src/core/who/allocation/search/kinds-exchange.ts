import type { DualTerms } from "../dual/dual-terms.ts";
import type { Exchange, Side, Wanted } from "./exchange.ts";

/** Kinds of amounts up to which exchanges are made kind by kind. */
const FEW_KINDS = 6;
/** Units of one kind that go each way at most. */
const EACH_WAY = 4;
const NETS = 2 * EACH_WAY + 1;
/** An exchange this near to the best that could be is good enough, minutes. */
const CLOSE = 1e-3;

/** Units that ask the same of every resource are of one kind. */
export interface Kinds {
  readonly count: number;
  readonly kindOf: Uint8Array;
  /** Amounts by kind, then resource. */
  readonly amounts: Float64Array;
}

/** The kinds of a book with two resources or more; null where there are too many of them. */
export function kindsOf(
  terms: DualTerms,
  units: number,
  memory: (bytes: number) => ArrayBufferLike,
): Kinds | null {
  const { width, amounts } = terms;
  if (width < 2) return null;
  const kindOf = new Uint8Array(memory(units));
  const known: number[] = [];
  for (let u = 0; u < units; u++) {
    let kind = 0;
    const count = known.length / width;
    for (; kind < count; kind++) {
      let q = 0;
      while (q < width && known[kind * width + q] === amounts[u * width + q]) q += 1;
      if (q === width) break;
    }
    if (kind === FEW_KINDS) return null;
    if (kind === count)
      for (let q = 0; q < width; q++) known.push(amounts[u * width + q] as number);
    kindOf[u] = kind;
  }
  return { count: known.length / width, kindOf, amounts: Float64Array.from(known) };
}

/**
 * The best exchange between two seats when units come in few kinds: up to four of each kind each
 * way. What a number of units of one kind costs is a convex list, so that only the numbers are
 * searched, not the units.
 */
export class KindsExchange implements Exchange {
  readonly #kinds: Kinds;
  readonly #width: number;
  /** Cheapest units by side, kind, rank. */
  readonly #unit: Int32Array;
  /** Rises of the first 0, 1, 2 … of them together. */
  readonly #rises: Float64Array;
  readonly #size: Int32Array;
  /** By kind and net number: least rise, and how many go out for it. */
  readonly #cost: Float64Array;
  readonly #out: Int32Array;
  /** Least cost of the kinds from here on. */
  readonly #least: Float64Array;
  /** What goes from A to B so far, by kind looked at, then resource; `last` is the end of it. */
  readonly #flow: Float64Array;
  readonly #last: Float64Array;
  readonly #chosen: Int32Array;
  readonly #best: Int32Array;
  #looked = 0;
  #value = 0;
  /** No exchange is worth less than this. */
  #goal = 0;
  #isFound = false;

  constructor(kinds: Kinds) {
    this.#kinds = kinds;
    this.#width = kinds.amounts.length / kinds.count;
    const { count } = kinds;
    this.#unit = new Int32Array(2 * count * EACH_WAY);
    this.#rises = new Float64Array(2 * count * (EACH_WAY + 1));
    this.#size = new Int32Array(2 * count);
    this.#cost = new Float64Array(count * NETS);
    this.#out = new Int32Array(count * NETS);
    this.#least = new Float64Array(count + 1);
    this.#flow = new Float64Array((count + 1) * this.#width);
    this.#last = this.#flow.subarray(count * this.#width);
    this.#chosen = new Int32Array(count);
    this.#best = new Int32Array(count);
  }

  clear(): void {
    this.#size.fill(0);
  }

  /** Notes the next dearer unit that may leave a side (0 = A, 1 = B); false = its kind is full. */
  add(side: Side, u: number, rise: number): boolean {
    const list = side * this.#kinds.count + (this.#kinds.kindOf[u] as number);
    const size = this.#size[list] as number;
    if (size === EACH_WAY) return false;
    const at = list * (EACH_WAY + 1) + size;
    this.#unit[list * EACH_WAY + size] = u;
    this.#rises[at + 1] = (this.#rises[at] as number) + rise;
    this.#size[list] = size + 1;
    return true;
  }

  find(wanted: Wanted): number {
    this.#weigh();
    this.#value = wanted.below;
    this.#goal = (this.#least[0] as number) + wanted.floor + CLOSE;
    this.#isFound = false;
    this.#flow.fill(0);
    this.#descend(0, 0, wanted);
    return this.#isFound ? this.#value : Infinity;
  }

  #weigh(): void {
    const { count } = this.#kinds;
    for (let kind = count - 1; kind >= 0; kind--) {
      const a = kind;
      const b = count + kind;
      const base = kind * NETS + EACH_WAY;
      this.#cost.fill(Infinity, kind * NETS, (kind + 1) * NETS);
      let least = Infinity;
      for (let out = 0; out <= (this.#size[a] as number); out++)
        for (let back = 0; back <= (this.#size[b] as number); back++) {
          const rise =
            (this.#rises[a * (EACH_WAY + 1) + out] as number) +
            (this.#rises[b * (EACH_WAY + 1) + back] as number);
          const at = base + out - back;
          if (rise >= (this.#cost[at] as number)) continue;
          this.#cost[at] = rise;
          this.#out[at] = out;
          if (rise < least) least = rise;
        }
      this.#least[kind] = least + (kind === count - 1 ? 0 : (this.#least[kind + 1] as number));
    }
  }

  /** Tries every number of this kind and of the kinds after it. */
  #descend(kind: number, rise: number, wanted: Wanted): void {
    const { count, amounts } = this.#kinds;
    const width = this.#width;
    if (kind === count) {
      if (this.#isNothing()) return;
      this.#looked += 1;
      const value = rise + wanted.lossOf(this.#last);
      if (value >= this.#value) return;
      this.#value = value;
      this.#isFound = true;
      this.#best.set(this.#chosen);
      return;
    }
    const rest = kind === count - 1 ? 0 : (this.#least[kind + 1] as number);
    for (let net = -EACH_WAY; net <= EACH_WAY; net++) {
      const at = kind * NETS + EACH_WAY + net;
      const total = rise + (this.#cost[at] as number);
      if (total + rest + wanted.floor >= this.#value || this.#value <= this.#goal) continue;
      for (let q = 0; q < width; q++)
        this.#flow[(kind + 1) * width + q] =
          (this.#flow[kind * width + q] as number) + net * (amounts[kind * width + q] as number);
      this.#chosen[kind] = at;
      this.#descend(kind + 1, total, wanted);
    }
  }

  /** Whether nobody moves in what is tried just now. */
  #isNothing(): boolean {
    return this.#chosen.every((at, kind) => at === kind * NETS + EACH_WAY && this.#out[at] === 0);
  }

  /** Hands out the moves of the exchange found last: unit, and the side it leaves. */
  each(move: (u: number, side: Side) => void): void {
    const { count } = this.#kinds;
    for (let kind = 0; kind < count; kind++) {
      const at = this.#best[kind] as number;
      const out = this.#out[at] as number;
      const back = out - (at - kind * NETS - EACH_WAY);
      for (let k = 0; k < out; k++) move(this.#unit[kind * EACH_WAY + k] as number, 0);
      for (let k = 0; k < back; k++) move(this.#unit[(count + kind) * EACH_WAY + k] as number, 1);
    }
  }

  /** Flows looked at since it was last asked for. */
  work(): number {
    const looked = this.#looked;
    this.#looked = 0;
    return looked;
  }
}
