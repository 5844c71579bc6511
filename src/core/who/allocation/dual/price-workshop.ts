import { type ArcTable, mergeFarSeats, mergeFound } from "../candidates/arc-table.ts";
import { NearestSeats } from "../candidates/nearest-seats.ts";
import { type Instance, openCost } from "../instance/instance.ts";
import type { DualTerms } from "./dual-terms.ts";
import { type BlockSums, evaluateBlock } from "./smoothed-block.ts";

/** Places in `control`. */
export const CONTROL = { temperature: 0, version: 1, most: 2, isFar: 3 } as const;

/** What the hands of the price search share. */
export interface PriceWork {
  readonly instance: Instance;
  readonly terms: DualTerms;
  readonly arcs: ArcTable;
  readonly sums: BlockSums;
  /** By seat, then resource. */
  readonly prices: Float64Array;
  readonly control: Float64Array;
  /** Per block: Σ of the cheapest priced pairs over all pairs, and of their absolute values. */
  readonly unitSide: Float64Array;
  readonly unitSize: Float64Array;
}

/** Ties are broken by less than this; it comes off the bound again. */
const TIE = 1e-6;

function refreshBlock(work: PriceWork, nearest: NearestSeats, block: number): void {
  const { instance, arcs, sums, control } = work;
  const most = control[CONTROL.most] as number;
  const isFar = control[CONTROL.isFar] === 1;
  const first = block * sums.rowsPerBlock;
  const last = Math.min(arcs.rows, first + sums.rowsPerBlock);
  let side = 0;
  let size = 0;
  for (let r = first; r < last; r++) {
    const u = arcs.units[r] as number;
    const leftOut = instance.price[u] as number;
    nearest.find(u, most, leftOut);
    const least =
      nearest.size === 0 ? leftOut : Math.min(leftOut, (nearest.key[0] as number) - TIE);
    side += least * (arcs.weight[r] as number);
    size += Math.abs(least) * (arcs.weight[r] as number);
    mergeFound(arcs, r, nearest);
    if (isFar)
      mergeFarSeats(instance, arcs, { row: r, nearest, costOf: (j) => openCost(instance, u, j) });
  }
  work.unitSide[block] = side;
  work.unitSize[block] = size;
}

/** The tasks of one hand; it keeps a tree of its own. */
export function priceWorkshop(work: PriceWork): Record<string, (block: number) => void> {
  const nearest = new NearestSeats(work.instance, work.terms.amounts);
  let seen = -1;
  return {
    evaluate: (block) => {
      const temperature = work.control[CONTROL.temperature] as number;
      evaluateBlock(
        { ...work, price: work.instance.price },
        { prices: work.prices, temperature },
        block,
      );
    },
    refresh: (block) => {
      const version = work.control[CONTROL.version] as number;
      if (version !== seen) {
        nearest.setPrices(work.prices.slice());
        seen = version;
      }
      refreshBlock(work, nearest, block);
    },
  };
}
