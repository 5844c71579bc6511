import type { App } from "../app.ts";
import type { Stores, TimedEvent } from "../ports.ts";

/** What became of a due event. `later`: its condition is not met yet, it is tried again then. */
export type TimedOutcome =
  | { readonly kind: "done"; readonly outcome: string }
  | { readonly kind: "later"; readonly at: Date; readonly why: string };

/**
 * Acts on one due event, in one transaction of the program with the mark that ends it. It may be
 * called again after a kill, or late: it looks at what holds now, not at what held when it was set.
 */
export type TimedHandler = (context: {
  readonly app: App;
  readonly stores: Stores;
  readonly event: TimedEvent;
  readonly now: Date;
}) => Promise<TimedOutcome>;

/** One handler for each kind of event. */
export type TimedHandlers = Readonly<Record<string, TimedHandler>>;
