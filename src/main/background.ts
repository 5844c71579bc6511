import type { App } from "../app/app.ts";
import { sendDue } from "../app/webhooks/send-due.ts";
import { type Repeated, startRepeated } from "../jobs/index.ts";

/** Messages taken in one go, so that a stop is never kept waiting by a heap of them. */
const IN_ONE_GO = 20;

/** Milliseconds; with the patience of a seal, a record is sealed within five seconds. */
const BETWEEN_SEALS = 2500;

/** What goes on by itself while the server runs, besides the events on the clock. */
export function startBackground(app: App): Repeated {
  const works = [
    startRepeated(() => app.keeper.seal().then(() => false), {
      pause: BETWEEN_SEALS,
      onFault: (cause) => app.log("ledger not sealed", { cause: String(cause) }),
    }),
    startRepeated(async () => (await sendDue(app, IN_ONE_GO)) === IN_ONE_GO, {
      pause: 1000,
      onFault: (cause) => app.log("outbox not read", { cause: String(cause) }),
    }),
  ];
  return {
    stop: async () => {
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}
