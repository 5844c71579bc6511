-- Customers and managers as the rules see them (`fields`), with what lists and searches need beside.

create table manager (
  id text primary key check (id <> ''),
  name text not null,
  pinyin text not null default '',
  initials text not null default '',
  unit_id text not null default 'hq' references unit (id),
  fields jsonb not null default '{}',
  lng double precision,
  lat double precision,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index manager_unit on manager (unit_id);
alter table person add foreign key (manager_id) references manager (id);

create table customer (
  id text primary key check (id <> ''),
  name text not null,
  norm_name text not null,
  pinyin text not null,
  initials text not null,
  tokens text[] not null,
  uscc text,
  unit_id text not null default 'hq' references unit (id),
  fields jsonb not null default '{}',
  lng double precision,
  lat double precision,
  owner_id text references manager (id),
  ver integer not null default 0 check (ver >= 0),
  weight integer not null default 1 check (weight >= 0),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
-- The included columns let the row-level policy be judged without visiting the row.
create index customer_by_name on customer (pinyin, id) include (unit_id, owner_id);
create index customer_by_id on customer (id) include (unit_id, owner_id);
create index customer_by_owner on customer (owner_id, pinyin, id) include (unit_id);
create index customer_unit on customer (unit_id);
create index customer_uscc on customer (uscc) where uscc is not null;
create index customer_norm_name on customer (norm_name);
create index customer_initials on customer (initials text_pattern_ops);
create index customer_tokens on customer using gin (tokens);

-- What an import changed about a customer that was known before.
create table customer_history (
  customer_id text not null references customer (id),
  at timestamptz not null default clock_timestamp(),
  unit_id text not null,
  job_id uuid,
  actor text not null,
  before jsonb not null,
  after jsonb not null
);
create index customer_history_customer on customer_history (customer_id, at);

create table import_mapping (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  name text not null,
  body jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  unique (kind, name)
);

create table import_job (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  status text not null,
  file_name text not null,
  file_path text,
  unit_id text not null default 'hq' references unit (id),
  body jsonb not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_job_recent on import_job (created_at desc);

create table customer_lock (
  customer_id text primary key references customer (id),
  manager_id text not null references manager (id),
  unit_id text not null,
  reason text not null,
  locked_by text not null,
  created_at timestamptz not null default now()
);

do $$
declare t text;
begin
  foreach t in array array['manager', 'customer', 'customer_history', 'import_job', 'customer_lock'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
  foreach t in array array['manager', 'customer_history', 'import_job', 'customer_lock'] loop
    execute format($p$create policy in_scope on %I
      using ((select current_setting('app.all_units', true)) = 'on'
        or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[]))$p$, t);
  end loop;
end $$;
create policy own on manager for select
  using (id = (select nullif(current_setting('app.manager', true), '')));
create policy in_scope on customer
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or owner_id = (select nullif(current_setting('app.manager', true), '')));

-- owner_id and ver are written by the owner of the schema alone, through change_owners().
grant select on customer to guanhu_app;
grant insert (id, name, norm_name, pinyin, initials, tokens, uscc, unit_id, fields, lng, lat)
  on customer to guanhu_app;
grant update (name, norm_name, pinyin, initials, tokens, uscc, unit_id, fields, lng, lat, changed_at)
  on customer to guanhu_app;
grant select, insert, update on manager, import_mapping, import_job to guanhu_app;
grant delete on import_mapping to guanhu_app;
grant select, insert on customer_history to guanhu_app;
grant select, insert, delete on customer_lock to guanhu_app;
