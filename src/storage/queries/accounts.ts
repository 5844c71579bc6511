import type { Account, AccountChange, AccountStore } from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";

interface AccountRow {
  readonly account: string;
  readonly display_name: string;
  readonly roles: Account["roles"];
  readonly unit_id: string | null;
  readonly unit_name: string | null;
  readonly manager_id: string | null;
  readonly manager_name: string | null;
  readonly scope_units: readonly string[];
  readonly totp_confirmed_at: Date | null;
  readonly oidc_subject: string | null;
  readonly oidc_invited_until: Date | null;
  readonly password_hash: string;
  readonly must_change: boolean;
  readonly is_active: boolean;
  readonly seen_at: Date | null;
}

const SELECT = `
  select a.*, u.name as unit_name, s.name as manager_name
  from account a left join unit u on u.id = a.unit_id left join staff() s on s.id = a.manager_id`;

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? id };

const accountOf = (row: AccountRow): Account => ({
  account: row.account,
  displayName: row.display_name,
  roles: row.roles,
  unit: named(row.unit_id, row.unit_name),
  manager: named(row.manager_id, row.manager_name),
  scopeUnits: row.scope_units,
  hasTotp: row.totp_confirmed_at !== null,
  signOn: { isBound: row.oidc_subject !== null, invitedUntil: row.oidc_invited_until },
  passwordHash: row.password_hash,
  mustChangePassword: row.must_change,
  isActive: row.is_active,
  lastSeenAt: row.seen_at,
});

const first = (row: AccountRow | null): Account | null => (row === null ? null : accountOf(row));

export function accountStore(client: Client): AccountStore {
  return {
    count: async () =>
      (await one<{ n: number }>(client, "select count(*) as n from account"))?.n ?? 0,
    lockKeepers: async () => {
      await run(client, "select pg_advisory_xact_lock(hashtext('guanhu.keepers'))");
    },
    list: async () =>
      (await many<AccountRow>(client, `${SELECT} order by a.account`)).map(accountOf),
    find: async (account) =>
      first(
        await one<AccountRow>(client, `${SELECT} where lower(a.account) = lower($1)`, [account]),
      ),
    insert: async (a) => {
      const inserted = await run(
        client,
        `insert into account (account, display_name, roles, unit_id, manager_id, password_hash, must_change,
           scope_units)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
        [
          a.account,
          a.displayName,
          a.roles,
          a.unit,
          a.manager,
          a.passwordHash,
          a.mustChangePassword,
          a.scopeUnits ?? [],
        ],
      );
      return inserted === 1;
    },
    update: async (account, change) => update(client, account, change),
    ...sessions(client),
  };
}

const COLUMNS: readonly (readonly [keyof AccountChange, string])[] = [
  ["displayName", "display_name"],
  ["roles", "roles"],
  ["unit", "unit_id"],
  ["scopeUnits", "scope_units"],
  ["manager", "manager_id"],
  ["passwordHash", "password_hash"],
  ["mustChangePassword", "must_change"],
  ["isActive", "is_active"],
];

async function update(client: Client, account: string, change: AccountChange): Promise<void> {
  const given = COLUMNS.filter(([key]) => change[key] !== undefined);
  if (given.length === 0) return;
  const sets = given.map(([, column], i) => `${column} = $${i + 2}`).join(", ");
  await run(client, `update account set ${sets} where account = $1`, [
    account,
    ...given.map(([key]) => change[key]),
  ]);
}

function sessions(
  client: Client,
): Pick<
  AccountStore,
  "openSession" | "findSession" | "findSessions" | "closeSession" | "closeSessionsOf"
> {
  return {
    openSession: async ({ tokenHash, account, expiresAt }) => {
      await run(client, "delete from session where expires_at < now()");
      await run(
        client,
        "insert into session (token_hash, account, expires_at) values ($1, $2, $3)",
        [tokenHash, account, expiresAt],
      );
    },
    findSession: async (tokenHash, now) =>
      (await findSessions(client, [tokenHash], now)).get(tokenHash) ?? null,
    findSessions: (tokenHashes, now) => findSessions(client, tokenHashes, now),
    closeSession: async (tokenHash) => {
      await run(client, "delete from session where token_hash = $1", [tokenHash]);
    },
    closeSessionsOf: async (account, exceptTokenHash) => {
      await run(
        client,
        "delete from session where account = $1 and token_hash is distinct from $2",
        [account, exceptTokenHash],
      );
    },
  };
}

/** The manager's name is joined by his key: whoever reads sessions sees everything. */
const FIND_SESSIONS = `
  select t.token_hash, a.*, u.name as unit_name, m.name as manager_name
  from session t join account a on a.account = t.account
  left join unit u on u.id = a.unit_id left join manager m on m.id = a.manager_id
  where t.token_hash = any ($1) and t.expires_at > $2 and a.is_active
    and (a.access_until is null or a.access_until > $2)`;

async function findSessions(
  client: Client,
  tokenHashes: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Account>> {
  const rows = await many<AccountRow & { readonly token_hash: string }>(client, FIND_SESSIONS, [
    tokenHashes,
    now,
  ]);
  await markSeen(client, rows, now);
  return new Map(rows.map((row) => [row.token_hash, accountOf(row)]));
}

const MINUTE = 60_000;

/** Once a minute is exact enough, and a page of twenty requests should not write twenty times. */
async function markSeen(client: Client, rows: readonly AccountRow[], now: Date): Promise<void> {
  const isStale = ({ seen_at }: AccountRow): boolean =>
    seen_at === null || seen_at.getTime() < now.getTime() - MINUTE;
  const stale = [...new Set(rows.filter(isStale).map(({ account }) => account))].sort();
  if (stale.length === 0) return;
  await run(
    client,
    `with due as (
       select a.account from account a
       where a.account = any ($1) and (a.seen_at is null or a.seen_at < $2::timestamptz - interval '1 minute')
       order by a.account for no key update skip locked)
     update account a set seen_at = $2::timestamptz from due where a.account = due.account`,
    [stale, now],
  );
}
