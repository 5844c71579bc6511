import type { Plan } from "../../core/regime/index.ts";
import { type ItemTerms, itemTerms, stateByItems, stepHandover } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { HandoverRecord, ItemRecord, PlannedItem, Stores } from "../ports.ts";
import { type Reader, require } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { factsById, planOfHandover, printed, seenHandover } from "./grounds.ts";
import { keysOf } from "./open-handover.ts";

/** Makes the plan of a handover the list of who is asked for what. */
export async function assignHandover(
  app: App,
  reader: Reader,
  id: string,
): Promise<HandoverRecord> {
  require(reader, "handover.run");
  await seenHandover(app, { reader, right: "handover.run" }, id);
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const handover = await stores.handovers.hold(id);
    if (handover === null) throw new Refusal("handover.notFound", { id });
    if (stepHandover({ state: handover.state, items: [] }, "assign").kind === "not")
      throw new Refusal("handover.notNow", { state: handover.state });
    const run = handover.run === null ? null : await stores.runs.find(handover.run);
    if (run?.state !== "done")
      throw new Refusal("handover.planNotDone", { state: run?.state ?? null });
    const plan = await planOfHandover(app, stores, handover);
    await stores.handovers.listBook(id);
    await propose(app, stores, { handover, plan });
    const state = stateByItems(await stores.handovers.items(id));
    await stores.handovers.update(id, { state });
    await tellReceivers(stores, handover, plan);
    await stores.events.append({
      kind: "handover.assigned",
      about: handover.manager.id,
      data: { handover: id, run: run.id },
    });
    return { ...handover, state };
  });
}

interface Going {
  readonly handover: HandoverRecord;
  readonly plan: Plan;
}

const NO_PLAN = { manager: null, weight: 1, articles: [], candidates: [], excludedBy: [] } as const;

async function propose(app: App, stores: Stores, { handover, plan }: Going): Promise<void> {
  const rows = await stores.handovers.planned(handover.run ?? "", handover.manager.id);
  const planned = new Map(rows.map((row) => [row.customer, row]));
  const items = await stores.handovers.items(handover.id);
  const facts = await factsById(
    stores,
    items.map(({ customer }) => customer),
  );
  for (const item of items) {
    const customer = facts.get(item.customer);
    if (customer === undefined) throw new Refusal("customer.notFound", { id: item.customer });
    const terms = itemTerms(plan, customer);
    await proposeOne(app, stores, {
      handover,
      plan,
      item,
      row: planned.get(item.customer),
      terms,
    });
  }
}

async function proposeOne(
  app: App,
  stores: Stores,
  of: Going & {
    readonly item: ItemRecord;
    readonly row: PlannedItem | undefined;
    readonly terms: ItemTerms;
  },
): Promise<void> {
  const { handover, plan, item, terms } = of;
  const row = of.row ?? { customer: item.customer, ...NO_PLAN };
  const isTo = row.manager !== null && row.manager.id !== handover.manager.id;
  const excluding = [...row.excludedBy, ...row.articles];
  const binding = isTo ? row.articles : excluding;
  await stores.handovers.change(handover.id, [item.customer], {
    state: isTo ? "proposed" : "custody",
    to: isTo ? row.manager : null,
    weight: row.weight,
    candidates: row.candidates.filter(({ manager }) => manager !== handover.manager.id),
    articles: [...new Set(binding)],
    why: printed(plan, keysOf([...new Set(binding)].slice(0, 3))),
    needsVisit: isTo && terms.visitWithin !== null,
    toldAt: app.now(),
  });
}

async function tellReceivers(stores: Stores, handover: HandoverRecord, plan: Plan): Promise<void> {
  const counts = new Map<string, { readonly name: string; count: number }>();
  for (const { receiver, state } of await stores.handovers.items(handover.id)) {
    if (receiver === null || state !== "proposed") continue;
    const known = counts.get(receiver.id) ?? { name: receiver.name, count: 0 };
    counts.set(receiver.id, { name: known.name, count: known.count + 1 });
  }
  for (const [manager, { name, count }] of counts)
    await stores.notices.tell({
      to: { managers: [manager] },
      kind: "handover.waiting",
      about: handover.id,
      data: {
        from: handover.manager.name,
        to: name,
        count,
        until: handover.dueOn,
        article: printed(plan, keysOf(handover.articles)),
      },
      effectKey: `handover.waiting:${handover.id}:${manager}`,
    });
}
