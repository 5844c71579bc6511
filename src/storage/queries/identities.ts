import { statedParty } from "../../app/customers/stated-party.ts";
import type { IdentityCandidate, IdentityStore } from "../../app/ports.ts";
import type { Fields } from "../../core/facts/index.ts";
import { identityKeys, partyOf } from "../../core/identity/index.ts";
import { reading } from "../reading.ts";
import { type Client, json, many, manyLong, run } from "../sql.ts";

/** The keys of a customer as its facts state it. */
export const keysOf = (name: string, fields: Fields): readonly number[] =>
  identityKeys(partyOf(statedParty(name, fields)), reading);

/** Space of the advisory locks on keys, so that they meet no other. */
const LOCKS = 7_0001;

interface CandidateRow {
  readonly customer_id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly phone: string | null;
  readonly website: string | null;
  readonly email: string | null;
  readonly aliases: readonly string[] | null;
  readonly owner_id: string | null;
  readonly owner_name: string | null;
  readonly unit_id: string;
  readonly unit_name: string;
}

const candidateOf = (row: CandidateRow): IdentityCandidate => {
  const { uscc, phone, website, email, aliases } = row;
  return {
    id: row.customer_id,
    name: row.name,
    stated: statedParty(row.name, { uscc, phone, website, email, aliases }),
    owner:
      row.owner_id === null ? null : { id: row.owner_id, name: row.owner_name ?? row.owner_id },
    unit: { id: row.unit_id, name: row.unit_name },
  };
};

export function identityStore(client: Client): IdentityStore {
  return {
    reading,
    candidates: async (party, limit) => {
      const keys = identityKeys(party, reading);
      if (keys.length === 0) return [];
      const rows = await many<CandidateRow>(client, "select * from identity_candidates($1, $2)", [
        keys,
        limit,
      ]);
      return rows.map(candidateOf);
    },
    lock: async (party) => {
      // Keys are sorted, so that two entries never wait for each other.
      for (const key of identityKeys(party, reading))
        await run(client, "select pg_advisory_xact_lock($1, $2)", [LOCKS, key]);
    },
    fillMissing: (limit) => fillMissing(client, limit),
  };
}

interface StatedRow {
  readonly id: string;
  readonly name: string;
  readonly fields: Fields;
}

async function fillMissing(client: Client, limit: number): Promise<number> {
  const rows = await many<StatedRow>(client, "select * from identity_missing($1)", [limit]);
  await writeKeys(client, rows);
  return rows.length;
}

/** Writes the keys of customers as they are now stated. */
async function writeKeys(client: Client, rows: readonly StatedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const keyed = rows.map(({ id, name, fields }) => ({ id, keys: keysOf(name, fields) }));
  await manyLong(
    client,
    `insert into customer_identity (customer_id, keys)
     select r.id, array(select k::integer from jsonb_array_elements_text(r.keys) k)
     from jsonb_to_recordset($1::jsonb) as r (id text, keys jsonb)
     on conflict (customer_id) do update set keys = excluded.keys`,
    [json(keyed)],
  );
}

const BATCH = 2_000;

/** Keys of staged customers that have none yet. */
export async function writeStagedKeys(client: Client): Promise<void> {
  await manyLong(
    client,
    `insert into customer_identity (customer_id, keys)
     select s.id, s.keys from staged_customer s
     where not exists (select 1 from customer_identity i where i.customer_id = s.id) order by s.id`,
  );
}

/** Keys of staged customers that were merged over known ones: what was not staged counts too. */
export async function rewriteMergedKeys(client: Client): Promise<void> {
  for (let after = ""; ; ) {
    const rows = await manyLong<StatedRow>(
      client,
      `select c.id, c.name, c.fields from staged_customer s
       join customer c on c.id = s.id join customer_identity i on i.customer_id = c.id
       where c.id > $1 order by c.id limit ${BATCH}`,
      [after],
    );
    if (rows.length === 0) return;
    await writeKeys(client, rows);
    after = rows.at(-1)?.id ?? after;
  }
}
