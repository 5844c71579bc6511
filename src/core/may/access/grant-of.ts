import type {
  AccessRight,
  AccessRole,
  AccessScope,
  Citation,
  Plan,
  RoleAccessTerm,
  SensitiveWay,
} from "../../regime/index.ts";

/** What a role may do and see. */
export interface Grant {
  readonly scope: AccessScope;
  readonly rights: readonly AccessRight[];
  readonly sensitive: SensitiveWay;
  /** Sensitive values one person may have shown in a day. */
  readonly perDay: number;
  /** The articles that say so; empty for the built-in grant. */
  readonly articles: readonly Citation[];
}

const NARROWEST: readonly AccessScope[] = ["self", "team", "unit", "area", "line", "all"];
const STRICTEST: readonly SensitiveWay[] = ["none", "masked", "reveal", "open"];

const first = <T>(order: readonly T[], a: T, b: T): T =>
  order.indexOf(a) <= order.indexOf(b) ? a : b;

/**
 * The grant of a role under the regimes in force. Articles on the role replace the built-in grant;
 * of several, only what all of them grant holds.
 */
export function grantOf(
  plans: readonly Plan[],
  role: AccessRole,
  builtIn: Omit<Grant, "articles">,
): Grant {
  const said = plans.flatMap((plan) =>
    (plan.access?.roles ?? [])
      .filter((term) => term.role === role)
      .map((term) => granted(term, plan.cite(term.article))),
  );
  const [one, ...others] = said;
  return one === undefined ? { ...builtIn, articles: [] } : others.reduce(both, one);
}

const granted = (term: RoleAccessTerm, citation: Citation): Grant => ({
  scope: term.scope,
  rights: term.rights,
  sensitive: term.sensitive,
  perDay: term.perDay,
  articles: [citation],
});

const both = (a: Grant, b: Grant): Grant => ({
  scope: first(NARROWEST, a.scope, b.scope),
  rights: a.rights.filter((right) => b.rights.includes(right)),
  sensitive: first(STRICTEST, a.sensitive, b.sensitive),
  perDay: Math.min(a.perDay, b.perDay),
  articles: [...a.articles, ...b.articles],
});
