import type { ArcTable } from "../candidates/arc-table.ts";
import type { Crew } from "../crew/crew.ts";
import type { DualTerms } from "../dual/dual-terms.ts";
import { type Instance, objectiveOf } from "../instance/instance.ts";
import { chainSearch } from "./chain-search.ts";
import { type CoreMoves, movesBook } from "./core-moves.ts";
import { type Kinds, kindsOf } from "./kinds-exchange.ts";
import { pairRounds } from "./pair-rounds.ts";
import { PairSearch } from "./pair-search.ts";
import type { PairWork } from "./pair-work.ts";
import { PAIRS_PER_BLOCK, searchWorkshop } from "./search-workshop.ts";
import { lossOf, type SeatCosts, seatCosts } from "./seat-cost.ts";
import { ShiftSearch } from "./shift-search.ts";

/** What the search works on and with. */
export interface PlanSearch {
  readonly instance: Instance;
  readonly crew: Crew;
  readonly terms: DualTerms;
  readonly arcs: ArcTable;
  readonly prices: Float64Array;
  /** Minutes: the temperature at which the prices were found. */
  readonly temperature: number;
  /** 1 = the unit has rivals or neighbours and is left to the exact search. */
  readonly isTied: Uint8Array | null;
  readonly isStopped: () => boolean;
  readonly spend: (work: number) => void;
  readonly lowerBound: number;
  /** Told of every plan within all limits. */
  readonly onStep: (assigned: Int32Array, objective: number) => void;
}

/** How far above a unit's own seat others are looked at, in temperatures, pass by pass. */
const REACH = [1.5, 4, 6, 6, 8, 8, 8];
/** From this pass on chains are searched too, where units come in many kinds. */
const CHAINS_FROM = 1;
/** Fines per unit beyond a limit, as multiples of the price, pass by pass. */
const FINE = [2, 2, 3, 4, 6, 8, 10];
/** Seats that still lose so many temperatures are searched so many times as far. */
const MUCH = 0.5;
const WIDE = 4;
/** A chain begins at a seat that loses at least this part of the mean gap by seat. */
const OWN_SHARE = 0.5;
/** So small a share of the objective is as good as none: nobody plans to the minute. */
const GOOD = 2e-4;
/** A pass that gains a smaller share of the gap ends the search. */
const ENOUGH = 0.05;

/** Loads by seat, then resource. */
export function loadsBySeat(terms: DualTerms, assigned: Int32Array, loads: Float64Array): void {
  const { width, amounts } = terms;
  loads.fill(0);
  for (let u = 0; u < assigned.length; u++) {
    const j = assigned[u] as number;
    if (j < 0) continue;
    for (let q = 0; q < width; q++)
      loads[j * width + q] = (loads[j * width + q] as number) + (amounts[u * width + q] as number);
  }
}

function share<T extends Int32Array | Float64Array>(crew: Crew, from: T): T {
  const memory = crew.memory(from.byteLength);
  const copy = from instanceof Int32Array ? new Int32Array(memory) : new Float64Array(memory);
  copy.set(from);
  return copy as T;
}

/** Lets all hands work through the pairs, round by round. */
function workPairs(search: PlanSearch, work: PairWork, moves: CoreMoves): void {
  const rounds = pairRounds(moves, search.terms.seatCount);
  const { crew } = search;
  const shared = {
    ...work,
    moves,
    pair: share(crew, rounds.pair),
    span: new Int32Array(crew.memory(8)),
    gained: new Float64Array(crew.memory(8 * rounds.pair.length)),
    spent: new Float64Array(crew.memory(8 * rounds.pair.length)),
  };
  const bench = crew.open(searchWorkshop, shared);
  for (let r = 0; r < rounds.count && !search.isStopped(); r++) {
    const from = rounds.start[r] as number;
    const to = rounds.start[r + 1] as number;
    shared.span[0] = from;
    shared.span[1] = to;
    bench.run("pairs", Math.ceil((to - from) / PAIRS_PER_BLOCK));
    let spent = 0;
    for (let at = from; at < to; at++) spent += shared.spent[at] as number;
    search.spend(spent);
  }
  bench.close();
}

