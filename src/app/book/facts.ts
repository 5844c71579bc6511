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

/**
 * Everything in a scope, read in one transaction and handed on piece by piece; with the plan that
 * is begun from: that of a run, or the owners as they are.
 */
export const bookOf =
  (app: App, scope: Scope, begins: { readonly run: string } | "book" | null = null): BookSource =>
  (sink) =>
    app.database.within(scope, async (stores) => {
      const managers = (await stores.managers.all()).map(managerFacts);
      sink.people(managers, (await stores.locks.list()).map(lockFacts));
      for await (const piece of stores.customers.lines()) await sink.customers(piece);
      if (begins === null) return;
      const pieces =
        begins === "book" ? stores.customers.ownerLines() : stores.runs.planLines(begins.run);
      for await (const piece of pieces) await sink.plan(piece);
    });
