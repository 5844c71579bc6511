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

/** An invitation that has run out is none, whoever looks at it when. */
const signOnOf = ({ signOn }: Account, now: Date): UserRow["signOn"] => {
  if (signOn.isBound) return "bound";
  return signOn.invitedUntil !== null && signOn.invitedUntil > now ? "invited" : "none";
};

export const userRow = (account: Account, now: Date): UserRow => ({
  account: account.account,
  displayName: account.displayName,
  roles: [...account.roles],
  unit: account.unit,
  manager: account.manager,
  scopeUnits: [...account.scopeUnits],
  hasFactor: account.hasTotp,
  signOn: signOnOf(account, now),
  isActive: account.isActive,
  mustChangePassword: account.mustChangePassword,
  lastSeenAt: account.lastSeenAt?.toISOString() ?? null,
});
