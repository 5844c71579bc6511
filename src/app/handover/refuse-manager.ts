import { lastDayOfWait, refusalOutcome, refusalTerms } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { passOn, settleState } from "./answer-items.ts";
import { planOfHandover } from "./grounds.ts";

const MINUTE = 60_000;

/** A customer refuses the new manager: the next is proposed, or the unit keeps him and waits. */
export async function refuseManager(
  app: App,
  reader: Reader,
  refusal: { readonly handover: string; readonly customer: string; readonly reason: string },
): Promise<{ readonly outcome: "next" | "custody" }> {
  require(reader, "handover.run");
  const { handover: id, customer } = refusal;
  const seen = await app.database.within(scopeFor(reader, "handover.run"), (stores) =>
    stores.handovers.item(id, customer),
  );
  if (seen === null) throw new Refusal("handover.itemNotFound", { id: customer });
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const handover = await stores.handovers.hold(id);
    const item = await stores.handovers.item(id, customer);
    const record = await stores.customers.find(customer);
    if (handover === null || item === null || record === null)
      throw new Refusal("handover.itemNotFound", { id: customer });
    if (item.to === null || item.toldAt === null || !["proposed", "accepted"].includes(item.state))
      throw new Refusal("handover.notNow", { state: item.state });
    const plan = await planOfHandover(app, stores, handover);
    const terms = refusalTerms(plan, customerFacts(record));
    if (terms === null) throw new Refusal("handover.noRefusalArticle");
    const minutesSince = (app.now().getTime() - item.toldAt.getTime()) / MINUTE;
    const refusalsBefore = item.customerRefusals;
    const outcome = refusalOutcome(terms, { minutesSince, refusalsBefore });
    if (outcome === "late") throw new Refusal("handover.refusedLate", { hours: terms.hours });
    const refusedBy = [...item.refusedBy, item.to];
    const refused = { ...item, refusedBy, customerRefusals: refusalsBefore + 1 };
    const candidates = outcome === "next" ? item.candidates : [];
    const next = await passOn(app, stores, { handover, item: { ...refused, candidates } });
    const waits = next === null ? lastDayOfWait(app.today(), terms.waitDays) : null;
    if (waits !== null) await stores.handovers.change(id, [customer], { waitsUntil: waits });
    await settleState(stores, handover);
    await stores.events.append({
      kind: "customer.refusedManager",
      about: customer,
      data: { handover: id, manager: item.to, reason: refusal.reason, waitDays: terms.waitDays },
    });
    return { outcome: next === null ? "custody" : "next" };
  });
}
