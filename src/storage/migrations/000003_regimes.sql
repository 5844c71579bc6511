-- Regimes, their published revisions (never changed afterwards), and the runs computed from them.

create table regime (
  id text primary key check (id <> ''),
  title text not null,
  in_force integer,
  draft_source text,
  draft_hash text,
  draft_by text,
  draft_at timestamptz,
  created_at timestamptz not null default now()
);

create table regime_revision (
  regime_id text not null references regime (id),
  revision integer not null check (revision > 0),
  source text not null,
  hash text not null,
  editor text not null,
  approver text not null,
  effective_from date,
  signed_warnings jsonb not null default '[]',
  published_at timestamptz not null default now(),
  primary key (regime_id, revision)
);
alter table regime add foreign key (id, in_force) references regime_revision (regime_id, revision);

create table regime_article (
  regime_id text not null,
  revision integer not null,
  article_key text not null,
  printed text not null,
  title text not null default '',
  kind text not null default '',
  primary key (regime_id, revision, article_key),
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);

-- The grounds that are not a customer regime's: an existing book taken over, a correction by a person.
insert into regime (id, title) values ('guanhu', '管户登记规则');
insert into regime_revision (regime_id, revision, source, hash, editor, approver) values
  ('guanhu', 1, '', encode(sha256(''), 'hex'), 'guanhu', 'guanhu');
insert into regime_article (regime_id, revision, article_key, printed, title, kind) values
  ('guanhu', 1, 'book-taken-over', '第一条', '导入台账：按组织原有台账登记现管户人', 'manual'),
  ('guanhu', 1, 'corrected-by-person', '第二条', '人工更正：由有权人更正管户登记并说明理由', 'manual');

create table allocation_run (
  id bigint generated always as identity primary key,
  regime_id text not null,
  revision integer not null,
  regime_hash text not null,
  status text not null,
  seconds integer not null,
  seed bigint not null,
  scope jsonb not null default '{}',
  facts_hash text,
  progress jsonb not null default '[]',
  outcome jsonb,
  failure jsonb,
  unit_id text not null default 'hq' references unit (id),
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  published_by text,
  published_at timestamptz,
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);

create table run_assignment (
  run_id bigint not null references allocation_run (id),
  customer_id text not null references customer (id),
  manager_id text references manager (id),
  previous_id text references manager (id),
  expected_ver integer not null,
  weight integer not null default 1,
  cost bigint not null,
  articles text[] not null,
  runner_up text,
  extra bigint,
  awaits boolean not null default false,
  reason jsonb not null,
  unit_id text not null,
  decided_by text,
  is_moved boolean generated always as (manager_id is distinct from previous_id) stored,
  primary key (run_id, customer_id)
);
create index run_assignment_manager on run_assignment (run_id, manager_id, customer_id);
create index run_assignment_moved on run_assignment (run_id, customer_id) where is_moved;
create index run_assignment_customer on run_assignment (customer_id, run_id desc);

alter table allocation_run enable row level security;
alter table allocation_run force row level security;
alter table run_assignment enable row level security;
alter table run_assignment force row level security;
create policy in_scope on allocation_run
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[]));
create policy in_scope on run_assignment
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or manager_id = (select nullif(current_setting('app.manager', true), '')));

grant select, insert, update on regime to guanhu_app;
grant select, insert on regime_revision, regime_article to guanhu_app;
grant select, insert, update on allocation_run to guanhu_app;
grant select, insert on run_assignment to guanhu_app;
grant update (manager_id, articles, decided_by, reason) on run_assignment to guanhu_app;
