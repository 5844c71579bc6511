import type { CreditStore, HandoverPast, PoachCase } from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";
import { decidedCases } from "./collisions.ts";
import { changesOfOwner } from "./ledger.ts";

interface PastRow {
  readonly kind: HandoverPast["kind"];
  readonly manager_id: string;
  readonly closed_at: Date;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly effect: NonNullable<HandoverPast["leave"]>["effect"] | null;
  readonly to_day: string | null;
  readonly ended_at: Date | null;
}

const pastOf = (row: PastRow): HandoverPast => ({
  kind: row.kind,
  manager: row.manager_id,
  closedAt: row.closed_at,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
  leave:
    row.effect === null || row.to_day === null
      ? null
      : { effect: row.effect, to: row.to_day, endedAt: row.ended_at },
});

/** What bears on whose results were, from the ledger, the handovers and the cases. */
export const creditStore = (client: Client): CreditStore => ({
  lastLeft: async ({ customer, to, ver }) => {
    const row = await one<{ from_owner: string; to_owner: string | null; at: Date }>(
      client,
      `select from_owner, to_owner, at from ledger
       where customer_id = $1 and ver < $2 and (from_owner is not null or to_owner is not null)
       order by ver desc limit 1`,
      [customer, ver],
    );
    if (row === null || row.to_owner !== null || row.from_owner === to) return null;
    return { from: row.from_owner, at: row.at };
  },
  poachCases: async (to, since) =>
    (
      await one<{ n: number }>(
        client,
        "select count(*) as n from poach_case where to_id = $1 and taken_on >= $2::date",
        [to, since],
      )
    )?.n ?? 0,
  notePoaching: (found) => notePoaching(client, found),
  past: async (customer) => ({
    changes: await changesOfOwner(client, customer),
    cases: await decidedCases(client, customer),
    handovers: (
      await many<PastRow>(
        client,
        `select h.kind, h.manager_id, h.closed_at, h.regime_id, h.revision, h.articles, a.effect,
           a.to_day::text, a.ended_at
         from handover_item i join handover h on h.id = i.handover_id
         left join absence a on a.id = h.absence_id
         where i.customer_id = $1 and h.closed_at is not null order by h.closed_at`,
        [customer],
      )
    ).map(pastOf),
  }),
});

async function notePoaching(client: Client, found: PoachCase): Promise<void> {
  await run(
    client,
    `insert into poach_case (customer_id, ver, cause, from_id, from_unit_id, to_id, to_unit_id, left_on, taken_on,
       cases, is_alarm, is_net_only, regime_id, revision, articles)
     values ($1, $2, $3, $4, (select u.unit_id from unit_of_manager($4) u), $5,
       (select u.unit_id from unit_of_manager($5) u), $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (customer_id, ver) do nothing`,
    [
      found.customer,
      found.ver,
      found.cause,
      found.from,
      found.to,
      found.leftOn,
      found.takenOn,
      found.cases,
      found.isAlarm,
      found.isNetOnly,
      found.regime,
      found.revision,
      [...found.articles],
    ],
  );
}
