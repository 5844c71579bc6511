import type { ArcTable } from "../candidates/arc-table.ts";
import type { DualTerms } from "./dual-terms.ts";
import type { BlockSums } from "./smoothed-block.ts";

/** Up to so many seats each may have hundreds of neighbours; beyond it 64. */
const FEW_SEATS = 600;

/**
 * The curvature of the smoothed dual: a graph of seats that share undecided units, with a small
 * matrix over the resources on every edge. Open addressing per seat.
 */
export class Curvature {
  readonly #width: number;
  readonly #seats: number;
  readonly #slots: number;
  readonly #shift: number;
  #neighbour: Int32Array;
  #edge: Float64Array;
  readonly diagonal: Float64Array;
  /** The same edges without gaps, seat by seat. */
  readonly #start: Int32Array;
  readonly #near: Int32Array;
  readonly #weight: Float64Array;

  constructor(terms: DualTerms) {
    this.#width = terms.width;
    this.#seats = terms.seatCount;
    const bits = terms.seatCount <= FEW_SEATS ? 9 : 6;
    this.#slots = 1 << bits;
    this.#shift = 32 - bits;
    this.#neighbour = new Int32Array(this.#seats * this.#slots).fill(-1);
    this.#edge = new Float64Array(this.#seats * this.#slots * this.#width * this.#width);
    this.#start = new Int32Array(this.#seats + 1);
    this.#near = new Int32Array(this.#neighbour.length);
    this.#weight = new Float64Array(this.#edge.length);
    this.diagonal = new Float64Array(this.#seats * this.#width * this.#width);
  }

  /** Reads the undecided rows that the last evaluation noted. */
  assemble(
    arcs: ArcTable,
    terms: DualTerms,
    by: { readonly sums: BlockSums; readonly stiffness: number },
  ): void {
    const { sums, stiffness } = by;
    const { width, amounts } = terms;
    this.#neighbour.fill(-1);
    this.#edge.fill(0);
    this.diagonal.fill(0);
    for (let block = 0; block < sums.blocks; block++) {
      const from = block * sums.notedPerBlock;
      const end = from + (sums.notedSize[block] as number);
      let at = from;
      while (at < end) {
        const r = sums.noted[at] as number;
        const count = sums.noted[at + 1] as number;
        const factor = stiffness * (arcs.weight[r] as number);
        this.#addUnit(sums.noted, {
          from: at + 2,
          count,
          factor,
          amounts,
          u: (arcs.units[r] as number) * width,
        });
        at += count + 2;
      }
    }
    this.#compact();
  }

  #addUnit(
    noted: Int32Array,
    unit: {
      readonly from: number;
      readonly count: number;
      readonly factor: number;
      readonly amounts: Float64Array;
      readonly u: number;
    },
  ): void {
    const { from, count, factor, amounts, u } = unit;
    const width = this.#width;
    const own = factor * (1 - 1 / count);
    const cross = factor / count;
    for (let a = 0; a < count; a++) {
      const j = noted[from + a] as number;
      if (j < 0) continue;
      this.#addBlock(this.diagonal, j * width * width, own, amounts, u);
      for (let b = 0; b < count; b++) {
        const k = noted[from + b] as number;
        if (b === a || k < 0) continue;
        const slot = this.#slotOf(j, k);
        if (slot >= 0) this.#addBlock(this.#edge, slot * width * width, cross, amounts, u);
      }
    }
  }

  #addBlock(to: Float64Array, at: number, factor: number, amounts: Float64Array, u: number): void {
    const width = this.#width;
    if (width === 1) {
      const amount = amounts[u] as number;
      to[at] = (to[at] as number) + factor * amount * amount;
      return;
    }
    for (let q = 0; q < width; q++) {
      const left = factor * (amounts[u + q] as number);
      for (let s = 0; s < width; s++)
        to[at + q * width + s] =
          (to[at + q * width + s] as number) + left * (amounts[u + s] as number);
    }
  }

  /** The place of edge j–k; -1 when seat j has too many neighbours (the edge is then left away). */
  #slotOf(j: number, k: number): number {
    const slots = this.#slots;
    const base = j * slots;
    let at = Math.imul(k, 0x9e3779b1) >>> this.#shift;
    for (let tries = 0; tries < slots; tries++) {
      const found = this.#neighbour[base + at] as number;
      if (found === k) return base + at;
      if (found < 0) {
        this.#neighbour[base + at] = k;
        return base + at;
      }
      at = (at + 1) & (slots - 1);
    }
    return -1;
  }

  /** Closes the gaps between the slots, so that products run through memory once. */
  #compact(): void {
    const size = this.#width * this.#width;
    const slots = this.#slots;
    let filled = 0;
    for (let j = 0; j < this.#seats; j++) {
      this.#start[j] = filled;
      for (let at = j * slots; at < (j + 1) * slots; at++) {
        const k = this.#neighbour[at] as number;
        if (k < 0) continue;
        this.#near[filled] = k;
        for (let e = 0; e < size; e++)
          this.#weight[filled * size + e] = this.#edge[at * size + e] as number;
        filled += 1;
      }
    }
    this.#start[this.#seats] = filled;
  }

  /** out = (curvature + damping) × direction, on the prices where `free` is not 0. */
  multiply(
    direction: Float64Array,
    by: { readonly free: Float64Array; readonly damping: Float64Array },
    out: Float64Array,
  ): void {
    const { free, damping } = by;
    for (let j = 0; j < this.#seats; j++) {
      this.#multiplyOwn(j, direction, damping, out);
      if (this.#width === 1) this.#multiplyNear(j, direction, out);
      else this.#multiplyNearBlocks(j, direction, out);
    }
    for (let at = 0; at < out.length; at++) if (free[at] === 0) out[at] = 0;
  }

  #multiplyOwn(j: number, direction: Float64Array, damping: Float64Array, out: Float64Array): void {
    const width = this.#width;
    const row = j * width;
    for (let q = 0; q < width; q++) {
      let sum = (damping[row + q] as number) * (direction[row + q] as number);
      for (let s = 0; s < width; s++)
        sum += (this.diagonal[(row + q) * width + s] as number) * (direction[row + s] as number);
      out[row + q] = sum;
    }
  }

  #multiplyNear(j: number, direction: Float64Array, out: Float64Array): void {
    const near = this.#near;
    const weight = this.#weight;
    const end = this.#start[j + 1] as number;
    let sum = 0;
    for (let at = this.#start[j] as number; at < end; at++)
      sum += (weight[at] as number) * (direction[near[at] as number] as number);
    out[j] = (out[j] as number) - sum;
  }

  #multiplyNearBlocks(j: number, direction: Float64Array, out: Float64Array): void {
    const width = this.#width;
    const end = this.#start[j + 1] as number;
    for (let at = this.#start[j] as number; at < end; at++) {
      const k = (this.#near[at] as number) * width;
      for (let q = 0; q < width; q++) {
        let sum = 0;
        for (let s = 0; s < width; s++)
          sum +=
            (this.#weight[(at * width + q) * width + s] as number) * (direction[k + s] as number);
        out[j * width + q] = (out[j * width + q] as number) - sum;
      }
    }
  }

  /** Diagonal entry of one price. */
  own(at: number): number {
    const width = this.#width;
    return this.diagonal[at * width + (at % width)] as number;
  }
}
