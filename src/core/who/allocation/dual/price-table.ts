import { type ArcTable, arcTable } from "../candidates/arc-table.ts";
import type { Bench, Crew } from "../crew/crew.ts";
import type { Instance } from "../instance/instance.ts";
import type { DualTerms } from "./dual-terms.ts";
import { CONTROL, type PriceWork, priceWorkshop } from "./price-workshop.ts";
import { addBlocks, type BlockSums, blockSums } from "./smoothed-block.ts";

/** Parts of the work that hands take at a time. */
const BLOCKS = 64;
const ROWS_PER_BLOCK = 512;

/** What a look at all units found at the prices. */
export interface Seen {
  /** Σ of the cheapest priced pairs (or the price of being left out), and of their absolute values. */
  readonly unitSide: number;
  readonly size: number;
  /** The same sum over the arcs that were known before the look. */
  readonly knownSide: number;
}

/** How a table looks for arcs. */
export interface Look {
  /** Seats per unit at most. */
  readonly most: number;
  /** Minutes above the cheapest that are still of interest. */
  readonly reach: number;
  /** Every so-many-th row also gets a good seat of every distant region; 0 = none. */
  readonly far: number;
}

/** Some units with their arcs, on which all hands can work. */
export interface PriceTable {
  readonly arcs: ArcTable;
  readonly sums: BlockSums;
  /** Smoothed dual without the seats' side, and the expected loads. */
  evaluate(prices: Float64Array, temperature: number): { loads: Float64Array; value: number };
  /**
   * Merges the cheapest seats at the prices into the rows; returns the units' side of the dual:
   * over all pairs.
   */
  refresh(prices: Float64Array, how: Look): Seen;
  close(): void;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** By resource, the most that a price of `now` lies below that of `before`. */
function noteFall(fallen: Float64Array, before: Float64Array, now: Float64Array): void {
  const width = fallen.length;
  fallen.fill(0);
  for (let at = 0; at < now.length; at++) {
    const fall = (before[at] as number) - (now[at] as number);
    if (fall > (fallen[at % width] as number)) fallen[at % width] = fall;
  }
}

/** Opens a table of units on the crew. `stride`: arcs kept per unit at most. */
export function priceTable(
  crew: Crew,
  on: { readonly instance: Instance; readonly terms: DualTerms },
  rows: { readonly units: Int32Array; readonly weight: number; readonly stride: number },
): PriceTable {
  const memory = (bytes: number): ArrayBufferLike => crew.memory(bytes);
  const { amounts, width } = on.terms;
  const arcs = arcTable(crew, { ...rows, amounts, width, price: on.instance.price });
  const blocks = Math.max(1, Math.min(BLOCKS, Math.ceil(arcs.rows / ROWS_PER_BLOCK)));
  const sums = blockSums(arcs, on.terms, { blocks, memory });
  const work: PriceWork = {
    ...on,
    arcs,
    sums,
    prices: new Float64Array(memory(on.terms.seatCount * on.terms.width * 8)),
    control: new Float64Array(memory(64)),
    unitSide: new Float64Array(memory(blocks * 8)),
    unitSize: new Float64Array(memory(blocks * 8)),
    knownSide: new Float64Array(memory(blocks * 8)),
    fallen: new Float64Array(memory(on.terms.width * 8)),
  };
  let before: Float64Array = new Float64Array(on.terms.seatCount * on.terms.width);
  const bench: Bench = crew.open(priceWorkshop, work);
  const size = on.terms.seatCount * on.terms.width;
  return {
    arcs,
    sums,
    evaluate: (prices, temperature) => {
      work.prices.set(prices);
      work.control[CONTROL.temperature] = temperature;
      bench.run("evaluate", blocks);
      return addBlocks(sums, size);
    },
    refresh: (prices, { most, reach, far }) => {
      work.prices.set(prices);
      noteFall(work.fallen, before, prices);
      before = prices.slice();
      work.control[CONTROL.version] = (work.control[CONTROL.version] as number) + 1;
      work.control[CONTROL.most] = most;
      work.control[CONTROL.reach] = reach;
      work.control[CONTROL.far] = far;
      bench.run("refresh", blocks);
      return {
        unitSide: sum(work.unitSide),
        size: sum(work.unitSize),
        knownSide: sum(work.knownSide),
      };
    },
    close: () => bench.close(),
  };
}
