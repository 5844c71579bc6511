import { EARTH_RADIUS_KM } from "../../../geo/index.ts";
import { classAt, type PairCosts, type TravelCharge } from "../instance/pair-costs.ts";

/** Customers whose class charges are looked at as coordinates of the seats. */
const SAMPLE = 32;
/** A forbidden pair counts as so many times the dearest cell. */
const FORBIDDEN = 2;

/**
 * Seats as points in minutes: where they are (three coordinates, at a typical rate of travel), and
 * what they cost some typical customers apart from the way. Seats that are near each other in all
 * of these are alike for most customers.
 */
export interface SeatFeatures {
  readonly count: number;
  /** Row-major by seat; NaN in the first three = place unknown. */
  readonly value: Float64Array;
}

function rateOf(travel: readonly TravelCharge[], i: number): number {
  let rate = 0;
  for (const charge of travel) {
    const own = charge.rate[i] as number;
    if (own > 0) rate += own / 1000;
  }
  return rate;
}

/** Features of every seat. O(seats × sample). */
export function seatFeatures(costs: PairCosts): SeatFeatures {
  const { seatCount, customerCount } = costs;
  const wanted = Math.min(SAMPLE, customerCount);
  const chosen = Array.from({ length: wanted }, (_, k) =>
    Math.floor(((k + 0.5) * customerCount) / wanted),
  );
  const rates = chosen.map((i) => rateOf(costs.travel, i));
  const known = rates.filter((rate) => rate > 0);
  const typical =
    known.length === 0 ? 1 : known.reduce((sum, rate) => sum + rate, 0) / known.length;
  const perChord = typical * (costs.metric === "plane" ? 1 / 1000 : EARTH_RADIUS_KM);
  const sampled = costs.classes.length === 0 ? [] : chosen;
  const count = 3 + sampled.length;
  const value = new Float64Array(seatCount * count);
  const share = 1 / Math.sqrt(Math.max(1, sampled.length));
  for (let j = 0; j < seatCount; j++) {
    for (let d = 0; d < 3; d++)
      value[j * count + d] =
        known.length === 0 ? 0 : (costs.seatPoints[j * 3 + d] as number) * perChord;
  }
  sampled.forEach((i, k) => {
    const rate = rates[k] as number;
    const scale = (rate > 0 ? typical / rate : 1) * share;
    let dearest = 1;
    for (let j = 0; j < seatCount; j++) dearest = Math.max(dearest, classAt(costs, i, j));
    for (let j = 0; j < seatCount; j++) {
      const cost = classAt(costs, i, j);
      value[j * count + 3 + k] = (cost < 0 ? dearest * FORBIDDEN : cost) * scale;
    }
  });
  return { count, value };
}

interface Part {
  readonly order: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** The seats of the part, sorted by one feature. */
function sortedBy(features: SeatFeatures, part: Part, feature: number): Int32Array {
  const { count, value } = features;
  return part.order
    .slice(part.from, part.to)
    .sort(
      (a, b) =>
        (value[a * count + feature] as number) - (value[b * count + feature] as number) || a - b,
    );
}

/** Where the sorted part falls apart most: greatest variance between the two sides. */
function cutOf(features: SeatFeatures, sorted: Int32Array, feature: number): number {
  const { count, value } = features;
  const at = (k: number): number => value[(sorted[k] as number) * count + feature] as number;
  const n = sorted.length;
  if (feature < 3) return n >> 1;
  let total = 0;
  for (let k = 0; k < n; k++) total += at(k);
  let left = 0;
  let best = -1;
  let cut = n >> 1;
  for (let k = 1; k < n; k++) {
    left += at(k - 1);
    if (at(k) === at(k - 1)) continue;
    const apart = left / k - (total - left) / (n - k);
    const between = k * (n - k) * apart * apart;
    if (between <= best) continue;
    best = between;
    cut = k;
  }
  return cut;
}

/** Variance between the two sides over all features, in minutes². */
function gainOf(features: SeatFeatures, sorted: Int32Array, cut: number): number {
  const { count, value } = features;
  const n = sorted.length;
  let gain = 0;
  for (let d = 0; d < count; d++) {
    let left = 0;
    let right = 0;
    for (let k = 0; k < cut; k++) left += value[(sorted[k] as number) * count + d] as number;
    for (let k = cut; k < n; k++) right += value[(sorted[k] as number) * count + d] as number;
    const apart = left / cut - right / (n - cut);
    if (!Number.isNaN(apart)) gain += apart * apart;
  }
  return gain * cut * (n - cut);
}

/** Features that vary most within the part. */
function widestFeatures(features: SeatFeatures, part: Part, most: number): number[] {
  const { count, value } = features;
  const spread: { feature: number; variance: number }[] = [];
  for (let d = 0; d < count; d++) {
    let sum = 0;
    let squares = 0;
    for (let k = part.from; k < part.to; k++) {
      const x = value[(part.order[k] as number) * count + d] as number;
      sum += x;
      squares += x * x;
    }
    const n = part.to - part.from;
    const variance = squares / n - (sum / n) * (sum / n);
    if (variance > 1e-9) spread.push({ feature: d, variance });
  }
  spread.sort((a, b) => b.variance - a.variance || a.feature - b.feature);
  return spread.slice(0, most).map(({ feature }) => feature);
}

/**
 * Orders the part so that its two sides differ most, and returns how many seats the first side
 * has. Seats that are alike in everything are cut in the middle.
 */
export function splitPart(features: SeatFeatures, part: Part): number {
  let best = -1;
  let cut = (part.to - part.from) >> 1;
  let chosen: Int32Array | null = null;
  for (const feature of widestFeatures(features, part, 8)) {
    const sorted = sortedBy(features, part, feature);
    const at = cutOf(features, sorted, feature);
    const gain = gainOf(features, sorted, at);
    if (gain <= best) continue;
    best = gain;
    cut = at;
    chosen = sorted;
  }
  if (chosen !== null) part.order.set(chosen, part.from);
  return cut;
}
