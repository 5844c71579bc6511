import type { App } from "../app.ts";
import type { RunRecord, StoredAssignment } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { planOf } from "../regimes/plans-in-force.ts";
import { checkLock, forbidding, weightOf } from "./judge-pair.ts";
import { plannedRunIn } from "./read-run.ts";

export interface Decision {
  readonly run: string;
  readonly customer: string;
  readonly manager: string;
  readonly reason: string;
}

/** Records what a person decides where an article leaves it to one. */
export async function decideAssignment(
  app: App,
  reader: Reader,
  decision: Decision,
): Promise<{ readonly run: RunRecord; readonly assignment: StoredAssignment }> {
  return within(app, { reader, right: "allocation.decide" }, async (stores) => {
    const run = await plannedRunIn(stores, decision.run);
    if (run.kind === "whatIf") throw new Refusal("run.onlyAsked", { number: run.number });
    if (run.state !== "done")
      throw new Refusal("run.notDone", { number: run.number, state: run.state });
    // Judged and weighed by its facts as they are, whatever the reader sees of them.
    const customer = await stores.customers.stored(decision.customer);
    if (customer === null) throw new Refusal("customer.notFound", { id: decision.customer });
    const manager = await stores.managers.find(decision.manager);
    if (manager === null) throw new Refusal("manager.notFound", { id: decision.manager });

    const plan = await planOf(app, stores, run);
    if (plan === null) throw new Refusal("regime.doesNotParse");
    const pair = { run, plan, customer, manager };
    await checkLock(stores, pair);
    const articles = await forbidding(app, stores, pair);
    if (articles.length > 0)
      throw new Refusal("run.ineligible", {
        customer: customer.name,
        manager: manager.name,
        articles: articles.map((key) => plan.cite(key).printed),
      });
    if (!(await stores.runs.decide(run.id, { ...decision, weight: weightOf(pair) })))
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
