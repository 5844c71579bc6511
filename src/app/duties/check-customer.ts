import type { App } from "../app.ts";
import { dayOfText } from "../handover/open-handover.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { mayCheck } from "./read-duties.ts";

export interface CheckNote {
  readonly handover: string;
  readonly customer: string;
  /** Day of the call; absent = today. */
  readonly on?: string | undefined;
  readonly note: string;
}

/** Writes down what a customer said when he was called after a handover. */
export async function checkCustomer(app: App, reader: Reader, check: CheckNote): Promise<void> {
  require(reader, "handover.run");
  const { handover: id, customer, note } = check;
  const seen = await app.database.within(scopeFor(reader, "handover.run"), (stores) =>
    stores.handovers.item(id, customer),
  );
  if (seen === null) throw new Refusal("handover.itemNotFound", { id: customer });
  const on = check.on === undefined ? app.today() : dayOfText(check.on);
  if (on > app.today()) throw new Refusal("duty.ahead", { day: on });
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const handover = await stores.handovers.hold(id);
    if (handover === null) throw new Refusal("handover.notFound", { id });
    const asked = (await stores.duties.checksOf(id)).find((one) => one.customer === customer);
    if (asked === undefined) throw new Refusal("duty.none", { customer: seen.name });
    if (!mayCheck(reader, { from: handover.manager, to: seen.receiver }))
      throw new Refusal("duty.ownCustomer", { customer: seen.name });
    const by = reader.account.account;
    if (!(await stores.duties.check(id, customer, { on, by, note })))
      throw new Refusal("duty.done", { customer: seen.name, by: asked.by, on: asked.doneOn });
    await stores.events.append({
      kind: "handover.checked",
      about: customer,
      data: { handover: id, on, note, articles: [...asked.articles] },
    });
    const left = (await stores.duties.checksOf(id)).filter(({ doneOn }) => doneOn === null);
    if (left.length === 0) await stores.handovers.update(id, { checkedBy: by });
  });
}
