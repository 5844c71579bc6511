import type { Value } from "../../core/facts/index.ts";
import { isSensitive } from "../../core/may/index.ts";
import { customerId, type LocalDate } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { Page, PageOf, RevealRecord } from "../ports.ts";
import { type Reader, scopeFor, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Right } from "../roles.ts";

export interface RevealInput {
  readonly customer: string;
  readonly field: string;
  readonly reason: string;
}

export interface Revealed {
  readonly value: Value;
  /** How many more the reader may have shown today. */
  readonly remaining: number;
}

const MIN_REASON = 2;

/** Who sees customers sees them by that right; whoever sees none has a value shown by a request alone. */
const rightOf = (reader: Reader): Right => {
  const rights: readonly Right[] = ["customer.read", "customer.request"];
  return rights.find((right) => reader.rights.has(right)) ?? "book.own";
};

/** Civil days begin at midnight in China, which knows no summer time. */
const startOf = (day: LocalDate): Date => new Date(`${day}T00:00:00+08:00`);

/** Printed articles that let the reader have values shown, and how many a day. */
function allowanceOf(reader: Reader): { readonly perDay: number; readonly article: string } {
  const allowing = reader.access.grants.filter(({ grant }) => grant.sensitive === "reveal");
  const articles = allowing.flatMap(({ grant }) => grant.articles.map(({ printed }) => printed));
  const perDay = Math.max(0, ...allowing.map(({ grant }) => grant.perDay));
  return { perDay, article: articles.join("、") };
}

/**
 * Shows one sensitive value of one customer: for a reason, counted against the day, and recorded
 * in the same transaction, without the value.
 */
export function revealField(app: App, reader: Reader, input: RevealInput): Promise<Revealed> {
  const right = rightOf(reader);
  const reason = input.reason.trim();
  return within(app, { reader, right }, async (stores) => {
    const seen = await stores.customers.find(input.customer);
    if (seen === null) throw new Refusal("customer.notFound", { id: input.customer });
    const { perDay, article } = allowanceOf(reader);
    if (reader.access.sensitive !== "reveal" || perDay === 0) {
      throw new Refusal("reveal.notAllowed", { articles: articlesOf(reader) });
    }
    if (reason.length < MIN_REASON) throw new Refusal("reveal.reasonMissing");
    const facts = { id: customerId(seen.id), fields: seen.fields };
    if ((seen.fields[input.field] ?? null) === null) throw new Refusal("reveal.noSuchField");
    if (!isSensitive(reader.access.plans, facts, input.field)) {
      throw new Refusal("reveal.noSuchField");
    }
    const taken = { account: reader.account.account, article, ...input, reason };
    const remaining = await stores.reveals.take(taken, { perDay, since: startOf(app.today()) });
    if (remaining === null) throw new Refusal("reveal.tooMany", { perDay, articles: article });
    await stores.events.append({
      kind: "field.revealed",
      about: input.customer,
      data: { field: input.field, reason },
    });
    return remaining;
  }).then(async (remaining) => ({ remaining, value: await unveiled(app, reader, input) }));
}

const articlesOf = (reader: Reader): readonly string[] =>
  reader.access.grants.flatMap(({ grant }) => grant.articles.map(({ printed }) => printed));

/** Read only once the record is committed: nothing is shown that was not written down. */
async function unveiled(
  app: App,
  reader: Reader,
  { customer, field }: RevealInput,
): Promise<Value> {
  const right = rightOf(reader);
  const { veil: _veil, ...scope } = scopeFor(reader, right);
  return app.database.within(scope, async (stores) => {
    const record = await stores.customers.find(customer);
    if (record === null) throw new Refusal("customer.notFound", { id: customer });
    return record.fields[field] ?? null;
  });
}

/** What was shown to whom, latest first, of the customers in the reader's scope. */
export function listReveals(app: App, reader: Reader, page: Page): Promise<PageOf<RevealRecord>> {
  return within(app, { reader, right: "ledger.read" }, (stores) => stores.reveals.page(page));
}
