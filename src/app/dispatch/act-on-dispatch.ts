import { assignTermsFor, firstContactAt } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import {
  createCustomer,
  type DispatchNew,
  type NewCustomer,
} from "../customers/create-customer.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import { factsOfSubject } from "../ownership/living.ts";
import { refuseWaiting } from "../ownership/refuse-wait.ts";
import type { ContactClock, CustomerRecord } from "../ports.ts";
import { type Reader, require, scopeFor, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { type Dispatched, dispatchIn } from "./dispatch-customer.ts";
import { findProposal, type Proposal } from "./find-proposal.ts";

/** The customer, if the reader may see it: one that is not there and one out of sight are alike. */
async function seen(app: App, reader: Reader, id: string): Promise<CustomerRecord> {
  const found = await within(app, { reader, right: "allocation.decide" }, (stores) =>
    stores.customers.find(id),
  );
  if (found === null) throw new Refusal("customer.notFound", { id });
  return found;
}

/** Who would get a customer that nobody keeps, and why; nothing changes. */
export async function proposeFor(
  app: App,
  reader: Reader,
  id: string,
): Promise<Proposal & { readonly name: string }> {
  const record = await seen(app, reader, id);
  if (record.owner !== null) throw new Refusal("dispatch.owned", { customer: record.name });
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const [subject] = await stores.lives.subjects([id], false);
    if (subject === undefined) throw new Refusal("customer.notFound", { id });
    const { unit, name } = subject;
    await refuseWaiting(app, stores, [subject]);
    const proposal = await findProposal(app, stores, {
      customer: factsOfSubject(subject),
      source: "form",
      without: [],
      unit,
    });
    return { ...proposal, name };
  });
}

/** Gives a customer that nobody keeps to the manager whom the desk finds. */
export async function dispatchCustomer(app: App, reader: Reader, id: string): Promise<Dispatched> {
  await seen(app, reader, id);
  return app.database.within(onBehalfOf(reader), (stores) =>
    dispatchIn(app, stores, { customer: id, source: "form" }),
  );
}

/** First contacts that the reader has still to make. */
export function ownClocks(app: App, reader: Reader): Promise<readonly ContactClock[]> {
  require(reader, "book.own");
  const manager = reader.account.manager;
  if (manager === null) throw new Refusal("manager.none");
  return app.database.within(scopeFor(reader, "book.own"), async (stores) => {
    const clocks = await stores.dispatches.clocksOf(manager.id);
    const customers = clocks.map(({ customer }) => customer.id);
    const contacts = await stores.dispatches.contactsOf(manager.id, customers);
    return clocks.filter(({ customer, given }) => {
      const own = contacts.filter((contact) => contact.customer === customer.id);
      return firstContactAt(own, given) === null;
    });
  });
}

/** Gives what was just entered to somebody, where an article on dispatch is about it; else it waits for a person. */
export const giveNew: DispatchNew = async ({ app, stores, customer, source }) => {
  const newcomer = { customer: customerFacts(customer), source };
  const plans = await plansInForce(app, stores);
  const isRuled = plans.some(
    ({ dispatch }) => assignTermsFor(dispatch?.assign ?? [], newcomer).length > 0,
  );
  if (!isRuled) return;
  try {
    await dispatchIn(app, stores, { customer: customer.id, source });
  } catch (cause) {
    // It was entered all the same; who gets it is decided with the others, or by a person.
    if (!(cause instanceof Refusal) || cause.code !== "dispatch.leftToPlan") throw cause;
  }
};

/** An inquiry from outside: entered once it is not known, and given to somebody at once. */
export async function takeInquiry(
  app: App,
  reader: Reader,
  inquiry: Omit<NewCustomer, "give">,
): Promise<{ readonly customer: CustomerRecord; readonly dispatched: Dispatched }> {
  require(reader, "customer.create");
  let dispatched: Dispatched | null = null;
  const customer = await createCustomer(app, reader, {
    ...inquiry,
    give: async ({ stores, customer: created }) => {
      dispatched = await dispatchIn(app, stores, { customer: created.id, source: "inquiry" });
    },
  });
  if (dispatched === null) throw new Refusal("dispatch.noRegime");
  return { customer, dispatched };
}
