import type { CustomerFacts, Lock, ManagerFacts } from "../../core/facts/index.ts";
import { customerId, managerId } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import type { BookSource, CustomerRecord, LockRecord, ManagerRecord, Scope } from "../ports.ts";

/** A customer as the rules see it: its present owner is one of its facts. */
export const customerFacts = (record: CustomerRecord): CustomerFacts => ({
  id: customerId(record.id),
  fields: { ...record.fields, owner: record.owner?.id ?? null },
});

export const managerFacts = (record: ManagerRecord): ManagerFacts => ({
  id: managerId(record.id),
  fields: record.fields,
});

const lockFacts = (record: LockRecord): Lock => ({
  customer: customerId(record.customer.id),
  manager: managerId(record.manager.id),
  reason: record.reason,
});

/** Everything in a scope, read in one transaction and handed on in batches. */
export const bookOf =
  (app: App, scope: Scope): BookSource =>
  (sink) =>
    app.database.within(scope, async (stores) => {
      const managers = (await stores.managers.all()).map(managerFacts);
      sink.people(managers, (await stores.locks.list()).map(lockFacts));
      for await (const batch of stores.customers.all())
        await sink.customers(
          batch.map((record) => ({ facts: customerFacts(record), ver: record.ver })),
        );
    });
