import type { RunSide } from "../app/ports.ts";
import type { CapacityGuard } from "../app/runs/capacity-guard.ts";
import type { AllocationProblem } from "../core/who/index.ts";

/** Every manager's book as it stood before the run. */
export function bookBefore(problem: AllocationProblem, guard: CapacityGuard): readonly RunSide[] {
  const sides = problem.managers.map((manager) => ({
    manager: manager.id as string,
    count: 0,
    load: 0,
    workload: 0,
    value: 0,
  }));
  problem.previous.forEach((manager, i) => {
    const side = sides[manager];
    if (side === undefined) return;
    side.count += 1;
    side.load += guard.weightOf(i, manager);
    side.workload += problem.workload[i] ?? 0;
    side.value += problem.value[i] ?? 0;
  });
  return sides;
}
