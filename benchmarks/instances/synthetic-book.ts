import { type Rng, seededRng } from "../../src/core/shared/index.ts";
import {
  type Atlas,
  atlasOf,
  gauss,
  type Places,
  placeAlone,
  placeShared,
  placesOf,
} from "./atlas.ts";

export const INDUSTRIES = 12;
export const LICENCES = 8;
export const TIERS = 4;

/** Share of the customers who need one of the licences. */
const LICENSED_SHARE = 0.4;
/** Chance that a manager holds a licence. */
const HELD_CHANCE = 0.6;
/** Capacity of the holders of a licence over the workload that needs it, at least. */
const HOLDERS_MARGIN = 2;
const OWNED_SHARE = 0.85;
/** Share of the owned customers whose owner is a legacy: anybody, wherever he sits. */
const LEGACY_SHARE = 0.05;
/** Colleagues of the town among whom the nearest once became the owner. */
const OWNER_DRAWS = 10;

export interface BookSize {
  readonly customers: number;
  readonly managers: number;
  readonly seed: number;
  /** Workload of all customers over capacity of all managers. */
  readonly fill: number;
}

/** Where the arrays live: `new SharedArrayBuffer` lets threads read them without a copy. */
export type Memory = (bytes: number) => ArrayBufferLike;

export interface BookCustomers {
  readonly count: number;
  readonly places: Places;
  /** Whole units, 1 … 200. */
  readonly workload: Int32Array;
  readonly value: Int32Array;
  readonly industry: Uint8Array;
  /** 0 = needs none, else 1 … LICENCES. */
  readonly licence: Uint8Array;
  readonly tier: Uint8Array;
  /** Present manager, -1 = none. */
  readonly owner: Int32Array;
}

export interface BookManagers {
  readonly count: number;
  readonly places: Places;
  readonly capacity: Int32Array;
  readonly industry: Uint8Array;
  /** Bit l - 1 is set when licence l is held. */
  readonly licences: Uint8Array;
  readonly tier: Uint8Array;
}

/** A synthetic book of customers: what a generator draws, before any cost. */
export interface SyntheticBook {
  readonly size: BookSize;
  readonly customers: BookCustomers;
  readonly managers: BookManagers;
}

const lognormal = (rng: Rng, mu: number, sigma: number): number =>
  Math.exp(mu + sigma * gauss(rng));

/** Lower numbers are likelier: half of the draws fall into the first quarter. */
const skewed = (rng: Rng, bound: number): number => {
  const x = rng.unit();
  return Math.floor(x * x * bound);
};

function drawCustomers(rng: Rng, size: BookSize, world: World): BookCustomers {
  const { atlas, memory } = world;
  const count = size.customers;
  const places = placesOf(count, memory);
  const workload = new Int32Array(memory(count * 4));
  const value = new Int32Array(memory(count * 4));
  const industry = new Uint8Array(count);
  const licence = new Uint8Array(count);
  const tier = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    placeShared(atlas, rng, places, i);
    workload[i] = Math.min(200, Math.max(1, Math.round(lognormal(rng, 2.2, 0.9))));
    value[i] = Math.min(10_000, Math.max(1, Math.round(lognormal(rng, 3, 1))));
    industry[i] = rng.below(INDUSTRIES);
    licence[i] = rng.unit() < LICENSED_SHARE ? 1 + rng.below(LICENCES) : 0;
    tier[i] = skewed(rng, TIERS);
  }
  const owner = new Int32Array(memory(count * 4)).fill(-1);
  return { count, places, workload, value, industry, licence, tier, owner };
}

function drawManagers(rng: Rng, size: BookSize, world: World): BookManagers {
  const { atlas, memory } = world;
  const count = size.managers;
  const places = placesOf(count, memory);
  const industry = new Uint8Array(count);
  const licences = new Uint8Array(count);
  const tier = new Uint8Array(count);
  for (let j = 0; j < count; j++) {
    placeAlone(atlas, rng, places, j);
    industry[j] = rng.below(INDUSTRIES);
    for (let l = 0; l < LICENCES; l++)
      if (rng.unit() < HELD_CHANCE) licences[j] = (licences[j] as number) | (1 << l);
    tier[j] = skewed(rng, TIERS);
  }
  return { count, places, capacity: new Int32Array(count), industry, licences, tier };
}

