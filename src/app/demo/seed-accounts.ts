import type { App } from "../app.ts";
import type { ManagerRecord } from "../ports.ts";
import { SYSTEM } from "../scope.ts";
import { demoPlace } from "./demo-accounts.ts";

const busiest = (managers: readonly ManagerRecord[]): ManagerRecord | undefined =>
  managers.reduce<ManagerRecord | undefined>(
    (best, manager) => (best === undefined || manager.count > best.count ? manager : best),
    undefined,
  );

/** Status of those in the demo world who may hold customers, and so keep some after a plan. */
const AT_WORK = "在岗";

/** The manager at work with most customers in a unit: his own page has something to show. */
async function busiestIn(app: App, unit: string | null): Promise<ManagerRecord | undefined> {
  const scope = { actor: SYSTEM.actor, units: unit === null ? ("all" as const) : [unit] };
  const all = await app.database.within(scope, (stores) => stores.managers.all());
  return busiest(all.filter(({ fields }) => fields["status"] === AT_WORK));
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
    const { unit, isManager } = demoPlace(account);
    const manager = isManager ? await busiestIn(app, unit) : undefined;
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
