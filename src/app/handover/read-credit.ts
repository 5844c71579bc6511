import type { CreditEvent, Plan } from "../../core/regime/index.ts";
import { type CreditShares, creditShares, splitFen } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { NamedRecord } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { groundFor } from "./grounds.ts";
import { dayOfText } from "./open-handover.ts";

/** To whom results of a customer count on a day, and how an amount is shared. */
export interface CreditPage {
  readonly on: string;
  readonly changedOn: string | null;
  readonly former: NamedRecord | null;
  readonly owner: NamedRecord | null;
  readonly shares: CreditShares;
  /** Fen of the former manager and of the owner. */
  readonly parts: readonly [number, number];
  readonly plan: Plan | null;
}

const EVENTS: Readonly<Record<string, CreditEvent>> = {
  handover: "departure",
  transfer: "transfer",
  collision: "dispute",
};
const ALL_FOR_OWNER: CreditShares = { former: 0, owner: 10_000, until: null, articles: [] };

export interface CreditAsk {
  readonly customer: string;
  readonly on?: string | undefined;
  /** Integer fen. */
  readonly fen: number;
}

/** Shares of a result by the article in force and the last change of owner. */
export async function readCredit(app: App, reader: Reader, ask: CreditAsk): Promise<CreditPage> {
  const right = reader.rights.has("customer.read") ? "customer.read" : "book.own";
  require(reader, right);
  const seen = await app.database.within(scopeFor(reader, right), (stores) =>
    stores.customers.find(ask.customer),
  );
  if (seen === null) throw new Refusal("customer.notFound", { id: ask.customer });
  const on = ask.on === undefined ? app.today() : dayOfText(ask.on);
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const customer = await stores.customers.find(ask.customer);
    const last = await stores.ledger.latest(ask.customer);
    if (customer === null) throw new Refusal("customer.notFound", { id: ask.customer });
    const event = last === null ? undefined : EVENTS[last.cause];
    const changedOn = last === null ? null : app.dayOf(last.at);
    const ground =
      event === undefined || changedOn === null || last?.from == null || on < changedOn
        ? null
        : await groundFor(app, stores, (plan) => {
            const facts = customerFacts(customer);
            const shares = creditShares(plan, { event, customer: facts, changedOn, on });
            return shares.articles.length === 0 ? null : shares;
          });
    const shares = ground?.terms ?? ALL_FOR_OWNER;
    const [former = 0, owner = 0] = splitFen(ask.fen, [shares.former, shares.owner]);
    return {
      on,
      changedOn,
      former: last?.from ?? null,
      owner: customer.owner,
      shares,
      parts: [former, owner],
      plan: ground?.plan ?? null,
    };
  });
}
