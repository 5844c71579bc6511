-- Who signs in and how, who sees what, and what was shown to whom.

select set_config('app.all_units', 'on', true);

-- An administrator is that one thing and nothing else: three administrators are three persons. Accounts
-- of older versions that held several keep the first; their sessions end.
delete from session s using account a
where s.account = a.account and a.roles && array['sysAdmin', 'secAdmin', 'auditAdmin'] and cardinality(a.roles) > 1;
update account set roles = array[case when 'sysAdmin' = any (roles) then 'sysAdmin'
    when 'secAdmin' = any (roles) then 'secAdmin' else 'auditAdmin' end]
where roles && array['sysAdmin', 'secAdmin', 'auditAdmin'] and cardinality(roles) > 1;
alter table account add constraint administrators_are_apart
  check (not roles && array['sysAdmin', 'secAdmin', 'auditAdmin'] or cardinality(roles) = 1);

-- `scope_units`: what a person answers for beyond the unit he belongs to (blocks and lines).
-- `totp_secret` is sealed with a key outside the database; `totp_step` is the last step of thirty seconds
-- whose code was taken: a code is taken once.
alter table account
  add column scope_units text[] not null default '{}',
  add column totp_secret bytea,
  add column totp_confirmed_at timestamptz,
  add column totp_step bigint,
  add column oidc_issuer text,
  add column oidc_subject text,
  add constraint oidc_is_whole check ((oidc_issuer is null) = (oidc_subject is null)),
  add constraint oidc_is_one_person unique (oidc_issuer, oidc_subject);

-- Two accounts of administrators never belong to the same person, as far as the database can know one.
create unique index administrator_is_one_person on account (manager_id)
  where manager_id is not null and roles && array['sysAdmin', 'secAdmin', 'auditAdmin'];

-- Who is closed is out: the sessions end with the same transaction, whatever closed the account.
create function end_sessions_of_closed() returns trigger
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  delete from session where account = new.account;
  return null;
end $$;
create trigger closed_is_out after update of is_active on account
  for each row when (old.is_active and not new.is_active) execute function end_sessions_of_closed();

create table recovery_code (
  account text not null references account (account),
  code_hash text not null,
  used_at timestamptz,
  primary key (account, code_hash)
);

-- A sign-in that has gone to the provider and not come back yet.
create table oidc_flow (
  state_hash text primary key,
  nonce text not null,
  verifier text not null,
  expires_at timestamptz not null
);

-- One row for each sensitive value that was shown: never the value, always the reason.
create table reveal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account text not null references account (account),
  customer_id text not null references customer (id),
  field text not null,
  reason text not null check (length(btrim(reason)) >= 2),
  -- Printed article that allowed it; empty = the built-in rights.
  article text not null,
  unit_id text not null references unit (id)
);
create index reveal_of_day on reveal (account, at);
create index reveal_of_customer on reveal (customer_id, id);

alter table reveal enable row level security;
alter table reveal force row level security;
create policy in_scope on reveal
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or account = (select current_setting('app.actor', true)));

grant select, insert, update, delete on recovery_code to guanhu_app;
grant select, insert, delete on oidc_flow to guanhu_app;
grant select, insert on reveal to guanhu_app;
