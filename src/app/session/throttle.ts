/** Wrong guesses allowed in the window, for one account from one address, and for one address. */
const GUESSES_PER_ACCOUNT = 10;
const GUESSES_PER_ADDRESS = 60;
const WINDOW_MILLISECONDS = 15 * 60 * 1000;
const MAX_KEYS = 50_000;

/** Counts sign-ins before a password is hashed, because hashing is what an attacker would make us pay for. */
export interface Throttle {
  /**
   * Counts a try before its password is looked at, so that tries at the same moment are counted
   * too. Seconds to wait, when there have been too many; then the try is not counted.
   */
  attempt(account: string, address: string, now: number): Attempt;
}

export type Attempt =
  | { readonly kind: "wait"; readonly seconds: number }
  /** `succeeded`: the password was right. The try is taken back, and strangers' guesses no longer lock the address out. */
  | { readonly kind: "go"; readonly succeeded: () => void };

export function newThrottle(): Throttle {
  const failures = new Map<string, number[]>();
  const known = new Set<string>();

  const recent = (key: string, now: number): number[] => {
    const times = (failures.get(key) ?? []).filter((time) => now - time < WINDOW_MILLISECONDS);
    if (times.length === 0) failures.delete(key);
    else failures.set(key, times);
    return times;
  };
  const waitFor = (key: string, allowed: number, now: number): number => {
    const times = recent(key, now);
    const oldest = times[times.length - allowed];
    return oldest === undefined ? 0 : Math.ceil((oldest + WINDOW_MILLISECONDS - now) / 1000);
  };
  const pair = (account: string, address: string): string => `${account}\n${address}`;
  /** A known address has a budget of its own; all unknown ones share the account's. */
  const budgetOf = (account: string, address: string): string =>
    known.has(pair(account, address)) ? pair(account, address) : account;

  const takeBack = (key: string, time: number): void => {
    const times = [...(failures.get(key) ?? [])];
    const at = times.lastIndexOf(time);
    if (at < 0) return;
    times.splice(at, 1);
    if (times.length === 0) failures.delete(key);
    else failures.set(key, times);
  };
  const remember = (account: string, address: string): void => {
    if (known.size > MAX_KEYS) known.clear();
    known.add(pair(account, address));
    failures.delete(pair(account, address));
  };

  return {
    attempt: (account, address, now) => {
      const keys = [budgetOf(account, address), `\n${address}`] as const;
      const seconds = Math.max(
        waitFor(keys[0], GUESSES_PER_ACCOUNT, now),
        waitFor(keys[1], GUESSES_PER_ADDRESS, now),
      );
      if (seconds > 0) return { kind: "wait", seconds };
      if (failures.size > MAX_KEYS) failures.clear();
      for (const key of keys) failures.set(key, [...recent(key, now), now]);
      const succeeded = (): void => {
        for (const key of keys) takeBack(key, now);
        remember(account, address);
      };
      return { kind: "go", succeeded };
    },
  };
}
