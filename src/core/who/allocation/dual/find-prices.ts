import { lowerBoundFrom } from "../certificate/lower-bound.ts";
import type { Crew } from "../crew/crew.ts";
import type { Instance } from "../instance/instance.ts";
import { type Climber, climb, climberOn, cooled } from "./climb.ts";
import type { DualTerms } from "./dual-terms.ts";
import { type Look, type PriceTable, priceTable, type Seen } from "./price-table.ts";

/** Seats looked for per unit and look: at least, and at most in small books. */
const MOST = 8;
const MOST_SMALL = 24;
/** Small books keep so many arcs in all. */
const ARCS = 2_500_000;
/** Arcs within so many temperatures of the cheapest are of interest. */
const WIDE = 4;
/** Of all units every so-many-th sees distant regions: enough for a crowded city to find its exits. */
const FAR_EVERY = 8;
/** Looks at most; more than enough where the prices settle. */
const LOOKS = 16;
/** Shares of all amounts out of place with which a temperature is left. */
const SETTLED_SAMPLE = 0.05;
const SETTLED = 0.02;
const SETTLED_LAST = 2e-3;
/** Newton steps between two looks. */
const STEPS = 14;
/** Looks are repeated while arcs that were not known lower the dual by more than this share. */
const MISSED = 2e-5;
/** A sample begins at this share of the hottest; all units begin at the hottest. */
const WARM = 0.5;
/** Arcs kept per unit of the sample, and of all units. */
const SAMPLE_STRIDE = 32;
const STRIDE = 20;
/** Units of the sample per seat: enough to see every seat's demand. */
const SAMPLE_PER_SEAT = 16;
/** Up to so many units a sample saves nothing: its prices are left at once. */
const WORTH_SAMPLING = 40_000;
/** Each temperature is this share of the one before. */
const COOLING = 0.35;
/** The sample cools down to this share of the hottest; its prices are no better than that. */
const SAMPLED_DOWN_TO = 1 / 10;
/** All units cool down to this share of the hottest. */
const COLDEST = 1 / 60;

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

