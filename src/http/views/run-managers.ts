import type { RunRecord } from "../../app/ports.ts";
import { detailsOf } from "../../app/runs/run-details.ts";
import type { MoveFlow, RunManagers } from "../../contract/index.ts";

/** Load of every manager before and after, with what he gains and loses. */
export function runManagers(
  run: RunRecord,
  names: ReadonlyMap<string, string>,
  flows: readonly MoveFlow[],
): RunManagers {
  const { summary } = detailsOf(run);
  const before = new Map((summary?.before ?? []).map((side) => [side.manager, side]));
  const sum = (end: "from" | "to", id: string): number =>
    flows.reduce((total, flow) => (flow[end]?.id === id ? total + flow.count : total), 0);
  const loads = summary?.outcome.managerLoads ?? [];
  return {
    rows: loads.map((load) => {
      const was = before.get(load.manager);
      const { count, workload, value } = load;
      return {
        manager: { id: load.manager, name: names.get(load.manager) ?? load.manager },
        capacity: load.capacity,
        price: load.price,
        before: {
          count: was?.count ?? 0,
          load: was?.load ?? 0,
          workload: was?.workload ?? 0,
          value: was?.value ?? 0,
        },
        after: { count, load: load.load, workload, value },
        gained: sum("to", load.manager),
        lost: sum("from", load.manager),
      };
    }),
  };
}
