import type { App } from "../app.ts";
import { Refusal } from "../refusal.ts";
import { SYSTEM } from "../scope.ts";
import type { AccountAnswer } from "./add-account.ts";
import { oneTimePassword } from "./one-time-password.ts";

/**
 * At the machine itself: a new one-time password, no second factor, no open session. Brings back the only
 * security administrator, whom nobody else can reset.
 */
export async function resetAccount(app: App, name: string): Promise<AccountAnswer> {
  const password = oneTimePassword(app.newSecret());
  const passwordHash = await app.passwords.hash(password);
  return app.database.within(SYSTEM, async (stores) => {
    const found = await stores.accounts.find(name);
    if (found === null) throw new Refusal("account.notFound", { account: name });
    await stores.accounts.update(found.account, { passwordHash, mustChangePassword: true });
    await stores.factors.remove(found.account);
    await stores.accounts.closeSessionsOf(found.account, null);
    await stores.events.append({
      kind: "account.changed",
      about: found.account,
      data: { changed: ["resetPassword", "resetFactor"], at: "machine" },
    });
    const account = (await stores.accounts.find(found.account)) ?? found;
    return { account, oneTimePassword: password };
  });
}
