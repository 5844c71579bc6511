import { BASE_VOCABULARY, type FieldSpec, type SubjectKind } from "../../core/facts/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { CustomerRecord, LockRecord, RunRecord, StoredAssignment } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { declaredFields } from "../regimes/declared-fields.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import { type GroupOwners, groupOwners } from "./group-owners.ts";

/** One customer with everything its page shows. */
export interface CustomerPage {
  readonly customer: CustomerRecord;
  readonly fields: readonly FieldSpec[];
  readonly plans: readonly Plan[];
  readonly lock: LockRecord | null;
  readonly group: GroupOwners | null;
  readonly reason: { readonly run: RunRecord; readonly assignment: StoredAssignment } | null;
}

/** Fields of a subject in the order of the vocabulary, regime-declared ones after them. */
export const fieldsOf = (of: SubjectKind, declared: readonly FieldSpec[]): readonly FieldSpec[] =>
  [...BASE_VOCABULARY, ...declared].filter((spec) => spec.of === of);

/** A customer the reader may see: its facts, its owner, and why. */
export async function readCustomer(app: App, reader: Reader, id: string): Promise<CustomerPage> {
  const right = reader.rights.has("customer.read") ? "customer.read" : "book.own";
  const page = await within(app, { reader, right }, async (stores) => {
    const customer = await stores.customers.find(id);
    if (customer === null) throw new Refusal("customer.notFound", { id });
    const plans = await plansInForce(app, stores);
    const found = customer.owner === null ? null : await stores.runs.publishedReason(id);
    return {
      customer,
      fields: fieldsOf("customer", await declaredFields(app, stores)),
      plans,
      lock: await stores.locks.find(id),
      // A later change by import or by hand makes the plan's reason history.
      reason: found?.assignment.manager?.id === customer.owner?.id ? found : null,
    };
  });
  // Asked once the first connection is given back: a request holds one at a time.
  return { ...page, group: await groupOwners(app, page.plans, id) };
}
