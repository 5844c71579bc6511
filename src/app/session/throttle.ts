/** Wrong guesses allowed in the window, for one account from one address, and for one address. */
const GUESSES_PER_ACCOUNT = 10;
const GUESSES_PER_ADDRESS = 60;
/** Sign-ins at the provider begun from one address in the window: a whole house may stand behind one. */
const SIGN_ONS_PER_ADDRESS = 600;
const WINDOW_MILLISECONDS = 15 * 60 * 1000;
const MAX_KEYS = 50_000;
/** So many of the oldest are looked at when one must be forgotten. */
const OLDEST = 100;

/** Counts sign-ins before a password is hashed, because hashing is what an attacker would make us pay for. */
export interface Throttle {
  /**
   * Counts a try before its password is looked at, so that tries at the same moment are counted
   * too. Seconds to wait, when there have been too many; then the try is not counted.
   */
  attempt(account: string, address: string, now: number): Attempt;
  /** Counts a sign-in that goes to the provider. Seconds to wait when there were too many; 0 = go. */
  signOn(address: string, now: number): number;
}

export type Attempt =
  | { readonly kind: "wait"; readonly seconds: number }
  /** `succeeded`: the password was right. The try is taken back, and strangers' guesses no longer lock the address out. */
  | { readonly kind: "go"; readonly succeeded: () => void };

/** Source: RFC 6177, section 2: a site gets a /64 or more, so that an address of IPv6 alone says nothing. */
const NETWORK_GROUPS = 4;

/** Whose tries are counted together: an address of IPv4, and the /64 of one of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
  const groups = (text: string): string[] => (text === "" ? [] : text.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const all = [...before, ...Array.from({ length: zeros }, () => "0"), ...after];
  const network = all.slice(0, NETWORK_GROUPS).map((group) => group.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
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
  const count = (key: string, now: number): void => {
    const times = [...recent(key, now), now];
    failures.delete(key);
    failures.set(key, times);
    if (failures.size > MAX_KEYS) forgetOne();
  };
  /** Of the oldest, the one tried least: a flood of new names drives out its own, not who is being guessed. */
  const forgetOne = (): void => {
    let least: readonly [key: string, tries: number] | null = null;
    let seen = 0;
    for (const [key, { length }] of failures) {
      if (least === null || length < least[1]) least = [key, length];
      if (++seen === OLDEST) break;
    }
    if (least !== null) failures.delete(least[0]);
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
    known.delete(pair(account, address));
    known.add(pair(account, address));
    for (const oldest of known) {
      if (known.size <= MAX_KEYS) break;
      known.delete(oldest);
    }
    failures.delete(pair(account, address));
  };

  return {
    signOn: (from, now) => {
      const key = `\n\n${networkOf(from)}`;
      const seconds = waitFor(key, SIGN_ONS_PER_ADDRESS, now);
      if (seconds === 0) count(key, now);
      return seconds;
    },
    attempt: (account, from, now) => {
      const address = networkOf(from);
      const keys = [budgetOf(account, address), `\n${address}`] as const;
      const seconds = Math.max(
        waitFor(keys[0], GUESSES_PER_ACCOUNT, now),
        waitFor(keys[1], GUESSES_PER_ADDRESS, now),
      );
      if (seconds > 0) return { kind: "wait", seconds };
      for (const key of keys) count(key, now);
      const succeeded = (): void => {
        for (const key of keys) takeBack(key, now);
        remember(account, address);
      };
      return { kind: "go", succeeded };
    },
  };
}
