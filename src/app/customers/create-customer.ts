import type { CustomerFacts } from "../../core/facts/index.ts";
import { partyOf } from "../../core/identity/index.ts";
import type { App, DispatchNew } from "../app.ts";
import type { CustomerRecord } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { spendCheck } from "./check-budget.ts";
import { printedOf, revealOf } from "./collision-term.ts";
import { type CustomerEntry, factsOfEntry } from "./entry.ts";
import { findMatches, type Match, type Matches } from "./find-matches.ts";
import { recordCheck } from "./record-check.ts";
import { statedParty } from "./stated-party.ts";

export type { DispatchNew } from "../app.ts";

export interface NewCustomer {
  readonly entry: CustomerEntry;
  /** Why a likely match is another organisation; null = nothing was confirmed. */
  readonly confirmed: string | null;
  /** How it was entered; absent = with the form. */
  readonly source?: "form" | "api";
  /** Who gives it to somebody, where that is not the dispatcher. */
  readonly give?: DispatchNew;
}

/**
 * Enters a customer, without an owner, after looking whether it is known: the same is refused with
 * the article, a likely one needs a stated confirmation. Two entries of one organisation at the same
 * moment are one after the other. The writer sees what his article tells him, the check sees everything.
 * What an entry is told is a check: it counts and is logged like one.
 */
export async function createCustomer(
  app: App,
  reader: Reader,
  { entry, confirmed, source = "form", give = app.dispatchNew }: NewCustomer,
): Promise<CustomerRecord> {
  require(reader, "customer.create");
  spendCheck(app, reader);
  const customer = factsOfEntry(app, reader, entry);
  const seen = await ownSight(app, reader, { customer, name: entry.name });
  return app.database.within({ actor: reader.scope.actor, units: "all" }, async (stores) => {
    await stores.identities.lock(partyOf(statedParty(entry.name, customer.fields)));
    const found = await findMatches(app, stores, customer);
    refuseKnown(found, { entry, confirmed, seen });
    await stores.customers.upsert([customer], { importId: null });
    const created = await stores.customers.find(customer.id);
    if (created === null) throw new Refusal("customer.idTaken", { id: customer.id });
    await stores.events.append({
      kind: "customer.created",
      about: customer.id,
      data: {
        name: entry.name,
        confirmed,
        alike: found.matches.map(({ candidate }) => candidate.id),
      },
    });
    await give?.({ app, stores, customer: created, source });
    return (await stores.customers.find(customer.id)) ?? created;
  });
}

/** The matches that the writer may open himself; that he looked is committed before anything is refused. */
const ownSight = (
  app: App,
  reader: Reader,
  { customer, name }: { readonly customer: CustomerFacts; readonly name: string },
): Promise<ReadonlyMap<string, string>> =>
  within(app, { reader, right: "customer.create" }, async (stores) => {
    const found = await findMatches(app, stores, customer);
    await recordCheck(app, stores, { reader, found, name });
    return stores.customers.names(found.matches.map(({ candidate }) => candidate.id));
  });

interface Entered extends NewCustomer {
  readonly seen: ReadonlyMap<string, string>;
}

function refuseKnown(found: Matches, { entry, confirmed, seen }: Entered): void {
  const reveal = revealOf(found.article);
  // Where the article tells nothing, a refusal would tell: the entry stands, and the event names both.
  const told = found.matches.filter(
    ({ candidate }) => reveal !== "nothing" || seen.has(candidate.id),
  );
  const article = printedOf(found.article);
  const nameOf = ({ candidate }: Match): string => {
    const isNamed = seen.has(candidate.id) || reveal === "unit" || reveal === "owner";
    return isNamed ? candidate.name : "";
  };
  const same = told.find(({ verdict }) => verdict === "same");
  if (same !== undefined)
    throw new Refusal("customer.same", { name: entry.name, found: nameOf(same), article });
  const likely = told.filter(({ verdict }) => verdict === "likely");
  if (likely.length === 0 || (confirmed !== null && confirmed.trim() !== "")) return;
  throw new Refusal("customer.unconfirmed", {
    name: entry.name,
    count: likely.length,
    found: likely.map(nameOf).filter((name) => name !== ""),
    article,
  });
}
