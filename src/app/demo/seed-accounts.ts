import type { App } from "../app.ts";
import type { ManagerRecord } from "../ports.ts";
import { SYSTEM } from "../scope.ts";
import { isManagerAccount } from "./demo-accounts.ts";

const busiest = (managers: readonly ManagerRecord[]): ManagerRecord | undefined =>
  managers.reduce<ManagerRecord | undefined>(
    (best, manager) => (best === undefined || manager.count > best.count ? manager : best),
    undefined,
  );

/** Makes the demo accounts that are not there yet, with the passwords the sign-in page shows. */
export async function seedAccounts(app: App): Promise<void> {
  const accounts = await Promise.all(
    app.demo.map(async (entry) => ({
      ...entry,
      passwordHash: await app.passwords.hash(entry.password),
    })),
  );
  await app.database.within(SYSTEM, async (stores) => {
    const manager = busiest(await stores.managers.all());
    for (const { account, displayName, roles, passwordHash } of accounts)
      await stores.accounts.insert({
        account,
        displayName: isManagerAccount(account) ? (manager?.name ?? displayName) : displayName,
        roles,
        unit: null,
        manager: isManagerAccount(account) ? (manager?.id ?? null) : null,
        passwordHash,
        mustChangePassword: false,
      });
  });
}
