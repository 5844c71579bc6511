import type { DispatchSource } from "../../core/regime/index.ts";
import { customerId, managerId } from "../../core/shared/index.ts";
import { plainLife, stepLife } from "../../core/who/index.ts";
import { articlesOf, type CustomerReason } from "../../core/why/index.ts";
import type { App } from "../app.ts";
import { keepLife } from "../ownership/carry-out.ts";
import { factsOfSubject, type Living, livingLocked } from "../ownership/living.ts";
import { refuseWaiting, waitRefusal } from "../ownership/refuse-wait.ts";
import type { Json, LifeSubject, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { capacityGuard } from "../runs/capacity-guard.ts";
import { contactDue, responseTermFor } from "./contact-due.ts";
import { findProposal, type Proposal } from "./find-proposal.ts";
import { hold, letGo } from "./warm-desk.ts";

/** A customer that is to be given to somebody. */
export interface DispatchWish {
  readonly customer: string;
  readonly source: DispatchSource;
  /** Managers who must not get it. */
  readonly without?: readonly string[];
  /** The present owner, where it is to be taken from one who did not call. */
  readonly from?: string;
  /** How often it went to somebody else before. */
  readonly reroutes?: number;
}

/** What became of it. */
export interface Dispatched {
  readonly id: number;
  readonly customer: { readonly id: string; readonly name: string };
  readonly manager: { readonly id: string; readonly name: string } | null;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly reason: CustomerReason;
  readonly contact: { readonly due: Date; readonly article: string } | null;
}

/** Managers whose last place went to somebody else at the same moment, one after another. */
const MOST_TRIES = 50;

const asJson = (reason: CustomerReason): Json => JSON.parse(JSON.stringify(reason));

/** The articles of a choice, that of dispatch first. */
function articlesBehind({ choice, reason }: Proposal): readonly string[] {
  const first = choice?.article ?? null;
  const others = articlesOf(reason).filter((key) => key !== first);
  return first === null ? others : [first, ...others];
}

interface Given {
  readonly proposal: Proposal;
  readonly articles: readonly string[];
}

/** Gives the customer to the best who has room; whoever was filled meanwhile is passed over. */
async function giveToSomebody(
  app: App,
  stores: Stores,
  on: { readonly subject: LifeSubject; readonly wish: DispatchWish },
): Promise<Given> {
  const { subject, wish } = on;
  const customer = { ...factsOfSubject(subject), id: customerId(subject.id) };
  const without = [...(wish.without ?? []), ...(wish.from === undefined ? [] : [wish.from])];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const { unit } = subject;
    const proposal = await findProposal(app, stores, {
      customer,
      source: wish.source,
      without,
      unit,
    });
    const articles = articlesBehind(proposal);
    const { choice, warm, plan } = proposal;
    if (choice === null) return { proposal, articles };
    if (articles.length === 0)
      throw new Refusal("dispatch.noArticle", { title: plan.regime.title });
    const to = choice.best.manager;
    hold(app, warm, customer, to);
    const manager = warm.desk.side.managers[choice.best.seat];
    const guard = capacityGuard(
      plan.who.capacity,
      [customer],
      manager === undefined ? [] : [manager],
    );
    const result = await stores.dispatches.give(
      {
        customer: subject.id,
        expectedVer: subject.ver,
        to,
        articles,
        reason: "",
        weight: guard.weightOf(0, 0),
      },
      { regime: plan.regime.id, revision: plan.regime.revision, limit: guard.limitOf(0) },
    );
    if (result.kind === "changed") return { proposal, articles };
    letGo(warm, subject.id);
    if (result.kind === "waits") throw waitRefusal(result.wait);
    if (result.kind !== "overCapacity")
      throw new Refusal("dispatch.changedMeanwhile", { customer: subject.name });
    without.push(to);
  }
  throw new Refusal("dispatch.tooBusy", { customer: subject.name });
}

