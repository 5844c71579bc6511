import type { App } from "../app.ts";
import type { Account, AccountChange, Stores } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type Role, rightsOf } from "../roles.ts";
import { SYSTEM } from "../scope.ts";
import { type AccountAnswer, checkPerson, checkRoles, checkUnits } from "./add-account.ts";
import { oneTimePassword } from "./one-time-password.ts";

export interface AccountChangeInput {
  readonly displayName?: string;
  readonly roles?: readonly Role[];
  readonly unit?: string | null;
  readonly manager?: string | null;
  readonly isActive?: boolean;
  readonly resetPassword?: boolean;
  readonly scopeUnits?: readonly string[];
  /** True opens the account for a first single sign-on; false closes it and unbinds who was bound. */
  readonly signOn?: boolean;
  /** Removes the second factor. */
  readonly resetFactor?: boolean;
}

/** So long may a person be bound to an account that was opened for single sign-on. */
const INVITATION_DAYS = 7;

const keepsAccounts = (account: Pick<Account, "isActive" | "roles">): boolean =>
  account.isActive && rightsOf(account.roles).has("users.write");

/** Refuses to leave the organisation without anybody who can manage accounts. */
async function checkKeeper(stores: Stores, before: Account, after: Account): Promise<void> {
  if (!keepsAccounts(before) || keepsAccounts(after)) return;
  const others = (await stores.accounts.list()).filter(
    (account) => account.account !== before.account && keepsAccounts(account),
  );
  if (others.length === 0) throw new Refusal("account.lastKeeper", { account: before.account });
}

const until = (app: App): Date => new Date(app.now().getTime() + INVITATION_DAYS * 24 * 3_600_000);

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

const isOwnAccount = (reader: Reader, account: string): boolean =>
  reader.account.account.toLowerCase() === account.toLowerCase();

/** Refuses a person who would give himself other roles. Naming the ones he has is no change. */
function checkNotOwn(reader: Reader, account: string, roles: readonly Role[]): void {
  const isOwn = isOwnAccount(reader, account);
  if (isOwn && !sameRoles(reader.account.roles, roles)) throw new Refusal("account.ownRoles");
}

/** Changes, closes or resets an account. Its sessions end whenever its rights or password change. */
export async function changeAccount(
  app: App,
  reader: Reader,
  target: { readonly account: string; readonly change: AccountChangeInput },
): Promise<AccountAnswer> {
  require(reader, "users.write");
  const { resetPassword, resetFactor, signOn, ...plain } = target.change;
  // A second factor that its owner could drop alone would be none.
  if (resetFactor === true && isOwnAccount(reader, target.account))
    throw new Refusal("account.ownRoles");
  if (plain.roles !== undefined) {
    checkNotOwn(reader, target.account, plain.roles);
    checkRoles(plain.roles);
  }
  const password = resetPassword === true ? oneTimePassword(app.newSecret()) : null;
  const change: AccountChange =
    password === null
      ? plain
      : { ...plain, passwordHash: await app.passwords.hash(password), mustChangePassword: true };
  return app.database.within({ ...SYSTEM, actor: reader.account.account }, async (stores) => {
    // Two who take it from each other at once would leave nobody.
    await stores.accounts.lockKeepers();
    const before = await stores.accounts.find(target.account);
    if (before === null) throw new Refusal("account.notFound", { account: target.account });
    await checkKeeper(stores, before, {
      ...before,
      ...plain,
      unit: before.unit,
      manager: before.manager,
    });
    await checkUnits(stores, plain);
    await checkPerson(stores, {
      account: before.account,
      roles: plain.roles ?? before.roles,
      manager: plain.manager === undefined ? (before.manager?.id ?? null) : plain.manager,
    });
    await stores.accounts.update(target.account, change);
    if (resetFactor === true) await stores.factors.remove(before.account);
    if (signOn !== undefined) await stores.oidc.open(before.account, signOn ? until(app) : null);
    if (Object.keys(target.change).some((key) => key !== "displayName"))
      await stores.accounts.closeSessionsOf(target.account, null);
    await stores.events.append({
      kind: "account.changed",
      about: target.account,
      data: { changed: Object.keys(target.change) },
    });
    const account = await stores.accounts.find(target.account);
    if (account === null) throw new Refusal("account.notFound", { account: target.account });
    return { account, oneTimePassword: password };
  });
}
