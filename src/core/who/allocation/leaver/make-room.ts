import { pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";
import { tryMoves } from "./improve-own.ts";

/** Seats of a unit in which room is made. */
const SEATS = 8;
/** Members of a seat that are tried as the one who makes room, cheapest first. */
const LEAVERS = 12;

interface Ground {
  readonly state: PlanState;
  readonly near: ReadonlyMap<number, readonly number[]>;
  /** All units being placed: none of them makes room for another. */
  readonly own: ReadonlyMap<number, unknown>;
}

interface Leaver {
  readonly unit: number;
  readonly to: number;
  readonly rise: number;
}

/** Where a member could go instead, among the seats near the one who comes. */
function refuge({ state }: Ground, unit: number, seats: readonly number[]): Leaver | null {
  const from = state.assigned[unit] as number;
  let rise = Number.POSITIVE_INFINITY;
  let to = -1;
  for (const seat of seats) {
    if (seat === from) continue;
    const delta = state.shiftDelta(unit, seat);
    if (delta >= rise) continue;
    rise = delta;
    to = seat;
  }
  return to < 0 ? null : { unit, to, rise };
}

function leaversOf(
  ground: Ground,
  at: { readonly seat: number; readonly unit: number },
): readonly Leaver[] {
  const { state, near, own } = ground;
  const seats = near.get(at.unit) ?? [];
  const found: Leaver[] = [];
  for (let k = state.firstOf(at.seat); k >= 0; k = state.nextOf(k)) {
    if (own.has(k) || !state.fits({ seat: at.seat, comes: at.unit, goes: k })) continue;
    const leaver = refuge(ground, k, seats);
    if (leaver !== null) found.push(leaver);
  }
  return found.sort((a, b) => a.rise - b.rise || a.unit - b.unit).slice(0, LEAVERS);
}

/** One unit takes a place that another leaves for a third seat, where that gains. */
function ejectFor(ground: Ground, unit: number): boolean {
  const { state, near } = ground;
  for (const seat of near.get(unit)?.slice(0, SEATS) ?? []) {
    if (seat === state.assigned[unit]) continue;
    const gain = state.costNow(unit) - pairCost(state.instance, unit, seat);
    for (const leaver of leaversOf(ground, { seat, unit })) {
      if (leaver.rise >= gain && state.instance.ties === null && !hasBands(state)) break;
      const moves = [
        { unit: leaver.unit, to: leaver.to },
        { unit, to: seat },
      ];
      if (tryMoves(state, moves)) return true;
    }
  }
  return false;
}

const hasBands = (state: PlanState): boolean =>
  state.instance.resources.some(({ band }) => band !== null);

/**
 * Ejection chains of depth two: another's customer makes room for one of the units and goes to a
 * third manager nearby. Every kept chain lowers the exact objective. Those who are out come first.
 * Source: Glover 1996, doi:10.1016/0166-218X(94)00037-E.
 */
export function makeRoom(
  state: PlanState,
  near: ReadonlyMap<number, readonly number[]>,
  by: { readonly rounds: number; readonly own: ReadonlyMap<number, unknown> },
): void {
  const ground = { state, near, own: by.own };
  const isOut = (unit: number): number => (state.assigned[unit] === -1 ? 0 : 1);
  for (let round = 0; round < by.rounds; round++) {
    const units = Array.from(near.keys()).sort((a, b) => isOut(a) - isOut(b) || a - b);
    let gained = false;
    for (const unit of units) gained = ejectFor(ground, unit) || gained;
    if (!gained) return;
  }
}
