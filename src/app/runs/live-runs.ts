import type { RunStep } from "../ports.ts";

type Listener = (step: RunStep | null) => void;

/** Runs that are going in this process: their curve so far and who watches. */
export interface LiveRuns {
  begin(id: string): void;
  step(id: string, step: RunStep): void;
  /** The run is over: watchers are told with `null`. */
  end(id: string): void;
  curve(id: string): readonly RunStep[];
  isLive(id: string): boolean;
  /** Returns what stops the watching. */
  watch(id: string, listener: Listener): () => void;
}

/** A curve longer than this is thinned: every second point but the last goes. */
const MAX_CURVE = 400;

export function newLiveRuns(): LiveRuns {
  const runs = new Map<string, { curve: RunStep[]; readonly listeners: Set<Listener> }>();
  return {
    begin: (id) => {
      runs.set(id, { curve: [], listeners: new Set() });
    },
    step: (id, step) => {
      const run = runs.get(id);
      if (run === undefined) return;
      if (run.curve.length >= MAX_CURVE)
        run.curve = run.curve.filter((_, index) => index % 2 === 0);
      run.curve.push(step);
      for (const listener of run.listeners) listener(step);
    },
    end: (id) => {
      const run = runs.get(id);
      runs.delete(id);
      for (const listener of run?.listeners ?? []) listener(null);
    },
    curve: (id) => runs.get(id)?.curve ?? [],
    isLive: (id) => runs.has(id),
    watch: (id, listener) => {
      const run = runs.get(id);
      if (run === undefined) {
        listener(null);
        return () => undefined;
      }
      run.listeners.add(listener);
      return () => run.listeners.delete(listener);
    },
  };
}
