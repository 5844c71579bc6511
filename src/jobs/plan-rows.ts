import type { AssignmentRecord, Json } from "../app/ports.ts";
import type { CapacityGuard } from "../app/runs/capacity-guard.ts";
import type { Plan } from "../core/regime/index.ts";
import type { AllocationOutcome, AllocationProblem } from "../core/who/index.ts";
import { articlesOf, type CustomerReason, explainer } from "../core/why/index.ts";

const BATCH = 250;

interface Planned {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly guard: CapacityGuard;
  /** Version of each customer when it was read. */
  readonly versions: readonly number[];
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

const reasonJson = (reason: CustomerReason): Json => reason as unknown as Json;

function rowOf(planned: Planned, reason: CustomerReason, i: number): AssignmentRecord {
  const { problem, outcome, guard } = planned;
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
    reason: reasonJson(reason),
  };
}

/** The plan, explained customer by customer, in batches. */
export function* planRows(planned: Planned): Generator<readonly AssignmentRecord[]> {
  const { explain } = explainer(planned.problem, planned.outcome);
  const total = planned.problem.customers.length;
  for (let start = 0; start < total; start += BATCH) {
    const rows: AssignmentRecord[] = [];
    for (let i = start; i < Math.min(start + BATCH, total); i++)
      rows.push(rowOf(planned, explain(i), i));
    yield rows;
  }
}
