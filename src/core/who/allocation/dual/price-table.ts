import { type ArcTable, arcTable } from "../candidates/arc-table.ts";
import type { Bench, Crew } from "../crew/crew.ts";
import type { Instance } from "../instance/instance.ts";
import type { DualTerms } from "./dual-terms.ts";
import { CONTROL, type PriceWork } from "./price-workshop.ts";
import { addBlocks, type BlockSums, blockSums } from "./smoothed-block.ts";

/** Parts of the work that hands take at a time. */
const BLOCKS = 64;
const ROWS_PER_BLOCK = 512;

/** Some units with their arcs, on which all hands can work. */
export interface PriceTable {
  readonly arcs: ArcTable;
  readonly sums: BlockSums;
  /** Smoothed dual without the seats' side, and the expected loads. */
  evaluate(prices: Float64Array, temperature: number): { loads: Float64Array; value: number };
  /**
   * Merges the `most` cheapest seats at the prices into every row, and a good one of every
   * distant region if `isFar`; returns the units' side of the dual over all pairs.
   */
  refresh(prices: Float64Array, most: number, isFar: boolean): { unitSide: number; size: number };
  close(): void;
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** Opens a table of units on the crew. `stride`: arcs kept per unit at most. */
export function priceTable(
  crew: Crew,
  on: { readonly instance: Instance; readonly terms: DualTerms },
  rows: { readonly units: Int32Array; readonly weight: number; readonly stride: number },
): PriceTable {
  const memory = (bytes: number): ArrayBufferLike => crew.memory(bytes);
  const arcs = arcTable(crew, rows, rows.stride);
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
  };
  const bench: Bench = crew.open("prices", work);
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
    refresh: (prices, most, isFar) => {
      work.prices.set(prices);
      work.control[CONTROL.version] = (work.control[CONTROL.version] as number) + 1;
      work.control[CONTROL.most] = most;
      work.control[CONTROL.isFar] = isFar ? 1 : 0;
      bench.run("refresh", blocks);
      return { unitSide: sum(work.unitSide), size: sum(work.unitSize) };
    },
    close: () => bench.close(),
  };
}
