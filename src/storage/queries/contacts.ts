import type { ContactRecord, LifeStore } from "../../app/ports.ts";
import type { ContactWay } from "../../core/regime/index.ts";
import { type Client, many, run, textArray } from "../sql.ts";

interface ContactRow {
  readonly id: string;
  readonly customer_id: string;
  readonly manager_id: string | null;
  readonly at: Date;
  readonly recorded_at: Date;
  readonly recorded_by: string;
  readonly way: ContactWay;
  readonly two_way: boolean | null;
  readonly seconds: number | null;
  readonly result: string | null;
  readonly evidence: string;
  readonly counts: boolean;
  readonly regime_id: string | null;
  readonly revision: number | null;
  readonly articles: readonly string[];
}

const contactOf = (row: ContactRow): ContactRecord => ({
  id: row.id,
  customer: row.customer_id,
  manager: row.manager_id,
  at: row.at,
  recordedAt: row.recorded_at,
  by: row.recorded_by,
  way: row.way,
  isAnswered: row.two_way,
  seconds: row.seconds,
  result: row.result,
  evidence: row.evidence,
  counts: row.counts,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
});

export function contactQueries(client: Client): Pick<LifeStore, "addContact" | "contacts"> {
  return {
    addContact: async (c) => {
      await run(
        client,
        `insert into contact (id, customer_id, manager_id, at, recorded_by, way, two_way, seconds, result,
           evidence, counts, regime_id, revision, articles)
         values ($1, $2, $3, $4, current_setting('app.actor'), $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          c.id,
          c.customer,
          c.manager,
          c.at,
          c.way,
          c.isAnswered,
          c.seconds,
          c.result,
          c.evidence,
          c.counts,
          c.regime,
          c.revision,
          textArray(c.articles),
        ],
      );
    },
    contacts: async (customer, limit) =>
      (
        await many<ContactRow>(
          client,
          "select * from contact where customer_id = $1 order by at desc, id desc limit $2",
          [customer, limit],
        )
      ).map(contactOf),
  };
}
