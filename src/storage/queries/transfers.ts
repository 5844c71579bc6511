import type {
  ApprovalRecord,
  TransferItem,
  TransferRecord,
  TransferStore,
} from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";

interface TransferRow {
  readonly id: string;
  readonly unit_id: string;
  readonly to_id: string;
  readonly to_name: string;
  readonly to_unit_id: string;
  readonly state: TransferRecord["state"];
  readonly reason: string;
  readonly asked_as: TransferRecord["askedAs"];
  readonly needed: TransferRecord["needed"];
  readonly tells_customer: boolean;
  readonly regime_id: string;
  readonly revision: number;
  readonly articles: readonly string[];
  readonly created_by: string;
  readonly created_at: Date;
  readonly decided_at: Date | null;
  readonly items: readonly {
    readonly customer_id: string;
    readonly customer_name: string;
    readonly from_id: string | null;
    readonly from_name: string | null;
    readonly unit_id: string;
    readonly expected_ver: number;
  }[];
  readonly approvals: readonly {
    readonly account: string;
    readonly places: ApprovalRecord["places"];
    readonly benefits: boolean;
    readonly agrees: boolean;
    readonly reason: string;
    readonly at: string;
  }[];
}

const SELECT = `select t.*,
    coalesce((select json_agg(i order by i.customer_id) from transfer_item i where i.transfer_id = t.id), '[]') as items,
    coalesce((select json_agg(a order by a.at) from transfer_approval a where a.transfer_id = t.id), '[]') as approvals
  from transfer t`;

const itemOf = (row: TransferRow["items"][number]): TransferItem => ({
  customer: { id: row.customer_id, name: row.customer_name },
  from: row.from_id === null ? null : { id: row.from_id, name: row.from_name ?? row.from_id },
  unit: row.unit_id,
  expectedVer: row.expected_ver,
});

const recordOf = (row: TransferRow): TransferRecord => ({
  id: row.id,
  unit: row.unit_id,
  to: { id: row.to_id, name: row.to_name },
  toUnit: row.to_unit_id,
  state: row.state,
  reason: row.reason,
  askedAs: row.asked_as,
  needed: row.needed,
  tellsCustomer: row.tells_customer,
  regime: row.regime_id,
  revision: row.revision,
  articles: row.articles,
  createdBy: row.created_by,
  createdAt: row.created_at,
  decidedAt: row.decided_at,
  items: row.items.map(itemOf),
  approvals: row.approvals.map(({ at, account, places, benefits, agrees, reason }) => ({
    account,
    places,
    benefits,
    agrees,
    reason,
    at: new Date(at),
  })),
});

/** Transfers with what they move and who agreed. */
export function transferStore(client: Client): TransferStore {
  const found = async (where: string, id: string): Promise<TransferRecord | null> => {
    const row = await one<TransferRow>(client, `${SELECT} ${where}`, [id]);
    return row === null ? null : recordOf(row);
  };
  return {
    insert: (transfer) => insert(client, transfer),
    find: (id) => found("where t.id = $1", id),
    hold: (id) => found("where t.id = $1 for update", id),
    list: async ({ state, limit }) =>
      (
        await many<TransferRow>(
          client,
          `${SELECT} where ($1::text is null or t.state = $1) order by t.created_at desc limit $2`,
          [state ?? null, limit],
        )
      ).map(recordOf),
    approve: async (id, approval) => {
      await run(
        client,
        `insert into transfer_approval (transfer_id, account, places, benefits, agrees, reason)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          id,
          approval.account,
          [...approval.places],
          approval.benefits,
          approval.agrees,
          approval.reason,
        ],
      );
    },
    settle: async (id, state, at) => {
      await run(client, "update transfer set state = $2, decided_at = $3 where id = $1", [
        id,
        state,
        at,
      ]);
    },
    unitOf: async (manager) => {
      const row = await one<{ unit_id: string; name: string }>(
        client,
        "select unit_id, name from unit_of_manager($1)",
        [manager],
      );
      return row === null ? null : { unit: row.unit_id, name: row.name };
    },
    unitsSeen: async (units) =>
      (
        await many<{ id: string }>(
          client,
          `select u.id from unit u where u.id = any ($1) and (current_setting('app.all_units', true) = 'on'
             or u.id = any (string_to_array(current_setting('app.units', true), ',')))`,
          [[...units]],
        )
      ).map(({ id }) => id),
  };
}

async function insert(
  client: Client,
  transfer: Parameters<TransferStore["insert"]>[0],
): Promise<void> {
  await run(
    client,
    `insert into transfer (id, unit_id, to_id, to_name, to_unit_id, state, reason, asked_as, needed, tells_customer,
       regime_id, revision, articles, created_by)
     values ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $10, $11, $12, current_setting('app.actor'))`,
    [
      transfer.id,
      transfer.unit,
      transfer.to.id,
      transfer.to.name,
      transfer.toUnit,
      transfer.reason,
      transfer.askedAs,
      [...transfer.needed],
      transfer.tellsCustomer,
      transfer.regime,
      transfer.revision,
      [...transfer.articles],
    ],
  );
  const { items } = transfer;
  await run(
    client,
    `insert into transfer_item (transfer_id, customer_id, customer_name, from_id, from_name, unit_id, expected_ver)
     select $1, u.* from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::integer[]) u`,
    [
      transfer.id,
      items.map(({ customer }) => customer.id),
      items.map(({ customer }) => customer.name),
      items.map(({ from }) => from?.id ?? null),
      items.map(({ from }) => from?.name ?? null),
      items.map(({ unit }) => unit),
      items.map(({ expectedVer }) => expectedVer),
    ],
  );
}
