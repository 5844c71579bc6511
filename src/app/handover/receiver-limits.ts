import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import type { HandoverRecord, ItemRecord, Stores } from "../ports.ts";
import { capacityGuard } from "../runs/capacity-guard.ts";
import { planOfHandover } from "./grounds.ts";

/** Weight that each manager may still take: his limit, less what he holds and what is promised to him. */
export async function receiverLimits(
  app: App,
  stores: Stores,
  handover: HandoverRecord,
  item: Pick<ItemRecord, "customer">,
): Promise<(manager: string) => number | null> {
  const plan = await planOfHandover(app, stores, handover);
  const managers = await stores.managers.all();
  const customer = await stores.customers.find(item.customer);
  const facts = customer === null ? [] : [customerFacts(customer)];
  const guard = capacityGuard(plan.who.capacity, facts, managers.map(managerFacts));
  const held = await stores.handovers.held();
  const promised = await stores.handovers.promised();
  const index = new Map(managers.map(({ id }, m) => [id, m]));
  return (manager) => {
    const limit = guard.limitOf(index.get(manager) ?? -1);
    if (limit === null) return null;
    return limit - (held.get(manager) ?? 0) - (promised.get(manager) ?? 0);
  };
}
