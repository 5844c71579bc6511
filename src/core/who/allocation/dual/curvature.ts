import type { ArcTable } from "../candidates/arc-table.ts";
import type { DualTerms } from "./dual-terms.ts";
import type { BlockSums } from "./smoothed-block.ts";

/** Up to so many seats every pair has a place of its own; beyond it a seat has 64, by hash. */
const FEW_SEATS = 600;
const SLOT_BITS = 6;

/**
 * The curvature of the smoothed dual: a graph of seats that share undecided units, with a small
 * symmetric matrix over the resources on every edge. An edge is kept once, at its lower seat.
 */
export class Curvature {
  readonly #width: number;
  /** Numbers of a symmetric matrix: its lower triangle, row by row. */
  readonly #size: number;
  readonly #seats: number;
  readonly #slots: number;
  readonly #isDense: boolean;
  readonly #neighbour: Int32Array;
  readonly #edge: Float64Array;
  /** By seat. */
  readonly #diagonal: Float64Array;
  /** One unit's matrix. */
  readonly #block: Float64Array;
  /** The same edges without gaps, seat by seat. */
  readonly #start: Int32Array;
  #near = new Int32Array(0);
  #weight = new Float64Array(0);

  constructor(terms: DualTerms) {
    this.#width = terms.width;
    this.#size = (terms.width * (terms.width + 1)) / 2;
    this.#seats = terms.seatCount;
    this.#isDense = terms.seatCount <= FEW_SEATS;
    this.#slots = this.#isDense ? terms.seatCount : 1 << SLOT_BITS;
    this.#neighbour = new Int32Array(this.#seats * this.#slots).fill(-1);
    this.#edge = new Float64Array(this.#seats * this.#slots * this.#size);
    this.#diagonal = new Float64Array(this.#seats * this.#size);
    this.#block = new Float64Array(this.#size);
    this.#start = new Int32Array(this.#seats + 1);
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
    this.#diagonal.fill(0);
    for (let block = 0; block < sums.blocks; block++) {
      const from = block * sums.notedPerBlock;
      const end = from + (sums.notedSize[block] as number);
      let at = from;
      while (at < end) {
        const r = sums.noted[at] as number;
        const count = sums.noted[at + 1] as number;
        this.#weigh(amounts, (arcs.units[r] as number) * width);
        const factor = stiffness * (arcs.weight[r] as number);
        this.#addRow(sums.noted, { from: at + 2, count, factor });
        at += count + 2;
      }
    }
    this.#compact();
  }

  /** The matrix of one unit: the products of its amounts. */
  #weigh(amounts: Float64Array, u: number): void {
    let e = 0;
    for (let q = 0; q < this.#width; q++)
      for (let s = 0; s <= q; s++)
        this.#block[e++] = (amounts[u + q] as number) * (amounts[u + s] as number);
  }

  #addRow(
    noted: Int32Array,
    row: { readonly from: number; readonly count: number; readonly factor: number },
  ): void {
    const { from, count, factor } = row;
    const size = this.#size;
    const own = factor * (1 - 1 / count);
    const cross = factor / count;
    const block = this.#block;
    const first = block[0] as number;
    for (let a = 0; a < count; a++) {
      const j = noted[from + a] as number;
      if (j < 0) continue;
      for (let e = 0; e < size; e++)
        this.#diagonal[j * size + e] =
          (this.#diagonal[j * size + e] as number) + own * (block[e] as number);
      for (let b = a + 1; b < count; b++) {
        const k = noted[from + b] as number;
        if (k < 0) continue;
        const slot = j < k ? this.#slotOf(j, k) : this.#slotOf(k, j);
        if (slot < 0) continue;
        const at = slot * size;
        this.#edge[at] = (this.#edge[at] as number) + cross * first;
        for (let e = 1; e < size; e++)
          this.#edge[at + e] = (this.#edge[at + e] as number) + cross * (block[e] as number);
      }
    }
  }

  /** The place of edge j–k, j < k; -1 when seat j has too many neighbours (the edge is then left away). */
  #slotOf(j: number, k: number): number {
    const slots = this.#slots;
    const base = j * slots;
    if (this.#isDense) {
      this.#neighbour[base + k] = k;
      return base + k;
    }
    let at = Math.imul(k, 0x9e3779b1) >>> (32 - SLOT_BITS);
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
    const size = this.#size;
    const slots = this.#slots;
    let edges = 0;
    for (let at = 0; at < this.#neighbour.length; at++)
      if ((this.#neighbour[at] as number) >= 0) edges += 1;
    if (edges > this.#near.length) {
      this.#near = new Int32Array(edges * 2);
      this.#weight = new Float64Array(edges * 2 * size);
    }
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
    for (let at = 0; at < out.length; at++)
      out[at] = (damping[at] as number) * (direction[at] as number);
    for (let j = 0; j < this.#seats; j++) this.#multiplyOwn(j, direction, out);
    if (this.#width === 1) this.#multiplyEdges(direction, out);
    else this.#multiplyBlocks(direction, out);
    for (let at = 0; at < out.length; at++) if (free[at] === 0) out[at] = 0;
  }

  #multiplyEdges(direction: Float64Array, out: Float64Array): void {
    const near = this.#near;
    const weight = this.#weight;
    for (let j = 0; j < this.#seats; j++) {
      const end = this.#start[j + 1] as number;
      const own = direction[j] as number;
      let sum = 0;
      for (let at = this.#start[j] as number; at < end; at++) {
        const k = near[at] as number;
        const w = weight[at] as number;
        sum += w * (direction[k] as number);
        out[k] = (out[k] as number) - w * own;
      }
      out[j] = (out[j] as number) - sum;
    }
  }

  #multiplyOwn(j: number, direction: Float64Array, out: Float64Array): void {
    const width = this.#width;
    const row = j * width;
    let e = j * this.#size;
    for (let q = 0; q < width; q++)
      for (let s = 0; s <= q; s++) {
        const w = this.#diagonal[e++] as number;
        out[row + q] = (out[row + q] as number) + w * (direction[row + s] as number);
        if (s < q) out[row + s] = (out[row + s] as number) + w * (direction[row + q] as number);
      }
  }

  #multiplyBlocks(direction: Float64Array, out: Float64Array): void {
    const width = this.#width;
    const size = this.#size;
    for (let j = 0; j < this.#seats; j++) {
      const row = j * width;
      const end = this.#start[j + 1] as number;
      for (let at = this.#start[j] as number; at < end; at++) {
        const k = (this.#near[at] as number) * width;
        let e = at * size;
        for (let q = 0; q < width; q++)
          for (let s = 0; s <= q; s++) {
            const w = this.#weight[e++] as number;
            out[row + q] = (out[row + q] as number) - w * (direction[k + s] as number);
            out[k + q] = (out[k + q] as number) - w * (direction[row + s] as number);
            if (s === q) continue;
            out[row + s] = (out[row + s] as number) - w * (direction[k + q] as number);
            out[k + s] = (out[k + s] as number) - w * (direction[row + q] as number);
          }
      }
    }
  }

  /** Diagonal entry of one price. */
  own(at: number): number {
    const q = at % this.#width;
    const j = (at - q) / this.#width;
    return this.#diagonal[j * this.#size + (q * (q + 3)) / 2] as number;
  }
}
