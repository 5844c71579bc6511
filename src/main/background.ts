import type { App } from "../app/app.ts";
import { SYSTEM } from "../app/scope.ts";
import { sendDue } from "../app/webhooks/send-due.ts";
import { type Repeated, startRepeated } from "../jobs/index.ts";

/** Messages taken in one go, so that a stop is never kept waiting by a heap of them. */
const IN_ONE_GO = 20;

/** Milliseconds; with the patience of a seal, a record is sealed within five seconds. */
const BETWEEN_SEALS = 2500;

/** Tells the administrators once a day that the disk is full; little enough for what room there is. */
function diskTeller(app: App): () => Promise<boolean> {
  let wasFull = false;
  return async () => {
    const isFull = app.room.isFull();
    if (isFull && !wasFull)
      await app.database.within(SYSTEM, ({ notices }) =>
        notices.tell({
          to: { roles: ["sysAdmin"] },
          kind: "disk.full",
          about: "disk",
          data: {},
          effectKey: `disk.full:${app.today()}`,
        }),
      );
    wasFull = isFull;
    return false;
  };
}

/** What goes on by itself while the server runs, besides the events on the clock. */
export function startBackground(app: App): Repeated {
  const works = [
    startRepeated(diskTeller(app), {
      pause: 1000,
      onFault: (cause) => app.log("full disk not told", { cause: String(cause) }),
    }),
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
