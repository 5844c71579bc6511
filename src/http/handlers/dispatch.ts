import type { App } from "../../app/app.ts";
import {
  dispatchCustomer,
  ownClocks,
  proposeFor,
  takeInquiry,
} from "../../app/dispatch/act-on-dispatch.ts";
import { contactDue, responseTermFor } from "../../app/dispatch/contact-due.ts";
import type { Dispatched } from "../../app/dispatch/dispatch-customer.ts";
import type { StoredDispatch } from "../../app/ports.ts";
import { type Reader, within } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import type { DispatchAnswer, Named, ReasonView } from "../../contract/index.ts";
import type { CustomerReason } from "../../core/why/index.ts";
import type { Locale } from "../../i18n/text.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { articleNamers } from "../views/article-refs.ts";
import { managersIn, reasonView } from "../views/reason-view.ts";
import { entryOf } from "./collisions.ts";

interface Told {
  readonly app: App;
  readonly reader: Reader;
  readonly locale: Locale;
}

interface Ground {
  readonly regime: string;
  readonly revision: number;
  readonly customer: Named;
  readonly reason: CustomerReason;
}

/** A reason with the names of its articles and people. */
const shown = ({ app, reader, locale }: Told, of: Ground): Promise<ReasonView> =>
  app.database.within(reader.scope, async (stores) => {
    const article = (await articleNamers(stores, [of]))(of.regime, of.revision);
    const names = await stores.managers.names(managersIn(of.reason));
    const manager = (id: string): string => names.get(id) ?? id;
    return reasonView(of.reason, { names: { article, manager }, customer: of.customer, locale });
  });

async function answer(told: Told, done: Dispatched): Promise<DispatchAnswer> {
  const { customer, manager, contact } = done;
  const namers = await told.app.database.within(told.reader.scope, (stores) =>
    articleNamers(stores, [done]),
  );
  return {
    customer,
    manager,
    articles: done.articles.map(namers(done.regime, done.revision)),
    reason: await shown(told, done),
    contactDue: contact?.due.toISOString() ?? null,
  };
}

const storedReason = (stored: StoredDispatch): CustomerReason =>
  stored.reason as unknown as CustomerReason;

export const dispatchHandlers: Handlers<
  RoutesUnder<"/api/dispatch"> | "GET /api/first-contacts" | "POST /api/inquiries"
> = {
  "GET /api/dispatch/:customer": async ({ app, reader, params, locale }) => {
    const told = { app, reader: reader(), locale };
    const { plan, choice, reason, warm, ask, name } = await proposeFor(
      app,
      told.reader,
      params.customer,
    );
    const customer = { id: params.customer, name };
    const ground = { regime: plan.regime.id, revision: plan.regime.revision, customer, reason };
    const view = await shown(told, ground);
    const term = choice === null ? null : responseTermFor(plan, ask);
    const key = choice?.article ?? null;
    const cited = key === null ? null : plan.cite(key);
    const title = plan.articles.find((one) => one.key === key)?.title ?? "";
    return {
      customer,
      manager: view.manager,
      strategy: choice?.strategy ?? null,
      article: cited === null ? null : { ...ground, key: cited.key, printed: cited.printed, title },
      reason: view,
      hasPrices: warm.run !== null,
      contactDue: term === null ? null : contactDue(app, term).toISOString(),
    };
  },

  "POST /api/dispatch/:customer": async ({ app, reader, params, locale }) => {
    const done = await dispatchCustomer(app, reader(), params.customer);
    return answer({ app, reader: reader(), locale }, done);
  },

  "GET /api/dispatch/:customer/latest": async ({ app, reader, params, locale }) => {
    const told = { app, reader: reader(), locale };
    const right = told.reader.rights.has("customer.read") ? "customer.read" : "book.own";
    const found = await within(app, { reader: told.reader, right }, async (stores) => {
      const customer = await stores.customers.find(params.customer);
      if (customer === null) throw new Refusal("customer.notFound", { id: params.customer });
      return { customer, latest: await stores.dispatches.latest(customer.id) };
    });
    const { customer, latest } = found;
    if (latest === null) return { latest: null };
    const { regime, revision } = latest;
    const named = { id: customer.id, name: customer.name };
    const reason = storedReason(latest);
    return {
      latest: {
        at: latest.at.toISOString(),
        by: latest.by,
        source: latest.source,
        strategy: latest.strategy,
        reason: await shown(told, { regime, revision, customer: named, reason }),
        contactDue: latest.contact?.due.toISOString() ?? null,
        outcome: latest.outcome,
      },
    };
  },

  "GET /api/first-contacts": async ({ app, reader }) => {
    const clocks = await ownClocks(app, reader());
    const namers = await app.database.within(reader().scope, (stores) =>
      articleNamers(stores, clocks),
    );
    return {
      clocks: clocks.map(({ customer, given, due, regime, revision, article }) => ({
        customer,
        given: given.toISOString(),
        due: due.toISOString(),
        article: namers(regime, revision)(article),
      })),
    };
  },

  "POST /api/inquiries": async ({ app, reader, body, locale }) => {
    const entered = { entry: entryOf(body.entry), confirmed: body.confirmed ?? null };
    const { dispatched } = await takeInquiry(app, reader(), entered);
    return answer({ app, reader: reader(), locale }, dispatched);
  },
};
