import type { App } from "../app.ts";
import type { Account } from "../ports.ts";
import { SYSTEM } from "../scope.ts";

/** The account behind a token; null when the session is over, the account closed or the token unknown. */
export async function readSession(app: App, token: string | undefined): Promise<Account | null> {
  if (token === undefined || token === "") return null;
  return app.database.within(SYSTEM, (stores) =>
    stores.accounts.findSession(app.hash(token), app.now()),
  );
}
