import type { AssignmentRecord, RunStore } from "../../app/ports.ts";
import {
  allowLong,
  type Client,
  type CopyValue,
  copyIn,
  json,
  manyLong,
  run,
  textArray,
} from "../sql.ts";

const COLUMNS = `customer_id, manager_id, previous_id, expected_ver, weight, cost, articles, runner_up,
  extra_cost, awaits, reason`;

const STAGE = `
  create temporary table staged_assignment (
    customer_id text, manager_id text, previous_id text, expected_ver integer, weight numeric, cost bigint,
    articles text[], runner_up text, extra_cost bigint, awaits text, reason jsonb
  ) on commit drop`;

async function* staged(
  batches: AsyncIterable<readonly AssignmentRecord[]>,
): AsyncGenerator<readonly CopyValue[]> {
  for await (const batch of batches) yield* batch.map(copyRow);
}

const copyRow = (row: AssignmentRecord): readonly CopyValue[] => [
  row.customer,
  row.manager,
  row.previous,
  row.expectedVer,
  row.weight,
  row.cost,
  textArray(row.articles),
  row.runnerUp,
  row.extraCost,
  row.awaits,
  json(row.reason),
];

export function assignmentWriter(client: Client): Pick<RunStore, "storeAssignments" | "decide"> {
  return {
    storeAssignments: async (id, rows) => {
      await allowLong(client);
      await run(client, "drop table if exists pg_temp.staged_assignment");
      await run(client, STAGE);
      await copyIn(client, `staged_assignment (${COLUMNS})`, staged(rows));
      await manyLong(client, "delete from run_assignment where run_id = $1", [id]);
      return (await manyLong<{ n: number }>(client, INSERT, [id]))[0]?.n ?? 0;
    },
    decide: async (id, { customer, manager, weight, reason }) => {
      const decided = await run(
        client,
        `update run_assignment a
         set manager_id = $3, weight = $5, articles = array_prepend(a.awaits, array_remove(a.articles, a.awaits)),
           awaits = null, decided_by = current_setting('app.actor'), decided_reason = $4
         where a.run_id = $1 and a.customer_id = $2 and a.awaits is not null
           and exists (select 1 from allocation_run r where r.id = a.run_id and r.state = 'done')`,
        [id, customer, manager, reason, weight],
      );
      return decided === 1;
    },
  };
}

/** A customer is seen by the unit of the manager the plan gives him to, else by his present unit. */
const INSERT = `
  with stored as (
    insert into run_assignment (run_id, ${COLUMNS}, unit_id)
    select $1, s.customer_id, s.manager_id, s.previous_id, s.expected_ver, s.weight, s.cost, s.articles,
      s.runner_up, s.extra_cost, s.awaits, s.reason, coalesce(m.unit_id, c.unit_id)
    from staged_assignment s join customer c on c.id = s.customer_id
    left join manager m on m.id = s.manager_id
    order by s.customer_id returning 1),
  counted as (
    update allocation_run set plan_rows = (select count(*) from stored) where id = $1 returning plan_rows)
  select plan_rows as n from counted`;
