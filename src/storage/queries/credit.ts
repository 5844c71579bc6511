import type { CreditStore, HandoverPast } from "../../app/ports.ts";
import { type Client, many } from "../sql.ts";
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
