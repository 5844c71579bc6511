import type { Json } from "./json.ts";

/** Something that is to happen at a time. */
export interface TimedEventInput {
  /** Which handler of `src/main` acts on it. */
  readonly kind: string;
  /** What it is about: the id of a customer, a case, a handover. */
  readonly about: string;
  readonly due: Date;
  readonly payload: Json;
  /** Names the effect: scheduling it a second time changes nothing. */
  readonly effectKey: string;
}

export interface TimedEvent extends TimedEventInput {
  readonly id: number;
  /** How often it was tried in vain. */
  readonly attempts: number;
}

export interface TimedStore {
  /** Puts events on the clock, in the caller's transaction. */
  schedule(events: readonly TimedEventInput[]): Promise<void>;
  /**
   * The earliest due event that no other worker holds, locked until the transaction ends. One that
   * was put off for more than three days from `now` does not wait for that: the clock was ahead.
   */
  take(now: Date): Promise<TimedEvent | null>;
  /** Ends an event in the transaction of its effect. */
  finish(id: number, at: Date, outcome: string): Promise<void>;
  /** Tries again later, within three days; `why` is what it waits for, or what went wrong. */
  postpone(id: number, until: Date, why: string): Promise<void>;
  /** When the next event falls due; null when nothing is on the clock. */
  next(): Promise<Date | null>;
}
