import type { CustomerRecord, CustomerStore, Scope } from "../../app/ports.ts";
import type { Veil } from "../../core/may/index.ts";
import { customerId } from "../../core/shared/index.ts";

/** Whether a field may be hidden of some customer: of one about whom nothing else is known. */
export const hides = (veil: Veil, field: string): boolean =>
  veil({ id: customerId("any"), fields: { [field]: PROBE } })[field] !== PROBE;

const PROBE = "91350100M000100Y43";

/**
 * What is read for showing passes the veil of the scope: this is the one place where sensitive
 * fields are hidden. `stored`, `all`, `lines` and the writers work on the facts themselves; what they read
 * is not shown.
 */
export function veiledCustomers(store: CustomerStore, veil: Scope["veil"]): CustomerStore {
  if (veil === undefined) return store;
  const veiled = (record: CustomerRecord): CustomerRecord => ({
    ...record,
    fields: veil({ id: customerId(record.id), fields: record.fields }),
  });
  return {
    ...store,
    find: async (id) => {
      const record = await store.find(id);
      return record === null ? null : veiled(record);
    },
    page: async (search) => {
      const isCodeHidden = hides(veil, "uscc");
      const sort = hides(veil, search.sort) ? "id" : search.sort;
      const page = await store.page({ ...search, sort, isCodeHidden });
      return { ...page, rows: page.rows.map(veiled) };
    },
  };
}
