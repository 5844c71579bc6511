import { InvariantError, type Rng } from "../../src/core/shared/index.ts";

/** One element of a non-empty list, uniformly. */
export function pick<T>(rng: Rng, list: readonly T[]): T {
  const item = list[rng.below(list.length)];
  if (item === undefined) throw new InvariantError("pick from an empty list");
  return item;
}

/** One element with probability proportional to its weight. */
export function pickWeighted<T>(rng: Rng, list: readonly (readonly [T, number])[]): T {
  let at = rng.unit() * list.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [item, weight] of list) {
    at -= weight;
    if (at < 0) return item;
  }
  return pick(
    rng,
    list.map(([item]) => item),
  );
}

/** A standard normal number. Source: Box and Muller 1958, doi:10.1214/aoms/1177706645. */
export function normal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(1 - rng.unit())) * Math.cos(2 * Math.PI * rng.unit());
}

export const round = (value: number, digits: number): number => {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
};
