import { type ArcTable, mergeFarSeats, mergeFound } from "../candidates/arc-table.ts";
import { TIE } from "../candidates/found-seats.ts";
import { NearestSeats } from "../candidates/nearest-seats.ts";
import type { Workshop } from "../crew/crew.ts";
import { type Instance, openCost } from "../instance/instance.ts";
import type { DualTerms } from "./dual-terms.ts";
import { type BlockSums, evaluateBlock } from "./smoothed-block.ts";

/** Places in `control`. */
export const CONTROL = {
  temperature: 0,
  version: 1,
  most: 2,
  far: 3,
  reach: 4,
} as const;

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
  /** Per block: the same as unitSide over the arcs known before. */
  readonly knownSide: Float64Array;
  /** By resource: the most that any seat's price has fallen since the last look. */
  readonly fallen: Float64Array;
}

/** Scratch of `knownKey`. */
const known = { least: Infinity, bar: Infinity };
const keys = new Float64Array(128);

/** The cheapest key of the row's arcs, and the `most`-th: dearer seats are not looked for. */
function knownKey(
  arcs: ArcTable,
  r: number,
  by: { readonly nearest: NearestSeats; readonly most: number },
): { least: number; bar: number } {
  const size = arcs.size[r] as number;
  const base = r * arcs.stride;
  const u = arcs.units[r] as number;
  let dearest = 0;
  for (let a = 0; a < size; a++) {
    const cost = arcs.cost[base + a] as number;
    if (cost > dearest) dearest = cost;
    const key = cost + by.nearest.priceOf(u, arcs.seat[base + a] as number);
    let at = a;
    while (at > 0 && (keys[at - 1] as number) > key) {
      keys[at] = keys[at - 1] as number;
      at -= 1;
    }
    keys[at] = key;
  }
  // The arcs are in single precision: what they say of the least must not come out too high.
  known.least = size === 0 ? Infinity : (keys[0] as number) - 2e-7 * dearest;
  known.bar = size < by.most ? Infinity : (keys[by.most - 1] as number);
  return known;
}

/** The most that any priced cost of the unit can have fallen since the last look. */
function fallOf(work: PriceWork, u: number): number {
  const { width, amounts } = work.terms;
  let fall = 0;
  for (let q = 0; q < width; q++)
    fall += (amounts[u * width + q] as number) * (work.fallen[q] as number);
  return fall;
}

function refreshBlock(work: PriceWork, nearest: NearestSeats, block: number): void {
  const { instance, arcs, sums, control } = work;
  const most = control[CONTROL.most] as number;
  const reach = control[CONTROL.reach] as number;
  const far = control[CONTROL.far] as number;
  const first = block * sums.rowsPerBlock;
  const last = Math.min(arcs.rows, first + sums.rowsPerBlock);
  let side = 0;
  let size = 0;
  let knew = 0;
  for (let r = first; r < last; r++) {
    const u = arcs.units[r] as number;
    const leftOut = arcs.leftOut[r] as number;
    const known = knownKey(arcs, r, { nearest, most });
    const sure = Math.min(leftOut, known.least);
    const floor = (arcs.floor[r] as number) - fallOf(work, u);
    arcs.floor[r] = floor;
    if (sure <= floor) {
      knew += sure * (arcs.weight[r] as number);
      side += sure * (arcs.weight[r] as number);
      size += Math.abs(sure) * (arcs.weight[r] as number);
      continue;
    }
    const bar = Math.min(leftOut, known.bar, known.least + reach);
    nearest.find(u, most, { bar, reach });
    arcs.floor[r] = nearest.floor();
    const found = nearest.found.size === 0 ? Infinity : (nearest.found.key[0] as number) - TIE;
    const least = Math.min(leftOut, known.least, found);
    knew += sure * (arcs.weight[r] as number);
    side += least * (arcs.weight[r] as number);
    size += Math.abs(least) * (arcs.weight[r] as number);
    mergeFound(arcs, r, nearest);
    if (far > 0 && r % far === 0 && nearest.found.size > 0)
      mergeFarSeats(instance, arcs, { row: r, nearest, costOf: (j) => openCost(instance, u, j) });
  }
  work.unitSide[block] = side;
  work.unitSize[block] = size;
  work.knownSide[block] = knew;
}

/** The price search's work; each hand keeps a tree of its own. */
export const priceWorkshop: Workshop<PriceWork> = {
  name: "prices",
  tasks: (work) => {
    const nearest = new NearestSeats(work.instance, work.terms.amounts);
    const { control } = work;
    let seen = -1;
    return {
      evaluate: (block) => {
        const temperature = control[CONTROL.temperature] as number;
        const at = { prices: work.prices, temperature };
        evaluateBlock(work, at, block);
      },
      refresh: (block) => {
        const version = control[CONTROL.version] as number;
        if (version !== seen) {
          nearest.setPrices(work.prices.slice());
          seen = version;
        }
        refreshBlock(work, nearest, block);
      },
    };
  },
};