/** Whole capacities between 0.7 and 1.3 of their mean, together workload / fill. */
function setCapacities(rng: Rng, managers: BookManagers, total: number): void {
  const { count, capacity } = managers;
  const share = Float64Array.from({ length: count }, () => 0.7 + 0.6 * rng.unit());
  const whole = share.reduce((sum, x) => sum + x, 0);
  let before = 0;
  let placed = 0;
  for (let j = 0; j < count; j++) {
    before += share[j] as number;
    const upTo = j + 1 === count ? total : Math.round((before / whole) * total);
    capacity[j] = upTo - placed;
    placed = upTo;
  }
}

/** Gives a licence to further managers until its holders have room for all who need it. */
function fillLicences(
  rng: Rng,
  { customers, managers }: Pick<SyntheticBook, "customers" | "managers">,
): void {
  for (let l = 1; l <= LICENCES; l++) {
    const bit = 1 << (l - 1);
    let needed = 0;
    for (let i = 0; i < customers.count; i++)
      if (customers.licence[i] === l) needed += customers.workload[i] as number;
    let room = 0;
    for (let j = 0; j < managers.count; j++)
      if (((managers.licences[j] as number) & bit) !== 0) room += managers.capacity[j] as number;
    const start = rng.below(managers.count);
    for (let step = 0; step < managers.count && room < needed * HOLDERS_MARGIN; step++) {
      const j = (start + step) % managers.count;
      if (((managers.licences[j] as number) & bit) !== 0) continue;
      managers.licences[j] = (managers.licences[j] as number) | bit;
      room += managers.capacity[j] as number;
    }
  }
}

const holds = (licences: number, licence: number): boolean =>
  licence === 0 || (licences & (1 << (licence - 1))) !== 0;

/** Managers by the town they sit in. */
function byTown(places: Places, towns: number): readonly (readonly number[])[] {
  const lists: number[][] = Array.from({ length: towns }, () => []);
  places.town.forEach((town, j) => {
    if (j < places.count) lists[town]?.push(j);
  });
  return lists;
}

/** Present owners: near, licensed, but taken once without a look at anybody's load. */
function setOwners(
  rng: Rng,
  book: Pick<SyntheticBook, "customers" | "managers">,
  towns: number,
): void {
  const { customers, managers } = book;
  const everybody = Array.from({ length: managers.count }, (_, j) => j);
  const local = byTown(managers.places, towns);
  const c = customers.places.point;
  const s = managers.places.point;
  for (let i = 0; i < customers.count; i++) {
    if (rng.unit() >= OWNED_SHARE) continue;
    const isLegacy = rng.unit() < LEGACY_SHARE;
    const here = local[customers.places.town[i] as number] ?? [];
    const known = isLegacy || here.length === 0 ? everybody : here;
    const draws = isLegacy ? 1 : OWNER_DRAWS;
    let nearest = Number.POSITIVE_INFINITY;
    for (let draw = 0; draw < draws; draw++) {
      const j = known[rng.below(known.length)] as number;
      if (!holds(managers.licences[j] as number, customers.licence[i] as number)) continue;
      const x = (c[i * 3] as number) - (s[j * 3] as number);
      const y = (c[i * 3 + 1] as number) - (s[j * 3 + 1] as number);
      const square = x * x + y * y;
      if (square >= nearest) continue;
      nearest = square;
      customers.owner[i] = j;
    }
  }
}

interface World {
  readonly atlas: Atlas;
  readonly memory: Memory;
}

/** A book drawn from the seed: the same seed and size give the same book. O(customers × draws). */
export function syntheticBook(size: BookSize, memory: Memory): SyntheticBook {
  const rng = seededRng(size.seed);
  const atlas = atlasOf(rng, size);
  const world = { atlas, memory };
  const managers = drawManagers(rng, size, world);
  const customers = drawCustomers(rng, size, world);
  const work = customers.workload.reduce((sum, w) => sum + w, 0);
  setCapacities(rng, managers, Math.round(work / size.fill));
  fillLicences(rng, { customers, managers });
  setOwners(rng, { customers, managers }, atlas.towns);
  return { size, customers, managers };
}
