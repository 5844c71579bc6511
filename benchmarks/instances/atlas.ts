import type { Rng } from "../../src/core/shared/index.ts";

/** Metres of the side of the region. */
const REGION = 200_000;
/** Customers of one shared building on average; popular ones hold many more. */
const PER_BUILDING = 6;
const SHARED_SHARE = 0.3;

/** Towns and shared buildings of a region on a plane. */
export interface Atlas {
  readonly towns: number;
  readonly town: {
    readonly x: Float64Array;
    readonly y: Float64Array;
    readonly spread: Float64Array;
  };
  /** Population up to and with each town, of 1. Zipf: the k-th is 1 / k of the largest. */
  readonly upTo: Float64Array;
  readonly buildings: Places;
}

/** Points of people, in whole metres, and the town of each. */
export interface Places {
  readonly count: number;
  /** Three coordinates a person, the third is 0. */
  readonly point: Float64Array;
  readonly town: Uint16Array;
}

export const placesOf = (count: number, memory: (bytes: number) => ArrayBufferLike): Places => ({
  count,
  point: new Float64Array(memory(count * 24)),
  town: new Uint16Array(count),
});

/** A normal deviate. Source: Box and Muller 1958. */
export const gauss = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng.unit())) * Math.cos(2 * Math.PI * rng.unit());

/** Somewhere in a town, which is drawn by its population. */
function settle(atlas: Pick<Atlas, "town" | "upTo">, rng: Rng, to: Places, i: number): void {
  const { town, upTo } = atlas;
  const roll = rng.unit();
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) <= roll) low = middle + 1;
    else high = middle;
  }
  to.town[i] = low;
  to.point[i * 3] = Math.round((town.x[low] as number) + gauss(rng) * (town.spread[low] as number));
  to.point[i * 3 + 1] = Math.round(
    (town.y[low] as number) + gauss(rng) * (town.spread[low] as number),
  );
}

/** Draws towns (as many as the square root of the managers, at least 3) and buildings. */
export function atlasOf(
  rng: Rng,
  size: { readonly customers: number; readonly managers: number },
): Atlas {
  const towns = Math.min(60_000, Math.max(3, Math.round(Math.sqrt(size.managers))));
  const town = {
    x: new Float64Array(towns),
    y: new Float64Array(towns),
    spread: new Float64Array(towns),
  };
  const upTo = new Float64Array(towns);
  let sum = 0;
  for (let k = 0; k < towns; k++) {
    const people = 1 / (k + 1);
    town.x[k] = rng.unit() * REGION;
    town.y[k] = rng.unit() * REGION;
    town.spread[k] = 2_000 + 10_000 * Math.sqrt(people);
    sum += people;
    upTo[k] = sum;
  }
  for (let k = 0; k < towns; k++) upTo[k] = (upTo[k] as number) / sum;
  const count = Math.max(1, Math.round((size.customers * SHARED_SHARE) / PER_BUILDING));
  const buildings = placesOf(count, (bytes) => new ArrayBuffer(bytes));
  for (let b = 0; b < count; b++) settle({ town, upTo }, rng, buildings, b);
  return { towns, town, upTo, buildings };
}

/** A customer's place: three in ten share a building, the others live on their own. */
export function placeShared(atlas: Atlas, rng: Rng, to: Places, i: number): void {
  if (rng.unit() >= SHARED_SHARE) {
    settle(atlas, rng, to, i);
    return;
  }
  const { buildings } = atlas;
  const roll = rng.unit();
  const b = Math.floor(roll * roll * buildings.count);
  to.town[i] = buildings.town[b] as number;
  to.point[i * 3] = buildings.point[b * 3] as number;
  to.point[i * 3 + 1] = buildings.point[b * 3 + 1] as number;
}

/** A manager's place: where people are. */
export const placeAlone = (atlas: Atlas, rng: Rng, to: Places, i: number): void =>
  settle(atlas, rng, to, i);