/** The seats' costs in memory that all hands see. */
function sharedCosts(crew: Crew, costs: SeatCosts): SeatCosts {
  const isBand = new Uint8Array(crew.memory(costs.isBand.length));
  isBand.set(costs.isBand);
  return {
    width: costs.width,
    low: share(crew, costs.low),
    high: share(crew, costs.high),
    rate: share(crew, costs.rate),
    isBand,
    prices: share(crew, costs.prices),
    given: share(crew, costs.given),
  };
}

/** Seats that lose more than `much` minutes. */
function losing(costs: SeatCosts, loads: Float64Array, much: number): Uint8Array {
  const seats = loads.length / Math.max(1, costs.width);
  return Uint8Array.from({ length: seats }, (_, j) => (lossOf(costs, loads, j) > much ? 1 : 0));
}

/** Whether a seat holds more than a limit allows. */
function isOverfull(instance: Instance, loads: Float64Array): boolean {
  const width = instance.resources.length;
  return instance.resources.some(
    ({ limit, band }, q) =>
      band === null && limit.some((most, j) => (loads[j * width + q] as number) > most),
  );
}

/** The best plan within all limits so far. */
interface Best {
  readonly objective: number;
  readonly assigned: Int32Array;
}

/**
 * Improves a plan by exchanges between pairs of seats and chains of them, on the moves whose
 * reduced cost is small. Limits may be overrun at a fine that grows from pass to pass; `assigned`,
 * in memory that all hands see, ends as the cheapest plan within all limits, if there was one.
 */
export function improvePlan(search: PlanSearch, assigned: Int32Array): void {
  const { crew, terms, instance, prices, temperature } = search;
  const loads = new Float64Array(crew.memory(terms.seatCount * terms.width * 8));
  loadsBySeat(terms, assigned, loads);
  const { arcs, isTied } = search;
  const book = movesBook({ crew, arcs, terms, prices: share(crew, prices), assigned, isTied });
  const kinds = kindsOf(terms, instance.unitCount, (bytes) => crew.memory(bytes));
  let best: Best | null = null;
  for (let pass = 0; pass < REACH.length && !search.isStopped(); pass++) {
    const costs = sharedCosts(crew, seatCosts(instance, terms, prices, FINE[pass] as number));
    const work: PairWork = { terms, costs, assigned, loads, kinds };
    const moves = book.collect({
      reach: (REACH[pass] as number) * temperature,
      isLosing: pass > CHAINS_FROM ? losing(costs, loads, temperature * MUCH) : null,
      wide: WIDE * (REACH[pass] as number) * temperature,
    });
    search.spend(arcs.rows * 8 + moves.unit.length * 40);
    workPairs(search, work, moves);
    if (kinds !== null) searchShifts(search, work, { kinds, moves });
    else if (pass >= CHAINS_FROM) searchChains(search, work, moves);
    if (isOverfull(instance, loads)) continue;
    const objective = objectiveOf(instance, assigned);
    search.onStep(assigned, objective);
    const gained = best === null ? Infinity : best.objective - objective;
    if (gained > 0) best = { objective, assigned: assigned.slice() };
    const gap = (best?.objective ?? objective) - search.lowerBound;
    if (gap <= GOOD * objective || (pass > CHAINS_FROM && gained < gap * ENOUGH)) break;
  }
  if (best !== null) assigned.set(best.assigned);
}

/** Paths of parcels where units come in few kinds: they find what chains find, and much sooner. */
function searchShifts(
  search: PlanSearch,
  work: PairWork,
  { kinds, moves }: { readonly kinds: Kinds; readonly moves: CoreMoves },
): void {
  const shifts = new ShiftSearch(work, kinds, moves);
  shifts.improve(search.isStopped);
  search.spend(shifts.work());
}

/** Chains begin where a seat loses more than its share of the gap, and much at that temperature. */
function searchChains(search: PlanSearch, work: PairWork, moves: CoreMoves): void {
  const gap = objectiveOf(search.instance, work.assigned) - search.lowerBound;
  chainSearch(work, new PairSearch(work), moves, {
    leastLoss: Math.max(search.temperature / 20, (gap / search.terms.seatCount) * OWN_SHARE),
    isStopped: search.isStopped,
    spend: search.spend,
  });
}
