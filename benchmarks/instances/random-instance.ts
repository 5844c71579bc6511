import { seededRng } from "../../src/core/shared/index.ts";
import type { Instance, Resource } from "../../src/core/who/allocation/instance/instance.ts";
import type { PairCosts } from "../../src/core/who/allocation/instance/pair-costs.ts";

/** What a small random instance has. */
export interface RandomShape {
  readonly seed: number;
  readonly units: number;
  readonly seats: number;
  readonly metric: PairCosts["metric"];
  /** Groups of up to three customers as units. */
  readonly isGrouped?: boolean;
  /** Weights above one; else every unit weighs one. */
  readonly isWeighted?: boolean;
  readonly hasBands?: boolean;
  readonly hasLinks?: boolean;
  /** Σ weights / Σ limits. */
  readonly fill: number;
}

type Draw = (below: number) => number;

function pointsOf(draw: Draw, count: number, metric: PairCosts["metric"]): Float64Array {
  const points = new Float64Array(count * 3);
  for (let k = 0; k < count; k++) {
    if (draw(12) === 0) {
      points.fill(Number.NaN, k * 3, k * 3 + 3);
      continue;
    }
    // Some stand on the same spot.
    const x = draw(4) === 0 ? 5 : draw(200);
    const y = draw(4) === 0 ? 5 : draw(200);
    if (metric === "plane") points.set([x * 100, y * 100, 0], k * 3);
    else {
      const lng = (120 + x / 400) * (Math.PI / 180);
      const lat = (30 + y / 400) * (Math.PI / 180);
      points.set(
        [Math.cos(lat) * Math.cos(lng), Math.cos(lat) * Math.sin(lng), Math.sin(lat)],
        k * 3,
      );
    }
  }
  return points;
}

function costsOf(draw: Draw, customers: number, shape: RandomShape): PairCosts {
  const { seats } = shape;
  const list = (count: number, below: number): Int32Array =>
    Int32Array.from({ length: count }, () => draw(below));
  const charge = (isScaled: boolean) => ({
    customerClass: list(customers, 4),
    seatClass: list(seats, 3),
    seatClasses: 3,
    cells: Int32Array.from({ length: 12 }, () => (draw(9) === 0 ? -1 : draw(60))),
    scale: isScaled ? Int32Array.from({ length: customers }, () => 1 + draw(5)) : null,
  });
  const travels = draw(3);
  return {
    customerCount: customers,
    seatCount: seats,
    metric: shape.metric,
    customerPoints: pointsOf(draw, customers, shape.metric),
    seatPoints: pointsOf(draw, seats, shape.metric),
    travel: Array.from({ length: travels }, () => ({
      rate: Float64Array.from({ length: customers }, () =>
        draw(8) === 0 ? Number.NaN : draw(8000),
      ),
      unknownKm: draw(10),
      capKm: draw(3) === 0 ? 12 + draw(10) : Number.POSITIVE_INFINITY,
    })),
    classes: Array.from({ length: draw(3) }, () => charge(draw(2) === 0)),
    previous: Int32Array.from({ length: customers }, () => draw(seats + 1) - 1),
    switchCost: list(customers, 50),
  };
}

/** Symmetric random pairs. */
function linksOf(draw: Draw, units: number): { start: Int32Array; other: Int32Array } {
  const sets = Array.from({ length: units }, () => new Set<number>());
  for (let k = 0; k < units / 3; k++) {
    const u = draw(units);
    const v = draw(units);
    if (u === v) continue;
    sets[u]?.add(v);
    sets[v]?.add(u);
  }
  const start = new Int32Array(units + 1);
  sets.forEach((set, u) => {
    start[u + 1] = (start[u] ?? 0) + set.size;
  });
  return { start, other: Int32Array.from(sets.flatMap((set) => [...set].sort((a, b) => a - b))) };
}

/** Alike for both directions of a pair. */
const minutesOf = (u: number, v: number): number => 1 + ((Math.min(u, v) * 7 + Math.max(u, v)) % 9);

function tiesOf(draw: Draw, units: number): Instance["ties"] {
  const links = linksOf(draw, units);
  const minutes = new Int32Array(links.other.length);
  for (let u = 0; u < units; u++)
    for (let at = links.start[u] ?? 0; at < (links.start[u + 1] ?? 0); at++)
      minutes[at] = minutesOf(u, links.other[at] ?? 0);
  return { ...links, minutes };
}

/** A small instance with everything that an instance can have, for tests against enumeration. */
export function randomInstance(shape: RandomShape): Instance {
  const rng = seededRng(shape.seed);
  const draw: Draw = (below) => rng.below(below);
  const { units, seats } = shape;
  const sizes = Array.from({ length: units }, () => (shape.isGrouped === true ? 1 + draw(3) : 1));
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  const start = new Int32Array(units + 1);
  sizes.forEach((size, u) => {
    start[u + 1] = (start[u] ?? 0) + size;
  });
  const amount = Float64Array.from({ length: units }, () =>
    shape.isWeighted === true ? 1 + draw(6) : 1,
  );
  const total = amount.reduce((sum, value) => sum + value, 0);
  const limit = Float64Array.from({ length: seats }, () =>
    Math.max(1, Math.round((total / seats / shape.fill) * (0.7 + draw(7) / 10))),
  );
  const resources: Resource[] = [{ amount, limit, band: null }];
  if (shape.hasBands === true) {
    const value = Float64Array.from({ length: units }, () => draw(9));
    const mean = value.reduce((sum, v) => sum + v, 0) / seats;
    resources.push({
      amount: value,
      limit: new Float64Array(seats).fill(Number.POSITIVE_INFINITY),
      band: {
        low: new Float64Array(seats).fill(Math.floor(mean * 0.9)),
        high: new Float64Array(seats).fill(Math.ceil(mean * 1.1)),
        rate: 7,
        per: 2,
      },
    });
  }
  return {
    unitCount: units,
    seatCount: seats,
    costs: costsOf(draw, customers, shape),
    members:
      shape.isGrouped === true
        ? { start, member: Int32Array.from({ length: customers }, (_, i) => i) }
        : null,
    only: new Int32Array(units).fill(-1),
    price: Float64Array.from({ length: units }, () => 20_000),
    resources,
    foes: shape.hasLinks === true ? linksOf(draw, units) : null,
    ties: shape.hasLinks === true ? tiesOf(draw, units) : null,
  };
}
