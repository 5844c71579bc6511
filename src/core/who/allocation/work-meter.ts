import type { StoppedBy } from "./outcome.ts";

/** Pair evaluations that one second of budget buys: counted work, so that bytes do not depend on the machine. */
const WORK_PER_SECOND = 50_000_000;

/** How much wall time, as a multiple of the budget, the guard allows before it stops the search. */
const GUARD = 2;

export interface MeterOptions {
  readonly seconds: number;
  /** Milliseconds of a monotonic clock; without one there is no guard. */
  readonly now?: (() => number) | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
}

/** Counts the work of one allocation and says when to stop. */
export interface WorkMeter {
  /** Counts `amount` pair evaluations. */
  spend(amount: number): void;
  /** Work done as a share of the budget, at most 1. */
  share(): number;
  /** Why to stop, or null to go on. Cheap enough for inner loops. */
  stopped(): Exclude<StoppedBy, "converged"> | null;
}

/** A meter over a budget of counted work, with a person's stop and a wall-clock guard. */
export function workMeter(options: MeterOptions): WorkMeter {
  const budget = Math.max(1, options.seconds) * WORK_PER_SECOND;
  const deadline =
    options.now === undefined
      ? Number.POSITIVE_INFINITY
      : options.now() + Math.max(1, options.seconds) * 1000 * GUARD;
  let work = 0;
  let nextLook = 0;
  let outside: "time" | "person" | null = null;
  const look = (): void => {
    if (options.shouldStop?.() === true) outside = "person";
    else if (options.now !== undefined && options.now() > deadline) outside = "time";
    nextLook = work + 200_000;
  };
  return {
    spend: (amount) => {
      work += amount;
    },
    share: () => Math.min(1, work / budget),
    stopped: () => {
      if (outside === null && work >= nextLook) look();
      return outside ?? (work >= budget ? "budget" : null);
    },
  };
}
