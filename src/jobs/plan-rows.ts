import type { AssignmentRecord, Json } from "../app/ports.ts";
import type { AllocationOutcome, AllocationProblem } from "../core/who/index.ts";
import { articlesOf, type CustomerReason, explainer } from "../core/why/index.ts";
import type { CapacityGuard } from "./capacity-guard.ts";

const BATCH = 250;

interface Planned {
  readonly problem: AllocationProblem;
  readonly outcome: AllocationOutcome;
  readonly guard: CapacityGuard;
  /** Version of each customer when it was read. */
  readonly versions: readonly number[];
}

/** The article that decided comes first: the ledger names it. */
function articlesInOrder(reason: CustomerReason): readonly string[] {
  const first = reason.because.find((item) => item.article !== "")?.article;
  const all = articlesOf(reason);
  return first === undefined ? all : [first, ...all.filter((key) => key !== first)];
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
    articles: articlesInOrder(reason),
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
