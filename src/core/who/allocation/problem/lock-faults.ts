import type { CustomerFacts } from "../../../facts/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import { openCost } from "../instance/instance.ts";
import type { AllocationProblem } from "./allocation-problem.ts";
import { pairAccount } from "./pair-account.ts";
import { membersOf } from "./units.ts";

const fault = (code: WhoIssue["code"], data: WhoIssue["data"]): WhoIssue => ({
  code,
  severity: "error",
  data,
});

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

/** The article under which a member of one unit and another member of the other are rivals. */
function rivalArticle(problem: AllocationProblem, u: number, v: number): ArticleKey | null {
  const customersOf = (unit: number): readonly CustomerFacts[] =>
    Array.from(membersOf(problem.units, unit)).flatMap((i) => problem.customers[i] ?? []);
  const [ours, theirs] = [customersOf(u), customersOf(v)];
  const term = problem.plan.who.disjoint.find(
    ({ strength, rivalriesOf }) =>
      strength === "hard" &&
      ours.some((one) => {
        const names = new Set(rivalriesOf(one));
        return theirs.some(
          (other) => one !== other && rivalriesOf(other).some((n) => names.has(n)),
        );
      }),
  );
  return term?.article ?? null;
}

/** The article under which a unit locked to the same seat, and named before, is a rival. */
function lockedRival(problem: AllocationProblem, u: number, seat: number): ArticleKey | null {
  const { foes, only } = problem.instance;
  if (foes === null) return null;
  const others = foes.other.subarray(foes.start[u] ?? 0, foes.start[u + 1] ?? 0);
  const foe = others.find((v) => v < u && only[v] === seat && problem.awaited[v] === 0);
  return foe === undefined ? null : rivalArticle(problem, u, foe);
}

/** Two locks inside one group, or a lock on a manager who may not hold the customer's group. */
function unitFaults(problem: AllocationProblem, u: number): WhoIssue[] {
  const members = membersOf(problem.units, u);
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
  const rival = rivalArticle(problem, u, u) ?? lockedRival(problem, u, seat);
  if (rival !== null)
    return [cited(problem, "who.lockBreaksHardRule", { i: first, m, article: rival })];
  if (seat >= 0 && openCost(problem.instance, u, seat) >= 0) return [];
  const article = problem.plan.who.priority.find((term) => term.strength === "hard")?.article;
  return [cited(problem, "who.lockBreaksHardRule", { i: first, m, article: article ?? null })];
}

/** Locks that together ask more of a manager than a capacity article allows. */
function capacityFaults(problem: AllocationProblem): WhoIssue[] {
  const { only } = problem.instance;
  const seatOfUnit = only.map((seat, u) => (problem.awaited[u] === 1 ? -1 : seat));
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
  const locked = Array.from(problem.lockedTo).flatMap((m, i) =>
    m < 0 ? [] : [problem.unitOf[i] as number],
  );
  const units = Array.from(new Set(locked)).sort((a, b) => a - b);
  return [...units.flatMap((u) => unitFaults(problem, u)), ...capacityFaults(problem)];
}
