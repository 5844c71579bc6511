import type { App } from "./app.ts";
import type { Account, Scope, Stores } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { type Right, rightsOf } from "./roles.ts";

/** The person behind a request. */
export interface Reader {
  readonly account: Account;
  readonly rights: ReadonlySet<Right>;
  readonly scope: Scope;
}

/** Rights, and the part of the organisation an account sees. */
export function readerOf(account: Account): Reader {
  const rights = rightsOf(account.roles);
  const ownBookOnly = rights.has("book.own") && !rights.has("customer.read");
  return {
    account,
    rights,
    scope: {
      actor: account.account,
      units: account.unit === null ? "all" : [account.unit.id],
      ...(ownBookOnly ? { onlyOwner: account.manager?.id ?? "" } : {}),
    },
  };
}

/** Refuses unless the reader has the right. */
export function require(reader: Reader, right: Right): void {
  if (!reader.rights.has(right)) throw new Refusal("right.missing", { right });
}

/** One transaction in the reader's scope, after the right was checked. */
export function within<T>(
  app: App,
  as: { readonly reader: Reader; readonly right: Right },
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  require(as.reader, as.right);
  return app.database.within(as.reader.scope, work);
}