/** Units that somebody can hold, those of one class together: they read the same memory. */
function placeable(instance: Instance): Int32Array {
  const { members, costs, price, unitCount } = instance;
  const charge = costs.classes[0];
  const classOf = (u: number): number => {
    const i = members === null ? u : (members.member[members.start[u] as number] as number);
    return charge === undefined ? 0 : (charge.customerClass[i] as number);
  };
  const classes = charge === undefined ? 1 : charge.cells.length / Math.max(1, charge.seatClasses);
  const start = new Int32Array(classes + 1);
  for (let u = 0; u < unitCount; u++) {
    if ((price[u] as number) <= 0) continue;
    const next = classOf(u) + 1;
    start[next] = (start[next] as number) + 1;
  }
  for (let c = 0; c < classes; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const units = new Int32Array(start[classes] as number);
  for (let u = 0; u < unitCount; u++) {
    if ((price[u] as number) <= 0) continue;
    const c = classOf(u);
    units[start[c] as number] = u;
    start[c] = (start[c] as number) + 1;
  }
  return units;
}

/** Every n-th unit, each standing for its neighbours. */
function sampleOf(units: Int32Array, wanted: number): { units: Int32Array; weight: number } {
  const count = Math.min(units.length, wanted);
  const chosen = new Int32Array(count);
  // The golden ratio's steps meet every part of a sorted book evenly.
  for (let k = 0; k < count; k++)
    chosen[k] = units[Math.floor((k * units.length) / count)] as number;
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

/** How many arcs a unit keeps, and how many seats it looks for: more where there are few units. */
function breadthOf(units: number, seats: number, least: number): { stride: number; most: number } {
  const stride = Math.max(least, Math.min(seats, 96, Math.floor(ARCS / Math.max(1, units))));
  const most = Math.max(MOST, Math.min(MOST_SMALL, Math.floor(stride / 3)));
  return { stride, most };
}

interface Rough {
  readonly prices: Float64Array;
  readonly temperature: number;
  readonly hot: number;
}

function roughPrices(instance: Instance, search: PriceSearch, units: Int32Array): Rough {
  const { terms, crew } = search;
  const wanted = SAMPLE_PER_SEAT * instance.seatCount;
  const { stride, most } = breadthOf(wanted, instance.seatCount, SAMPLE_STRIDE);
  const table = priceTable(crew, { instance, terms }, { ...sampleOf(units, wanted), stride });
  const climber = climberOn(table, terms, search);
  let prices: Float64Array = new Float64Array(instance.seatCount * terms.width);
  table.refresh(prices, { most, reach: Infinity, far: 1 });
  const hot = hottest(table);
  let temperature = hot * WARM;
  for (let look = 0; look < LOOKS && !search.isStopped(); look++) {
    const climbed = climb(climber, { temperature, steps: STEPS, enough: 0.01 }, prices);
    prices = climbed.prices;
    if (climbed.rest < SETTLED_SAMPLE) {
      const to = temperature * COOLING;
      prices = cooled(climber, { from: temperature, to }, prices);
      temperature = to;
    }
    if (temperature < hot * SAMPLED_DOWN_TO) break;
    const reach = temperature * WIDE;
    table.refresh(prices, { most, reach, far: 0 });
  }
  table.close();
  return { prices, temperature, hot };
}

/**
 * Finds prices that prove a high lower bound: Newton steps on the smoothed dual while the
 * temperature falls along the path of the optimum, of a large book first on a sample, then on all
 * units, with arcs that are merged, never replaced. Every bound is taken over all eligible pairs.
 */
export function findPrices(instance: Instance, search: PriceSearch): Priced {
  const { terms, crew } = search;
  const units = placeable(instance);
  const isLarge = units.length > Math.max(WORTH_SAMPLING, 3 * SAMPLE_PER_SEAT * instance.seatCount);
  const rough = isLarge && search.warm === undefined ? roughPrices(instance, search, units) : null;
  const least = rough === null ? SAMPLE_STRIDE : STRIDE;
  const { stride, most } = breadthOf(units.length, instance.seatCount, least);
  const table = priceTable(crew, { instance, terms }, { units, weight: 1, stride });
  const climber: Climber = climberOn(table, terms, search);
  let prices = rough?.prices ?? search.warm ?? new Float64Array(instance.seatCount * terms.width);
  let best = { prices, lowerBound: -Infinity };
  const look = (how: Look): Seen => {
    search.spend(table.arcs.rows * 60);
    const seen = table.refresh(prices, how);
    const lowerBound = lowerBoundFrom(terms, prices, seen);
    if (lowerBound > best.lowerBound) {
      best = { prices, lowerBound };
      search.onBound(lowerBound);
    }
    return seen;
  };
  const hot0 = rough?.hot ?? 0;
  look({
    most,
    reach: Infinity,
    far: rough === null ? 1 : FAR_EVERY,
  });
  const hot = rough === null ? hottest(table) : hot0;
  const coldest = hot * COLDEST;
  let temperature = Math.max(coldest, rough?.temperature ?? hot);
  if (search.warm !== undefined) temperature = coldest * 4;
  let last = temperature;
  for (let round = 0; round < LOOKS && !search.isStopped(); round++) {
    const isLast = temperature <= coldest;
    last = temperature;
    const climbed = climb(climber, { temperature, steps: STEPS, enough: SETTLED_LAST }, prices);
    prices = climbed.prices;
    const reach = temperature * (isLast ? 1 : WIDE);
    const seen = look({ most, reach, far: 0 });
    const missed = (seen.knownSide - seen.unitSide) / Math.abs(seen.unitSide);
    if (isLast && missed < MISSED && climbed.rest <= SETTLED_LAST) break;
    if (climbed.rest >= SETTLED || isLast) continue;
    temperature = Math.max(coldest, temperature * COOLING);
    prices = cooled(climber, { from: last, to: temperature }, prices);
  }
  const settled = prices;
  if (!search.isStopped()) {
    // Where the path leads at temperature 0 the true dual is higher; the bound is taken there.
    prices = cooled(climber, { from: last, to: 0 }, prices);
    look({ most, reach: last, far: 0 });
  }
  return { terms, ...best, table, temperature: last, last: settled };
}
