import type { FactBook } from "../../../facts/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import type { AllocationProblem } from "./allocation-problem.ts";
import { pairAccount } from "./pair-account.ts";

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

function cited(
  problem: AllocationProblem,
  code: WhoIssue["code"],
  lock: { readonly i: number; readonly m: number; readonly article: ArticleKey | null },
): WhoIssue {
  const printed = problem.plan.articles.find((article) => article.key === lock.article)?.printed;
  const issue = fault(code, {
    customer: problem.customers[lock.i]?.id ?? "",
    manager: problem.managers[lock.m]?.id ?? "",
    printed: printed ?? null,
  });
  return printed === undefined ? issue : { ...issue, article: printed };
}

/** Two locks inside one group, or a lock on a manager who may not hold the customer's group. */
function unitFaults(problem: AllocationProblem, u: number): WhoIssue[] {
  const members = problem.members[u] ?? new Int32Array();
  const locked = Array.from(members).filter((i) => (problem.lockedTo[i] ?? -1) >= 0);
  const first = locked[0];
  if (first === undefined) return [];
  const m = problem.lockedTo[first] ?? -1;
  const other = locked.find((i) => problem.lockedTo[i] !== m);
  if (other !== undefined)
    return [cited(problem, "who.lockInGroup", { i: other, m, article: null })];
  for (const i of members) {
    const against = pairAccount(problem, i, m).find((finding) => finding.forbids);
    if (against !== undefined)
      return [cited(problem, "who.lockBreaksHardRule", { i, m, article: against.article })];
  }
  const seat = problem.seatOfManager[m] ?? -1;
  const { rows, rowOf, seatCount } = problem.instance;
  if (seat >= 0 && (rows[(rowOf[u] ?? 0) * seatCount + seat] ?? -1) >= 0) return [];
  const article = problem.plan.who.priority.find((term) => term.strength === "hard")?.article;
  return [cited(problem, "who.lockBreaksHardRule", { i: first, m, article: article ?? null })];
}

/** Locks that together ask more of a manager than a capacity article allows. */
function capacityFaults(problem: AllocationProblem): WhoIssue[] {
  const seatOfUnit = Array.from(problem.members, (members) => {
    const i = members.find((candidate) => (problem.lockedTo[candidate] ?? -1) >= 0);
    return i === undefined ? -1 : (problem.seatOfManager[problem.lockedTo[i] ?? -1] ?? -1);
  });
  return problem.capacity.flatMap((dimension): WhoIssue[] => {
    const resource = problem.instance.resources[dimension.resource];
    if (resource === undefined) return [];
    const load = new Float64Array(problem.instance.seatCount);
    seatOfUnit.forEach((seat, u) => {
      if (seat >= 0) load[seat] = (load[seat] ?? 0) + (resource.amount[u] ?? 0);
    });
    return Array.from(load).flatMap((asked, seat): WhoIssue[] => {
      const limit = resource.limit[seat] ?? Number.POSITIVE_INFINITY;
      if (asked <= limit) return [];
      const key = dimension.article[seat];
      const printed = problem.plan.articles.find((article) => article.key === key)?.printed;
      const manager = problem.managers[problem.managerOfSeat[seat] ?? -1]?.id ?? "";
      const issue = fault("who.lockExceedsCapacity", { manager, asked, limit });
      return [printed === undefined ? issue : { ...issue, article: printed }];
    });
  });
}

/** A lock wins over costs, never over a hard rule: every lock that a hard article stands against. */
export function lockFaults(problem: AllocationProblem): readonly WhoIssue[] {
  if (problem.facts.locks.length === 0) return [];
  const units = Array.from(problem.members.keys());
  return [...units.flatMap((u) => unitFaults(problem, u)), ...capacityFaults(problem)];
}
