import type { Plan } from "../core/regime/index.ts";
import { type Access, accessOf, scopeOf } from "./access/access.ts";
import type { App } from "./app.ts";
import type { Account, Scope, Stores } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import type { Right } from "./roles.ts";

/** The person behind a request. */
export interface Reader {
  readonly account: Account;
  readonly rights: ReadonlySet<Right>;
  /** What all roles together let the person see; `within` narrows it to those that grant a right. */
  readonly scope: Scope;
  readonly access: Access;
}

/** Rights, and the part of the organisation an account sees, under the regimes in force. */
export function readerOf(account: Account, plans: readonly Plan[] = []): Reader {
  const access = accessOf(account.roles, plans);
  return { account, rights: access.rights, scope: scopeOf(account, access), access };
}

/** Refuses unless the reader has the right; the articles that leave it out are named. */
export function require(reader: Reader, right: Right): void {
  if (reader.rights.has(right)) return;
  const articles = reader.access.grants.flatMap(({ grant }) =>
    grant.articles.map(({ printed }) => printed),
  );
  throw new Refusal("right.missing", { right, articles: [...new Set(articles)] });
}

/** The scope in which a right is used: only roles that grant it widen it. */
export function scopeFor({ account, access, scope }: Reader, right: Right): Scope {
  // A scope that was given otherwise (the person at the machine, a stand-in) is left as it is.
  if (!isSame(scope, scopeOf(account, access))) return scope;
  return scopeOf(account, access, [right]);
}

const isSame = (a: Scope, b: Scope): boolean =>
  a.veil === b.veil &&
  a.actor === b.actor &&
  a.onlyOwner === b.onlyOwner &&
  String(a.units) === String(b.units);

/** One transaction in the reader's scope, after the right was checked. */
export function within<T>(
  app: App,
  as: { readonly reader: Reader; readonly right: Right },
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  require(as.reader, as.right);
  return app.database.within(scopeFor(as.reader, as.right), work);
}
