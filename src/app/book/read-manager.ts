import type { FieldSpec } from "../../core/facts/index.ts";
import type { App } from "../app.ts";
import type { CustomerRecord, ManagerRecord, PageOf, RunStore, Scope, Stores } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { declaredFields } from "../regimes/declared-fields.ts";
import type { Right } from "../roles.ts";
import { fieldsOf } from "./read-customer.ts";

export interface ManagerPage {
  readonly manager: ManagerRecord;
  readonly fields: readonly FieldSpec[];
}

type Reasons = Awaited<ReturnType<RunStore["publishedReasons"]>>;

/** A page of a manager's customers, each with the stored reason it is his. */
export interface BookPage {
  readonly page: PageOf<CustomerRecord>;
  readonly reasons: Reasons;
}

/** The scope for a manager: everybody may look at himself; at others only with the right. */
function scopeOn(reader: Reader, id: string, right: Right): Scope {
  const isOwn = reader.rights.has("book.own") && reader.account.manager?.id === id;
  if (isOwn) return scopeFor(reader, "book.own");
  require(reader, right);
  return scopeFor(reader, right);
}

export async function readManager(app: App, reader: Reader, id: string): Promise<ManagerPage> {
  return app.database.within(scopeOn(reader, id, "manager.read"), async (stores) => {
    const manager = await stores.managers.find(id);
    if (manager === null) throw new Refusal("manager.notFound", { id });
    return { manager, fields: fieldsOf("manager", await declaredFields(app, stores)) };
  });
}

export interface BookSearch {
  readonly manager: string;
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** The customers of one manager by name. */
export async function readBook<T>(
  app: App,
  as: { readonly reader: Reader; readonly search: BookSearch },
  show: (book: BookPage, stores: Stores) => Promise<T>,
): Promise<T> {
  const { reader, search } = as;
  const scope = scopeOn(reader, search.manager, "customer.read");
  return app.database.within(scope, async (stores) => {
    const { manager: id } = search;
    if ((await stores.managers.find(id)) === null) throw new Refusal("manager.notFound", { id });
    const page = await stores.customers.page({
      owner: search.manager,
      offset: search.offset,
      limit: search.limit,
      sort: "name",
      descending: false,
      ...(search.q === undefined ? {} : { q: search.q }),
    });
    const reasons = await stores.runs.publishedReasons(page.rows.map((row) => row.id));
    return show({ page, reasons }, stores);
  });
}

/** Staff number of the account's own manager. */
export function ownManager(reader: Reader): string {
  require(reader, "book.own");
  const manager = reader.account.manager;
  if (manager === null) throw new Refusal("manager.none");
  return manager.id;
}
