import type { OwnerFact } from "../../app/ports/files.ts";
import { type Collector, type CollectorContext, requiredText, SeenIds } from "./collector.ts";
import type { ReadRow } from "./row-reader.ts";

/** Only the main owner counts; helpers and observers stand in other rows. */
const MAIN = /^(main|主|主办|主管户|owner|管户|主责)/i;

const holdsToday = (row: ReadRow, today: string): boolean =>
  (row.text("from") ?? "") <= today && (row.text("until") ?? "9999-12-31") >= today;

/** Present owners (I-06): rows of helpers, of the past and of the future are passed over. */
export function ownersCollector(context: CollectorContext): Collector {
  const owners: OwnerFact[] = [];
  const ids = new SeenIds();
  return {
    take(row) {
      const customer = requiredText(row, "customer", "客户编号");
      const manager = requiredText(row, "manager", "工号");
      if (customer === null || manager === null) return;
      if (!MAIN.test(row.text("role") ?? "MAIN") || !holdsToday(row, context.today)) return;
      const isCustomerKnown = context.known.customers.has(customer);
      const isManagerKnown = context.known.managers.has(manager);
      if (!isCustomerKnown) {
        row.fault("error", "file.unknownCustomer", { key: "customer", data: { customer } });
      }
      if (!isManagerKnown) {
        row.fault("error", "file.unknownManager", { key: "manager", data: { manager } });
      }
      if (!ids.isNew(customer, row, "customer")) return;
      if (isCustomerKnown && isManagerKnown) owners.push({ customer, manager });
    },
    finish: () => ({ owners }),
  };
}
