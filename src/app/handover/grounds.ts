import type { CustomerFacts } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import type { ArticleKey } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { factsOfSubject } from "../ownership/living.ts";
import type { HandoverRecord, Stores } from "../ports.ts";
import { type Reader, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { planOf, plansInForce } from "../regimes/plans-in-force.ts";
import type { Right } from "../roles.ts";

/** A regime in force that speaks of something, and what it says. */
export interface Ground<T> {
  readonly plan: Plan;
  readonly terms: T;
}

/** The first regime in force that says something. */
export async function groundFor<T>(
  app: App,
  stores: Stores,
  ask: (plan: Plan) => T | null,
): Promise<Ground<T> | null> {
  for (const plan of await plansInForce(app, stores)) {
    const terms = ask(plan);
    if (terms !== null) return { plan, terms };
  }
  return null;
}

/** The plan of the revision under which a handover goes; it does not change on the way. */
export async function planOfHandover(
  app: App,
  stores: Stores,
  handover: Pick<HandoverRecord, "regime" | "revision">,
): Promise<Plan> {
  const plan = await planOf(app, stores, handover);
  if (plan === null) throw new Refusal("regime.doesNotParse");
  return plan;
}

/** Customers as the rules see them, by id. */
export async function factsById(
  stores: Stores,
  customers: readonly string[],
): Promise<ReadonlyMap<string, CustomerFacts>> {
  const subjects = await stores.lives.subjects(customers, false);
  return new Map(subjects.map((subject) => [subject.id, factsOfSubject(subject)]));
}

/** Articles as they are printed, for a sentence. */
export const printed = (plan: Plan, articles: readonly ArticleKey[]): string =>
  articles.map((key) => plan.cite(key).printed).join("、");

/** A handover that the reader sees; one out of sight is as if it were not there. */
export async function seenHandover(
  app: App,
  as: { readonly reader: Reader; readonly right: Right },
  id: string,
): Promise<HandoverRecord> {
  const handover = await app.database.within(scopeFor(as.reader, as.right), (stores) =>
    stores.handovers.find(id),
  );
  if (handover === null) throw new Refusal("handover.notFound", { id });
  return handover;
}
