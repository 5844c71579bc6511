import type { PlanState } from "../instance/plan-state.ts";
import type { NearSeats } from "./near-seats.ts";

interface Choice {
  seat: number;
  delta: number;
  /** What the second best seat costs more; Infinity when there is no second. */
  regret: number;
}

/** The best and the second best seat with room among these. */
function choiceOf(state: PlanState, unit: number, seats: Iterable<number>): Choice {
  const choice: Choice = { seat: -1, delta: Number.POSITIVE_INFINITY, regret: 0 };
  let second = Number.POSITIVE_INFINITY;
  for (const seat of seats) {
    const delta = state.shiftDelta(unit, seat);
    if (delta < choice.delta) {
      second = choice.delta;
      choice.delta = delta;
      choice.seat = seat;
    } else if (delta < second) second = delta;
  }
  choice.regret = choice.seat < 0 ? -1 : second - choice.delta;
  return choice;
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
  near: ReadonlyMap<number, NearSeats>,
  closed: number,
): void {
  const choices = new Map<number, Choice>();
  const choose = (unit: number): void => {
    const listed = near.get(unit);
    const close = choiceOf(state, unit, listed?.seats ?? []);
    const isShort = close.seat < 0 && (listed?.eligible ?? 0) > (listed?.seats.length ?? 0);
    const all = allSeats(state.instance.seatCount, closed);
    choices.set(unit, isShort ? choiceOf(state, unit, all) : close);
  };
  for (const unit of near.keys()) choose(unit);
  for (let unit = mostRegretted(choices); unit >= 0; unit = mostRegretted(choices)) {
    const seat = choices.get(unit)?.seat ?? -1;
    state.move(unit, seat);
    choices.delete(unit);
    for (const [other, choice] of choices)
      if (choice.seat === seat || near.get(other)?.seats.includes(seat) === true) choose(other);
  }
}
