import type { AssignmentBatch, RunStore } from "../../app/ports.ts";
import { assignmentLines } from "../../app/runs/assignment-lines.ts";
import { allowLong, type Client, copyEncoded, manyLong, run } from "../sql.ts";

/** In the order of `assignmentLines`. */
const COLUMNS = `customer_id, manager_id, previous_id, expected_ver, weight, cost, articles, runner_up,
  extra_cost, awaits, reason`;

const STAGE = `
  create temporary table staged_assignment (
    customer_id text, manager_id text, previous_id text, expected_ver integer, weight numeric, cost bigint,
    articles text[], runner_up text, extra_cost bigint, awaits text, reason jsonb
  ) on commit drop`;

/** Rows that are copied and inserted at a time: the next ones are explained meanwhile. */
const PIECE = 4_000;

/** The batches in pieces of encoded lines. */
async function* pieces(
  batches: AsyncIterable<AssignmentBatch>,
): AsyncGenerator<readonly Uint8Array[]> {
  let piece: Uint8Array[] = [];
  let rows = 0;
  for await (const batch of batches) {
    const encoded = "lines" in batch ? batch : assignmentLines(batch);
    piece.push(encoded.lines);
    rows += encoded.rows;
    if (rows < PIECE) continue;
    yield piece;
    piece = [];
    rows = 0;
  }
  if (piece.length > 0) yield piece;
}

async function storeAssignments(
  client: Client,
  id: string,
  batches: AsyncIterable<AssignmentBatch>,
): Promise<number> {
  await allowLong(client);
  await run(client, "drop table if exists pg_temp.staged_assignment");
  await run(client, STAGE);
  await manyLong(client, "delete from run_assignment where run_id = $1", [id]);
  let stored = 0;
  for await (const piece of pieces(batches)) {
    await copyEncoded(client, `staged_assignment (${COLUMNS})`, piece);
    stored += (await manyLong<{ n: number }>(client, INSERT, [id]))[0]?.n ?? 0;
    await run(client, "truncate staged_assignment");
  }
  await run(client, "update allocation_run set plan_rows = $2 where id = $1", [id, stored]);
  return stored;
}

export function assignmentWriter(client: Client): Pick<RunStore, "storeAssignments" | "decide"> {
  return {
    storeAssignments: (id, batches) => storeAssignments(client, id, batches),
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
    order by s.customer_id returning 1)
  select count(*) as n from stored`;
