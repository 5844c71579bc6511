import type { App } from "../app.ts";
import { dayOfText } from "../handover/open-handover.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import type { Stores, TransferRecord } from "../ports.ts";
import { type Reader, require, scopeFor } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { dutyRight, mayTell } from "./read-duties.ts";

export interface Telling {
  readonly transfer: string;
  readonly customers: readonly string[];
  /** Day on which they were told; absent = today. */
  readonly on?: string | undefined;
  /** How: by call, by letter … */
  readonly way: string;
}

/** A transfer took effect whose article has the customers told: the new manager is asked to. */
export async function askToTell(
  stores: Stores,
  transfer: TransferRecord,
  said: { readonly until: string; readonly article: string },
): Promise<void> {
  if (!transfer.tellsCustomer) return;
  const [first, ...rest] = transfer.items;
  await stores.notices.tell({
    to: { managers: [transfer.to.id], unit: transfer.toUnit },
    kind: "transfer.tell",
    about: transfer.id,
    data: {
      customer: rest.length === 0 ? (first?.customer.name ?? null) : null,
      count: transfer.items.length,
      ...said,
    },
    effectKey: `transfer.tell:${transfer.id}`,
  });
}

/** Writes down when and how customers were told of their new manager. */
export async function tellCustomers(app: App, reader: Reader, telling: Telling): Promise<void> {
  const right = dutyRight(reader);
  require(reader, right);
  const { transfer: id, customers, way } = telling;
  const seen = await app.database.within(scopeFor(reader, right), (stores) =>
    stores.transfers.find(id),
  );
  if (seen === null) throw new Refusal("transfer.notFound", { id });
  const on = telling.on === undefined ? app.today() : dayOfText(telling.on);
  if (on > app.today()) throw new Refusal("duty.ahead", { day: on });
  if (!mayTell(reader, seen)) throw new Refusal("transfer.notFound", { id });
  await app.database.within(onBehalfOf(reader), async (stores) => {
    const transfer = await stores.transfers.hold(id);
    const names = new Map(transfer?.items.map(({ customer }) => [customer.id, customer.name]));
    for (const customer of customers)
      if (!names.has(customer)) throw new Refusal("customer.notFound", { id: customer });
    if (transfer?.state !== "done" || !transfer.tellsCustomer)
      throw new Refusal("duty.none", { customer: names.get(customers[0] ?? "") ?? "" });
    const by = reader.account.account;
    const told = await stores.duties.tell(id, customers, { on, by, way });
    if (told.length === 0) {
      const before = (await stores.duties.toldOf([id])).find((one) =>
        customers.includes(one.customer),
      );
      throw new Refusal("duty.done", {
        customer: names.get(before?.customer ?? "") ?? "",
        by: before?.by ?? null,
        on: before?.on ?? null,
      });
    }
    for (const customer of told)
      await stores.events.append({
        kind: "transfer.customerTold",
        about: customer,
        data: { transfer: id, on, way },
      });
  });
}
