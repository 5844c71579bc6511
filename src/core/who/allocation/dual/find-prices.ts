import { lowerBoundFrom } from "../certificate/lower-bound.ts";
import type { Crew } from "../crew/crew.ts";
import type { Instance } from "../instance/instance.ts";
import { type Climber, climb, climberOn } from "./climb.ts";
import type { DualTerms } from "./dual-terms.ts";
import { type PriceTable, priceTable } from "./price-table.ts";

/** Seats looked for per unit and look. */
const MOST = 8;
/** The same once the rows have arcs: only what beats their cheapest few. */
const LATER = 4;
/** Arcs kept per unit of the sample, and of all units. */
const SAMPLE_STRIDE = 32;
const STRIDE = 20;
/** Units of the sample per seat: enough to see every seat's demand. */
const SAMPLE_PER_SEAT = 25;
/** Below this many units the sample would save nothing. */
const WORTH_SAMPLING = 3;
/** Each temperature is this share of the one before. */
const SAMPLE_COOLING = 0.5;
const COOLING = 0.4;
/** The sample cools down to this share of the hottest; its prices are no better than that. */
const SAMPLED_DOWN_TO = 1 / 16;
/** All units cool down to this share of the hottest. */
const COLDEST = 1 / 1500;

/** What the price search hands on: the proof, and the pairs worth looking at. */
export interface Priced {
  readonly terms: DualTerms;
  /** By seat, then resource: they prove `lowerBound`. */
  readonly prices: Float64Array;
  readonly lowerBound: number;
  /** All units that can be placed, with their arcs. */
  readonly table: PriceTable;
  /** Minutes: the last temperature, at which rounding begins. */
  readonly temperature: number;
  /** Prices at that temperature. */
  readonly last: Float64Array;
}

export interface PriceSearch {
  readonly crew: Crew;
  readonly terms: DualTerms;
  readonly isStopped: () => boolean;
  readonly spend: (work: number) => void;
  readonly onBound: (lowerBound: number) => void;
  /** Prices of a plan that differs little, by seat then resource. */
  readonly warm?: Float64Array | undefined;
}

/** Units that somebody can hold. */
function placeable(instance: Instance): Int32Array {
  let count = 0;
  for (let u = 0; u < instance.unitCount; u++) if ((instance.price[u] as number) > 0) count += 1;
  const units = new Int32Array(count);
  let at = 0;
  for (let u = 0; u < instance.unitCount; u++)
    if ((instance.price[u] as number) > 0) units[at++] = u;
  return units;
}

/** Every n-th unit, each standing for its neighbours. */
function sampleOf(units: Int32Array, wanted: number): { units: Int32Array; weight: number } {
  const count = Math.min(units.length, wanted);
  const chosen = new Int32Array(count);
  // The golden ratio's steps meet every part of a sorted book evenly.
  for (let k = 0; k < count; k++) chosen[k] = units[Math.floor((k * units.length) / count)] as number;
  return { units: chosen, weight: units.length / Math.max(1, count) };
}

/** Typical distance between the cheapest and the last pair of a row, in minutes. */
function hottest(table: PriceTable): number {
  const { arcs } = table;
  let sum = 0;
  let count = 0;
  for (let r = 0; r < arcs.rows; r += 7) {
    const base = r * arcs.stride;
    const size = Math.min(MOST, arcs.size[r] as number);
    if (size < 2) continue;
    let least = Infinity;
    let most = 0;
    for (let at = base; at < base + size; at++) {
      least = Math.min(least, arcs.cost[at] as number);
      most = Math.max(most, arcs.cost[at] as number);
    }
    sum += most - least;
    count += 1;
  }
  return Math.max(1, count === 0 ? 1 : sum / count);
}

interface Rough {
  readonly prices: Float64Array;
  readonly temperature: number;
  readonly hot: number;
}

function roughPrices(instance: Instance, search: PriceSearch, units: Int32Array): Rough {
  const { terms, crew } = search;
  const wanted = SAMPLE_PER_SEAT * instance.seatCount;
  const table = priceTable(
    crew,
    { instance, terms },
    { ...sampleOf(units, wanted), stride: SAMPLE_STRIDE },
  );
  const climber = climberOn(table, terms, search);
  let prices: Float64Array = new Float64Array(instance.seatCount * terms.width);
  table.refresh(prices, MOST, true);
  const hot = hottest(table);
  let temperature = hot;
  while (temperature > hot * SAMPLED_DOWN_TO && !search.isStopped()) {
    prices = climb(climber, { temperature, steps: 20, damping: 0.05, enough: 2e-4 }, prices);
    table.refresh(prices, LATER, false);
    temperature *= SAMPLE_COOLING;
  }
  table.close();
  return { prices, temperature, hot };
}

/**
 * Finds prices that prove a high lower bound: Newton steps on the smoothed dual while the
 * temperature falls, first on a sample, then on all units, with arcs that are merged, never
 * replaced. Every bound is taken over all eligible pairs.
 */
export function findPrices(instance: Instance, search: PriceSearch): Priced {
  const { terms, crew } = search;
  const units = placeable(instance);
  const isLarge = units.length > WORTH_SAMPLING * SAMPLE_PER_SEAT * instance.seatCount;
  const rough = isLarge && search.warm === undefined ? roughPrices(instance, search, units) : null;
  const table = priceTable(
    crew,
    { instance, terms },
    { units, weight: 1, stride: rough === null ? SAMPLE_STRIDE : STRIDE },
  );
  const climber: Climber = climberOn(table, terms, search);
  let prices =
    rough?.prices ?? search.warm ?? new Float64Array(instance.seatCount * terms.width);
  let best = { prices, lowerBound: -Infinity };
  const look = (isFar: boolean): void => {
    search.spend(table.arcs.rows * 60);
    const found = table.refresh(prices, rough === null || best.lowerBound === -Infinity ? MOST : LATER, isFar);
    const lowerBound = lowerBoundFrom(terms, prices, found);
    if (lowerBound <= best.lowerBound) return;
    best = { prices, lowerBound };
    search.onBound(lowerBound);
  };
  look(rough === null);
  const hot = rough?.hot ?? hottest(table);
  let temperature = rough?.temperature ?? hot;
  if (search.warm !== undefined) temperature = hot * COLDEST * 8;
  let last = temperature;
  while (temperature > hot * COLDEST && !search.isStopped()) {
    prices = climb(climber, { temperature, steps: 25, damping: 0.05, enough: 2e-6 }, prices);
    last = temperature;
    look(false);
    temperature *= COOLING;
  }
  return { terms, ...best, table, temperature: last, last: prices };
}
