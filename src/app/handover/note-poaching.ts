import { addDays } from "../../core/shared/index.ts";
import { poachGuard, poachWindow } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import type { LastLeft, OwnershipCause, PoachCase, Stores } from "../ports.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { printed } from "./grounds.ts";
import { keysOf } from "./open-handover.ts";

/** A customer that has just come to a manager; what the program itself dispatches is taken from nobody. */
export interface Taken {
  readonly customer: string;
  readonly to: string;
  /** Version of the ownership since. */
  readonly ver: number;
  readonly cause: OwnershipCause;
}

/** What the articles on taking from colleagues (内部挖转) say of it; null = it is none of that. */
async function caseOf(
  app: App,
  stores: Stores,
  of: { readonly taken: Taken; readonly left: LastLeft },
): Promise<(PoachCase & { readonly article: string; readonly name: string }) | null> {
  const { taken, left } = of;
  const record = await stores.customers.stored(taken.customer);
  if (record === null) return null;
  const today = app.today();
  for (const plan of await plansInForce(app, stores)) {
    const days = poachWindow(plan);
    if (days === 0) continue;
    const cases = 1 + (await stores.credit.poachCases(taken.to, addDays(today, -days)));
    const leftOn = app.dayOf(left.at);
    const customer = customerFacts(record);
    const said = poachGuard(plan, { customer, leftOn, on: today, cases });
    if (said.articles.length === 0) continue;
    const { articles, isAlarm, countsNetOnly: isNetOnly } = said;
    const { id: regime, revision } = plan.regime;
    return {
      ...{ ...taken, from: left.from, leftOn, takenOn: today, cases, isAlarm, isNetOnly },
      ...{ regime, revision, articles, article: printed(plan, articles), name: record.name },
    };
  }
  return null;
}

/**
 * Counts a customer that came from a colleague within the days of an article, in the transaction of
 * the change; from the article's number on both units' heads and both managers are told.
 */
export async function notePoaching(app: App, stores: Stores, taken: Taken): Promise<void> {
  const plans = await plansInForce(app, stores);
  if (plans.every((plan) => poachWindow(plan) === 0)) return;
  const left = await stores.credit.lastLeft(taken);
  if (left === null) return;
  const units = [
    await stores.transfers.unitOf(left.from),
    await stores.transfers.unitOf(taken.to),
  ].map((one) => one?.unit ?? "hq");
  // Within a unit it is no loss to anybody. Source: domain 2.9, internal poaching.
  if (new Set(units).size === 1) return;
  const found = await caseOf(app, stores, { taken, left });
  if (found === null) return;
  await stores.credit.notePoaching(found);
  const { customer, from, to, cases, isAlarm, isNetOnly, regime, revision, articles } = found;
  await stores.events.append({
    kind: "customer.poached",
    about: customer,
    data: {
      from,
      to,
      cases,
      isAlarm,
      isNetOnly,
      regime,
      revision,
      articles: [...keysOf(articles)],
    },
  });
  if (!isAlarm) return;
  const names = await stores.managers.names([from, to]);
  const data = {
    customer: found.name,
    from: names.get(from) ?? from,
    to: names.get(to) ?? to,
    count: cases,
    netOnly: isNetOnly ? 1 : null,
    article: found.article,
  };
  // One key for all: who belongs to several of these, a group robot too, is told once.
  const effectKey = `customer.poached:${customer}:${taken.ver}`;
  const tell = { kind: "customer.poached", about: customer, data, effectKey } as const;
  await stores.notices.tell({ ...tell, to: { managers: [from, to] } });
  for (const unit of units)
    await stores.notices.tell({
      ...tell,
      to: { roles: ["unitHead", "deputyHead", "teamLead"], unit },
    });
}
