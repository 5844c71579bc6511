import type { PlanState } from "../instance/plan-state.ts";
import { improveOwn } from "./improve-own.ts";
import { insertByRegret } from "./insert-by-regret.ts";
import { makeRoom } from "./make-room.ts";
import { type NearSeats, nearSeats } from "./near-seats.ts";

/** Rounds of ejection chains for `ring`. */
const RING_ROUNDS = 2;

/** `own`: only the given units move; `ring`: one of another's customers may make room for each. */
export type RehomeDepth = "own" | "ring";

/** A unit that nobody can take, and why. */
interface Unplaced {
  readonly unit: number;
  /** `nobody`: no other seat may hold it; `full`: some may, none has the room. */
  readonly why: "nobody" | "full";
  readonly eligible: number;
}

interface Found {
  readonly placed: number;
  readonly unplaced: readonly Unplaced[];
}

/**
 * Finds seats for units that lose theirs, within every hard rule, and leaves the plan in `state`.
 * The units may stand in `closed` (the seat of the one who leaves) or be out already. Prices, per
 * resource and seat, tell which seats are worth looking at. Work: units × seats, and for `ring`
 * the members of few seats.
 */
export function rehome(
  state: PlanState,
  units: readonly number[],
  by: {
    readonly depth: RehomeDepth;
    /** Seat that takes nobody any more, -1 = none. */
    readonly closed: number;
    readonly prices: readonly Float64Array[];
  },
): Found {
  const near = new Map<number, NearSeats>();
  for (const unit of units) {
    state.move(unit, -1);
    near.set(unit, nearSeats(state, by.prices, { unit, closed: by.closed }));
  }
  insertByRegret(state, near, by.closed);
  improveOwn(state, near);
  if (by.depth === "ring") {
    makeRoom(state, near, RING_ROUNDS);
    improveOwn(state, near);
  }
  const unplaced = units.flatMap((unit): Unplaced[] => {
    if (state.assigned[unit] !== -1) return [];
    const eligible = near.get(unit)?.eligible ?? 0;
    return [{ unit, why: eligible === 0 ? "nobody" : "full", eligible }];
  });
  return { placed: units.length - unplaced.length, unplaced };
}
