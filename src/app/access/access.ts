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
  /** The widest way of any of his roles; what is shown goes by the right that is used, see `wayOf`. */
  readonly sensitive: SensitiveWay;
  readonly veils: Readonly<Record<SensitiveWay, Veil>>;
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

/** Ways to get sensitive fields, the narrowest first. */
const WAYS: readonly SensitiveWay[] = ["none", "masked", "reveal", "open"];

const widestOf = (grants: Access["grants"]): SensitiveWay =>
  WAYS[Math.max(0, ...grants.map(({ grant }) => WAYS.indexOf(grant.sensitive)))] ?? "none";

/** The roles of somebody that grant a right. */
export const grantsOf = ({ grants }: Pick<Access, "grants">, right: Right): Access["grants"] =>
  grants.filter(({ grant }) => grant.rights.includes(right));

/**
 * How sensitive fields are shown where one of `rights` is used: by the roles that grant the right, not by
 * others of the same person. Of several rights the narrowest way.
 */
export function wayOf(access: Access, rights: readonly Right[]): SensitiveWay {
  const ways = rights
    .map((right) => grantsOf(access, right))
    .filter((grants) => grants.length > 0)
    .map(widestOf);
  return WAYS.find((way) => ways.includes(way)) ?? "none";
}

/** Of the rights that somebody has, those first that show the most of sensitive fields. */
export const widestFirst = (access: Access, rights: readonly Right[]): readonly Right[] =>
  rights
    .filter((right) => access.rights.has(right))
    .sort((a, b) => WAYS.indexOf(wayOf(access, [b])) - WAYS.indexOf(wayOf(access, [a])));

/** The grant of each role that somebody holds, and what they add up to. */
export function accessOf(roles: readonly Role[], plans: readonly Plan[]): Access {
  const grants = roles.map((role) => ({ role, grant: grantOf(plans, role, builtIn(role)) }));
  return {
    grants,
    rights: new Set(grants.flatMap(({ grant }) => grant.rights)),
    sensitive: widestOf(grants),
    veils: {
      none: veilOf(plans, "none"),
      masked: veilOf(plans, "masked"),
      reveal: veilOf(plans, "reveal"),
      open: veilOf(plans, "open"),
    },
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
  const base = { actor: account.account, veil: access.veils[wayOf(access, rights)] };
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
