import type { RunStep } from "../app/ports.ts";

/** Milliseconds between two steps of the phases that say so themselves. */
const PACE = 200;

/** Tells how far a task is, not too often. */
export interface StepTeller {
  /** Seconds since the task began. */
  elapsed(): number;
  /** A step of the search, as it comes. */
  step(progress: Omit<RunStep, "elapsed">): void;
  /** A step of another phase: told when the phase begins, and then every so often. */
  tell(at: { readonly phase: RunStep["phase"]; readonly share?: number }): void;
}

export function stepTeller(send: (step: RunStep) => void): StepTeller {
  const began = performance.now();
  const elapsed = (): number => (performance.now() - began) / 1000;
  let told = Number.NEGATIVE_INFINITY;
  let last: Omit<RunStep, "elapsed"> = {
    phase: "load",
    objective: null,
    lowerBound: null,
    gap: null,
    share: 0,
    unassigned: 0,
  };
  const step = (progress: Omit<RunStep, "elapsed">): void => {
    last = progress;
    told = performance.now();
    send({ ...progress, elapsed: elapsed() });
  };
  return {
    elapsed,
    step,
    tell: ({ phase, share = 0 }) => {
      if (phase === last.phase && performance.now() - told < PACE) return;
      step({ ...last, phase, share });
    },
  };
}
