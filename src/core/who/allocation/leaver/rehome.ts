import { pairCost } from "../instance/instance.ts";
import type { PlanState } from "../instance/plan-state.ts";
import { improveOwn } from "./improve-own.ts";
import { insertByRegret } from "./insert-by-regret.ts";
import { makeRoom } from "./make-room.ts";
import type { SeatFinder } from "./near-seats.ts";

/** Rounds of ejection chains for `ring`. */
const RING_ROUNDS = 2;
/** Units that are weighed against each other at a time: the work grows with the square of it. */
const AT_A_TIME = 500;

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

/** Seats that may hold the unit, whether or not they have room. */
function countEligible({ instance }: PlanState, unit: number, closed: number): number {
  let eligible = 0;
  for (let seat = 0; seat < instance.seatCount; seat++)
    if (seat !== closed && pairCost(instance, unit, seat) >= 0) eligible += 1;
  return eligible;
}

/** Hands over the units part by part. */
function inParts(
  near: ReadonlyMap<number, readonly number[]>,
  work: (part: ReadonlyMap<number, readonly number[]>) => void,
): void {
  const entries = Array.from(near);
  for (let at = 0; at < entries.length; at += AT_A_TIME)
    work(new Map(entries.slice(at, at + AT_A_TIME)));
}

/**
 * Finds seats for units that lose theirs, within every hard rule, and leaves the plan in `state`.
 * The units may stand in `closed` (the seat of the one who leaves) or be out already. `seatsOf`
 * tells which seats are worth looking at; only a unit that fits in none of them looks at all.
 */
export function rehome(
  state: PlanState,
  units: readonly number[],
  by: {
    readonly depth: RehomeDepth;
    /** Seat that takes nobody any more, -1 = none. */
    readonly closed: number;
    readonly seatsOf: SeatFinder;
    /** True: everybody is still placed, but nothing is improved any more. */
    readonly isStopped?: () => boolean;
  },
): Found {
  const { depth, closed, seatsOf, isStopped = () => false } = by;
  const near = new Map<number, readonly number[]>();
  for (const unit of units) {
    state.move(unit, -1);
    near.set(
      unit,
      seatsOf(unit).filter((seat) => seat !== closed),
    );
  }
  const improve = (part: ReadonlyMap<number, readonly number[]>): void => {
    if (!isStopped()) improveOwn(state, part);
  };
  inParts(near, (part) => insertByRegret(state, part, closed));
  inParts(near, improve);
  if (depth === "ring") {
    inParts(near, (part) => {
      if (!isStopped()) makeRoom(state, part, { rounds: RING_ROUNDS, own: near });
    });
    inParts(near, improve);
  }
  const unplaced = units.flatMap((unit): Unplaced[] => {
    if (state.assigned[unit] !== -1) return [];
    const eligible = countEligible(state, unit, closed);
    return [{ unit, why: eligible === 0 ? "nobody" : "full", eligible }];
  });
  return { placed: units.length - unplaced.length, unplaced };
}
