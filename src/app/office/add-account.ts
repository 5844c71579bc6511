import { ADMINISTRATOR_ROLES, OUTSIDE_ROLES } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { Account, Stores } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Role } from "../roles.ts";
import { SYSTEM } from "../scope.ts";
import { oneTimePassword } from "./one-time-password.ts";

/** Administrators of the program. They watch one another and have no part in the business. */
const isAdministrator = (role: Role): boolean => ADMINISTRATOR_ROLES.includes(role);

/** Refuses roles that exclude each other: an administrator, or an outsider, is that one thing and nothing else. */
export function checkRoles(roles: readonly Role[]): void {
  const one = roles.find((role) => isAdministrator(role) || OUTSIDE_ROLES.includes(role));
  const other = roles.find((role) => role !== one);
  if (one !== undefined && other !== undefined)
    throw new Refusal("account.rolesExclude", { one, other });
}

/** Refuses a second administrator's account for one person, as far as accounts tell who is who. */
export async function checkPerson(
  stores: Stores,
  person: { account: string; roles: readonly Role[]; manager: string | null },
): Promise<void> {
  if (person.manager === null || !person.roles.some(isAdministrator)) return;
  const other = (await stores.accounts.list()).find(
    ({ account, roles, manager }) =>
      account !== person.account && manager?.id === person.manager && roles.some(isAdministrator),
  );
  if (other === undefined) return;
  const manager = other.manager?.name ?? person.manager;
  throw new Refusal("account.samePerson", { manager, other: other.account });
}

/** Refuses units that are not there. */
export async function checkUnits(
  stores: Stores,
  place: { unit?: string | null | undefined; scopeUnits?: readonly string[] | undefined },
): Promise<void> {
  const named = [...(place.unit == null ? [] : [place.unit]), ...(place.scopeUnits ?? [])];
  if (named.length === 0) return;
  const known = new Set((await stores.units.list()).map(({ id }) => id));
  const unit = named.find((id) => !known.has(id));
  if (unit !== undefined) throw new Refusal("account.unitUnknown", { unit });
}

export interface AccountInput {
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly unit?: string | null;
  readonly manager?: string | null;
  readonly scopeUnits?: readonly string[];
}

export interface AccountAnswer {
  readonly account: Account;
  readonly oneTimePassword: string | null;
}

/** Adds an account with a one-time password, returned this once. */
export async function addAccount(
  app: App,
  reader: Reader,
  input: AccountInput,
): Promise<AccountAnswer> {
  require(reader, "users.write");
  checkRoles(input.roles);
  const password = oneTimePassword(app.newSecret());
  const passwordHash = await app.passwords.hash(password);
  return app.database.within({ ...SYSTEM, actor: reader.account.account }, async (stores) => {
    const manager = input.manager ?? null;
    if (manager !== null && (await stores.managers.find(manager)) === null)
      throw new Refusal("manager.notFound", { id: manager });
    await checkUnits(stores, input);
    await checkPerson(stores, { ...input, manager });
    const isNew = await stores.accounts.insert({
      account: input.account,
      displayName: input.displayName,
      roles: input.roles,
      unit: input.unit ?? null,
      manager,
      scopeUnits: input.scopeUnits ?? [],
      passwordHash,
      mustChangePassword: true,
    });
    if (!isNew) throw new Refusal("account.exists", { account: input.account });
    await stores.events.append({
      kind: "account.added",
      about: input.account,
      data: { roles: input.roles },
    });
    const account = await stores.accounts.find(input.account);
    if (account === null) throw new Refusal("account.notFound", { account: input.account });
    return { account, oneTimePassword: password };
  });
}
