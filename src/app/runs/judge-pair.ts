import type { CustomerFacts } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import type { ArticleKey } from "../../core/shared/index.ts";
import {
  type AllocationProblem,
  buildProblem,
  exclusionFinder,
  pairAccount,
} from "../../core/who/index.ts";
import { type CostItem, costItems, totalMinutes } from "../../core/why/index.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import type { CustomerRecord, ManagerRecord, RunRecord, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { capacityGuard } from "./capacity-guard.ts";
import { detailsOf } from "./run-details.ts";

/** A customer and the manager whom a person names for him. */
export interface Pair {
  readonly run: RunRecord;
  readonly plan: Plan;
  readonly customer: CustomerRecord;
  readonly manager: ManagerRecord;
}

/** Refuses to name anybody but the manager of a lock. */
export async function checkLock(stores: Stores, { customer, manager }: Pair): Promise<void> {
  const lock = await stores.locks.find(customer.id);
  if (lock === null || lock.manager.id === manager.id) return;
  throw new Refusal("run.locked", {
    customer: customer.name,
    manager: lock.manager.name,
    reason: lock.reason,
  });
}

/** Weight of the customer under the capacity article that limits this manager. */
export const weightOf = ({ plan, customer, manager }: Pair): number =>
  capacityGuard(plan.who.capacity, [customerFacts(customer)], [managerFacts(manager)]).weightOf(
    0,
    0,
  );

/**
 * The share that limits how many may be carved out is measured over the whole book; here one
 * customer is looked at, who is carved out if he qualifies.
 */
const withoutShares = (plan: Plan): Plan => ({
  ...plan,
  who: {
    ...plan.who,
    priority: plan.who.priority.map((term) => ({ ...term, maxCarveOutShare: null })),
  },
});

/** The managers the run looked at; a manager named is among them or the articles cannot let him in. */
async function managersOf(stores: Stores, { run, manager }: Pair): Promise<ManagerRecord[]> {
  const limits = detailsOf(run).summary?.limits ?? {};
  if (!(manager.id in limits)) throw new Refusal("manager.notFound", { id: manager.id });
  return (await stores.managers.all()).filter(({ id }) => id in limits);
}

/** Articles of cohesion that a group's other customers, already placed elsewhere, hold against the manager. */
async function dividing(stores: Stores, pair: Pair, facts: CustomerFacts): Promise<ArticleKey[]> {
  const groups = pair.plan.who.cohesion.flatMap((term) => {
    const name = term.groupOf(facts);
    const binds = term.mode === "oneOwner" && term.strength !== "advisory";
    return name !== null && binds ? [{ term, name }] : [];
  });
  if (groups.length === 0) return [];
  const found = new Set<ArticleKey>();
  for await (const batch of stores.customers.all())
    for (const other of batch) {
      if (other.id === facts.id) continue;
      const otherFacts = customerFacts(other);
      const shared = groups.filter(({ term, name }) => term.groupOf(otherFacts) === name);
      if (shared.length === 0) continue;
      const placed = await stores.runs.assignment(pair.run.id, other.id);
      if (placed === null || placed.awaits !== null || placed.manager === null) continue;
      if (placed.manager.id === pair.manager.id) continue;
      for (const { term } of shared) found.add(term.article);
    }
  return [...found];
}

/** The one customer of the pair and the managers of the run, as the allocation sees them today. */
async function problemOf(app: App, stores: Stores, pair: Pair): Promise<AllocationProblem> {
  const managers = await managersOf(stores, pair);
  const problem = buildProblem(withoutShares(pair.plan), {
    today: app.today(),
    customers: [customerFacts(pair.customer)],
    managers: managers.map(managerFacts),
    locks: [],
  });
  if (!problem.ok) throw new Refusal("run.noManagers");
  return problem.value;
}

const indexOf = ({ managers }: AllocationProblem, id: string): number =>
  managers.findIndex((manager) => manager.id === id);

async function against(
  stores: Stores,
  pair: Pair,
  problem: AllocationProblem,
): Promise<readonly ArticleKey[]> {
  const m = indexOf(problem, pair.manager.id);
  const excluded = exclusionFinder(problem)(0).excluded.filter((set) => set.managers.includes(m));
  const apart = await dividing(stores, pair, customerFacts(pair.customer));
  return [...excluded.map(({ article }) => article), ...apart];
}

/** Hard articles that forbid the pair, as the allocation itself judges it. A person decides within them too. */
export const forbidding = async (
  app: App,
  stores: Stores,
  pair: Pair,
): Promise<readonly ArticleKey[]> => against(stores, pair, await problemOf(app, stores, pair));

/** What the articles say of a customer with a manager who has not got him. */
export interface JudgedPair {
  readonly forbidden: readonly ArticleKey[];
  /** Minutes a month of the pair, article by article; without balance and without making room. */
  readonly items: readonly CostItem[];
  /** Minutes a month above those of the manager in the plan; null = the plan gives the customer nobody. */
  readonly more: number | null;
}

/** Judges a pair by the articles of the run and today's facts. */
export async function judgePair(app: App, stores: Stores, pair: Pair): Promise<JudgedPair> {
  const problem = await problemOf(app, stores, pair);
  const itemsWith = (id: string): readonly CostItem[] =>
    costItems(pairAccount(problem, 0, indexOf(problem, id)));
  const items = itemsWith(pair.manager.id);
  const owner = (await stores.runs.assignment(pair.run.id, pair.customer.id))?.manager ?? null;
  const isKnown = owner !== null && indexOf(problem, owner.id) >= 0;
  return {
    forbidden: await against(stores, pair, problem),
    items,
    more: isKnown ? totalMinutes(items) - totalMinutes(itemsWith(owner.id)) : null,
  };
}
