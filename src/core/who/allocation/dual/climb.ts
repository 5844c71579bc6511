import { Curvature } from "./curvature.ts";
import { type DualTerms, type Slope, slopeOf, smoothSeatSide, stepped } from "./dual-terms.ts";
import { newtonDirection } from "./newton.ts";
import type { PriceTable } from "./price-table.ts";

/** No step changes a typical priced cost by more than this many temperatures. */
const LOOSE = 15;

/** Levenberg's term to begin with, as a share of the curvature. */
const FIRST_DAMPING = 0.05;
/** A step that gains too little is tried again at this share. */
const SHORTER = 0.35;

/** One temperature of the search. */
export interface Stage {
  /** Minutes. */
  readonly temperature: number;
  readonly steps: number;
  /** The stage ends when so small a share of all amounts is out of place. */
  readonly enough: number;
}

export interface Climber {
  readonly terms: DualTerms;
  readonly table: PriceTable;
  readonly curvature: Curvature;
  readonly isStopped: () => boolean;
  readonly spend: (work: number) => void;
  /** Levenberg's term as the last climb left it. */
  damping: number;
}

/** A climber with its own curvature. */
export const climberOn = (
  table: PriceTable,
  terms: DualTerms,
  by: Pick<Climber, "isStopped" | "spend">,
): Climber => ({
  isStopped: by.isStopped,
  spend: by.spend,
  table,
  terms,
  curvature: new Curvature(terms),
  damping: FIRST_DAMPING,
});

/** How far the loads are from what the prices ask for, in mean units of every resource. */
function restOf(terms: DualTerms, slope: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < slope.length; at++)
    sum += Math.abs(slope[at] as number) / (terms.typical[at % terms.width] as number);
  return sum;
}

/** The slope's change with the temperature is taken over this share of it. */
const LESS = 1e-3;
/** Levenberg's term while the temperature changes: the prices are settled, the step can be trusted. */
const FOLLOWING = 1e-3;

/**
 * Prices that follow the optimum of the smoothed dual from one temperature to a lower one, 0
 * included: where the same pairs stay undecided the optimum is a straight line in the temperature,
 * and this is its tangent. `prices` are settled at `from`.
 * Source: predictor step of path following, Allgower and Georg 1990, doi:10.1007/978-3-642-61257-2.
 */
export function cooled(
  climber: Climber,
  by: { readonly from: number; readonly to: number },
  prices: Float64Array,
): Float64Array {
  const { terms, table, curvature } = climber;
  const { from, to } = by;
  const slopeAt = (temperature: number): Slope => {
    climber.spend(table.arcs.rows * 12);
    const { loads } = table.evaluate(prices, temperature);
    return slopeOf(terms, { prices, temperature }, loads);
  };
  const cooler = slopeAt(from * (1 - LESS));
  const here = slopeAt(from);
  curvature.assemble(table.arcs, terms, { sums: table.sums, stiffness: 1 / from });
  const times = (from - to) / (from * LESS);
  const slope = here.slope.map((value, at) =>
    value === 0 ? 0 : ((cooler.slope[at] as number) - value) * times,
  );
  const { direction } = newtonDirection(terms, curvature, { slope, bend: here.bend }, FOLLOWING);
  return stepped(terms, prices, { direction, share: 1, reach: LOOSE * from });
}

/** Where a climb ended. */
export interface Climbed {
  readonly prices: Float64Array;
  /** Share of all amounts that is out of place at these prices. */
  readonly rest: number;
}

/** Raises the smoothed dual at one temperature. */
export function climb(climber: Climber, stage: Stage, from: Float64Array): Climbed {
  const { terms, table, curvature } = climber;
  const { temperature } = stage;
  const at = (prices: Float64Array): { loads: Float64Array; value: number } => {
    climber.spend(table.arcs.rows * 12);
    const { loads, value } = table.evaluate(prices, temperature);
    return { loads, value: value - smoothSeatSide(terms, prices, temperature) };
  };
  let prices = from;
  let here = at(prices);
  let damping = Math.min(FIRST_DAMPING, climber.damping * 10);
  let idle = 0;
  let isFresh = false;
  // A share of the step that did well is where the next one begins.
  let usual = 1;
  let rest = 1;
  const mass = Math.max(1, table.arcs.rows * (table.arcs.weight[0] ?? 1) * terms.width);
  for (let step = 0; step < stage.steps && !climber.isStopped(); step++) {
    const { slope, bend } = slopeOf(terms, { prices, temperature }, here.loads);
    rest = restOf(terms, slope) / mass;
    if (rest < stage.enough) break;
    if (!isFresh) {
      curvature.assemble(table.arcs, terms, { sums: table.sums, stiffness: 1 / temperature });
      isFresh = true;
    }
    const { direction, promise } = newtonDirection(terms, curvature, { slope, bend }, damping);
    let share = usual;
    let tries = 0;
    let rise = 0;
    while (tries < 4) {
      const next = stepped(terms, prices, {
        direction,
        share,
        reach: LOOSE * temperature * share,
      });
      const there = at(next);
      rise = there.value - here.value;
      tries += 1;
      if (rise > 0.1 * share * promise || (rise > 0 && tries === 4)) {
        prices = next;
        here = there;
        isFresh = false;
        break;
      }
      share *= SHORTER;
    }
    usual = tries === 1 ? Math.min(1, share / SHORTER) : share;
    if (tries === 1) damping = Math.max(1e-4, damping / 3);
    else if (tries > 2) damping = Math.min(10, damping * 4);
    idle = rise <= 0 ? idle + 1 : 0;
    if (idle >= 2) break;
  }
  climber.damping = damping;
  return { prices, rest };
}
