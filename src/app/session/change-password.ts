import type { App } from "../app.ts";
import type { Account } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { SYSTEM } from "../scope.ts";
import type { Throttle } from "./throttle.ts";

const MIN_LENGTH = 10;

/** Why a password is not good enough; null when it is. */
function weakness(password: string, account: Account): string | null {
  if (password.length < MIN_LENGTH) return "short";
  if (password.toLowerCase().includes(account.account.toLowerCase())) return "name";
  if (new Set(password).size < 5) return "monotone";
  return null;
}

export interface PasswordChange {
  readonly current: string;
  readonly next: string;
  /** Token of the session that asks: it stays, all others of the account end. */
  readonly token: string;
  readonly address: string;
}

/** Replaces one's own password and ends the account's other sessions. */
export async function changePassword(
  app: App,
  account: Account,
  { throttle, ...change }: PasswordChange & { readonly throttle: Throttle },
): Promise<void> {
  // An open session is no licence to guess the password, nor to have hashes made.
  const name = account.account.toLowerCase();
  const attempt = throttle.attempt(name, change.address, app.now().getTime());
  if (attempt.kind === "wait")
    throw new Refusal("session.throttled", { minutes: Math.ceil(attempt.seconds / 60) });
  if (!(await app.passwords.verify(change.current, account.passwordHash)))
    throw new Refusal("session.passwordWrong");
  attempt.succeeded();
  const why = change.next === change.current ? "same" : weakness(change.next, account);
  if (why !== null) throw new Refusal("session.passwordWeak", { why, least: MIN_LENGTH });
  const passwordHash = await app.passwords.hash(change.next);
  await app.database.within({ ...SYSTEM, actor: account.account }, async (stores) => {
    await stores.accounts.update(account.account, { passwordHash, mustChangePassword: false });
    await stores.accounts.closeSessionsOf(account.account, app.hash(change.token));
    await stores.events.append({ kind: "password.changed", about: account.account, data: {} });
  });
}
