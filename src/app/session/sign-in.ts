import type { App } from "../app.ts";
import type { Account } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { SYSTEM } from "../scope.ts";
import { checkFactor } from "./second-factor.ts";
import type { Throttle } from "./throttle.ts";

/** A session ends after this, however busy it is: an office day. */
const SESSION_HOURS = 8;

export interface SignIn {
  readonly account: string;
  readonly password: string;
  /** Of the second factor, where the account has one. */
  readonly code?: string | undefined;
  readonly address: string;
}

/** Checks a password and opens a session. The token is returned once; only its hash is kept. */
export async function signIn(
  app: App,
  throttle: Throttle,
  request: SignIn,
): Promise<{ readonly token: string; readonly account: Account; readonly expiresAt: Date }> {
  const name = request.account.trim();
  const now = app.now();
  const attempt = throttle.attempt(name.toLowerCase(), request.address, now.getTime());
  if (attempt.kind === "wait")
    throw new Refusal("session.throttled", { minutes: Math.ceil(attempt.seconds / 60) });

  const account = await app.database.within(SYSTEM, (stores) => stores.accounts.find(name));
  // An unknown account costs the same time as a wrong password, so that names cannot be tried out.
  const matches = await app.passwords.verify(request.password, account?.passwordHash ?? "");
  if (account === null || !matches || !account.isActive) throw new Refusal("session.wrong");
  // A wrong code is a guess like a wrong password: it stays counted.
  await checkFactor(app, account, request.code);
  attempt.succeeded();
  return openSession(app, account);
}

/** A fresh token for an account that has just shown its password. */
export async function openSession(
  app: App,
  account: Account,
): Promise<{ readonly token: string; readonly account: Account; readonly expiresAt: Date }> {
  const token = app.newSecret();
  const expiresAt = new Date(app.now().getTime() + SESSION_HOURS * 3_600_000);
  await app.database.within({ ...SYSTEM, actor: account.account }, async (stores) => {
    await stores.accounts.openSession({
      tokenHash: app.hash(token),
      account: account.account,
      expiresAt,
    });
    await stores.events.append({ kind: "session.opened", about: account.account, data: {} });
  });
  return { token, account, expiresAt };
}
