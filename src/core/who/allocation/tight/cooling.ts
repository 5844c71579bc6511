import { rankedAgents } from "./core-lists.ts";
import type { PairTable } from "./pair-table.ts";

/**
 * How the search cools. A unit of room or overload costs a small share of the temperature at
 * first, so that agents fill and empty freely, and more than its price in the end. Problems whose
 * agents are hard from the beginning freeze at once.
 */
export interface Cooling {
  /** Temperature at the beginning and at the end, in units of cost. */
  readonly hot: number;
  readonly cold: number;
  /** Soft cost of a unit of room, in temperatures, at the beginning and before the last part. */
  readonly soft: number;
  readonly firm: number;
  /** Cost of a unit of overload in the end, in hot temperatures; never less than twice its price. */
  readonly hard: number;
}

/** Share of an annealing after which rooms harden up to their true price. */
const HARDENING = 0.85;
/** Share of the last part in which the hardening is complete; the rest repairs. */
const HARDENED = 0.8;

/** Median over the jobs of what their second cheapest agent costs more than the cheapest. */
export function typicalRise(table: PairTable, reduced: Float64Array): number {
  const rises = new Float64Array(table.jobs);
  for (let i = 0; i < table.jobs; i++) {
    const second = rankedAgents(table, reduced, i)[1];
    rises[i] = second === undefined ? 0 : (reduced[i * table.agents + second] as number);
  }
  return rises.sort()[table.jobs >> 1] as number;
}

/**
 * The cooling that fits the spread of the costs (whole numbers, so never below a fraction of one);
 * after `failed` annealings without anything feasible the end is harder.
 */
export function coolingFor(rise: number, failed: number): Cooling {
  return {
    hot: Math.max(0.5, 0.8 * rise),
    cold: Math.max(0.15, 0.15 * rise),
    soft: 0.05,
    firm: 5,
    hard: 15 * 4 ** Math.min(failed, 10),
  };
}

export interface Stage {
  readonly heat: number;
  /** Soft cost of a unit of room. */
  readonly unit: number;
}

/** Temperature and softness at a share of an annealing; `dearest` is the highest price. */
export function stageAt(cooling: Cooling, share: number, dearest: number): Stage {
  const part = Math.min(1, share / HARDENING);
  const heat = cooling.hot * (cooling.cold / cooling.hot) ** part;
  const unit = heat * cooling.soft * (cooling.firm / cooling.soft) ** part;
  if (share <= HARDENING) return { heat, unit };
  const last = Math.min(1, (share - HARDENING) / (1 - HARDENING) / HARDENED);
  const final = Math.max(unit, 2 * dearest, cooling.hot * cooling.hard);
  return { heat, unit: unit * (final / unit) ** last };
}
