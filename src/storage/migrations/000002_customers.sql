-- Customers and managers as the rules see them (`fields`), with what lists and searches need beside.

create table manager (
  id text primary key check (id <> ''),
  name text not null,
  pinyin text not null,
  initials text not null,
  unit_id text not null default 'hq' references unit (id),
  fields jsonb not null default '{}',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index manager_unit on manager (unit_id);
alter table account add foreign key (manager_id) references manager (id);

create table customer (
  id text primary key check (id <> ''),
  name text not null,
  norm_name text not null,
  pinyin text not null,
  initials text not null,
  tokens text[] not null,
  uscc text,
  capital numeric,
  district text,
  industry text,
  lng double precision,
  lat double precision,
  unit_id text not null default 'hq' references unit (id),
  fields jsonb not null default '{}',
  owner_id text references manager (id),
  ver integer not null default 0 check (ver >= 0),
  weight numeric not null default 1 check (weight >= 0),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
-- The included columns let the row-level policy be judged without visiting the row.
create index customer_by_id on customer (id) include (unit_id, owner_id);
create index customer_by_name on customer (pinyin, id) include (unit_id, owner_id);
create index customer_by_owner on customer (owner_id, id) include (unit_id);
create index customer_by_capital on customer (capital, id) include (unit_id, owner_id);
create index customer_by_district on customer (district, id) include (unit_id, owner_id);
create index customer_industry on customer (industry);
create index customer_unit on customer (unit_id);
create index customer_uscc on customer (uscc text_pattern_ops) where uscc is not null;
create index customer_initials on customer (initials text_pattern_ops);
create index customer_tokens on customer using gin (tokens);

-- Counting a million rows for the head of a page takes longer than the page. Customers are never
-- deleted, so only an import changes their number; it is kept by its own transaction.
create table customer_total (
  is_one boolean primary key default true check (is_one),
  customers bigint not null default 0
);
insert into customer_total default values;
create function count_new_customers() returns trigger
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  update customer_total set customers = customers + (select count(*) from added);
  return null;
end $$;
create trigger customers_are_counted after insert on customer referencing new table as added
  for each statement execute function count_new_customers();

-- What an import changed about a customer that was known before.
create table customer_history (
  customer_id text not null references customer (id),
  at timestamptz not null default clock_timestamp(),
  unit_id text not null,
  import_id text,
  actor text not null,
  before jsonb not null,
  after jsonb not null
);
create index customer_history_customer on customer_history (customer_id, at);

create table import_job (
  id text primary key,
  kind text not null,
  file_name text not null,
  bytes bigint not null,
  state text not null,
  written integer,
  details jsonb not null,
  created_by text not null,
  created_at timestamptz not null default now()
);

create table import_mapping (
  name text primary key,
  kind text not null,
  mapping jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null default now()
);

create table customer_lock (
  customer_id text primary key references customer (id),
  manager_id text not null references manager (id),
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
end $$;
create policy in_scope on customer_history
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[]));
create policy in_scope on manager
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or id = (select nullif(current_setting('app.manager', true), '')));
create policy in_scope on customer
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or owner_id = (select nullif(current_setting('app.manager', true), '')));
-- A lock is seen by whoever sees the customer, wherever he has gone since it was set.
create policy in_scope on customer_lock
  using (exists (select 1 from customer c where c.id = customer_id));
-- A file may hold anything about anybody: whoever uploaded it reads it, and the program itself.
create policy own on import_job
  using (created_by = (select current_setting('app.actor', true))
    or (select current_setting('app.all_units', true)) = 'on');

-- Visibility follows ownership: where a manager goes, his customers go.
create function customers_follow_manager() returns trigger
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  update customer set unit_id = new.unit_id where owner_id = new.id and unit_id <> new.unit_id;
  perform set_config('app.all_units', v_sight, true);
  return null;
end $$;
create trigger customers_follow after update of unit_id on manager
  for each row when (old.unit_id is distinct from new.unit_id) execute function customers_follow_manager();

-- The names of colleagues are no secret between them; everything else about them follows the scope.
create function staff() returns table (id text, name text)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query select m.id, m.name from manager m;
  perform set_config('app.all_units', v_sight, true);
end $$;
revoke all on function staff from public;
grant execute on function staff to guanhu_app;

-- owner_id, ver and weight are written by the owner of the schema alone, through change_owners().
grant select on customer, customer_total to guanhu_app;
grant insert (id, name, norm_name, pinyin, initials, tokens, uscc, capital, district, industry, lng, lat,
  unit_id, fields) on customer to guanhu_app;
grant update (name, norm_name, pinyin, initials, tokens, uscc, capital, district, industry, lng, lat,
  unit_id, fields, changed_at) on customer to guanhu_app;
grant select, insert, update on manager, import_job, import_mapping to guanhu_app;
grant delete on import_mapping to guanhu_app;
grant select, insert on customer_history to guanhu_app;
grant select, insert, delete on customer_lock to guanhu_app;
