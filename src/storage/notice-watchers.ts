type Listener = () => void;

/** Who waits for notices in this process, by account. */
export function noticeWatchers(): {
  readonly watch: (account: string, listener: Listener) => () => void;
  readonly wake: (account: string) => void;
} {
  const listeners = new Map<string, Set<Listener>>();
  return {
    watch: (account, listener) => {
      const own = listeners.get(account) ?? new Set();
      listeners.set(account, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(account) === own) listeners.delete(account);
      };
    },
    wake: (account) => {
      for (const listener of listeners.get(account) ?? []) listener();
    },
  };
}
