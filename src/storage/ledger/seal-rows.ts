import { type Client, many, one, run } from "../sql.ts";
import type { Seal } from "./seal.ts";

const SEAL = `number, from_seq as "fromSeq", upto_seq as "uptoSeq", records, root, previous, at,
  public_key as "publicKey", signature`;

/** The seals of the database after a number, oldest first. */
export const sealsOf = (client: Client, after = 0): Promise<readonly Seal[]> =>
  many<Seal & { number: number }>(
    client,
    `select ${SEAL} from ledger_seal where number > $1 order by number`,
    [after],
  );

export const lastSealOf = (client: Client): Promise<Seal | null> =>
  one<Seal & { number: number }>(
    client,
    `select ${SEAL} from ledger_seal order by number desc limit 1`,
  );

/** False when somebody else has made the seal of that number in the meantime. */
export async function insertSeal(client: Client, seal: Seal): Promise<boolean> {
  const inserted = await run(
    client,
    `insert into ledger_seal (number, from_seq, upto_seq, records, root, previous, at, public_key, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      seal.number,
      seal.fromSeq,
      seal.uptoSeq,
      seal.records,
      seal.root,
      seal.previous,
      seal.at,
      seal.publicKey,
      seal.signature,
    ],
  );
  return inserted === 1;
}
