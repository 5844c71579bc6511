import type { App } from "../app/app.ts";
import { runDueEvents } from "../app/timed/run-due-events.ts";
import type { TimedHandlers } from "../app/timed/timed-handler.ts";

/** Milliseconds between two looks at the clock. */
const PAUSE = 1000;
/** Events in one go, so that a stop is never kept waiting by a heap of them. */
const IN_ONE_GO = 100;

export interface TimedWorker {
  /** Resolves when the event in hand, if any, is through. */
  stop(): Promise<void>;
}

/** Acts on due events until it is stopped. Several servers may do so at once: an event has one taker. */
export function startTimedWorker(
  app: App,
  handlers: TimedHandlers,
  pauseMilliseconds = PAUSE,
): TimedWorker {
  let isStopped = false;
  let wake: () => void = () => undefined;
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, pauseMilliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = async () => {
    while (!isStopped) {
      const count = await runDueEvents(app, handlers, IN_ONE_GO).catch((cause: unknown) => {
        app.log("clock not read", { cause: String(cause) });
        return 0;
      });
      if (count < IN_ONE_GO && !isStopped) await pause();
    }
  };
  const done = loop();
  return {
    stop: async () => {
      isStopped = true;
      wake();
      await done;
    },
  };
}
