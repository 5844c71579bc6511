import type { PlanState } from "../instance/plan-state.ts";
import { Shortlist } from "../shortlist.ts";
import { NEAR } from "./near-seats.ts";

interface Choice {
  readonly seat: number;
  readonly second: number;
  /** What the second best seat costs more; Infinity when there is no second, -1 without any. */
  readonly regret: number;
}

/** The best and the second best seat with room among these. */
function choiceOf(state: PlanState, unit: number, seats: Iterable<number>): Choice {
  let seat = -1;
  let second = -1;
  let least = Number.POSITIVE_INFINITY;
  let next = Number.POSITIVE_INFINITY;
  for (const candidate of seats) {
    // Most seats are full, and that is told sooner than what the pair costs.
    if (!state.fits({ seat: candidate, comes: unit, goes: -1 })) continue;
    const delta = state.shiftDelta(unit, candidate);
    if (delta < least) {
      second = seat;
      next = least;
      seat = candidate;
      least = delta;
    } else if (delta < next) {
      second = candidate;
      next = delta;
    }
  }
  return { seat, second, regret: seat < 0 ? -1 : next - least };
}

/** Seats that could take the smallest of these units: while units come, seats only fill up. */
function openSeats(state: PlanState, units: readonly number[], closed: number): readonly number[] {
  const { resources, seatCount } = state.instance;
  const least = resources.map(({ amount }) =>
    units.reduce((min, u) => Math.min(min, amount[u] as number), Number.POSITIVE_INFINITY),
  );
  const isOpen = (seat: number): boolean =>
    resources.every(
      ({ limit }, q) =>
        (state.loads[q]?.[seat] ?? 0) + (least[q] as number) <= (limit[seat] as number) ||
        least[q] === 0,
    );
  return Array.from({ length: seatCount }, (_, seat) => seat).filter(
    (seat) => seat !== closed && isOpen(seat),
  );
}

/** The seats with room where the unit costs least. */
function cheapestOf(state: PlanState, unit: number, seats: readonly number[]): readonly number[] {
  const found = new Shortlist(NEAR);
  for (const seat of seats) {
    if (!state.fits({ seat, comes: unit, goes: -1 })) continue;
    const delta = state.shiftDelta(unit, seat);
    if (delta < Number.POSITIVE_INFINITY) found.offer(seat, delta);
  }
  return found.item;
}

/** Ties go to the unit that stands first, so that the result does not depend on anything else. */
function mostRegretted(choices: ReadonlyMap<number, Choice>): number {
  let found = -1;
  let most = -1;
  for (const [unit, { seat, regret }] of choices) {
    if (seat < 0 || regret <= most) continue;
    found = unit;
    most = regret;
  }
  return found;
}

/**
 * Places units one after another, each time the one that would lose most by waiting; those that
 * find no room stay out. Source: regret insertion, Potvin and Rousseau 1993,
 * doi:10.1016/0377-2217(93)90221-8.
 */
export function insertByRegret(
  state: PlanState,
  near: ReadonlyMap<number, readonly number[]>,
  closed: number,
): void {
  const choices = new Map<number, Choice>();
  const { ties } = state.instance;
  /** Seats of units that fit in none of their near ones; and of all seats those with room. */
  const far = new Map<number, readonly number[]>();
  let open: readonly number[] | null = null;
  const choose = (unit: number): void => {
    const seats = near.get(unit) ?? [];
    let choice = choiceOf(state, unit, far.get(unit) ?? seats);
    // A list that is not full names every seat that may hold the unit.
    if (choice.seat < 0 && seats.length >= NEAR - 1) {
      open ??= openSeats(state, Array.from(near.keys()), closed);
      far.set(unit, cheapestOf(state, unit, open));
      choice = choiceOf(state, unit, far.get(unit) ?? []);
    }
    choices.set(unit, choice);
  };
  for (const unit of near.keys()) choose(unit);
  for (let unit = mostRegretted(choices); unit >= 0; unit = mostRegretted(choices)) {
    const seat = choices.get(unit)?.seat ?? -1;
    state.move(unit, seat);
    choices.delete(unit);
    // A seat that fills up only gets worse, except for the neighbours of who comes.
    for (const [other, choice] of choices)
      if (choice.seat === seat || choice.second === seat || ties !== null) choose(other);
  }
}
