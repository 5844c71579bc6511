import { splitFen } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { NamedRecord } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { type CreditCite, creditOnDay } from "./credit-on-day.ts";
import { dayOfText } from "./open-handover.ts";

/** To whom results of a customer count on a day, and how an amount is shared. */
export interface CreditPage {
  readonly on: string;
  /** The last change of owner up to that day. */
  readonly changedOn: string | null;
  readonly owner: NamedRecord | null;
  readonly shares: readonly {
    readonly manager: NamedRecord | null;
    readonly share: number;
    readonly fen: number;
    readonly until: string | null;
  }[];
  readonly articles: readonly CreditCite[];
  /** Ids of the collision cases that shared it, as far as the reader sees them. */
  readonly cases: readonly string[];
}

export interface CreditAsk {
  readonly customer: string;
  readonly on?: string | undefined;
  /** Integer fen. */
  readonly fen: number;
}

/** Shares of a result by the articles in force and the changes of owner up to its day. */
export async function readCredit(app: App, reader: Reader, ask: CreditAsk): Promise<CreditPage> {
  const right = reader.rights.has("customer.read") ? "customer.read" : "book.own";
  require(reader, right);
  const seen = await app.database.within(scopeFor(reader, right), (stores) =>
    stores.customers.find(ask.customer),
  );
  if (seen === null) throw new Refusal("customer.notFound", { id: ask.customer });
  const on = ask.on === undefined ? app.today() : dayOfText(ask.on);
  const page = await app.database.within(onBehalfOf(reader), async (stores) => {
    const customer = await stores.customers.find(ask.customer);
    if (customer === null) throw new Refusal("customer.notFound", { id: ask.customer });
    const { holdings, names, ...credit } = await creditOnDay(app, stores, { customer, on });
    const parts = splitFen(
      ask.fen,
      holdings.map(({ share }) => share),
    );
    const named = (id: string | null): NamedRecord | null =>
      id === null ? null : { id, name: names.get(id) ?? id };
    return {
      on,
      ...credit,
      owner: named(holdings.at(-1)?.manager ?? null),
      shares: holdings.map(({ manager, share, until }, index) => ({
        ...{ manager: named(manager), share, until },
        fen: parts[index] ?? 0,
      })),
    };
  });
  const cases = await app.database.within(scopeFor(reader, right), async (stores) => {
    const found = await Promise.all(page.cases.map((id) => stores.collisions.find(id)));
    return found.flatMap((record) => record?.id ?? []);
  });
  return { ...page, cases };
}
