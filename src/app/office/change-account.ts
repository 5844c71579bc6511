import type { App } from "../app.ts";
import type { Account, AccountChange, Stores } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type Role, rightsOf } from "../roles.ts";
import { SYSTEM } from "../scope.ts";
import { type AccountAnswer, checkRoles } from "./add-account.ts";
import { oneTimePassword } from "./one-time-password.ts";

export interface AccountChangeInput {
  readonly displayName?: string;
  readonly roles?: readonly Role[];
  readonly unit?: string | null;
  readonly manager?: string | null;
  readonly isActive?: boolean;
  readonly resetPassword?: boolean;
}

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

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

/** Refuses a person who would give himself other roles. Naming the ones he has is no change. */
function checkNotOwn(reader: Reader, account: string, roles: readonly Role[]): void {
  const own = reader.account;
  const isOwn = own.account.toLowerCase() === account.toLowerCase();
  if (isOwn && !sameRoles(own.roles, roles)) throw new Refusal("account.ownRoles");
}

/** Changes, closes or resets an account. Its sessions end whenever its rights or password change. */
export async function changeAccount(
  app: App,
  reader: Reader,
  target: { readonly account: string; readonly change: AccountChangeInput },
): Promise<AccountAnswer> {
  require(reader, "users.write");
  const { resetPassword, ...plain } = target.change;
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
    const before = await stores.accounts.find(target.account);
    if (before === null) throw new Refusal("account.notFound", { account: target.account });
    await checkKeeper(stores, before, {
      ...before,
      ...plain,
      unit: before.unit,
      manager: before.manager,
    });
    await stores.accounts.update(target.account, change);
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
