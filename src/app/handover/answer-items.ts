import { addWorkingDays } from "../../core/calendar/index.ts";
import { itemTerms, mayAnswer, nextCandidate, stateByItems } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { managerFacts } from "../book/facts.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { HandoverRecord, ItemRecord, Stores } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { capacityGuard } from "../runs/capacity-guard.ts";
import { factsById, planOfHandover, printed } from "./grounds.ts";
import { receiverLimits } from "./receiver-limits.ts";

export interface ItemAnswer {
  readonly handover: string;
  readonly customers: readonly string[];
  readonly accept: boolean;
  /** Why not; a word of the receiver where he accepts. */
  readonly reason: string;
}

/** The manager as whom the reader signs. */
function signer(reader: Reader): string {
  require(reader, "book.own");
  const manager = reader.account.manager;
  if (manager === null) throw new Refusal("manager.none");
  return manager.id;
}

/** The items that the reader sees, held until the transaction ends. */
async function heldItems(
  stores: Stores,
  answer: ItemAnswer,
): Promise<{ readonly handover: HandoverRecord; readonly items: readonly ItemRecord[] }> {
  const handover = await stores.handovers.hold(answer.handover);
  if (handover === null) throw new Refusal("handover.notFound", { id: answer.handover });
  const all = new Map(
    (await stores.handovers.items(answer.handover)).map((item) => [item.customer, item]),
  );
  const items = answer.customers.map((id) => {
    const item = all.get(id);
    if (item === undefined) throw new Refusal("handover.itemNotFound", { id });
    return item;
  });
  return { handover, items };
}

/** A receiver accepts or refuses items one by one; a refused one goes to the next candidate. */
export async function answerItems(app: App, reader: Reader, answer: ItemAnswer): Promise<void> {
  const manager = signer(reader);
  await app.database.within(scopeFor(reader, "book.own"), async (stores) => {
    for (const customer of answer.customers)
      if ((await stores.handovers.item(answer.handover, customer)) === null)
        throw new Refusal("handover.itemNotFound", { id: customer });
  });
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const { handover, items } = await heldItems(stores, answer);
    if (handover.state !== "assigned" && handover.state !== "acknowledged")
      throw new Refusal("handover.notNow", { state: handover.state });
    for (const item of items) {
      const fault = mayAnswer(item, manager);
      if (fault !== null)
        throw new Refusal(fault, { customer: item.name, to: item.receiver?.name ?? null });
    }
    const answering = { handover, items, reader, manager, answer };
    await (answer.accept ? accept(app, stores, answering) : refuse(app, stores, answering));
    await settleState(stores, handover);
  });
}

interface Answering {
  readonly handover: HandoverRecord;
  readonly items: readonly ItemRecord[];
  readonly reader: Reader;
  /** As whom he answers. */
  readonly manager: string;
  readonly answer: Pick<ItemAnswer, "reason">;
}

/** Items by the working days that an article leaves for the joint visit; null = none is asked for. */
async function byVisit(
  app: App,
  stores: Stores,
  { handover, items }: Answering,
): Promise<ReadonlyMap<number | null, readonly string[]>> {
  const plan = await planOfHandover(app, stores, handover);
  const ids = items.map(({ customer }) => customer);
  const facts = await factsById(stores, ids);
  const groups = new Map<number | null, readonly string[]>();
  for (const id of ids) {
    const customer = facts.get(id);
    if (customer === undefined) throw new Refusal("customer.notFound", { id });
    const { visitWithin } = itemTerms(plan, customer);
    groups.set(visitWithin, [...(groups.get(visitWithin) ?? []), id]);
  }
  return groups;
}

