import type { CustomerFacts } from "../../core/facts/index.ts";
import type { DispatchSource, Plan } from "../../core/regime/index.ts";
import { managerId } from "../../core/shared/index.ts";
import {
  assignTermsFor,
  type Choice,
  type DispatchAsk,
  lifeRulesOf,
  type Referrer,
} from "../../core/who/index.ts";
import { type CustomerReason, explainDispatch } from "../../core/why/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import type { Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { type WarmDesk, warmDesk } from "./warm-desk.ts";

/** A customer who waits for a manager. */
export interface Waiting {
  readonly customer: CustomerFacts;
  readonly source: DispatchSource;
  /** Managers who must not get it. */
  readonly without: readonly string[];
  /** Where it is kept until then: only managers there can have it. */
  readonly unit: string;
}

/** Who would get the customer now. */
export interface Proposal {
  readonly warm: WarmDesk;
  readonly plan: Plan;
  readonly ask: DispatchAsk;
  /** null = nobody can. */
  readonly choice: Choice | null;
  readonly reason: CustomerReason;
}

/**
 * The regime that gives this customer to somebody: one that speaks of its dispatch, else one that
 * says how it is protected or pooled, else one that says who may hold whom.
 */
export async function planForNewcomer(
  app: App,
  stores: Stores,
  waiting: Pick<Waiting, "customer" | "source">,
): Promise<Plan> {
  const plans = await plansInForce(app, stores);
  const speaks = plans.find(
    ({ dispatch }) => assignTermsFor(dispatch?.assign ?? [], waiting).length > 0,
  );
  const places = ({ who }: Plan): boolean =>
    [who.capacity, who.eligibility, who.proximity, who.priority].some((terms) => terms.length > 0);
  const keeps = plans.find((one) => {
    const { protection, pool } = lifeRulesOf(one, waiting.customer);
    return places(one) && (protection !== null || pool !== null);
  });
  const plan = speaks ?? keeps ?? plans.find(places);
  if (plan === undefined) throw new Refusal("dispatch.noRegime");
  return plan;
}

/** Customers through whom it came, its own referrer first, up to one whom nobody referred or one too many. */
async function chainOf(
  stores: Stores,
  plan: Plan,
  { customer, source }: Waiting,
): Promise<readonly Referrer[]> {
  const term = assignTermsFor(plan.dispatch?.assign ?? [], { customer, source }).find(
    ({ strategies }) => strategies.includes("referral"),
  );
  if (term === undefined) return [];
  const chain: Referrer[] = [];
  let next = term.referrerOf(customer);
  while (next !== null && chain.length <= term.depth) {
    const record = await stores.customers.find(next);
    const owner = record?.owner?.id;
    chain.push({ customer: next, owner: owner === undefined ? null : managerId(owner) });
    next = record === null ? null : term.referrerOf(customerFacts(record));
  }
  return chain;
}

/**
 * Whom a customer may not share a manager with, and whom it must, is seen only with all the others
 * in view: such a customer is left to an allocation or to a person.
 */
function leaveToPlan(plan: Plan, customer: CustomerFacts): void {
  const rivals = plan.who.disjoint.find(
    (term) => term.strength === "hard" && term.rivalriesOf(customer).length > 0,
  );
  const group = plan.who.cohesion.find(
    (term) =>
      term.strength === "hard" && term.mode === "oneOwner" && term.groupOf(customer) !== null,
  );
  const term = rivals ?? group;
  if (term === undefined) return;
  const article = plan.articles.find(({ key }) => key === term.article)?.printed ?? term.article;
  throw new Refusal("dispatch.leftToPlan", { customer: customer.id, article });
}

/** Asks the desk for a customer. The stores must see everything. */
export async function findProposal(app: App, stores: Stores, waiting: Waiting): Promise<Proposal> {
  const plan = await planForNewcomer(app, stores, waiting);
  leaveToPlan(plan, waiting.customer);
  const chain = await chainOf(stores, plan, waiting);
  const warm = await warmDesk(app, stores, { plan, unit: waiting.unit });
  const ask: DispatchAsk = {
    customer: waiting.customer,
    source: waiting.source,
    without: waiting.without.map(managerId),
    chain,
  };
  const choice = warm.desk.choose(ask);
  return { warm, plan, ask, choice, reason: explainDispatch(warm.desk, ask, choice) };
}
