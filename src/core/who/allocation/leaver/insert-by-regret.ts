import type { PlanState } from "../instance/plan-state.ts";
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

function* allSeats(count: number, closed: number): Generator<number> {
  for (let seat = 0; seat < count; seat++) if (seat !== closed) yield seat;
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
  const { seatCount, ties } = state.instance;
  const choose = (unit: number): void => {
    const seats = near.get(unit) ?? [];
    const close = choiceOf(state, unit, seats);
    // A list that is not full names every seat that may hold the unit.
    const isShort = close.seat < 0 && seats.length >= NEAR - 1;
    const all = allSeats(seatCount, closed);
    choices.set(unit, isShort ? choiceOf(state, unit, all) : close);
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
