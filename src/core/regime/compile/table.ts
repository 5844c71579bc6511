import type { CustomerFacts } from "../../facts/index.ts";
import type { Table } from "../model/index.ts";
import { type Compilation, NO_MANAGER } from "./compiled.ts";

/**
 * Compiles a table over the customer: the first row whose condition is true decides. A row whose
 * condition is 未知 does not match, so that a customer with gaps in his file gets the later row.
 */
export function compileTable<T>(
  table: Table<T>,
  otherwise: T,
  compilation: Compilation,
): (customer: CustomerFacts) => T {
  const rows = table.rows.map((row) => ({
    when: row.when === null ? null : compilation.expression(row.when),
    is: row.is,
  }));
  return (customer) => {
    for (const row of rows) {
      if (row.when === null || row.when.value(customer, NO_MANAGER) === true) return row.is;
    }
    return otherwise;
  };
}
