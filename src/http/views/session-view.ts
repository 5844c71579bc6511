import type { Account } from "../../app/ports.ts";
import type { Reader } from "../../app/reader.ts";
import type { SessionView, UserRow } from "../../contract/index.ts";

export const sessionView = (
  { account, rights, access }: Reader,
  owesFactor: boolean,
): SessionView => ({
  account: account.account,
  displayName: account.displayName,
  roles: [...account.roles],
  rights: [...rights],
  unit: account.unit,
  manager: account.manager,
  mustChangePassword: account.mustChangePassword,
  factor: account.hasTotp ? "confirmed" : owesFactor ? "owed" : "none",
  sensitive: access.sensitive,
});

export const userRow = (account: Account): UserRow => ({
  account: account.account,
  displayName: account.displayName,
  roles: [...account.roles],
  unit: account.unit,
  manager: account.manager,
  scopeUnits: [...account.scopeUnits],
  hasFactor: account.hasTotp,
  isActive: account.isActive,
  mustChangePassword: account.mustChangePassword,
  lastSeenAt: account.lastSeenAt?.toISOString() ?? null,
});
