import type { CustomerFacts } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import { customerId, type LocalDate, managerId } from "../../core/shared/index.ts";
import {
  type Life,
  type LifeRules,
  lifeRulesOf,
  plainLife,
  stepLife,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { LifeSubject, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";

/** A customer, its present life, and the articles that it follows. */
export interface Living {
  readonly subject: LifeSubject;
  readonly facts: CustomerFacts;
  readonly life: Life;
  /** The regime in force that speaks of its protection or the pool; null = none does. */
  readonly plan: Plan | null;
  readonly rules: LifeRules;
  /** The regime in force whose articles its kept life cites; null = none. */
  readonly keptPlan: Plan | null;
}

export const factsOfSubject = (subject: LifeSubject): CustomerFacts => ({
  id: customerId(subject.id),
  fields: { ...subject.fields, owner: subject.owner?.id ?? null },
});

const NO_RULES: LifeRules = { protection: null, pool: null };

/** The first regime in force whose articles speak of this customer. */
function planFor(
  plans: readonly Plan[],
  facts: CustomerFacts,
): { readonly plan: Plan | null; readonly rules: LifeRules } {
  for (const plan of plans) {
    const rules = lifeRulesOf(plan, facts);
    if (rules.protection !== null || rules.pool !== null) return { plan, rules };
  }
  return { plan: null, rules: NO_RULES };
}

/**
 * What holds of the customer now. Where another path changed the owner since the last step of its
 * life, the article on moves says what became of the clock.
 */
export function livingOf(subject: LifeSubject, plans: readonly Plan[], today: LocalDate): Living {
  const facts = factsOfSubject(subject);
  const { plan, rules } = planFor(plans, facts);
  const keptPlan = plans.find((one) => one.regime.id === subject.kept?.regime) ?? null;
  return { subject, facts, plan, rules, keptPlan, life: presentLife(subject, rules, today) };
}

function presentLife(subject: LifeSubject, rules: LifeRules, today: LocalDate): Life {
  const owner = subject.owner === null ? null : managerId(subject.owner.id);
  const { kept } = subject;
  if (kept === null) return plainLife(owner);
  if (kept.ver === subject.ver) return kept.life;
  const event = { kind: "moved", to: owner } as const;
  const decision = stepLife({ ...rules, claims: [] }, kept.life, { event, today });
  return decision.kind === "next" ? decision.life : plainLife(owner);
}

/** Customers that hold still until the transaction ends; one that is not there is refused. */
export async function livingLocked(
  app: App,
  stores: Stores,
  customers: readonly string[],
): Promise<readonly Living[]> {
  const plans = await plansInForce(app, stores);
  const subjects = await stores.lives.subjects(customers, true);
  const found = new Map(subjects.map((subject) => [subject.id, subject]));
  return customers.map((id) => {
    const subject = found.get(id);
    if (subject === undefined) throw new Refusal("customer.notFound", { id });
    return livingOf(subject, plans, app.today());
  });
}
