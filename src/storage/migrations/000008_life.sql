-- The life of an ownership: its state, contacts, attempts to claim, and what falls due at a time.

-- A customer without a row is looked after by its owner, or by nobody. A row whose `ver` is not that of the
-- customer was overtaken by another change of owner; what then holds follows from the article on moves.
create table customer_life (
  customer_id text primary key references customer (id),
  ver integer not null check (ver >= 0),
  state text not null check (state in ('unowned', 'claimed', 'protected', 'owned', 'atRisk', 'inHandover',
    'covered', 'unitCustody', 'pool', 'closed')),
  since timestamptz not null default clock_timestamp(),
  -- Civil days: the day it began, the last day of the present clock, and the day that it never goes beyond.
  began date,
  until date,
  latest date,
  last_contact date,
  dealt date,
  -- Days before the end of which the owner has been told, each for the present `until`.
  warned integer[] not null default '{}',
  last_warned date,
  -- Where an unproved registration goes back to.
  before text,
  former_owner text references manager (id),
  -- From this day the former owner may claim again.
  free_for_former date,
  regime_id text,
  revision integer,
  articles text[] not null default '{}',
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);
create index customer_life_state on customer_life (state, since, customer_id);
create index customer_life_until on customer_life (until) where until is not null;

-- One contact of a manager with a customer. Whether it counts is what the article said then.
create table contact (
  id text primary key check (id <> ''),
  customer_id text not null references customer (id),
  manager_id text references manager (id),
  at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  recorded_by text not null,
  way text not null,
  two_way boolean,
  seconds integer check (seconds >= 0),
  result text,
  evidence text not null,
  counts boolean not null,
  regime_id text,
  revision integer,
  articles text[] not null default '{}'
);
create index contact_customer on contact (customer_id, at desc);
create index contact_manager on contact (manager_id, at desc);

-- Every attempt to claim, in the order in which the database decided it.
create table claim_attempt (
  seq bigint generated always as identity primary key,
  customer_id text not null references customer (id),
  manager_id text not null references manager (id),
  at timestamptz not null default clock_timestamp(),
  day date not null,
  outcome text not null,
  actor text not null,
  regime_id text,
  revision integer,
  articles text[] not null default '{}'
);
create index claim_attempt_day on claim_attempt (manager_id, day) where outcome = 'taken';
create index claim_attempt_customer on claim_attempt (customer_id, seq desc);

-- What falls due at a time: the effect and `done_at` are one transaction, so an effect happens once.
create table timed_event (
  id bigint generated always as identity primary key,
  kind text not null check (kind <> ''),
  about text not null,
  due_at timestamptz not null,
  payload jsonb not null default '{}',
  -- Names the effect: scheduling it twice is scheduling it once.
  effect_key text not null unique,
  -- After a failure, or while a condition is not met: not before this.
  retry_at timestamptz,
  attempts integer not null default 0,
  waits_for text,
  done_at timestamptz,
  outcome text,
  created_at timestamptz not null default clock_timestamp()
);
create index timed_event_due on timed_event (coalesce(retry_at, due_at), id) where done_at is null;
create index timed_event_about on timed_event (about, kind) where done_at is null;

do $$
declare t text;
begin
  foreach t in array array['customer_life', 'contact', 'claim_attempt', 'timed_event'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
-- These show to whoever sees the customer, wherever it has gone since; an attempt also to who made it.
create policy in_scope on customer_life using (exists (select 1 from customer c where c.id = customer_id));
create policy in_scope on contact using (exists (select 1 from customer c where c.id = customer_id));
create policy in_scope on claim_attempt
  using (manager_id = (select nullif(current_setting('app.manager', true), ''))
    or exists (select 1 from customer c where c.id = customer_id));
-- Anybody's act may put something on the clock (put_on_clock below); the program alone reads and ends it.
create policy program on timed_event
  using ((select current_setting('app.all_units', true)) = 'on');

grant select, insert, update on customer_life to guanhu_app;
grant select, insert on contact, claim_attempt to guanhu_app;
grant select on timed_event to guanhu_app;
grant update (retry_at, attempts, waits_for, done_at, outcome) on timed_event to guanhu_app;

-- Puts events on the clock; the effect keys that are there already stay as they are.
create function put_on_clock(p_kinds text[], p_about text[], p_due timestamptz[], p_payloads jsonb[], p_keys text[])
returns void language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  insert into timed_event (kind, about, due_at, payload, effect_key)
  select * from unnest(p_kinds, p_about, p_due, p_payloads, p_keys)
  on conflict (effect_key) do nothing;
  perform set_config('app.all_units', v_sight, true);
end $$;
revoke all on function put_on_clock from public;
grant execute on function put_on_clock to guanhu_app;

-- A change of owner that is no step of this life (a plan, an import, a correction) overtakes it: the clock is
-- set anew by the article on moves. An event for each, so that a plan of a million moves stays one statement.
create function life_is_overtaken() returns trigger
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  insert into timed_event (kind, about, due_at, payload, effect_key)
  select 'life.moved', a.customer_id, a.at, jsonb_build_object('ver', a.ver),
    'life.moved:' || a.customer_id || ':' || a.ver
  from added a join customer_life l on l.customer_id = a.customer_id
  where a.cause not in ('register', 'claim', 'release', 'lapse')
  on conflict (effect_key) do nothing;
  perform set_config('app.all_units', v_sight, true);
  return null;
end $$;
create trigger life_is_overtaken after insert on ledger referencing new table as added
  for each statement execute function life_is_overtaken();

-- Changes that have nothing to do with one another but come at once: each by its own actor and article, each done
-- or refused by itself. The customers are locked by the caller, in the order of their ids.
create function change_owners_each(
  p_actors text[], p_customers text[], p_expected integer[], p_to text[], p_weights numeric[], p_articles text[],
  p_regimes text[], p_revisions integer[], p_cause text, p_limits numeric[]
) returns table (nth integer, fault owner_change_fault)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_actor text := current_setting('app.actor');
begin
  insert into capacity_counter (manager_id)
  select t.id from (select distinct unnest(p_to) as id) t where t.id is not null order by t.id
  on conflict do nothing;
  perform 1 from capacity_counter k where k.manager_id = any (p_to) order by k.manager_id for no key update;
  for i in 1 .. cardinality(p_customers) loop
    perform set_config('app.actor', p_actors[i], true);
    return query select i, f from change_owners_within(p_limits[i:i], p_customers[i:i], p_expected[i:i], p_to[i:i],
      p_weights[i:i], p_articles[i:i], array[''], array[''], p_cause, p_regimes[i], p_revisions[i]) f limit 1;
  end loop;
  perform set_config('app.actor', v_actor, true);
end $$;
revoke all on function change_owners_each from public;
grant execute on function change_owners_each to guanhu_app;

-- The name of one colleague, for a list of customers.
create function manager_name(p_id text) returns text
language plpgsql volatile security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  v_name text;
begin
  if p_id is null then
    return null;
  end if;
  perform set_config('app.all_units', 'on', true);
  select m.name into v_name from manager m where m.id = p_id;
  perform set_config('app.all_units', v_sight, true);
  return v_name;
end $$;
revoke all on function manager_name from public;
grant execute on function manager_name to guanhu_app;
