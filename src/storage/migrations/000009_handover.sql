-- How a book changes hands: absences with their stand-ins, handovers item by item, transfers with approvals.

-- From this instant the account neither signs in nor keeps a session, whether or not a worker looks.
alter table account add column access_until timestamptz;
grant update (access_until) on account to guanhu_app;

-- A handover's plan begins from the book as it stands; there need be no run before it.
do $$
declare c text;
begin
  for c in select conname from pg_constraint
    where conrelid = 'allocation_run'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%parent_id IS NOT NULL%'
  loop execute format('alter table allocation_run drop constraint %I', c); end loop;
end $$;
alter table allocation_run add constraint run_begins_somewhere
  check (kind in ('run', 'leaver') or parent_id is not null);

create table absence (
  id text primary key check (id <> ''),
  manager_id text not null references manager (id),
  manager_name text not null,
  unit_id text not null references unit (id),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  reason text not null,
  stand_in_id text references manager (id),
  stand_in_name text,
  effect text not null check (effect in ('cover', 'relation', 'both')),
  regime_id text not null,
  revision integer not null,
  articles text[] not null default '{}',
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  begun_at timestamptz,
  ended_at timestamptz,
  report text not null default '',
  check (stand_in_id is distinct from manager_id),
  foreign key (regime_id, revision) references regime_revision (regime_id, revision),
  exclude using gist (manager_id with =, daterange(from_day, to_day, '[]') with &&) where (ended_at is null)
);
create index absence_stand_in on absence (stand_in_id) where ended_at is null;

create table handover (
  id text primary key check (id <> ''),
  kind text not null check (kind in ('departure', 'leave')),
  manager_id text not null references manager (id),
  manager_name text not null,
  unit_id text not null references unit (id),
  absence_id text references absence (id),
  state text not null check (state in ('created', 'frozen', 'assigned', 'acknowledged', 'closed', 'postCheck',
    'cancelled')),
  noticed_on date not null,
  last_day date not null,
  freeze_at timestamptz not null,
  frozen_at timestamptz,
  due_on date not null,
  contents text[] not null default '{}',
  reason text not null,
  -- Days by which the notice was too short.
  notice_lacking integer not null default 0,
  run_id text references allocation_run (id),
  regime_id text not null,
  revision integer not null,
  articles text[] not null check (cardinality(articles) > 0),
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  signed_by text,
  closed_at timestamptz,
  is_overdue boolean not null default false,
  check_on date,
  checked_by text,
  check_note text,
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);
create unique index handover_going on handover (manager_id)
  where state in ('created', 'frozen', 'assigned', 'acknowledged');

create table handover_item (
  handover_id text not null references handover (id),
  customer_id text not null references customer (id),
  -- As it was called then: a receiver does not see the customer before it is his.
  customer_name text not null,
  tier text,
  district text,
  from_id text not null references manager (id),
  unit_id text not null references unit (id),
  to_id text references manager (id),
  to_name text,
  to_unit_id text references unit (id),
  state text not null check (state in ('open', 'proposed', 'accepted', 'custody', 'moved')),
  weight numeric not null,
  -- Who might be asked next: manager, name, minutes a month more than the first choice.
  candidates jsonb not null default '[]',
  refused_by text[] not null default '{}',
  customer_refusals integer not null default 0,
  contents jsonb not null default '{}',
  articles text[] not null default '{}',
  why text not null default '',
  needs_visit boolean not null default false,
  visit_due date,
  visited_on date,
  answered_by text,
  answered_at timestamptz,
  answer text,
  told_at timestamptz,
  primary key (handover_id, customer_id),
  check ((state in ('proposed', 'accepted')) <= (to_id is not null))
);
create index handover_item_to on handover_item (to_id) where state in ('proposed', 'accepted');
create index handover_item_customer on handover_item (customer_id);

-- What the assessment of a person counts: here, the defects of a handover.
create table assessment_entry (
  id text primary key check (id <> ''),
  manager_id text not null references manager (id),
  unit_id text not null references unit (id),
  handover_id text references handover (id),
  customer_id text references customer (id),
  customer_name text not null default '',
  code text not null check (code in ('missed', 'wrong', 'incomplete')),
  points integer not null check (points >= 0),
  note text not null,
  regime_id text not null,
  revision integer not null,
  articles text[] not null default '{}',
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp()
);
create index assessment_entry_manager on assessment_entry (manager_id, entered_at);
create index assessment_entry_handover on assessment_entry (handover_id);

