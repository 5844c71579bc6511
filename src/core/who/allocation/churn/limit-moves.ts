import { InvariantError } from "../../../shared/index.ts";
import { FREE, type Instance, openCost } from "../instance/instance.ts";
import type { Solved, SolveOptions, SolveStep } from "../solve-instance.ts";
import { solveInstance } from "../solve-instance.ts";

/** Solutions at most; each begins from the prices of the one before. */
const TRIES = 10;
/** First price tried, in minutes a month. */
const FIRST = 60;
/** So full a use of the limit needs no better price. */
const NEARLY = 0.995;

/**
 * By row of the pair costs: 1 = the customer could stay with its present owner. Who may not stay,
 * or is kept elsewhere, changes hands in every plan and is no move by choice.
 */
export function canStay(instance: Instance): Uint8Array {
  const { members, costs, unitCount, only } = instance;
  const stays = new Uint8Array(costs.customerCount);
  for (let u = 0; u < unitCount; u++) {
    const kept = only[u] as number;
    const end = members === null ? u + 1 : (members.start[u + 1] as number);
    for (let at = members === null ? u : (members.start[u] as number); at < end; at++) {
      const i = members === null ? at : (members.member[at] as number);
      const before = costs.previous[i] as number;
      if (before >= 0 && (kept === FREE || kept === before) && openCost(instance, u, before) >= 0)
        stays[i] = 1;
    }
  }
  return stays;
}

/** Customers of a plan who leave an owner with whom they could have stayed. */
export function movesOf(instance: Instance, stays: Uint8Array, assigned: Int32Array): number {
  const { members, costs, unitCount } = instance;
  let moves = 0;
  for (let u = 0; u < unitCount; u++) {
    const seat = assigned[u] as number;
    if (seat < 0) continue;
    const end = members === null ? u + 1 : (members.start[u + 1] as number);
    for (let at = members === null ? u : (members.start[u] as number); at < end; at++) {
      const i = members === null ? at : (members.member[at] as number);
      if (stays[i] === 1 && costs.previous[i] !== seat) moves += 1;
    }
  }
  return moves;
}

/** The instance with every change of hands by choice `extra` minutes a month dearer. */
function dearer(instance: Instance, stays: Uint8Array, extra: number): Instance {
  const { costs } = instance;
  const switchCost = costs.switchCost.map((cost, i) => (stays[i] === 1 ? cost + extra : cost));
  return { ...instance, costs: { ...costs, switchCost } };
}

/** A plan with at most so many moves, and a bound on every such plan. */
export interface Limited extends Solved {
  readonly moves: number;
  /** Minutes a month that a change of hands had to cost on top; the price of the limit. */
  readonly priceOfMove: number;
  /** False where even dear changes of hands leave more moves: there is no room for staying. */
  readonly isWithin: boolean;
}

/** A plan within the limit beats one that is not; else the cheaper, or the one of fewer moves. */
function isBetter(one: Limited, other: Limited): boolean {
  if (one.isWithin !== other.isWithin) return one.isWithin;
  return one.isWithin ? one.objective < other.objective : one.moves < other.moves;
}

/**
 * A step of the dearer instance as one of the real one: its bound, less what so many moves may
 * cost on top, holds for every plan within the limit; its plans are not shown, since they may not
 * keep the limit yet.
 */
const asWritten = (step: SolveStep, onTop: number): SolveStep => ({
  ...step,
  objective: null,
  lowerBound: step.lowerBound === null ? null : step.lowerBound - onTop,
});

/**
 * Finds a cheap plan in which at most `most` customers leave a seat they could keep: one more
 * price, on changing hands, found by bisection over whole minutes. For every price p ≥ 0 the
 * bound with it, less p × most, is a bound on all plans within the limit (Lagrangian relaxation:
 * Geoffrion 1974, doi:10.1007/BFb0120690).
 */
export function limitMoves(instance: Instance, most: number, options: SolveOptions): Limited {
  const stays = canStay(instance);
  let low = 0;
  let high = Infinity;
  let price = 0;
  let lowerBound = -Infinity;
  let freeBound = -Infinity;
  let best: Limited | null = null;
  let last: Solved | null = null;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const priced = dearer(instance, stays, price);
    const solved: Solved = solveInstance(priced, {
      ...options,
      onStep: (step) => options.onStep(asWritten(step, price * most)),
      warm: last === null ? options.warm : last.prices,
    });
    last = solved;
    const moves = movesOf(instance, stays, solved.assigned);
    if (price === 0) freeBound = solved.lowerBound;
    lowerBound = Math.max(lowerBound, solved.lowerBound - price * most);
    const limited: Limited = {
      ...solved,
      objective: solved.objective - price * moves,
      moves,
      priceOfMove: price,
      isWithin: moves <= most,
    };
    if (best === null || isBetter(limited, best)) best = limited;
    if (limited.isWithin) high = price;
    else low = price;
    if ((attempt === 0 && limited.isWithin) || high - low <= 1) break;
    if (options.stopped() !== null && best?.isWithin === true) break;
    if (limited.isWithin && moves >= most * NEARLY) break;
    price = Number.isFinite(high) ? Math.floor((low + high) / 2) : Math.max(FIRST, low * 4);
  }
  if (best === null) throw new InvariantError("a limit on moves was never tried");
  // Where no plan within the limit was found, the bound is the one on all plans.
  return { ...best, lowerBound: best.isWithin ? lowerBound : freeBound };
}
