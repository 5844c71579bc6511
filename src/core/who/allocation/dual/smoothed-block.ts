import type { ArcTable } from "../candidates/arc-table.ts";
import type { DualTerms } from "./dual-terms.ts";
import { addPart, emptyParts, type Parts, sparsemax } from "./smoothed-unit.ts";

/** Numbers that a block notes per row of a large table, on average: few rows are undecided late. */
const NOTED_PER_ROW = 4;
/** Tables up to so many numbers have room for every row and arc. */
const ROOMY = 8_000_000;

/** Where the blocks of one table write what they find; each block to its own part. */
export interface BlockSums {
  readonly blocks: number;
  readonly rowsPerBlock: number;
  /** Loads by block, seat, resource. */
  readonly loads: Float64Array;
  /** Σ of smoothed minima by block. */
  readonly value: Float64Array;
  /**
   * Undecided rows by block, one after another: row, number of seats, the seats. They only shape
   * the curvature, so what no longer fits is left away.
   */
  readonly noted: Int32Array;
  readonly notedSize: Int32Array;
  readonly notedPerBlock: number;
}

/** Sums for a table that is worked on in blocks. */
export function blockSums(
  arcs: ArcTable,
  terms: DualTerms,
  by: { readonly blocks: number; readonly memory: (bytes: number) => ArrayBufferLike },
): BlockSums {
  const { blocks, memory } = by;
  const rowsPerBlock = Math.ceil(arcs.rows / blocks);
  const perRow = arcs.rows * (arcs.stride + 3) <= ROOMY ? arcs.stride + 3 : NOTED_PER_ROW;
  const notedPerBlock = rowsPerBlock * perRow + 256;
  return {
    blocks,
    rowsPerBlock,
    loads: new Float64Array(memory(blocks * terms.seatCount * terms.width * 8)),
    value: new Float64Array(memory(blocks * 8)),
    noted: new Int32Array(memory(blocks * notedPerBlock * 4)),
    notedSize: new Int32Array(memory(blocks * 4)),
    notedPerBlock,
  };
}

/** What a point of the dual is: prices by seat then resource, and a temperature in minutes. */
export interface DualPoint {
  readonly prices: Float64Array;
  readonly temperature: number;
}

/** The parts of row r at a point; returns its smoothed minimum. */
export function partsOfRow(
  work: { readonly arcs: ArcTable; readonly terms: DualTerms },
  at: DualPoint,
  r: number,
  out: { readonly priced: Float64Array; readonly parts: Parts },
): number {
  const { arcs, terms } = work;
  const { seat, cost, stride, amount: amounts } = arcs;
  const { width } = terms;
  const { prices, temperature } = at;
  const { priced, parts } = out;
  const base = r * stride;
  const size = arcs.size[r] as number;
  const leftOut = arcs.leftOut[r] as number;
  let least = leftOut;
  if (width === 1) {
    const amount = amounts[r] as number;
    for (let a = 0; a < size; a++) {
      const value =
        (cost[base + a] as number) + amount * (prices[seat[base + a] as number] as number);
      priced[a] = value;
      if (value < least) least = value;
    }
  } else {
    for (let a = 0; a < size; a++) {
      const p = (seat[base + a] as number) * width;
      let value = cost[base + a] as number;
      for (let q = 0; q < width; q++)
        value += (amounts[r * width + q] as number) * (prices[p + q] as number);
      priced[a] = value;
      if (value < least) least = value;
    }
  }
  const ceiling = least + temperature;
  parts.size = 0;
  if (leftOut < ceiling) addPart(parts, -1, leftOut);
  for (let a = 0; a < size; a++) {
    const value = priced[a] as number;
    if (value < ceiling) addPart(parts, seat[base + a] as number, value);
  }
  if (parts.size > 1) return sparsemax(parts, temperature);
  parts.part[0] = 1;
  return (parts.key[0] as number) + temperature / 2;
}

export const rowScratch = (): { readonly priced: Float64Array; readonly parts: Parts } => ({
  priced: new Float64Array(128),
  parts: emptyParts(),
});

/** Evaluates the rows of one block. */
export function evaluateBlock(
  work: {
    readonly arcs: ArcTable;
    readonly terms: DualTerms;
    readonly sums: BlockSums;
  },
  at: DualPoint,
  block: number,
): void {
  const { arcs, terms, sums } = work;
  const { width, seatCount } = terms;
  const amounts = arcs.amount;
  const { noted, notedPerBlock } = sums;
  const size = seatCount * width;
  const loads = sums.loads.subarray(block * size, (block + 1) * size).fill(0);
  const out = rowScratch();
  const { seat, part } = out.parts;
  const first = block * sums.rowsPerBlock;
  const last = Math.min(arcs.rows, first + sums.rowsPerBlock);
  const notedFrom = block * notedPerBlock;
  const notedEnd = notedFrom + notedPerBlock;
  let note = notedFrom;
  let total = 0;
  for (let r = first; r < last; r++) {
    const times = arcs.weight[r] as number;
    total += times * partsOfRow(work, at, r, out);
    const u = r * width;
    const count = out.parts.size;
    for (let a = 0; a < count; a++) {
      const j = seat[a] as number;
      if (j < 0) continue;
      const p = (part[a] as number) * times;
      const to = j * width;
      for (let q = 0; q < width; q++)
        loads[to + q] = (loads[to + q] as number) + p * (amounts[u + q] as number);
    }
    if (count < 2 || note + count + 2 > notedEnd) continue;
    noted[note++] = r;
    noted[note++] = count;
    for (let a = 0; a < count; a++) noted[note++] = seat[a] as number;
  }
  sums.value[block] = total;
  sums.notedSize[block] = note - notedFrom;
}

/** Adds the blocks up, in their order: the same sum however many hands there were. */
export function addBlocks(sums: BlockSums, size: number): { loads: Float64Array; value: number } {
  const loads = new Float64Array(size);
  let value = 0;
  for (let block = 0; block < sums.blocks; block++) {
    const base = block * size;
    for (let at = 0; at < size; at++)
      loads[at] = (loads[at] as number) + (sums.loads[base + at] as number);
    value += sums.value[block] as number;
  }
  return { loads, value };
}
