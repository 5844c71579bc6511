import type { Instance } from "../objective/instance.ts";
import type { WorkMeter } from "../work-meter.ts";
import { type Arcs, allArcs, type Kinds, kindsOf, refreshArcs } from "./arcs.ts";
import { type Flat, flatten, unflatten } from "./flat.ts";
import { lowerBoundFrom } from "./lower-bound.ts";
import { newtonDirection, slopeOf, stepped } from "./price-step.ts";
import type { Prices } from "./prices.ts";
import { evaluate, type Scratch, type Smoothed, scratchFor } from "./smoothed-dual.ts";

/** What the price search hands on: the proof, and the pairs worth looking at. */
export interface Priced {
  readonly prices: Prices;
  readonly lowerBound: number;
  readonly flat: Flat;
  readonly kinds: Kinds;
  /** The same prices, laid out for the inner loops. */
  readonly flatPrices: Float64Array;
  /** By kind: arcs.units are kinds.units. */
  readonly arcs: Arcs;
  /** Prices at the end of every temperature (minutes), warmest first: starts for rounding. */
  readonly stages: readonly { readonly prices: Float64Array; readonly temperature: number }[];
}

/** Pairs that a sample may hold. */
const SAMPLE_ARCS = 1_500_000;
/** From here on arcs are chosen by price; up to here every pair is looked at. */
const ALL_ARCS = 1_500_000;
const WIDTH = 16;
const STEPS = 40;
/** No step changes a typical priced cost by more than this many temperatures. */
const LOOSE = 20;
/** A sample gives only rough prices: from this share of the hottest temperature on, all units. */
const SAMPLED_DOWN_TO = 0.25;
/** Each temperature is this share of the one before. */
const COOLING = 0.5;
const COLDEST = 0.1;

interface Stage {
  readonly arcs: Arcs;
  /** Minutes. */
  readonly temperature: number;
  /** Levenberg's term to begin with. */
  readonly damping: number;
  /** Four rises in a row below this share of the value end the stage. */
  readonly enough: number;
}

interface Climb {
  readonly flat: Flat;
  readonly meter: WorkMeter;
  readonly scratch: Scratch;
}

/** Raises the smoothed dual at one temperature; returns the new prices. */
function climb({ flat, meter, scratch }: Climb, on: Stage, from: Float64Array): Float64Array {
  const at = (prices: Float64Array): Smoothed => {
    meter.spend(on.arcs.seat.length);
    return evaluate(flat, { ...on, prices }, scratch);
  };
  let prices = from;
  let smoothed = at(prices);
  let damping = on.damping;
  let idle = 0;
  const stiffness = 1 / on.temperature;
  const reach = LOOSE * on.temperature;
  for (let step = 0; step < STEPS && meter.stopped() === null; step++) {
    const slope = slopeOf(flat, prices, smoothed.loads);
    const { direction, work, promise } = newtonDirection(flat, smoothed, slope, {
      stiffness,
      damping,
    });
    meter.spend(work);
    const next = stepped(flat, prices, { direction, slope, reach });
    const there = at(next);
    const rise = there.value - smoothed.value;
    if (rise < promise * 0.25) damping *= 4;
    else if (rise > promise * 0.6)
      damping = Math.max(2e-3, damping / (rise > promise * 1.2 ? 5 : 2));
    if (rise > 0) {
      prices = next;
      smoothed = there;
    }
    idle = rise < Math.abs(smoothed.value) * on.enough ? idle + 1 : 0;
    if (idle >= 4 || damping > 1e6) break;
  }
  return prices;
}

/** Typical distance between the cheapest and a middling pair of a unit, in minutes. */
function hottest(arcs: Arcs): number {
  let sum = 0;
  let count = 0;
  for (let k = 0; k < arcs.units.length; k += 7) {
    const costs = Array.from(arcs.cost.subarray(arcs.start[k] ?? 0, arcs.start[k + 1] ?? 0));
    costs.sort((a, b) => a - b);
    const least = costs[0];
    const middle = costs[Math.min(costs.length - 1, 8)];
    if (least === undefined || middle === undefined) continue;
    sum += middle - least;
    count += 1;
  }
  return Math.max(1, count === 0 ? 1 : sum / count);
}

/** Every n-th kind, standing for its neighbours too, with all its pairs. */
function sampled(instance: Instance, kinds: Kinds): Arcs {
  const wanted = Math.max(1, Math.floor(SAMPLE_ARCS / Math.max(1, instance.seatCount)));
  const stride = Math.max(1, Math.ceil(kinds.units.length / wanted));
  const units: number[] = [];
  const count: number[] = [];
  kinds.units.forEach((unit, k) => {
    if (k % stride === 0) {
      units.push(unit);
      count.push(0);
    }
    count[count.length - 1] = (count[count.length - 1] ?? 0) + (kinds.count[k] ?? 0);
  });
  return allArcs(instance, Int32Array.from(units), Float64Array.from(count));
}

/**
 * Finds prices that prove a high lower bound: Newton steps on the smoothed dual while the
 * temperature falls, first on a sample with all pairs, then on all units with priced pairs that
 * are merged, never replaced. Every bound is taken over all eligible pairs.
 */
export function findPrices(
  instance: Instance,
  meter: WorkMeter,
  onBound: (lowerBound: number) => void,
): Priced {
  const flat = flatten(instance);
  const run = { flat, meter, scratch: scratchFor(flat) };
  const kinds = kindsOf(flat);
  const sample = sampled(instance, kinds);
  let temperature = hottest(sample);
  let prices: Float64Array = new Float64Array(instance.seatCount * flat.width);
  const pairs = kinds.units.length * instance.seatCount;
  const warmest = temperature;
  while (pairs > ALL_ARCS && temperature > warmest * SAMPLED_DOWN_TO && meter.stopped() === null) {
    prices = climb(run, { arcs: sample, temperature, damping: 0.3, enough: 3e-4 }, prices);
    temperature *= COOLING;
  }
  let arcs: Arcs | null = null;
  let best = { prices, lowerBound: Number.NEGATIVE_INFINITY };
  const stages: { prices: Float64Array; temperature: number }[] = [];
  const look = (width: number): Arcs => {
    meter.spend(pairs);
    const fresh = refreshArcs(flat, prices, { kinds, arcs, width });
    const lowerBound = lowerBoundFrom(instance, unflatten(flat, prices), fresh);
    if (lowerBound > best.lowerBound) {
      best = { prices, lowerBound };
      onBound(lowerBound);
    }
    return fresh.arcs;
  };
  const width = pairs <= ALL_ARCS ? instance.seatCount : WIDTH;
  arcs = look(width);
  while (temperature > COLDEST && meter.stopped() === null) {
    prices = climb(run, { arcs, temperature, damping: 1, enough: 4e-5 }, prices);
    arcs = look(width);
    stages.push({ prices, temperature });
    temperature *= COOLING;
  }
  return {
    ...best,
    prices: unflatten(flat, best.prices),
    flatPrices: best.prices,
    flat,
    kinds,
    arcs,
    stages,
  };
}
