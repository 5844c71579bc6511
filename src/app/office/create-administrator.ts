import type { App } from "../app.ts";
import { SYSTEM } from "../scope.ts";
import { oneTimePassword } from "./one-time-password.ts";

export const ADMINISTRATOR = "admin";

/**
 * On the first start of all, makes the security administrator, who keeps the accounts and adds the other two. Its one-time password is returned once; null later. */
export async function createAdministrator(app: App): Promise<string | null> {
  const count = await app.database.within(SYSTEM, (stores) => stores.accounts.count());
  if (count > 0) return null;
  const password = oneTimePassword(app.newSecret());
  const passwordHash = await app.passwords.hash(password);
  const isFirst = await app.database.within(SYSTEM, (stores) =>
    stores.accounts.insert({
      account: ADMINISTRATOR,
      displayName: "管理员",
      roles: ["secAdmin"],
      unit: null,
      manager: null,
      passwordHash,
      mustChangePassword: true,
    }),
  );
  return isFirst ? password : null;
}
