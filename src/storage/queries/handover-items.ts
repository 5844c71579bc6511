import type {
  HandoverStore,
  ItemChange,
  ItemRecord,
  NamedCandidate,
  PlannedItem,
} from "../../app/ports.ts";
import type { CustomerReason } from "../../core/why/index.ts";
import { type Client, json, many, one, run } from "../sql.ts";
import { openReason } from "./open-reason.ts";

interface ItemRow {
  readonly handover_id: string;
  readonly customer_id: string;
  readonly customer_name: string;
  readonly tier: string | null;
  readonly district: string | null;
  readonly from_id: string;
  readonly to_id: string | null;
  readonly to_name: string | null;
  readonly state: ItemRecord["state"];
  readonly weight: string;
  readonly candidates: readonly NamedCandidate[];
  readonly refused_by: readonly string[];
  readonly customer_refusals: number;
  readonly item_contents: Readonly<Record<string, string>>;
  readonly wanted: readonly string[];
  readonly articles: readonly string[];
  readonly why: string;
  readonly needs_visit: boolean;
  readonly visit_due: string | null;
  readonly visited_on: string | null;
  readonly answered_by: string | null;
  readonly answered_at: Date | null;
  readonly answer: string | null;
  readonly told_at: Date | null;
  readonly waits_until: string | null;
}

const SELECT = `select i.handover_id, i.customer_id, i.customer_name, i.tier, i.district, i.from_id, i.to_id, i.to_name,
    i.state, i.weight::text, i.candidates, i.refused_by, i.customer_refusals, i.contents as item_contents,
    h.contents as wanted, i.articles, i.why, i.needs_visit, i.visit_due::text, i.visited_on::text, i.answered_by,
    i.answered_at, i.answer, i.told_at, i.waits_until::text
  from handover_item i join handover h on h.id = i.handover_id`;

const recordOf = (row: ItemRow): ItemRecord & { readonly handover: string } => ({
  handover: row.handover_id,
  customer: row.customer_id,
  name: row.customer_name,
  tier: row.tier,
  district: row.district,
  from: row.from_id,
  to: row.to_id,
  receiver: row.to_id === null ? null : { id: row.to_id, name: row.to_name ?? row.to_id },
  state: row.state,
  weight: Number(row.weight),
  candidates: row.candidates,
  refusedBy: row.refused_by,
  customerRefusals: row.customer_refusals,
  contents: row.item_contents,
  lacking: row.wanted.filter((name) => (row.item_contents[name] ?? "").trim() === ""),
  articles: row.articles,
  why: row.why,
  needsVisit: row.needs_visit,
  isVisited: row.visited_on !== null,
  visitDue: row.visit_due,
  visitedOn: row.visited_on,
  answeredBy: row.answered_by,
  answeredAt: row.answered_at,
  answer: row.answer,
  toldAt: row.told_at,
  waitsUntil: row.waits_until,
});

type Items = Pick<
  HandoverStore,
  "listBook" | "items" | "item" | "waiting" | "change" | "planned" | "promised"
>;

/** The items of handovers. */
export function handoverItems(client: Client): Items {
  return {
    listBook: (id) => listBook(client, id),
    items: async (id) =>
      (
        await many<ItemRow>(client, `${SELECT} where i.handover_id = $1 order by i.customer_id`, [
          id,
        ])
      ).map(recordOf),
    item: async (id, customer) => {
      const row = await one<ItemRow>(
        client,
        `${SELECT} where i.handover_id = $1 and i.customer_id = $2`,
        [id, customer],
      );
      return row === null ? null : recordOf(row);
    },
    waiting: async (manager) =>
      (
        await many<ItemRow>(
          client,
          `${SELECT} where i.to_id = $1 and i.state in ('proposed', 'accepted')
             and h.state in ('assigned', 'acknowledged')
           order by i.handover_id, i.customer_id`,
          [manager],
        )
      ).map(recordOf),
    change: (id, customers, change) => changeItems(client, { id, customers, change }),
    planned: (runId, manager) => planned(client, runId, manager),
    promised: async () => {
      const rows = await many<{ id: string; weight: string }>(
        client,
        `select i.to_id as id, sum(i.weight)::text as weight
         from handover_item i join handover h on h.id = i.handover_id
         where i.state in ('proposed', 'accepted') and h.state in ('assigned', 'acknowledged')
         group by i.to_id`,
      );
      return new Map(rows.map(({ id, weight }) => [id, Number(weight)]));
    },
  };
}

