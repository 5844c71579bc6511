import type { RunPhase, StoppedBy } from "../app/ports.ts";
import { deferred } from "./deferred.ts";
import type { Channel } from "./worker-channel.ts";

/** What is asked of a run that has to end. */
export interface RunControl {
  /** One Int32 the worker looks at while it searches: 1 = stop and keep the best plan. */
  readonly flag: SharedArrayBuffer;
  /** Who ended the run before its plan was handed out; null = nobody. */
  stoppedBy(): StoppedBy | null;
  /** Resolves when the run was ended so. */
  readonly isEnded: Promise<void>;
  /** From now on the run has this worker. */
  begin(channel: Channel): void;
  hasBegun(): boolean;
  at(phase: RunPhase): void;
  /** Ends the run within a moment: with its best plan while it searches, else without a plan. */
  stop(by: StoppedBy): void;
  /** Ends the run, but lets a plan that is there be handed out. */
  windDown(by: StoppedBy): void;
  /** Ends the run now, without a plan. */
  abort(by: StoppedBy): void;
}

/** Phases in which there is no plan yet that could be kept. */
const WITHOUT_PLAN: ReadonlySet<RunPhase> = new Set<RunPhase>(["load", "prepare"]);

/** Milliseconds in which whoever stops a run cannot have seen yet that its search is over. */
const UNSEEN = 1000;

export function runControl(): RunControl {
  const flag = new SharedArrayBuffer(4);
  const { promise: isEnded, resolve: end } = deferred();
  let channel: Channel | null = null;
  let phase: RunPhase = "load";
  let handedOutFrom = Number.POSITIVE_INFINITY;
  let stopped: StoppedBy | null = null;

  // The worker is ended, not asked: in these phases it may be in the middle of a long computation.
  const abort = (by: StoppedBy): void => {
    stopped ??= by;
    end();
    void channel?.close();
  };
  const windDown = (by: StoppedBy): void => {
    if (WITHOUT_PLAN.has(phase)) abort(by);
    else Atomics.store(new Int32Array(flag), 0, 1);
  };
  return {
    flag,
    isEnded,
    stoppedBy: () => stopped,
    begin: (worker) => {
      channel = worker;
      if (stopped !== null) void worker.close();
    },
    hasBegun: () => channel !== null,
    at: (next) => {
      if (next === "explain" && phase !== "explain") handedOutFrom = performance.now();
      phase = next;
    },
    stop: (by) => {
      if (performance.now() - handedOutFrom > UNSEEN) abort(by);
      else windDown(by);
    },
    windDown,
    abort,
  };
}
