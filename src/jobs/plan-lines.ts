import type { AssignmentLines, AssignmentRecord } from "../app/ports.ts";
import { assignmentLines } from "../app/runs/assignment-lines.ts";
import type { CapacityGuard } from "../app/runs/capacity-guard.ts";
import type { Plan } from "../core/regime/index.ts";
import type { AllocationOutcome, AllocationProblem } from "../core/who/index.ts";
import { articlesOf, type CustomerReason, explainer, reasonPacker } from "../core/why/index.ts";

/** Customers explained at a time. */
const BATCH = 500;

interface Planned {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly guard: CapacityGuard;
  /** Version of each customer when it was read. */
  readonly versions: readonly number[];
  readonly onShare: (share: number) => void;
}

/** What tells most about a decision comes first; being admitted or having room decides little. */
const TELLING: readonly CustomerReason["because"][number]["code"][] = [
  "cohesion.together",
  "continuity.kept",
  "priority.matched",
  "proximity.nearest",
  "balance.relieved",
  "capacity.full",
  "proximity.travel",
  "continuity.changed",
  "eligibility.satisfied",
  "capacity.room",
];

/**
 * The article that decided comes first: the ledger names it. Where no rule had anything to say
 * (nobody was confined, nothing cost anything), the regime's first article stands for the whole.
 */
function articlesInOrder(reason: CustomerReason, plan: Plan): readonly string[] {
  const found = articlesOf(reason);
  const all = found.length > 0 ? found : plan.articles.slice(0, 1).map(({ key }) => key);
  const first = TELLING.map(
    (code) => reason.because.find((item) => item.code === code && item.article !== "")?.article,
  ).find((article) => article !== undefined);
  const decided = reason.awaits?.article ?? first;
  return decided === undefined ? all : [decided, ...all.filter((key) => key !== decided)];
}

function rowOf(
  planned: Planned,
  at: { readonly reason: CustomerReason; readonly packed: string; readonly i: number },
): AssignmentRecord {
  const { problem, outcome, guard } = planned;
  const { reason, packed, i } = at;
  const manager = outcome.assigned[i] ?? -1;
  const owner = problem.customers[i]?.fields["owner"];
  return {
    customer: reason.customer,
    manager: reason.manager,
    previous: typeof owner === "string" && owner !== "" ? owner : null,
    expectedVer: planned.versions[i] ?? 0,
    cost: reason.total,
    weight: manager < 0 ? 1 : guard.weightOf(i, manager),
    articles: articlesInOrder(reason, problem.plan),
    runnerUp: reason.runnerUp?.manager ?? null,
    extraCost: reason.runnerUp?.extraCost ?? null,
    awaits: reason.awaits?.article ?? null,
    reason: packed,
  };
}

/** The plan, explained customer by customer, in batches as the store takes them. */
export function* planLines(planned: Planned): Generator<AssignmentLines> {
  const { explain } = explainer(planned.problem, planned.outcome);
  const pack = reasonPacker();
  const total = planned.problem.customers.length;
  for (let start = 0; start < total; start += BATCH) {
    const rows: AssignmentRecord[] = [];
    for (let i = start; i < Math.min(start + BATCH, total); i++) {
      const reason = explain(i);
      rows.push(rowOf(planned, { reason, packed: pack(reason), i }));
    }
    planned.onShare(start / total);
    yield assignmentLines(rows);
  }
}
