import { type Rng, seededRng } from "../../../shared/index.ts";
import { annealTerritories } from "./anneal-territories.ts";
import { growTerritories } from "./grow-territories.ts";
import type { Territories, TerritoryProblem } from "./territory-problem.ts";
import { TerritoryState } from "./territory-state.ts";

export interface ShapeOptions {
  readonly seed: number;
  /** Independent beginnings. */
  readonly restarts: number;
  /** Moves tried from each of them. */
  readonly attempts: number;
}

const shapeOnce = (rng: Rng, problem: TerritoryProblem, attempts: number): Territories =>
  annealTerritories(new TerritoryState(problem, growTerritories(rng, problem)), rng, attempts);

/** In one piece each before balanced before compact. */
const isBetter = (a: Territories, b: Territories): boolean =>
  a.pieces !== b.pieces
    ? a.pieces < b.pieces
    : a.outside !== b.outside
      ? a.outside < b.outside
      : a.parted < b.parted;

/**
 * Shares out cells among territories: each in one piece where the cells hang together, weights
 * within the limits, few parted pairs. Deterministic for a seed; a heuristic without a bound.
 */
export function shapeTerritories(problem: TerritoryProblem, options: ShapeOptions): Territories {
  let best: Territories | null = null;
  for (let restart = 0; restart < options.restarts || best === null; restart++) {
    const found = shapeOnce(seededRng(options.seed * 65_537 + restart), problem, options.attempts);
    if (best === null || isBetter(found, best)) best = found;
  }
  return best;
}
