-- The organisation: units, accounts, settings, the log of events, keys of retried requests.
-- A table that belongs to a unit shows only the rows in scope. The server sets the scope for one
-- transaction (app.units, app.all_units, app.manager); without it nothing shows.

create table unit (
  id text primary key check (id <> '' and id !~ ','),
  name text not null,
  parent_id text references unit (id),
  created_at timestamptz not null default now(),
  check (parent_id is distinct from id)
);
create index unit_parent on unit (parent_id);
insert into unit (id, name) values ('hq', '总部');

create function refuse_unit_cycle() returns trigger language plpgsql as $$
begin
  if exists (
    with recursive up as (
      select u.id, u.parent_id from unit u where u.id = new.parent_id
      union select u.id, u.parent_id from unit u join up on u.id = up.parent_id
    ) select 1 from up where up.id = new.id
  ) then
    raise exception using errcode = '23514', message = 'unit tree has a cycle', constraint = 'unit_is_a_tree';
  end if;
  return new;
end $$;
create trigger unit_is_a_tree before update of parent_id on unit
  for each row execute function refuse_unit_cycle();

create table account (
  account text primary key check (account <> ''),
  display_name text not null,
  roles text[] not null default '{}',
  unit_id text references unit (id),
  manager_id text,
  password_hash text not null,
  must_change boolean not null default false,
  is_active boolean not null default true,
  seen_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index account_any_case on account (lower(account));

create table session (
  token_hash text primary key,
  account text not null references account (account),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account);

create table setting (
  key text primary key,
  value jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null default now()
);

create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  actor text not null,
  about text not null,
  data jsonb not null default '{}'
);
create index event_kind on event (kind, id desc);
create index event_about on event (about, id desc);

create table idempotency_key (
  account text not null,
  key text not null check (length(key) between 1 and 255),
  route text not null,
  body_hash text not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (account, key)
);
create index idempotency_key_age on idempotency_key (created_at);

alter table account enable row level security;
alter table account force row level security;
create policy in_scope on account
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or account = (select current_setting('app.actor', true)));

grant select, insert, update on unit to guanhu_app;
grant select, insert, update on account to guanhu_app;
grant select, insert, update, delete on session, idempotency_key to guanhu_app;
grant select, insert, update on setting to guanhu_app;
grant select, insert on event to guanhu_app;
