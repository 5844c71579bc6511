-- Who is the same party: keys by which duplicates are found, and the cases of a collision.

-- Hashed keys of a customer's name, codes and contacts (core/identity). Written in the transaction that
-- writes the customer. A match of keys proves nothing: the matcher looks at the facts themselves.
create table customer_identity (
  customer_id text primary key references customer (id),
  keys integer[] not null
);
-- A search reads what is not yet sorted in: kept short, since people wait for it.
create index customer_identity_keys on customer_identity using gin (keys) with (gin_pending_list_limit = 256);

-- No row-level security here: behind a policy the operator && is never looked up in an index, because it is
-- not leakproof, and a check of a million customers would read them all. The keys are hashes; whose they are is
-- told by the customer alone, which has its policy.
grant select, insert, update on customer_identity to guanhu_app;

-- Detection is blind to permission: whoever enters a customer must learn that it is known, wherever it is.
-- What is revealed of the answer is decided above, by the article. The most keys in common come first.
create function identity_candidates(p_keys integer[], p_limit integer)
returns table (customer_id text, name text, uscc text, phone text, website text, email text, aliases jsonb,
  owner_id text, owner_name text, unit_id text, unit_name text)
language plpgsql security definer set search_path = guanhu, public, pg_temp
-- Right after an import there are no statistics yet, and reading a million rows is never the better way.
set enable_seqscan = off set plan_cache_mode = force_generic_plan as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query
    with hit as materialized (
      select i.customer_id as id, (select count(*) from unnest(i.keys) k where k = any (p_keys)) as n
      from customer_identity i where i.keys && p_keys
      order by 2 desc, 1 limit p_limit)
    select c.id, c.name, c.uscc, c.fields ->> 'phone', c.fields ->> 'website', c.fields ->> 'email',
      c.fields -> 'aliases', c.owner_id, m.name, c.unit_id, u.name
    from hit h join customer c on c.id = h.id join unit u on u.id = c.unit_id
    left join manager m on m.id = c.owner_id
    order by h.n desc, c.id;
  perform set_config('app.all_units', v_sight, true);
end $$;

-- Customers that have no keys yet: those written before this table was.
create function identity_missing(p_limit integer) returns table (id text, name text, fields jsonb)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query
    select c.id, c.name, c.fields from customer c
    where not exists (select 1 from customer_identity i where i.customer_id = c.id)
    order by c.id limit p_limit;
  perform set_config('app.all_units', v_sight, true);
end $$;

-- Two managers on one customer. `holder_id` owned it when the case was opened (null = nobody did).
create table collision_case (
  id text primary key check (id <> ''),
  customer_id text not null references customer (id),
  -- As it was called when the case was opened: a party may not see the customer itself.
  customer_name text not null,
  unit_id text not null references unit (id),
  holder_id text references manager (id),
  challenger_id text not null references manager (id),
  challenger_unit_id text not null references unit (id),
  state text not null check (state in ('evidence', 'decided', 'appeal', 'final')),
  regime_id text not null,
  revision integer not null,
  article_key text not null,
  statement text not null,
  opened_by text not null,
  opened_at timestamptz not null,
  decide_by timestamptz not null,
  is_overdue boolean not null default false,
  -- The decision in force: { outcome, winner, assist, assistShare, reason, by, at, proposed, restored }.
  decision jsonb,
  appeal_until timestamptz,
  appeal jsonb,
  final_at timestamptz,
  ver integer not null default 1,
  check (holder_id is distinct from challenger_id),
  check ((decision is null) = (state = 'evidence')),
  check ((final_at is null) = (state <> 'final')),
  foreign key (regime_id, revision, article_key) references regime_article (regime_id, revision, article_key)
);
create unique index collision_one_at_a_time on collision_case (customer_id) where state <> 'final';
create index collision_open on collision_case (state, decide_by);
create index collision_challenger on collision_case (challenger_id);
create index collision_holder on collision_case (holder_id);

create table collision_evidence (
  id text primary key check (id <> ''),
  case_id text not null references collision_case (id),
  party_id text not null references manager (id),
  criterion text not null,
  -- When the fact happened, for criteria that the earlier wins; null for those that hold or do not.
  fact_at timestamptz,
  note text not null,
  source text not null check (source in ('ledger', 'facts', 'party')),
  added_by text not null,
  added_at timestamptz not null,
  rejected_by text,
  rejected_reason text,
  check ((rejected_by is null) = (rejected_reason is null))
);
create index collision_evidence_case on collision_evidence (case_id, added_at, id);

create table collision_step (
  case_id text not null references collision_case (id),
  ver integer not null,
  at timestamptz not null,
  actor text not null,
  kind text not null,
  data jsonb not null default '{}',
  primary key (case_id, ver)
);

do $$
declare t text;
begin
  foreach t in array array['collision_case', 'collision_evidence', 'collision_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
-- Both units and both managers see the case, and nobody else.
create policy in_scope on collision_case
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or challenger_unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or holder_id = (select nullif(current_setting('app.manager', true), ''))
    or challenger_id = (select nullif(current_setting('app.manager', true), '')));
create policy in_scope on collision_evidence
  using (exists (select 1 from collision_case k where k.id = case_id));
create policy in_scope on collision_step
  using (exists (select 1 from collision_case k where k.id = case_id));

-- What opening a case needs to know of a customer that the opener may not see.
create function collision_subject(p_id text)
returns table (id text, name text, fields jsonb, unit_id text, owner_id text, owned_since timestamptz)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query select c.id, c.name, c.fields, c.unit_id, c.owner_id, lower(o.during)
    from customer c left join ownership o on o.customer_id = c.id and upper_inf(o.during)
    where c.id = p_id;
  perform set_config('app.all_units', v_sight, true);
end $$;

revoke all on function identity_candidates, identity_missing, collision_subject from public;
grant execute on function identity_candidates, identity_missing, collision_subject to guanhu_app;
grant select, insert, update on collision_case, collision_evidence to guanhu_app;
grant select, insert on collision_step to guanhu_app;
