import type { App } from "../app.ts";
import type { TimedEvent } from "../ports.ts";
import { SYSTEM } from "../scope.ts";
import type { TimedHandlers, TimedOutcome } from "./timed-handler.ts";

const SECOND = 1000;
/** Seconds before a failed event is tried again: doubled each time, an hour at most. */
const LONGEST_PAUSE = 3600;

/** Milliseconds for which an event is put off at most: then it is looked at again, whatever it waits for. */
const LONGEST_WAIT = 48 * 3600 * SECOND;

const soonEnough = (now: Date, at: Date): Date =>
  new Date(Math.min(at.getTime(), now.getTime() + LONGEST_WAIT));

const retryAt = (now: Date, attempts: number): Date =>
  new Date(now.getTime() + Math.min(2 ** attempts, LONGEST_PAUSE) * SECOND);

/** Acts on the earliest due event; null when nothing is due. The effect and its end are one transaction. */
async function actOnOne(app: App, handlers: TimedHandlers): Promise<TimedEvent | null> {
  const now = app.now();
  let taken: TimedEvent | null = null;
  try {
    await app.database.within(SYSTEM, async (stores) => {
      taken = await stores.timed.take(now);
      if (taken === null) return;
      const handle = handlers[taken.kind];
      const outcome: TimedOutcome =
        handle === undefined
          ? { kind: "later", at: retryAt(now, taken.attempts), why: "noHandler" }
          : await handle({ app, stores, event: taken, now });
      if (outcome.kind === "done") await stores.timed.finish(taken.id, now, outcome.outcome);
      else await stores.timed.postpone(taken.id, soonEnough(now, outcome.at), outcome.why);
    });
    return taken;
  } catch (cause) {
    const failed = taken as TimedEvent | null;
    if (failed === null) throw cause;
    app.log("timed event failed", { id: failed.id, kind: failed.kind, cause: String(cause) });
    await app.database.within(SYSTEM, (stores) =>
      stores.timed.postpone(failed.id, retryAt(now, failed.attempts), String(cause).slice(0, 500)),
    );
    return failed;
  }
}

/** Acts on everything that is due, one transaction each; the number of events, at most `most`. */
export async function runDueEvents(
  app: App,
  handlers: TimedHandlers,
  most = Number.POSITIVE_INFINITY,
): Promise<number> {
  let count = 0;
  // What is due stays due until there is room to write its effect.
  if (app.room.isFull()) return count;
  while (count < most && (await actOnOne(app, handlers)) !== null) count++;
  return count;
}
