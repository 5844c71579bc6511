import { customerId, managerId } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { LockRecord } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";

export interface LockInput {
  readonly customer: string;
  readonly manager: string;
  readonly reason: string;
}

/** Keeps a customer with one manager, whatever a plan would prefer. */
export function lockCustomer(app: App, reader: Reader, input: LockInput): Promise<LockRecord> {
  return within(app, { reader, right: "lock.write" }, async (stores) => {
    if ((await stores.customers.find(input.customer)) === null)
      throw new Refusal("customer.notFound", { id: input.customer });
    if ((await stores.managers.find(input.manager)) === null)
      throw new Refusal("manager.notFound", { id: input.manager });
    const isNew = await stores.locks.insert({
      customer: customerId(input.customer),
      manager: managerId(input.manager),
      reason: input.reason,
    });
    const lock = await stores.locks.find(input.customer);
    if (!isNew || lock === null) throw new Refusal("lock.exists", { customer: input.customer });
    await stores.events.append({
      kind: "customer.locked",
      about: input.customer,
      data: { ...input },
    });
    return lock;
  });
}

/** Lets plans decide about a customer again. */
export function unlockCustomer(app: App, reader: Reader, customer: string): Promise<void> {
  return within(app, { reader, right: "lock.write" }, async (stores) => {
    if (!(await stores.locks.remove(customer))) throw new Refusal("lock.notFound", { customer });
    await stores.events.append({ kind: "customer.unlocked", about: customer, data: {} });
  });
}
