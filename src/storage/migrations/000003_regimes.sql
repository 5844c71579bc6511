-- Regimes, their published revisions (never changed afterwards), and the runs computed from them.

create table regime (
  id text primary key check (id <> ''),
  title text not null,
  owner text not null default '',
  is_builtin boolean not null default false,
  in_force integer,
  draft_source text,
  draft_hash text,
  draft_by text,
  draft_at timestamptz,
  draft_parses boolean,
  draft_errors integer,
  draft_warnings integer,
  created_at timestamptz not null default now()
);

create table regime_revision (
  regime_id text not null references regime (id),
  revision integer not null check (revision > 0),
  title text not null,
  source text not null,
  hash text not null,
  effective text not null,
  edited_by text not null,
  published_by text not null,
  published_at timestamptz not null default now(),
  signed_warnings text[] not null default '{}',
  primary key (regime_id, revision)
);
alter table regime add foreign key (id, in_force) references regime_revision (regime_id, revision);

create table regime_article (
  regime_id text not null,
  revision integer not null,
  article_key text not null,
  ordinal integer not null,
  printed text not null,
  title text not null,
  prose text not null,
  text_hash text not null,
  primary key (regime_id, revision, article_key),
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);

-- The grounds that no customer regime gives: an existing book taken over, a correction by a person.
insert into regime (id, title, is_builtin) values ('guanhu', '管户登记规则', true);
insert into regime_revision (regime_id, revision, title, source, hash, effective, edited_by, published_by) values
  ('guanhu', 1, '管户登记规则', '', encode(sha256(''), 'hex'), '2026-01-01', 'guanhu', 'guanhu');
insert into regime_article (regime_id, revision, article_key, ordinal, printed, title, prose, text_hash)
select 'guanhu', 1, a.key, a.n, a.printed, a.title, a.prose, encode(sha256(convert_to(a.prose, 'UTF8')), 'hex')
from (values
  ('book-taken-over', 1, '第一条', '台账导入', '按组织原有台账登记现管户人。'),
  ('corrected-by-person', 2, '第二条', '人工更正', '由有权人更正管户登记，并写明理由。')
) as a (key, n, printed, title, prose);
update regime set in_force = 1 where id = 'guanhu';

create table allocation_run (
  id text primary key check (id <> ''),
  number bigint generated always as identity unique,
  state text not null,
  regime_id text not null,
  regime_title text not null,
  revision integer not null,
  regime_hash text not null,
  seconds integer not null,
  seed bigint not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  facts_hash text,
  details jsonb not null default '{}',
  published_by text,
  published_at timestamptz,
  published_changes integer,
  -- Units whose customers the run looks at; null = all of them.
  unit_ids text[] check (unit_ids <> '{}'),
  -- Rows of the plan; who sees fewer does not see the run whole.
  plan_rows integer not null default 0,
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);

create table run_assignment (
  run_id text not null references allocation_run (id),
  customer_id text not null references customer (id),
  manager_id text references manager (id),
  previous_id text references manager (id),
  expected_ver integer not null,
  weight numeric not null,
  cost bigint not null,
  articles text[] not null check (cardinality(articles) > 0),
  runner_up text,
  extra_cost bigint,
  awaits text,
  decided_by text,
  decided_reason text,
  reason jsonb not null,
  unit_id text not null,
  -- What an article leaves to a person stays where it is until he decides.
  is_moved boolean generated always as (awaits is null and manager_id is distinct from previous_id) stored,
  primary key (run_id, customer_id)
);
create index run_assignment_manager on run_assignment (run_id, manager_id, customer_id);
create index run_assignment_moved on run_assignment (run_id, customer_id) where is_moved;
create index run_assignment_awaits on run_assignment (run_id) where awaits is not null;
create index run_assignment_customer on run_assignment (customer_id);

alter table run_assignment enable row level security;
alter table run_assignment force row level security;
create policy in_scope on run_assignment
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or manager_id = (select nullif(current_setting('app.manager', true), '')));

-- A run is for those who see the whole of it: its shortages and loads tell of every unit it looked at.
alter table allocation_run enable row level security;
alter table allocation_run force row level security;
create policy in_scope on allocation_run
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_ids <@ (select string_to_array(current_setting('app.units', true), ','))::text[]);

-- What everybody may know of a published run: which regime and revision his customers' reasons rest on.
create function published_runs() returns setof allocation_run
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  r allocation_run;
begin
  perform set_config('app.all_units', 'on', true);
  for r in select * from allocation_run where published_at is not null loop
    r.details := '{}';
    return next r;
  end loop;
  perform set_config('app.all_units', v_sight, true);
end $$;
revoke all on function published_runs from public;
grant execute on function published_runs to guanhu_app;

grant select, insert, update on regime to guanhu_app;
grant select, insert on regime_revision, regime_article to guanhu_app;
grant select, insert on allocation_run to guanhu_app;
-- Publication is recorded by publish_run() alone.
grant update (state, finished_at, facts_hash, details, plan_rows) on allocation_run to guanhu_app;
grant select, insert, delete on run_assignment to guanhu_app;
grant update (manager_id, weight, articles, awaits, decided_by, decided_reason) on run_assignment to guanhu_app;