create table transfer (
  id text primary key check (id <> ''),
  unit_id text not null references unit (id),
  to_id text not null references manager (id),
  to_name text not null,
  to_unit_id text not null references unit (id),
  state text not null check (state in ('pending', 'done', 'rejected', 'withdrawn')),
  reason text not null,
  asked_as text not null check (asked_as in ('owner', 'receiver', 'head', 'allocator')),
  needed text[] not null check (cardinality(needed) > 0),
  tells_customer boolean not null,
  regime_id text not null,
  revision integer not null,
  articles text[] not null check (cardinality(articles) > 0),
  created_by text not null,
  created_at timestamptz not null default clock_timestamp(),
  decided_at timestamptz,
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);
create index transfer_pending on transfer (unit_id, to_unit_id) where state = 'pending';

create table transfer_item (
  transfer_id text not null references transfer (id),
  customer_id text not null references customer (id),
  customer_name text not null,
  from_id text references manager (id),
  from_name text,
  unit_id text not null references unit (id),
  expected_ver integer not null,
  primary key (transfer_id, customer_id)
);
create index transfer_item_customer on transfer_item (customer_id);

create table transfer_approval (
  transfer_id text not null references transfer (id),
  account text not null,
  places text[] not null default '{}',
  benefits boolean not null,
  agrees boolean not null,
  reason text not null default '',
  at timestamptz not null default clock_timestamp(),
  primary key (transfer_id, account)
);

do $$
declare t text;
begin
  foreach t in array array['absence', 'handover', 'handover_item', 'assessment_entry', 'transfer', 'transfer_item',
    'transfer_approval'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy in_scope on absence
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or manager_id = (select nullif(current_setting('app.manager', true), ''))
    or stand_in_id = (select nullif(current_setting('app.manager', true), '')));
create policy in_scope on handover_item
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or to_unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or from_id = (select nullif(current_setting('app.manager', true), ''))
    or to_id = (select nullif(current_setting('app.manager', true), '')));
-- Who sees an item sees what it belongs to; who was asked and refused sees neither any more.
create policy in_scope on handover
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or manager_id = (select nullif(current_setting('app.manager', true), ''))
    or exists (select 1 from handover_item i where i.handover_id = id));
create policy in_scope on assessment_entry
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or manager_id = (select nullif(current_setting('app.manager', true), ''))
    or entered_by = (select current_setting('app.actor', true)));
create policy in_scope on transfer
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or to_unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or created_by = (select current_setting('app.actor', true))
    or to_id = (select nullif(current_setting('app.manager', true), '')));
create policy in_scope on transfer_item using (exists (select 1 from transfer t where t.id = transfer_id));
create policy in_scope on transfer_approval using (exists (select 1 from transfer t where t.id = transfer_id));

-- A stand-in sees the customers he covers while he covers them.
create policy covered on customer for select
  using (owner_id = any (array(select a.manager_id from absence a
    where a.stand_in_id = (select nullif(current_setting('app.manager', true), ''))
      and a.begun_at is not null and a.ended_at is null)));

-- Whatever a stand-in does about a customer that he covers is written down as the act of a stand-in.
create function note_stand_in() returns trigger
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_manager text := nullif(current_setting('app.manager', true), '');
  v_owner text;
begin
  if v_manager is null then return new; end if;
  select c.owner_id into v_owner from customer c join absence a on a.manager_id = c.owner_id
  where c.id = new.about and a.stand_in_id = v_manager and a.begun_at is not null and a.ended_at is null;
  if v_owner is not null then
    new.data := new.data || jsonb_build_object('standInFor', v_owner);
  end if;
  return new;
end $$;
create trigger stand_in_is_noted before insert on event for each row execute function note_stand_in();

-- The unit of a manager, whoever asks: a transfer may lead out of what the asker sees.
create function unit_of_manager(p_manager text) returns table (unit_id text, name text)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query select m.unit_id, m.name from manager m where m.id = p_manager;
  perform set_config('app.all_units', v_sight, true);
end $$;
-- Ends what a leaver may do: his accounts have no access from `p_at` on, and their sessions end at it.
create function end_access(p_manager text, p_at timestamptz) returns integer
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  v_count integer;
begin
  perform set_config('app.all_units', 'on', true);
  update account set access_until = p_at where manager_id = p_manager;
  get diagnostics v_count = row_count;
  perform set_config('app.all_units', v_sight, true);
  return v_count;
end $$;
revoke all on function note_stand_in, unit_of_manager, end_access from public;
grant execute on function unit_of_manager, end_access to guanhu_app;

grant select, insert on absence, handover, handover_item, assessment_entry, transfer, transfer_item, transfer_approval
  to guanhu_app;
grant update (stand_in_id, stand_in_name, begun_at, ended_at, report) on absence to guanhu_app;
grant update (state, frozen_at, run_id, signed_by, closed_at, is_overdue, check_on, checked_by, check_note) on handover
  to guanhu_app;
grant update (to_id, to_name, to_unit_id, state, candidates, refused_by, customer_refusals, contents, articles, why,
  needs_visit, visit_due, visited_on, answered_by, answered_at, answer, told_at, weight) on handover_item to guanhu_app;
grant update (state, decided_at) on transfer to guanhu_app;