/** What he accepts is room taken: with what he holds and has accepted before it stays within his limit. */
async function checkRoom(
  app: App,
  stores: Stores,
  { handover, items, manager }: Answering,
): Promise<void> {
  // One of his acceptances at a time, in whatever handover.
  await stores.lives.holdClaimants([manager]);
  const plan = await planOfHandover(app, stores, handover);
  const record = await stores.managers.find(manager);
  if (record === null || plan.who.capacity.length === 0) return;
  const limit = capacityGuard(plan.who.capacity, [], [managerFacts(record)]).limitOf(0);
  if (limit === null) return;
  const before = (await stores.handovers.waiting(manager)).filter(
    ({ state }) => state === "accepted",
  );
  const sum = [...before, ...items].reduce((total, { weight }) => total + weight, 0);
  const held = ((await stores.handovers.held()).get(manager) ?? 0) + sum;
  if (held <= limit) return;
  const articles = plan.who.capacity.map(({ article }) => article);
  throw new Refusal("handover.receiverFull", { held, limit, articles: printed(plan, articles) });
}

async function accept(app: App, stores: Stores, answering: Answering): Promise<void> {
  const { handover, items, reader, answer } = answering;
  await checkRoom(app, stores, answering);
  for (const [within, customers] of await byVisit(app, stores, answering))
    await stores.handovers.change(handover.id, customers, {
      state: "accepted",
      needsVisit: within !== null,
      visitDue: within === null ? null : addWorkingDays(app.today(), within),
      answeredBy: reader.account.account,
      answeredAt: app.now(),
      answer: answer.reason,
    });
  for (const { customer } of items)
    await stores.events.append({
      kind: "handover.itemAcked",
      about: customer,
      data: { handover: handover.id, by: reader.account.account },
    });
}

async function refuse(app: App, stores: Stores, answering: Answering): Promise<void> {
  const { handover, items, reader, answer } = answering;
  if (answer.reason.trim() === "") throw new Refusal("handover.reasonMissing");
  for (const item of items) {
    const refusedBy = [...item.refusedBy, ...(item.to === null ? [] : [item.to])];
    await passOn(app, stores, { handover, item: { ...item, refusedBy } });
    await stores.events.append({
      kind: "handover.itemRefused",
      about: item.customer,
      data: { handover: handover.id, by: reader.account.account, reason: answer.reason },
    });
  }
}

/** Proposes an item to the next candidate who is present and has room, else the unit keeps it. */
export async function passOn(
  app: App,
  stores: Stores,
  { handover, item }: { readonly handover: HandoverRecord; readonly item: ItemRecord },
): Promise<string | null> {
  const { managers: away } = await stores.absences.away(app.today());
  const rooms = await receiverLimits(app, stores, handover, item);
  const names = new Map(item.candidates.map(({ manager, name }) => [manager, name]));
  const next = nextCandidate(
    item.candidates.map(({ manager, extra }) => ({ manager, extra, room: rooms(manager) })),
    { weight: item.weight, without: [...item.refusedBy, ...away, handover.manager.id] },
  );
  await stores.handovers.change(handover.id, [item.customer], {
    state: next === null ? "custody" : "proposed",
    to: next === null ? null : { id: next.manager, name: names.get(next.manager) ?? next.manager },
    refusedBy: item.refusedBy,
    customerRefusals: item.customerRefusals,
    toldAt: app.now(),
  });
  if (next !== null)
    await stores.notices.tell({
      to: { managers: [next.manager] },
      kind: "handover.waiting",
      about: handover.id,
      data: {
        from: handover.manager.name,
        to: names.get(next.manager) ?? next.manager,
        count: 1,
        until: handover.dueOn,
        article: item.why,
      },
      effectKey: `handover.waiting:${handover.id}:${item.customer}:${next.manager}`,
    });
  return next?.manager ?? null;
}

/** Follows the items: assigned while somebody has not answered. */
export async function settleState(stores: Stores, handover: HandoverRecord): Promise<void> {
  const state = stateByItems(await stores.handovers.items(handover.id));
  if (state !== handover.state) await stores.handovers.update(handover.id, { state });
}
