import type { Value } from "../../core/facts/index.ts";
import { isSensitive } from "../../core/may/index.ts";
import { customerId, type LocalDate } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { Page, PageOf, RevealRecord } from "../ports.ts";
import { type Reader, require, scopeFor, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { Right } from "../roles.ts";
import { wayOf, widestFirst } from "./access.ts";

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

/** Rights by which a customer is seen; whoever sees none has a value shown by a request alone. */
const SEEING: readonly Right[] = ["customer.read", "book.own", "customer.request"];

/** The right by which the reader sees this customer and gets the most of it. */
async function rightFor(app: App, reader: Reader, id: string): Promise<Right> {
  const rights = widestFirst(reader.access, SEEING);
  for (const right of rights)
    if (await within(app, { reader, right }, async ({ customers }) => customers.find(id)))
      return right;
  if (rights.length === 0) require(reader, "customer.read");
  throw new Refusal("customer.notFound", { id });
}

/** Civil days begin at midnight in China, which knows no summer time. */
const startOf = (day: LocalDate): Date => new Date(`${day}T00:00:00+08:00`);

/** Printed articles of the roles that grant the right and let values be shown, and how many a day. */
function allowanceOf(
  reader: Reader,
  right: Right,
): { readonly perDay: number; readonly article: string } {
  const allowing = reader.access.grants.filter(
    ({ grant }) => grant.sensitive === "reveal" && grant.rights.includes(right),
  );
  const articles = allowing.flatMap(({ grant }) => grant.articles.map(({ printed }) => printed));
  const perDay = Math.max(0, ...allowing.map(({ grant }) => grant.perDay));
  return { perDay, article: articles.join("、") };
}

/**
 * Shows one sensitive value of one customer: for a reason, counted against the day, and recorded
 * in the same transaction, without the value.
 */
export async function revealField(app: App, reader: Reader, input: RevealInput): Promise<Revealed> {
  const right = await rightFor(app, reader, input.customer);
  const reason = input.reason.trim();
  const remaining = await within(app, { reader, right }, async (stores) => {
    const seen = await stores.customers.find(input.customer);
    if (seen === null) throw new Refusal("customer.notFound", { id: input.customer });
    const { perDay, article } = allowanceOf(reader, right);
    if (wayOf(reader.access, [right]) !== "reveal" || perDay === 0) {
      throw new Refusal("reveal.notAllowed", { articles: articlesOf(reader) });
    }
    if (reason.length < MIN_REASON) throw new Refusal("reveal.reasonMissing");
    const facts = { id: customerId(seen.id), fields: seen.fields };
    if ((seen.fields[input.field] ?? null) === null) throw new Refusal("reveal.noSuchField");
    if (!isSensitive(reader.access.plans, facts, input.field)) {
      throw new Refusal("reveal.noSuchField");
    }
    const taken = { account: reader.account.account, article, ...input, reason };
    const left = await stores.reveals.take(taken, { perDay, since: startOf(app.today()) });
    if (left === null) throw new Refusal("reveal.tooMany", { perDay, articles: article });
    await stores.events.append({
      kind: "field.revealed",
      about: input.customer,
      data: { field: input.field, reason },
    });
    return left;
  });
  return { remaining, value: await unveiled(app, { reader, right }, input) };
}

const articlesOf = (reader: Reader): readonly string[] =>
  reader.access.grants.flatMap(({ grant }) => grant.articles.map(({ printed }) => printed));

/** Read only once the record is committed: nothing is shown that was not written down. */
async function unveiled(
  app: App,
  { reader, right }: { readonly reader: Reader; readonly right: Right },
  { customer, field }: RevealInput,
): Promise<Value> {
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
