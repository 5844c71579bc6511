import type { PlanDifference, RunStore } from "../../app/ports.ts";
import { allowLong, type Client, copyOut, many, one } from "../sql.ts";
import { named } from "./run-assignments.ts";

interface DifferenceRow {
  readonly customer_id: string;
  readonly customer_name: string;
  readonly before_id: string | null;
  readonly before_name: string | null;
  readonly after_id: string | null;
  readonly after_name: string | null;
  readonly cost_before: number;
  readonly cost_after: number;
}

const DIFFER = `
  from run_assignment a join run_assignment b on b.customer_id = a.customer_id and b.run_id = $2
  join customer c on c.id = a.customer_id
  where a.run_id = $1 and a.manager_id is distinct from b.manager_id`;

const differenceOf = (row: DifferenceRow): PlanDifference => ({
  customer: { id: row.customer_id, name: row.customer_name },
  before: named(row.before_id, row.before_name),
  after: named(row.after_id, row.after_name),
  costBefore: row.cost_before,
  costAfter: row.cost_after,
});

/** Reads one plan beside another, or for a run that begins from it. */
export function planComparer(client: Client): Pick<RunStore, "differences" | "planLines"> {
  return {
    differences: async (id, against, { offset, limit }) => {
      const total = await one<{ n: number }>(client, `select count(*) as n ${DIFFER}`, [
        id,
        against,
      ]);
      const rows = await many<DifferenceRow>(
        client,
        `select d.*, n.name as after_name, o.name as before_name from (
           select a.customer_id, c.name as customer_name, a.manager_id as after_id, b.manager_id as before_id,
             a.cost as cost_after, b.cost as cost_before ${DIFFER}
           order by a.customer_id limit $3 offset $4) d
         left join staff() n on n.id = d.after_id left join staff() o on o.id = d.before_id
         order by d.customer_id`,
        [id, against, limit, offset],
      );
      return { rows: rows.map(differenceOf), total: total?.n ?? 0 };
    },
    planLines: (id) => planLines(client, id),
  };
}

/** COPY takes no parameters: the id goes through a setting of the transaction. */
async function* planLines(client: Client, id: string): AsyncGenerator<Uint8Array> {
  await allowLong(client);
  await one(client, "select set_config('app.run', $1, true)", [id]);
  yield* copyOut(
    client,
    `select json_build_array(a.customer_id, a.manager_id) from run_assignment a
     where a.run_id = current_setting('app.run') order by a.customer_id`,
  );
}
