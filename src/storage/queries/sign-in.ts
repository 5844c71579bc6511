import type { FactorStore, OidcStore, RevealRecord, RevealStore } from "../../app/ports.ts";
import { type Client, many, one, run } from "../sql.ts";

export function factorStore(client: Client): FactorStore {
  return {
    find: async (account) => {
      const row = await one<{ secret: Buffer | null; confirmed: boolean; step: number | null }>(
        client,
        `select totp_secret as secret, totp_confirmed_at is not null as confirmed, totp_step as step
         from account where account = $1`,
        [account],
      );
      if (row === null || row.secret === null) return null;
      return { secret: row.secret, isConfirmed: row.confirmed, lastStep: row.step ?? 0 };
    },
    begin: async (account, secret) =>
      (await run(
        client,
        `update account set totp_secret = $2, totp_step = null
         where account = $1 and totp_confirmed_at is null`,
        [account, secret],
      )) === 1,
    confirm: async (account, { step, codeHashes }) => {
      const confirmed = await run(
        client,
        `update account set totp_confirmed_at = now(), totp_step = $2
         where account = $1 and totp_confirmed_at is null`,
        [account, step],
      );
      if (confirmed === 0) return false;
      await run(client, "delete from recovery_code where account = $1", [account]);
      await run(
        client,
        "insert into recovery_code (account, code_hash) select $1, unnest($2::text[])",
        [account, codeHashes],
      );
      return true;
    },
    takeStep: async (account, step) =>
      (await run(
        client,
        `update account set totp_step = $2
         where account = $1 and coalesce(totp_step, 0) < $2 and totp_confirmed_at is not null`,
        [account, step],
      )) === 1,
    takeRecoveryCode: async (account, codeHash) =>
      (await run(
        client,
        `update recovery_code set used_at = now()
         where account = $1 and code_hash = $2 and used_at is null`,
        [account, codeHash],
      )) === 1,
    remove: async (account) => {
      await run(
        client,
        `update account set totp_secret = null, totp_confirmed_at = null, totp_step = null
         where account = $1`,
        [account],
      );
      await run(client, "delete from recovery_code where account = $1", [account]);
    },
  };
}

export function oidcStore(client: Client): OidcStore {
  return {
    begin: async ({ stateHash, nonce, verifier, expiresAt }) => {
      await run(client, "delete from oidc_flow where expires_at < now()");
      await run(
        client,
        "insert into oidc_flow (state_hash, nonce, verifier, expires_at) values ($1, $2, $3, $4)",
        [stateHash, nonce, verifier, expiresAt],
      );
    },
    take: async (stateHash, now) =>
      one(
        client,
        `delete from oidc_flow where state_hash = $1 and expires_at > $2
         returning state_hash as "stateHash", nonce, verifier, expires_at as "expiresAt"`,
        [stateHash, now],
      ),
    boundTo: (account) =>
      one(
        client,
        `select oidc_issuer as issuer, oidc_subject as subject from account
         where account = $1 and oidc_issuer is not null`,
        [account],
      ),
    accountOf: async (issuer, subject) =>
      (
        await one<{ account: string }>(
          client,
          "select account from account where oidc_issuer = $1 and oidc_subject = $2",
          [issuer, subject],
        )
      )?.account ?? null,
    bind: async (account, { issuer, subject, now }) =>
      (await run(
        client,
        `update account set oidc_issuer = $2, oidc_subject = $3, oidc_invited_until = null
         where account = $1 and oidc_issuer is null and oidc_invited_until > $4
           and not exists (select 1 from account o where o.oidc_issuer = $2 and o.oidc_subject = $3)`,
        [account, issuer, subject, now],
      )) === 1,
    open: async (account, until) => {
      await run(
        client,
        `update account set oidc_invited_until = $2,
           oidc_issuer = case when $2::timestamptz is null then null else oidc_issuer end,
           oidc_subject = case when $2::timestamptz is null then null else oidc_subject end
         where account = $1`,
        [account, until],
      );
    },
  };
}

interface RevealRow extends RevealRecord {
  readonly total: number;
}

export function revealStore(client: Client): RevealStore {
  return {
    take: async (reveal, { perDay, since }) => {
      // Two at once would both count the same: the account's row holds the second one back.
      await one(client, "select 1 from account where account = $1 for update", [reveal.account]);
      const counted = await one<{ n: number }>(
        client,
        "select count(*) as n from reveal where account = $1 and at >= $2",
        [reveal.account, since],
      );
      const used = counted?.n ?? 0;
      if (used >= perDay) return null;
      await run(
        client,
        `insert into reveal (account, customer_id, field, reason, article, unit_id)
         select $1, c.id, $3, $4, $5, c.unit_id from customer c where c.id = $2`,
        [reveal.account, reveal.customer, reveal.field, reveal.reason, reveal.article],
      );
      return perDay - used - 1;
    },
    page: async ({ offset, limit }) => {
      const rows = await many<RevealRow>(
        client,
        `select r.id, r.at, r.account, r.customer_id as customer, coalesce(c.name, r.customer_id) as "customerName",
           r.field, r.reason, r.article, count(*) over () as total
         from reveal r left join customer c on c.id = r.customer_id
         order by r.id desc limit $1 offset $2`,
        [limit, offset],
      );
      return { total: rows[0]?.total ?? 0, rows };
    },
  };
}