const listBook = (client: Client, id: string): Promise<number> =>
  run(
    client,
    `insert into handover_item (handover_id, customer_id, customer_name, tier, district, from_id, unit_id, state,
       weight)
     select h.id, c.id, c.name, c.fields ->> 'tier', c.district, h.manager_id, h.unit_id, 'open', c.weight
     from handover h join customer c on c.owner_id = h.manager_id where h.id = $1
     on conflict do nothing`,
    [id],
  );

async function changeItems(
  client: Client,
  asked: {
    readonly id: string;
    readonly customers: readonly string[];
    readonly change: ItemChange;
  },
): Promise<void> {
  const { id, customers, change } = asked;
  await run(
    client,
    `update handover_item set state = coalesce($3, state),
       to_id = case when $4 then $5 else to_id end, to_name = case when $4 then $6 else to_name end,
       to_unit_id = case when $4 then (select u.unit_id from unit_of_manager($5) u) else to_unit_id end,
       candidates = coalesce($7::jsonb, candidates), refused_by = coalesce($8::text[], refused_by),
       customer_refusals = coalesce($9, customer_refusals), contents = coalesce($10::jsonb, contents),
       articles = coalesce($11::text[], articles), why = coalesce($12, why), needs_visit = coalesce($13, needs_visit),
       visit_due = coalesce($14, visit_due), visited_on = coalesce($15, visited_on),
       answered_by = coalesce($16, answered_by), answered_at = coalesce($17, answered_at),
       answer = coalesce($18, answer), told_at = coalesce($19, told_at), weight = coalesce($20, weight),
       waits_until = coalesce($21, waits_until)
     where handover_id = $1 and customer_id = any ($2)`,
    [
      id,
      [...customers],
      change.state ?? null,
      change.to !== undefined,
      change.to?.id ?? null,
      change.to?.name ?? null,
      change.candidates === undefined ? null : json(change.candidates),
      change.refusedBy === undefined ? null : [...change.refusedBy],
      change.customerRefusals ?? null,
      change.contents === undefined ? null : json(change.contents),
      change.articles === undefined ? null : [...change.articles],
      change.why ?? null,
      change.needsVisit ?? null,
      change.visitDue ?? null,
      change.visitedOn ?? null,
      change.answeredBy ?? null,
      change.answeredAt ?? null,
      change.answer ?? null,
      change.toldAt ?? null,
      change.weight ?? null,
      change.waitsUntil ?? null,
    ],
  );
}

interface PlannedRow {
  readonly customer_id: string;
  readonly manager_id: string | null;
  readonly manager_name: string | null;
  readonly weight: string;
  readonly articles: readonly string[];
  readonly reason: Parameters<typeof openReason>[0];
}

async function planned(
  client: Client,
  runId: string,
  manager: string,
): Promise<readonly PlannedItem[]> {
  const rows = await many<PlannedRow>(
    client,
    `select a.customer_id, a.manager_id, s.name as manager_name, a.weight::text, a.articles, a.reason
     from run_assignment a left join staff() s on s.id = a.manager_id
     where a.run_id = $1 and a.previous_id = $2 order by a.customer_id`,
    [runId, manager],
  );
  const staff = new Map(
    (await many<{ id: string; name: string }>(client, "select id, name from staff()")).map(
      ({ id, name }) => [id, name],
    ),
  );
  return rows.map((row) => {
    const reason = openReason(row.reason) as unknown as CustomerReason;
    const others = new Map(
      [...(reason.runnerUp === null ? [] : [reason.runnerUp]), ...reason.alternatives].map(
        (one) => [one.manager as string, one.extraCost ?? one.extraPairCost],
      ),
    );
    return {
      customer: row.customer_id,
      manager:
        row.manager_id === null
          ? null
          : { id: row.manager_id, name: row.manager_name ?? row.manager_id },
      weight: Number(row.weight),
      articles: row.articles,
      candidates: [...others].map(([id, extra]) => ({
        manager: id,
        name: staff.get(id) ?? id,
        extra,
      })),
      excludedBy: [...reason.excluded]
        .sort((a, b) => b.count - a.count)
        .map(({ article }) => article as string),
    };
  });
}