/** The clock of protection begins, or the unit keeps the customer, as the articles say. */
async function keepState(
  app: App,
  stores: Stores,
  on: { readonly living: Living; readonly to: string | null; readonly articles: readonly string[] },
): Promise<void> {
  const { living, to, articles } = on;
  const today = app.today();
  const { subject } = living;
  if (to === null) {
    const keys = articles.map((key) => key as never);
    const life = { ...plainLife(null), state: "unitCustody" as const, articles: keys };
    return keepLife(stores, { living, life, ver: subject.ver, today });
  }
  if (living.rules.protection === null && subject.kept === null) return;
  const event = { kind: "moved", to: managerId(to) } as const;
  const decision = stepLife({ ...living.rules, claims: [] }, living.life, { event, today });
  if (decision.kind === "next")
    await keepLife(stores, { living, life: decision.life, ver: subject.ver + 1, today });
}

/**
 * Gives a customer whom nobody keeps to the best manager, with everything that follows, in the
 * caller's transaction, which must see everything. Nobody: the unit keeps it, and the reasons are kept.
 */
export async function dispatchIn(
  app: App,
  stores: Stores,
  wish: DispatchWish,
): Promise<Dispatched> {
  const [living] = await livingLocked(app, stores, [wish.customer]);
  if (living === undefined) throw new Refusal("customer.notFound", { id: wish.customer });
  const { subject } = living;
  if ((subject.owner?.id ?? null) !== (wish.from ?? null))
    throw new Refusal("dispatch.owned", { customer: subject.name });
  if ((await stores.locks.find(subject.id)) !== null)
    throw new Refusal("dispatch.locked", { customer: subject.name });
  await refuseWaiting(app, stores, [subject]);
  const { proposal, articles } = await giveToSomebody(app, stores, { subject, wish });
  const { plan, choice, reason, warm, ask } = proposal;
  const to = choice?.best.manager ?? null;
  const term = to === null ? null : responseTermFor(plan, ask);
  const contact = term === null ? null : { due: contactDue(app, term), article: term.article };
  // One who did not call keeps the customer where nobody else can have it.
  if (to === null && wish.from !== undefined)
    throw new Refusal("dispatch.nobodyElse", { customer: subject.name });
  await keepState(app, stores, { living, to, articles });
  const id = await stores.dispatches.note({
    customer: subject.id,
    at: app.now(),
    ver: to === null ? subject.ver : subject.ver + 1,
    source: wish.source,
    strategy: choice?.strategy ?? null,
    manager: to,
    regime: plan.regime.id,
    revision: plan.regime.revision,
    articles,
    run: warm.run,
    reason: asJson(reason),
    reroutes: wish.reroutes ?? 0,
    contact,
  });
  const names = await stores.managers.names(to === null ? [] : [to]);
  const manager = to === null ? null : { id: to, name: names.get(to) ?? to };
  const { id: regime, revision } = plan.regime;
  const customer = { id: subject.id, name: subject.name };
  const done: Dispatched = { id, customer, manager, regime, revision, articles, reason, contact };
  await follow(stores, done, (key) => plan.articles.find((one) => one.key === key)?.printed ?? key);
  return done;
}

/** Tells the manager, and puts his first contact on the clock. */
async function follow(
  stores: Stores,
  { id, customer, manager, articles, contact }: Dispatched,
  printed: (key: string) => string,
): Promise<void> {
  if (manager === null) return;
  const to = { managers: [manager.id] };
  const about = customer.id;
  await stores.notices.tell({
    to,
    kind: "customer.given",
    about,
    data: { customer: customer.name, article: printed(articles[0] ?? "") },
    effectKey: `dispatch.given:${id}`,
  });
  if (contact === null) return;
  await stores.timed.schedule([
    {
      kind: "dispatch.contact",
      about,
      due: contact.due,
      payload: { dispatch: id },
      effectKey: `dispatch.contact:${id}`,
    },
  ]);
}
