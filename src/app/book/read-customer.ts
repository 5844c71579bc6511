import { BASE_VOCABULARY, type FieldSpec, type SubjectKind } from "../../core/facts/index.ts";
import type { Plan, SensitiveWay } from "../../core/regime/index.ts";
import { wayOf, widestFirst } from "../access/access.ts";
import type { App } from "../app.ts";
import type { CustomerRecord, LockRecord, RunRecord, StoredAssignment } from "../ports.ts";
import { type Reader, require, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { declaredFields } from "../regimes/declared-fields.ts";
import { plansInForce } from "../regimes/plans-in-force.ts";
import type { Right } from "../roles.ts";
import { type GroupOwners, groupOwners } from "./group-owners.ts";

/** One customer with everything its page shows. */
export interface CustomerPage {
  readonly customer: CustomerRecord;
  readonly fields: readonly FieldSpec[];
  readonly plans: readonly Plan[];
  readonly lock: LockRecord | null;
  readonly group: GroupOwners | null;
  /** How sensitive fields are shown by the right that showed the customer. */
  readonly sensitive: SensitiveWay;
  readonly reason: { readonly run: RunRecord; readonly assignment: StoredAssignment } | null;
}

/** Fields of a subject in the order of the vocabulary, regime-declared ones after them. */
export const fieldsOf = (of: SubjectKind, declared: readonly FieldSpec[]): readonly FieldSpec[] =>
  [...BASE_VOCABULARY, ...declared].filter((spec) => spec.of === of);

const SEEING: readonly Right[] = ["customer.read", "book.own"];

/** A customer the reader may see: its facts, its owner, and why. */
export async function readCustomer(app: App, reader: Reader, id: string): Promise<CustomerPage> {
  const rights = widestFirst(reader.access, SEEING);
  if (rights.length === 0) require(reader, "book.own");
  for (const right of rights) {
    const page = await pageBy(app, { reader, right }, id);
    if (page === null) continue;
    // Asked once the first connection is given back: a request holds one at a time.
    return { ...page, group: await groupOwners(app, page.plans, id) };
  }
  throw new Refusal("customer.notFound", { id });
}

const pageBy = (
  app: App,
  as: { readonly reader: Reader; readonly right: Right },
  id: string,
): Promise<Omit<CustomerPage, "group"> | null> =>
  within(app, as, async (stores) => {
    const customer = await stores.customers.find(id);
    if (customer === null) return null;
    const found = customer.owner === null ? null : await stores.runs.publishedReason(id);
    return {
      customer,
      fields: fieldsOf("customer", await declaredFields(app, stores)),
      plans: await plansInForce(app, stores),
      sensitive: wayOf(as.reader.access, [as.right]),
      lock: await stores.locks.find(id),
      // A later change by import or by hand makes the plan's reason history.
      reason: found?.assignment.manager?.id === customer.owner?.id ? found : null,
    };
  });
