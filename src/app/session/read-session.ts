import { accessPlans } from "../access/access.ts";
import type { App } from "../app.ts";
import { type Reader, readerOf } from "../reader.ts";
import { SYSTEM } from "../scope.ts";

/** The person behind a token; null when the session is over, the account closed or the token unknown. */
export async function readSession(app: App, token: string | undefined): Promise<Reader | null> {
  if (token === undefined || token === "") return null;
  return app.database.within(SYSTEM, async (stores) => {
    const account = await stores.accounts.findSession(app.hash(token), app.now());
    return account === null ? null : readerOf(account, await accessPlans(app, stores));
  });
}
