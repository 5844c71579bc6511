/** A small number in [0, 1) per pair that decides ties differently for every unit. */
function tieBreak(i: number, j: number): number {
  const mixed = Math.imul(i ^ Math.imul(j + 1, 0x9e3779b1), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 8) / 0x1_00_0000;
}

/** Ties are broken by less than this, in minutes; whoever needs a bound takes it off again. */
export const TIE = 1e-6;

/** What the tie of a pair is broken by, in minutes. */
export const tieOf = (u: number, j: number): number => TIE * tieBreak(u, j);

/**
 * The cheapest seats found so far, cheapest first, and from which priced cost on others are not
 * wanted. Search state.
 */
export class FoundSeats {
  /** Pair cost with switch cost (minutes), and priced cost, by place. */
  readonly seat: Int32Array;
  readonly cost: Float64Array;
  readonly key: Float64Array;
  size = 0;
  #most = 0;
  #reach = Infinity;
  #bar = Infinity;

  constructor(room: number) {
    this.seat = new Int32Array(room);
    this.cost = new Float64Array(room);
    this.key = new Float64Array(room);
  }

  /** Begins anew for at most `most` seats. */
  begin(most: number, within: Within): void {
    this.size = 0;
    this.#most = most;
    this.#reach = within.reach;
    this.#bar = within.bar;
  }

  /** Priced costs at or above this are not wanted any more. */
  limit(): number {
    if (this.size === 0) return this.#bar;
    const near = Math.min(this.#bar, (this.key[0] as number) + this.#reach);
    return this.size < this.#most ? near : Math.min(near, this.key[this.size - 1] as number);
  }

  has(j: number): boolean {
    for (let at = 0; at < this.size; at++) if (this.seat[at] === j) return true;
    return false;
  }

  /** Takes a seat whose priced cost is below the limit. */
  add(j: number, pairCost: number, priced: number): void {
    const { seat, cost, key } = this;
    let at = this.size < this.#most ? this.size++ : this.size - 1;
    while (at > 0 && (key[at - 1] as number) > priced) {
      key[at] = key[at - 1] as number;
      seat[at] = seat[at - 1] as number;
      cost[at] = cost[at - 1] as number;
      at -= 1;
    }
    key[at] = priced;
    seat[at] = j;
    cost[at] = pairCost;
  }
}

/** How far a search goes. */
export interface Within {
  /** Priced costs at or above it are not looked for. */
  readonly bar: number;
  /** Minutes above the cheapest that are still of interest. */
  readonly reach: number;
}

export const EVERYWHERE: Within = { bar: Infinity, reach: Infinity };
