import { type Grant, grantOf, type Veil, veilOf } from "../../core/may/index.ts";
import type { AccessRole, Plan, SensitiveWay } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { Account, Scope, Stores } from "../ports.ts";
import { planOf } from "../regimes/plans-in-force.ts";
import { builtIn, type Right, type Role } from "../roles.ts";

/** What somebody may do and see under the regimes in force. */
export interface Access {
  readonly grants: readonly { readonly role: Role; readonly grant: Grant }[];
  readonly rights: ReadonlySet<Right>;
  readonly sensitive: SensitiveWay;
  readonly perDay: number;
  readonly veil: Veil;
  /** The regimes that were asked; sensitive fields are those of all of them. */
  readonly plans: readonly Plan[];
}

interface InForce {
  readonly key: string;
  readonly plans: readonly Plan[];
}

const known = new WeakMap<App, InForce>();

/** Plans of the regimes in force that speak of access, compiled once for each publication and day. */
export async function accessPlans(app: App, stores: Stores): Promise<readonly Plan[]> {
  const inForce = await stores.regimes.inForce();
  const key = JSON.stringify([app.today(), inForce]);
  const before = known.get(app);
  if (before?.key === key) return before.plans;
  const plans: Plan[] = [];
  for (const revision of inForce) {
    const plan = await planOf(app, stores, revision);
    if (plan?.access !== undefined) plans.push(plan);
  }
  known.set(app, { key, plans });
  return plans;
}

const WIDEST: readonly SensitiveWay[] = ["none", "masked", "reveal", "open"];

/** The grant of each role that somebody holds, and what they add up to. */
export function accessOf(roles: readonly Role[], plans: readonly Plan[]): Access {
  const grants = roles.map((role) => ({ role, grant: grantOf(plans, role, builtIn(role)) }));
  const ways = grants.map(({ grant }) => WIDEST.indexOf(grant.sensitive));
  const sensitive = WIDEST[Math.max(0, ...ways)] ?? "none";
  return {
    grants,
    rights: new Set(grants.flatMap(({ grant }) => grant.rights)),
    sensitive,
    perDay: Math.max(0, ...grants.map(({ grant }) => grant.perDay)),
    veil: veilOf(plans, sensitive),
    plans,
  };
}

/** The grant of every role, for the table of roles. */
export const grantOfRole = (role: AccessRole, plans: readonly Plan[]): Grant =>
  grantOf(plans, role, builtIn(role));

/** Rights that show customers and those who look after them. */
const SEEING: readonly Right[] = [
  "customer.read",
  "manager.read",
  "book.own",
  "figures.read",
  "customer.request",
];

/**
 * The part of the organisation that somebody sees: what the scopes of his roles add up to, of
 * those roles that grant `rights`. An account without a unit belongs to the whole organisation.
 */
export function scopeOf(account: Account, access: Access, rights = SEEING): Scope {
  const scopes = access.grants
    .filter(({ grant }) => rights.some((right) => grant.rights.includes(right)))
    .map(({ grant }) => grant.scope);
  const base = { actor: account.account, veil: access.veil };
  const wide = scopes.filter((scope) => scope !== "self");
  if (scopes.length > 0 && wide.length === 0) {
    return { ...base, units: [], onlyOwner: account.manager?.id ?? "" };
  }
  if (account.unit === null || wide.includes("all")) return { ...base, units: "all" };
  const answersFor = wide.some((scope) => scope === "area" || scope === "line");
  return {
    ...base,
    units: [account.unit.id, ...(answersFor ? account.scopeUnits : [])],
  };
}
