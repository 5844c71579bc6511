-- The organisation: units, people who sign in, settings, the log of events, keys of retried requests.
-- Every table that belongs to a unit shows only the rows of the units in scope. The scope is set by
-- the server for one transaction (app.units, app.all_units, app.manager); without it nothing shows.

create table unit (
  id text primary key check (id <> '' and id !~ ','),
  name text not null,
  kind text not null default 'unit',
  parent_id text references unit (id),
  created_at timestamptz not null default now(),
  check (parent_id is distinct from id)
);
create index unit_parent on unit (parent_id);
insert into unit (id, name, kind) values ('hq', '总部', 'hq');

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

create table person (
  id uuid primary key default gen_random_uuid(),
  login text not null,
  name text not null,
  roles text[] not null default '{}',
  unit_id text not null default 'hq' references unit (id),
  manager_id text,
  password_hash text not null,
  must_change boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index person_login on person (lower(login));

create table session (
  token_hash bytea primary key,
  person_id uuid not null references person (id),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  client text
);
create index session_person on session (person_id);

-- Counts guesses before any password is hashed.
create table sign_in_attempt (
  key text primary key,
  count integer not null,
  since timestamptz not null
);

create table setting (
  key text primary key,
  value jsonb not null,
  changed_by text,
  changed_at timestamptz not null default now()
);

create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  kind text not null,
  actor text not null,
  subject text,
  data jsonb not null default '{}'
);
create index event_kind on event (kind, id desc);
create index event_subject on event (subject, id desc) where subject is not null;

create table idempotency_key (
  actor text not null,
  key text not null check (length(key) between 1 and 255),
  request_hash text not null,
  status integer,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (actor, key)
);
create index idempotency_key_age on idempotency_key (created_at);

alter table person enable row level security;
alter table person force row level security;
create policy in_scope on person
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[]));

grant select, insert, update on unit to guanhu_app;
grant select, insert, update on person to guanhu_app;
grant select, insert, update, delete on session, sign_in_attempt, idempotency_key to guanhu_app;
grant select, insert, update on setting to guanhu_app;
grant select, insert on event to guanhu_app;
