import { assignTermsFor } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import type { NewcomerOutcome, Stores, TimedEventInput } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";
import { dispatchIn } from "./dispatch-customer.ts";

/** Customers that one event gives out, each in a transaction of its own: nobody waits long for a manager's room. */
const PAGE = 200;

const pageOf = (app: App, id: string, page: number): TimedEventInput => ({
  kind: "import.newcomers",
  about: id,
  due: app.now(),
  payload: { page },
  effectKey: `import.newcomers:${id}:${page}`,
});

/** Puts the new customers of an import that nobody keeps on the clock, where an article in force is about imports. */
export async function queueNewcomers(app: App, stores: Stores, id: string): Promise<void> {
  const plans = await plansInForce(app, stores);
  const isNamed = plans.some(({ dispatch }) =>
    dispatch?.assign.some(
      ({ strength, sources }) => strength !== "advisory" && sources.includes("import"),
    ),
  );
  if (!isNamed || (await stores.imports.queueNewcomers(id)) === 0) return;
  await stores.timed.schedule([pageOf(app, id, 0)]);
}

const WAITS: NewcomerOutcome = { outcome: "waits", why: null, articles: [] };

/** Gives one customer to somebody by the articles on imports; what came of it. */
async function giveOne(app: App, stores: Stores, id: string): Promise<NewcomerOutcome> {
  const record = await stores.customers.find(id);
  const plans = await plansInForce(app, stores);
  const source = "import";
  if (record === null) return { ...WAITS, why: "customer.notFound" };
  const newcomer = { customer: customerFacts(record), source } as const;
  const isRuled = plans.some(
    ({ dispatch }) => assignTermsFor(dispatch?.assign ?? [], newcomer).length > 0,
  );
  if (!isRuled) return { ...WAITS, why: "dispatch.noRegime" };
  try {
    const done = await dispatchIn(app, stores, { customer: id, source });
    if (done.manager !== null) return { ...WAITS, outcome: "given" };
    const plan = plans.find(({ regime }) => regime.id === done.regime);
    const articles = done.articles.flatMap(
      (key) => plan?.articles.find((one) => one.key === key)?.printed ?? [],
    );
    return { ...WAITS, outcome: "custody", articles };
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    if (cause.code === "dispatch.owned") return { ...WAITS, outcome: "owned" };
    const { article } = cause.data;
    return {
      ...WAITS,
      why: cause.code,
      articles: typeof article === "string" ? [article] : [],
    };
  }
}

/** How often a page is tried again before a customer on which it fails is left to a person. */
const PATIENCE = 3;

interface Turn {
  readonly importId: string;
  readonly customer: string;
  readonly actor: string;
  /** How often its page was tried in vain. */
  readonly attempts: number;
}

/**
 * Gives out one customer, and keeps what came of it in the same transaction. One on which it fails
 * again and again waits for a person: the others are not kept waiting by it.
 */
async function takeTurn(app: App, turn: Turn): Promise<void> {
  const { importId, customer, actor, attempts } = turn;
  const keep = (outcomeOf: (own: Stores) => Promise<NewcomerOutcome>): Promise<void> =>
    app.database.within({ actor, units: "all" }, async (own) => {
      if (!(await own.imports.takeNewcomer(importId, customer))) return;
      await own.imports.noteNewcomer(importId, customer, await outcomeOf(own));
    });
  try {
    await keep((own) => giveOne(app, own, customer));
  } catch (cause) {
    if (attempts < PATIENCE) throw cause;
    app.log("new customer not given out", { id: customer, cause: String(cause) });
    await keep(async () => ({ ...WAITS, why: "dispatch.failed" }));
  }
}

/**
 * Gives out a page of an import's new customers. What came of each is kept in the transaction that
 * gave it, so that a page that was cut off goes on where it was.
 */
export const giveNewcomers: TimedHandler = async ({ app, stores, event }) => {
  const id = event.about;
  const record = await stores.imports.find(id);
  if (record === null) return { kind: "done", outcome: "gone" };
  const customers = await stores.imports.newcomers(id, PAGE);
  const { attempts } = event;
  for (const customer of customers)
    await takeTurn(app, { importId: id, customer, actor: record.createdBy, attempts });
  const { payload } = event;
  const page =
    typeof payload === "object" && payload !== null && "page" in payload ? payload["page"] : 0;
  if (customers.length === PAGE) await stores.timed.schedule([pageOf(app, id, Number(page) + 1)]);
  return { kind: "done", outcome: `${customers.length}` };
};
