type Listener = (customers: readonly string[]) => void;

/** Tells who is looking at the pool, at once, which customers have left or entered it. */
export interface PoolWatch {
  tell(customers: readonly string[]): void;
  /** Returns what stops the watching. */
  watch(listener: Listener): () => void;
}

export function newPoolWatch(): PoolWatch {
  const listeners = new Set<Listener>();
  return {
    tell: (customers) => {
      for (const listener of listeners) listener(customers);
    },
    watch: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
