type Listener<T> = (step: T | null) => void;

/** Work that is going in this process: its steps so far and who watches. */
export interface Live<T> {
  begin(id: string): void;
  step(id: string, step: T): void;
  /** The work is over: watchers are told with `null`. */
  end(id: string): void;
  steps(id: string): readonly T[];
  isLive(id: string): boolean;
  /** Returns what stops the watching. What is not going tells `null` at once. */
  watch(id: string, listener: Listener<T>): () => void;
  /** Resolves when nothing is going. */
  idle(): Promise<void>;
}

/** More steps than this are thinned: every second one goes. */
const MAX_STEPS = 400;

export function newLive<T>(): Live<T> {
  const works = new Map<string, { steps: T[]; readonly listeners: Set<Listener<T>> }>();
  let waiting: (() => void)[] = [];
  return {
    begin: (id) => {
      works.set(id, { steps: [], listeners: new Set() });
    },
    step: (id, step) => {
      const work = works.get(id);
      if (work === undefined) return;
      if (work.steps.length >= MAX_STEPS)
        work.steps = work.steps.filter((_, index) => index % 2 === 0);
      work.steps.push(step);
      for (const listener of work.listeners) listener(step);
    },
    end: (id) => {
      const work = works.get(id);
      works.delete(id);
      for (const listener of work?.listeners ?? []) listener(null);
      if (works.size > 0) return;
      for (const resolve of waiting) resolve();
      waiting = [];
    },
    steps: (id) => works.get(id)?.steps ?? [],
    isLive: (id) => works.has(id),
    watch: (id, listener) => {
      const work = works.get(id);
      if (work === undefined) {
        listener(null);
        return () => undefined;
      }
      work.listeners.add(listener);
      return () => work.listeners.delete(listener);
    },
    idle: async () => {
      if (works.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}
