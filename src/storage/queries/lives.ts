import type { LifeStore } from "../../app/ports.ts";
import { type Client, many, run } from "../sql.ts";
import { claimQueries } from "./claims.ts";
import { contactQueries } from "./contacts.ts";
import { LIFE_COLUMNS, type LifeRow, lifeOf } from "./life-record.ts";
import { lifeSubjects } from "./life-subjects.ts";

const PUT = `
  insert into customer_life (customer_id, ver, state, began, until, latest, last_contact, dealt, warned,
    former_owner, free_for_former, regime_id, revision, articles, last_warned, before, paused)
  select r.customer_id, r.ver, r.state, r.began, r.until, r.latest, r.last_contact, r.dealt,
    string_to_array(r.warned, ' ')::integer[], r.former_owner, r.free_for_former, r.regime_id, r.revision,
    string_to_array(r.articles, ' '), r.last_warned, r.before, r.paused
  from unnest($1::text[], $2::integer[], $3::text[], $4::date[], $5::date[], $6::date[], $7::date[],
    $8::date[], $9::text[], $10::text[], $11::date[], $12::text[], $13::integer[], $14::text[],
    $15::date[], $16::text[], $17::date[])
    as r (customer_id, ver, state, began, until, latest, last_contact, dealt, warned, former_owner,
      free_for_former, regime_id, revision, articles, last_warned, before, paused)
  on conflict (customer_id) do update set ver = excluded.ver, state = excluded.state,
    since = case when customer_life.state = excluded.state and customer_life.ver = excluded.ver
      then customer_life.since else excluded.since end,
    began = excluded.began, until = excluded.until, latest = excluded.latest,
    last_contact = excluded.last_contact, dealt = excluded.dealt, warned = excluded.warned,
    former_owner = excluded.former_owner, free_for_former = excluded.free_for_former,
    regime_id = excluded.regime_id, revision = excluded.revision, articles = excluded.articles,
    last_warned = excluded.last_warned, before = excluded.before, paused = excluded.paused`;

export function lifeStore(client: Client): LifeStore {
  return {
    ...lifeSubjects(client),
    ...claimQueries(client),
    ...contactQueries(client),
    find: async (customers) =>
      (
        await many<LifeRow>(
          client,
          `select ${LIFE_COLUMNS} from customer_life l join customer c on c.id = l.customer_id
           where l.customer_id = any ($1)`,
          [customers],
        )
      ).map(lifeOf),
    put: async (records) => {
      await run(client, PUT, [
        records.map((r) => r.customer),
        records.map((r) => r.ver),
        records.map((r) => r.life.state),
        records.map((r) => r.life.began),
        records.map((r) => r.life.until),
        records.map((r) => r.life.latest),
        records.map((r) => r.life.lastContact),
        records.map((r) => r.life.dealt),
        records.map((r) => r.life.warned.join(" ")),
        records.map((r) => r.life.formerOwner),
        records.map((r) => r.life.freeForFormer),
        records.map((r) => r.regime),
        records.map((r) => r.revision),
        records.map((r) => r.life.articles.join(" ")),
        records.map((r) => r.life.lastWarned),
        records.map((r) => r.life.before),
        records.map((r) => r.life.paused),
      ]);
    },
  };
}
