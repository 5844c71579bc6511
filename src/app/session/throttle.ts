/** Wrong guesses allowed in the window, for one account from one address, and for one address. */
const GUESSES_PER_ACCOUNT = 10;
const GUESSES_PER_ADDRESS = 60;
const WINDOW_MILLISECONDS = 15 * 60 * 1000;
const MAX_KEYS = 50_000;

/** Counts wrong sign-ins before a password is hashed, because hashing is what an attacker would make us pay for. */
export interface Throttle {
  /** Seconds to wait before the next try; 0 = go on. */
  wait(account: string, address: string, now: number): number;
  failed(account: string, address: string, now: number): void;
  /** The address has shown the right password: strangers' guesses no longer lock it out. */
  succeeded(account: string, address: string): void;
}

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

  return {
    wait: (account, address, now) =>
      Math.max(
        waitFor(budgetOf(account, address), GUESSES_PER_ACCOUNT, now),
        waitFor(`\n${address}`, GUESSES_PER_ADDRESS, now),
      ),
    failed: (account, address, now) => {
      if (failures.size > MAX_KEYS) failures.clear();
      for (const key of [budgetOf(account, address), `\n${address}`])
        failures.set(key, [...recent(key, now), now]);
    },
    succeeded: (account, address) => {
      if (known.size > MAX_KEYS) known.clear();
      known.add(pair(account, address));
      failures.delete(pair(account, address));
    },
  };
}
