import type {
  AssignmentSearch,
  Json,
  MapPoint,
  NamedRecord,
  PageOf,
  RunStore,
  StoredAssignment,
} from "../../app/ports.ts";
import { allowLong, type Client, many, manyLong, one } from "../sql.ts";
import { customerCondition } from "./customer-search.ts";
import { openReason } from "./open-reason.ts";

export interface AssignmentRow {
  readonly customer_id: string;
  readonly customer_name: string;
  readonly manager_id: string | null;
  readonly manager_name: string | null;
  readonly previous_id: string | null;
  readonly previous_name: string | null;
  readonly cost: number;
  readonly articles: readonly string[];
  readonly runner_up: string | null;
  readonly runner_up_name: string | null;
  readonly extra_cost: number | null;
  readonly awaits: string | null;
  readonly decided_by: string | null;
  readonly decided_reason: string | null;
  readonly reason: Json;
}

/** Everything of an assignment \`a\` of customer \`c\`, names included. */
export const ASSIGNMENT_SELECT = `
  select a.customer_id, c.name as customer_name, a.manager_id, m.name as manager_name, a.previous_id,
    p.name as previous_name, a.cost, a.articles, a.runner_up, r.name as runner_up_name, a.extra_cost,
    a.awaits, a.decided_by, a.decided_reason, a.reason`;
export const ASSIGNMENT_JOINS = `
  left join staff() m on m.id = a.manager_id left join staff() p on p.id = a.previous_id
  left join staff() r on r.id = a.runner_up`;

export const named = (id: string | null, name: string | null): NamedRecord | null =>
  id === null ? null : { id, name: name ?? id };

export const assignmentOf = (row: AssignmentRow): StoredAssignment => ({
  customer: { id: row.customer_id, name: row.customer_name },
  manager: named(row.manager_id, row.manager_name),
  previous: named(row.previous_id, row.previous_name),
  cost: row.cost,
  articles: row.articles,
  runnerUp: named(row.runner_up, row.runner_up_name),
  extraCost: row.extra_cost,
  awaits: row.awaits,
  decidedBy: row.decided_by,
  decidedReason: row.decided_reason,
  reason: openReason(row.reason),
});

type Reader = Pick<
  RunStore,
  "assignments" | "assignment" | "allAssignments" | "map" | "flows" | "awaiting"
>;

export function assignmentReader(client: Client): Reader {
  return {
    assignments: (id, search) => page(client, id, search),
    assignment: async (id, customer) => {
      const row = await one<AssignmentRow>(
        client,
        `${ASSIGNMENT_SELECT} from run_assignment a join customer c on c.id = a.customer_id ${ASSIGNMENT_JOINS}
         where a.run_id = $1 and a.customer_id = $2`,
        [id, customer],
      );
      return row === null ? null : assignmentOf(row);
    },
    allAssignments: (id) => all(client, id),
    map: (id) => map(client, id),
    flows: (id) => flows(client, id),
    awaiting: async (id) => {
      const row = await one<{ n: number }>(
        client,
        "select count(*) as n from run_assignment where run_id = $1 and awaits is not null",
        [id],
      );
      return row?.n ?? 0;
    },
  };
}

const SORTS: Readonly<Record<AssignmentSearch["sort"], string>> = {
  customer: "a.customer_id",
  name: "c.pinyin",
  manager: "a.manager_id",
  cost: "a.cost",
  extraCost: "a.extra_cost",
};

async function page(
  client: Client,
  id: string,
  search: AssignmentSearch,
): Promise<PageOf<StoredAssignment>> {
  const text = customerCondition({
    ...(search.q === undefined ? {} : { q: search.q }),
    isCodeHidden: search.isCodeHidden ?? false,
  });
  const values = [...text.values, id];
  const parts = [text.sql, `a.run_id = $${values.length}`];
  if (search.manager !== undefined) {
    values.push(search.manager);
    parts.push(`a.manager_id = $${values.length}`);
  }
  if (search.moved === true) parts.push("a.is_moved");
  if (search.unassigned === true) parts.push("a.manager_id is null and a.awaits is null");
  if (search.awaits === true) parts.push("a.awaits is not null");
  const from = `from run_assignment a join customer c on c.id = a.customer_id where ${parts.join(" and ")}`;
  const total = await one<{ n: number }>(client, `select count(*) as n ${from}`, values);
  const direction = search.descending ? "desc" : "asc";
  const rows = await many<AssignmentRow>(
    client,
    `with page as materialized (
       select a.customer_id, row_number() over () as n from (
         select a.customer_id ${from}
         order by ${SORTS[search.sort]} ${direction} nulls last, a.customer_id ${direction}
         limit $${values.length + 1} offset $${values.length + 2}) a)
     ${ASSIGNMENT_SELECT} from page
     join run_assignment a on a.run_id = $${text.values.length + 1} and a.customer_id = page.customer_id
     join customer c on c.id = a.customer_id ${ASSIGNMENT_JOINS} order by page.n`,
    [...values, search.limit, search.offset],
  );
  return { rows: rows.map(assignmentOf), total: total?.n ?? 0 };
}

const BATCH = 2_000;

async function* all(client: Client, id: string): AsyncGenerator<readonly StoredAssignment[]> {
  await allowLong(client);
  let after = "";
  while (true) {
    const rows = await manyLong<AssignmentRow>(
      client,
      `${ASSIGNMENT_SELECT} from run_assignment a join customer c on c.id = a.customer_id ${ASSIGNMENT_JOINS}
       where a.run_id = $1 and a.customer_id > $2 order by a.customer_id limit ${BATCH}`,
      [id, after],
    );
    if (rows.length === 0) return;
    yield rows.map(assignmentOf);
    after = rows.at(-1)?.customer_id ?? after;
  }
}

async function map(
  client: Client,
  id: string,
): Promise<{ readonly points: readonly MapPoint[]; readonly withoutPlace: number }> {
  const points = await many<MapPoint & { id: string }>(
    client,
    `select c.id, c.name, c.lng, c.lat, a.manager_id as manager, a.is_moved as moved
     from run_assignment a join customer c on c.id = a.customer_id
     where a.run_id = $1 and c.lng is not null and c.lat is not null order by c.id`,
    [id],
  );
  const missing = await one<{ n: number }>(
    client,
    `select count(*) as n from run_assignment a join customer c on c.id = a.customer_id
     where a.run_id = $1 and (c.lng is null or c.lat is null)`,
    [id],
  );
  return { points, withoutPlace: missing?.n ?? 0 };
}

interface FlowRow {
  readonly previous_id: string | null;
  readonly previous_name: string | null;
  readonly manager_id: string | null;
  readonly manager_name: string | null;
  readonly count: number;
}

async function flows(client: Client, id: string): ReturnType<RunStore["flows"]> {
  const rows = await many<FlowRow>(
    client,
    `select f.*, p.name as previous_name, m.name as manager_name from (
       select a.previous_id, a.manager_id, count(*) as count from run_assignment a
       where a.run_id = $1 and a.is_moved group by a.previous_id, a.manager_id) f
     left join staff() p on p.id = f.previous_id left join staff() m on m.id = f.manager_id
     order by f.count desc, f.previous_id, f.manager_id`,
    [id],
  );
  return rows.map((row) => ({
    from: named(row.previous_id, row.previous_name),
    to: named(row.manager_id, row.manager_name),
    count: row.count,
  }));
}
