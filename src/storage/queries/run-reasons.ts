import type { Json, RunRecord, RunStore } from "../../app/ports.ts";
import { type Client, many, one } from "../sql.ts";
import { openReason } from "./open-reason.ts";
import {
  ASSIGNMENT_JOINS,
  ASSIGNMENT_SELECT,
  type AssignmentRow,
  assignmentOf,
} from "./run-assignments.ts";

/** The latest published run that looked at the customer and left him with his present owner. */
const LATEST = `
  from run_assignment a join customer c on c.id = a.customer_id
  join published_runs() u on u.id = a.run_id`;
const HOLDS = "a.manager_id is not distinct from c.owner_id";

/** Why present owners hold their customers, as the plan that decided it explained. */
export function publishedReasons(
  client: Client,
  findRun: (id: string) => Promise<RunRecord | null>,
): Pick<RunStore, "publishedReason" | "publishedReasons"> {
  return {
    publishedReason: async (customer) => {
      const row = await one<AssignmentRow & { run_id: string }>(
        client,
        `${ASSIGNMENT_SELECT}, a.run_id ${LATEST} ${ASSIGNMENT_JOINS}
         where a.customer_id = $1 and ${HOLDS} order by u.published_at desc limit 1`,
        [customer],
      );
      if (row === null) return null;
      const run = await findRun(row.run_id);
      return run === null ? null : { run, assignment: assignmentOf(row) };
    },
    publishedReasons: async (customers) => {
      const rows = await many<ReasonRow>(
        client,
        `select distinct on (a.customer_id) a.customer_id, a.run_id as run, u.regime_id as regime,
           u.revision, a.articles, a.reason ${LATEST}
         where a.customer_id = any ($1) and ${HOLDS} order by a.customer_id, u.published_at desc`,
        [customers],
      );
      return new Map(
        rows.map(({ customer_id, reason, ...of }) => [
          customer_id,
          { ...of, reason: openReason(reason) },
        ]),
      );
    },
  };
}

interface ReasonRow {
  readonly customer_id: string;
  readonly run: string;
  readonly regime: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly reason: Json;
}
