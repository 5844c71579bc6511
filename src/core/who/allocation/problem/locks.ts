import type { FactBook } from "../../../facts/index.ts";
import type { WhoIssue } from "../../issues.ts";

const fault = (code: WhoIssue["code"], data: WhoIssue["data"]): WhoIssue => ({
  code,
  severity: "error",
  data,
});

/** The locks as manager index per customer, -1 = free, with every lock that names nobody. */
export function readLocks(facts: FactBook): {
  readonly lockedTo: Int32Array;
  readonly faults: readonly WhoIssue[];
} {
  const lockedTo = new Int32Array(facts.customers.length).fill(-1);
  if (facts.locks.length === 0) return { lockedTo, faults: [] };
  const customerAt = new Map<string, number>(facts.customers.map((c, index) => [c.id, index]));
  const managerAt = new Map<string, number>(facts.managers.map((m, index) => [m.id, index]));
  const faults: WhoIssue[] = [];
  for (const lock of facts.locks) {
    const customer = customerAt.get(lock.customer);
    const manager = managerAt.get(lock.manager);
    const data = { customer: lock.customer, manager: lock.manager };
    if (customer === undefined) faults.push(fault("who.lockUnknownCustomer", data));
    else if (manager === undefined) faults.push(fault("who.lockUnknownManager", data));
    else if ((lockedTo[customer] ?? -1) >= 0 && lockedTo[customer] !== manager)
      faults.push(fault("who.lockTwice", data));
    else lockedTo[customer] = manager;
  }
  return { lockedTo, faults };
}
