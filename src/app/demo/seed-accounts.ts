import type { App } from "../app.ts";
import type { ManagerRecord } from "../ports.ts";
import { SYSTEM } from "../scope.ts";
import { demoPlace } from "./demo-accounts.ts";

/** Status of those in the demo world who may hold customers, and so keep some after a plan. */
const AT_WORK = "在岗";

/** The managers at work in a unit by the number of their customers: their own pages have something to show. */
async function busiestIn(app: App, unit: string | null): Promise<readonly ManagerRecord[]> {
  const scope = { actor: SYSTEM.actor, units: unit === null ? ("all" as const) : [unit] };
  const all = await app.database.within(scope, (stores) => stores.managers.all());
  return all
    .filter(({ fields }) => fields["status"] === AT_WORK)
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** Makes the demo accounts that are not there yet, with the passwords the sign-in page shows. */
export async function seedAccounts(app: App): Promise<void> {
  const accounts = await Promise.all(
    app.demo.map(async (entry) => ({
      ...entry,
      passwordHash: await app.passwords.hash(entry.password),
    })),
  );
  for (const { account, displayName, roles, passwordHash } of accounts) {
    const { unit, manager: rank } = demoPlace(account);
    const manager = rank === null ? undefined : (await busiestIn(app, unit))[rank - 1];
    await app.database.within(SYSTEM, (stores) =>
      stores.accounts.insert({
        account,
        displayName: manager?.name ?? displayName,
        roles,
        unit,
        manager: manager?.id ?? null,
        passwordHash,
        mustChangePassword: false,
      }),
    );
  }
}
