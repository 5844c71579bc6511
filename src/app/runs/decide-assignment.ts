import type { CustomerFacts, ManagerFacts } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import type { RunRecord, StoredAssignment } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { planOf } from "../regimes/plans-in-force.ts";
import { plannedRunIn } from "./read-run.ts";

export interface Decision {
  readonly run: string;
  readonly customer: string;
  readonly manager: string;
  readonly reason: string;
}

/** Hard articles that forbid this pair, as printed. A person decides within the hard rules too. */
function forbidding(plan: Plan, customer: CustomerFacts, manager: ManagerFacts): readonly string[] {
  const roster = plan.who.roster.filter((term) => !term.admits(manager));
  const eligibility = plan.who.eligibility.filter((term) => {
    if (term.strength !== "hard") return false;
    const verdict = term.verdict(customer, manager);
    return verdict === "fail" || verdict === "missingDenied";
  });
  return [...roster, ...eligibility].map((term) => plan.cite(term.article).printed);
}

/** Records what a person decides where an article leaves it to one. */
export async function decideAssignment(
  app: App,
  reader: Reader,
  decision: Decision,
): Promise<{ readonly run: RunRecord; readonly assignment: StoredAssignment }> {
  return within(app, { reader, right: "allocation.decide" }, async (stores) => {
    const run = await plannedRunIn(stores, decision.run);
    if (run.state !== "done")
      throw new Refusal("run.notDone", { number: run.number, state: run.state });
    const customer = await stores.customers.find(decision.customer);
    if (customer === null) throw new Refusal("customer.notFound", { id: decision.customer });
    const manager = await stores.managers.find(decision.manager);
    if (manager === null) throw new Refusal("manager.notFound", { id: decision.manager });

    const plan = await planOf(app, stores, run);
    if (plan === null) throw new Refusal("regime.doesNotParse");
    const articles = forbidding(plan, customerFacts(customer), managerFacts(manager));
    if (articles.length > 0)
      throw new Refusal("run.ineligible", {
        customer: customer.name,
        manager: manager.name,
        articles,
      });
    if (!(await stores.runs.decide(run.id, decision)))
      throw new Refusal("run.notAwaiting", { customer: customer.name, number: run.number });
    await stores.events.append({
      kind: "run.decided",
      about: decision.customer,
      data: { run: run.id, manager: decision.manager, reason: decision.reason },
    });
    const assignment = await stores.runs.assignment(run.id, decision.customer);
    if (assignment === null) throw new Refusal("customer.notFound", { id: decision.customer });
    return { run, assignment };
  });
}
