import type { App } from "../app.ts";
import { SYSTEM } from "../scope.ts";

/** Ends a session; a token that is none ends nothing. */
export async function signOut(app: App, token: string | undefined): Promise<void> {
  if (token === undefined || token === "") return;
  await app.database.within(SYSTEM, (stores) => stores.accounts.closeSession(app.hash(token)));
}
