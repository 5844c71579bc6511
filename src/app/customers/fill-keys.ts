import type { App } from "../app.ts";
import { SYSTEM } from "../scope.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";

const BATCH = 2_000;

/** Gives keys to customers that were written before there were any, a batch at a time. */
export const fillKeys: TimedHandler = async ({ stores, now }) =>
  (await stores.identities.fillMissing(BATCH)) === 0
    ? { kind: "done", outcome: "filled" }
    : { kind: "later", at: now, why: "more" };

/** Puts the filling on the clock, once in the life of a database. */
export const scheduleFilling = (app: App): Promise<void> =>
  app.database.within(SYSTEM, (stores) =>
    stores.timed.schedule([
      {
        kind: "identity.fill",
        about: "customers",
        due: app.now(),
        payload: {},
        effectKey: "identity.fill",
      },
    ]),
  );
