import type { ClaimCount, LifeStore } from "../../app/ports.ts";
import type { Fields } from "../../core/facts/index.ts";
import { type Client, many, one, run } from "../sql.ts";

interface ClaimantRow {
  readonly id: string;
  readonly name: string;
  readonly fields: Fields;
  readonly taken: number;
  readonly held: number;
  readonly dealt: number;
}

const CLAIMANTS = `
  select m.id, m.name, m.fields,
    (select count(*) from claim_attempt a
     where a.manager_id = m.id and a.day = $2 and a.outcome = 'taken') as taken,
    k.held, k.dealt
  from hold_counts($1) k join manager m on m.id = k.manager_id`;

export function claimQueries(
  client: Client,
): Pick<LifeStore, "holdClaimants" | "claimants" | "claimCount" | "noteAttempts"> {
  return {
    holdClaimants: async (managers) => {
      // In one order, so that two transactions with the same claimants do not wait for each other.
      await client.query(
        `select pg_advisory_xact_lock(hashtextextended('claim ' || m, 0))
         from (select m from unnest($1::text[]) as u (m) order by m) x`,
        [managers],
      );
    },
    claimants: async (managers, day) => {
      const rows = await many<ClaimantRow>(client, CLAIMANTS, [managers, day]);
      return rows.map(({ id, name, fields, taken, held, dealt }) => ({
        id,
        name,
        fields,
        count: { taken, held, heldDealt: dealt },
      }));
    },
    claimCount: async (manager, day) => {
      const row = await one<{ taken: number; held: number; dealt: number }>(
        client,
        `select
           (select count(*) from claim_attempt a
            where a.manager_id = $1 and a.day = $2 and a.outcome = 'taken') as taken,
           (select count(*) from customer c where c.owner_id = $1) as held,
           (select count(*) from customer c join customer_life l on l.customer_id = c.id
            where c.owner_id = $1 and l.dealt is not null and l.state <> 'pool') as dealt`,
        [manager, day],
      );
      const { taken = 0, held = 0, dealt = 0 } = row ?? {};
      return { taken, held, heldDealt: dealt } satisfies ClaimCount;
    },
    noteAttempts: async (attempts) => {
      await run(
        client,
        `insert into claim_attempt (customer_id, manager_id, day, outcome, actor, regime_id, revision, articles)
         select r.customer, r.manager, r.day, r.outcome, r.actor, r.regime, r.revision,
           string_to_array(r.articles, ' ')
         from unnest($1::text[], $2::text[], $3::date[], $4::text[], $5::text[], $6::integer[], $7::text[],
           $8::text[]) as r (customer, manager, day, outcome, regime, revision, articles, actor)`,
        [
          attempts.map((a) => a.customer),
          attempts.map((a) => a.manager),
          attempts.map((a) => a.day),
          attempts.map((a) => a.outcome),
          attempts.map((a) => a.regime),
          attempts.map((a) => a.revision),
          attempts.map((a) => a.articles.join(" ")),
          attempts.map((a) => a.actor),
        ],
      );
    },
  };
}
