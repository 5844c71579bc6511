-- Ownership: its history, the room of each manager, the ledger, and the one function that writes them.

create table ownership (
  customer_id text not null references customer (id),
  owner_id text not null references manager (id),
  during tstzrange not null check (not isempty(during)),
  ver integer not null,
  unit_id text not null,
  primary key (customer_id, ver),
  exclude using gist (customer_id with =, during with &&)
);
create index ownership_owner on ownership (owner_id) where upper_inf(during);

-- `held` is the weight a manager holds. `ceiling` is the limit, or what he held when the limit was
-- lowered below that: he may give away, and take nothing more until he is under the limit.
create table capacity_counter (
  manager_id text primary key references manager (id),
  held bigint not null default 0 check (held >= 0),
  cap bigint check (cap >= 0),
  ceiling bigint,
  constraint within_capacity check (held <= ceiling)
);

create table ledger (
  seq bigint generated always as identity unique,
  customer_id text not null references customer (id),
  ver integer not null check (ver > 0),
  at timestamptz not null,
  actor text not null,
  kind text not null,
  from_owner text,
  to_owner text,
  regime_id text not null,
  revision integer not null,
  article_key text not null,
  articles text[] not null,
  run_id bigint references allocation_run (id),
  reason text not null,
  unit_id text not null,
  prev bytea,
  hash bytea not null,
  primary key (customer_id, ver),
  foreign key (regime_id, revision, article_key) references regime_article (regime_id, revision, article_key),
  check ((prev is null) = (ver = 1))
);
create index ledger_article on ledger (regime_id, article_key, seq desc);
create index ledger_from on ledger (from_owner, seq desc);
create index ledger_to on ledger (to_owner, seq desc);
create index ledger_at on ledger (at);
create index ledger_run on ledger (run_id) where run_id is not null;

create function refuse_ledger_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '42501', message = 'the ledger is append-only';
end $$;
create trigger ledger_is_append_only before update or delete on ledger
  for each row execute function refuse_ledger_change();
create trigger ledger_is_never_emptied before truncate on ledger
  for each statement execute function refuse_ledger_change();

create table ledger_seal (
  number integer primary key check (number > 0),
  from_seq bigint not null,
  upto_seq bigint not null,
  row_count bigint not null,
  root text not null,
  previous text,
  at text not null,
  public_key text not null,
  signature text not null
);

-- One field of the text that is hashed: its length in bytes, then itself, so that no two rows share a text.
create function ledger_part(value text) returns text language sql immutable parallel safe
  return case when value is null then '-' else octet_length(value)::text || ':' || value end;

create function ledger_hash(
  prev bytea, customer_id text, ver integer, at timestamptz, actor text, kind text, from_owner text,
  to_owner text, regime_id text, revision integer, article_key text, articles text[], run_id bigint,
  reason text, unit_id text
) returns bytea language sql stable parallel safe
  return sha256(convert_to(
    ledger_part(encode(prev, 'hex')) || ledger_part(customer_id) || ledger_part(ver::text)
    || ledger_part((extract(epoch from at) * 1000000)::bigint::text) || ledger_part(actor)
    || ledger_part(kind) || ledger_part(from_owner) || ledger_part(to_owner) || ledger_part(regime_id)
    || ledger_part(revision::text) || ledger_part(article_key) || ledger_part(array_to_string(articles, ' '))
    || ledger_part(run_id::text) || ledger_part(reason) || ledger_part(unit_id), 'UTF8'));

do $$
declare t text;
begin
  foreach t in array array['ownership', 'ledger'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy in_scope on ownership
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or owner_id = (select nullif(current_setting('app.manager', true), '')));
create policy in_scope on ledger
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or from_owner = (select nullif(current_setting('app.manager', true), ''))
    or to_owner = (select nullif(current_setting('app.manager', true), '')));

grant select on ownership, capacity_counter, ledger, ledger_seal to guanhu_app;
grant insert on ledger_seal to guanhu_app;

-- Everything a set of changes is judged by, and their result. All of them happen, or none does.
create type owner_change_fault as (
  customer_id text, fault text, expected_ver integer, found_ver integer, found_owner text, detail text
);

-- The only writer of owners: one change is an array of one. Returns the faults; none means done.
-- Locks customers in the order of their ids, then the managers' counters: two calls cannot deadlock.
create function change_owners(
  p_customers text[], p_expected integer[], p_to text[], p_weights integer[],
  p_articles text[], p_cited text[], p_reasons text[],
  p_kind text, p_actor text, p_regime text, p_revision integer, p_run bigint
) returns setof owner_change_fault
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_now timestamptz;
  v_faults owner_change_fault[];
  v_over text[];
begin
  perform 1 from customer c where c.id = any (p_customers) order by c.id for no key update;
  v_now := clock_timestamp();

  select array_agg(row (w.id, w.fault, w.expected, w.ver, w.owner_id, w.detail)::owner_change_fault order by w.id)
    into v_faults
  from (
    select r.id, r.expected, c.ver, c.owner_id,
      case
        when c.id is null then 'unknownCustomer'
        when c.ver <> r.expected then 'changedMeanwhile'
        when r.nth > 1 then 'namedTwice'
        when r.article is null or a.article_key is null then 'unknownArticle'
        when r.target is not null and m.id is null then 'unknownManager'
        when r.target is not null and not m.is_active then 'managerLeft'
        when r.target is not distinct from c.owner_id and not c.ver = 0 then 'sameOwner'
        when r.target is null and c.owner_id is null then 'sameOwner'
        when l.manager_id is distinct from r.target and l.customer_id is not null then 'locked'
      end as fault,
      coalesce(l.manager_id, r.article) as detail
    from (
      select u.*, row_number() over (partition by u.id) as nth
      from unnest(p_customers, p_expected, p_to, p_articles) as u (id, expected, target, article)
    ) r
    left join customer c on c.id = r.id
    left join manager m on m.id = r.target
    left join customer_lock l on l.customer_id = r.id
    left join regime_article a
      on a.regime_id = p_regime and a.revision = p_revision and a.article_key = r.article
  ) w where w.fault is not null;
  if v_faults is not null then
    return query select * from unnest(v_faults);
    return;
  end if;

  insert into capacity_counter (manager_id)
  select t.id from (select distinct unnest(p_to) as id) t where t.id is not null order by t.id
  on conflict do nothing;
  perform 1 from capacity_counter k
  where k.manager_id = any (p_to)
     or k.manager_id in (select c.owner_id from customer c where c.id = any (p_customers))
  order by k.manager_id for no key update;

  with delta as (
    select d.manager_id, sum(d.amount) as amount from (
      select u.target as manager_id, u.weight as amount
      from unnest(p_to, p_weights) as u (target, weight) where u.target is not null
      union all
      select c.owner_id, -c.weight from customer c where c.id = any (p_customers) and c.owner_id is not null
    ) d group by d.manager_id
  )
  select array_agg(d.manager_id order by d.manager_id) into v_over
  from delta d join capacity_counter k using (manager_id)
  where d.amount > 0 and k.held + d.amount > k.ceiling;
  if v_over is not null then
    return query
      select u.id, 'capacityFull', u.expected, c.ver, c.owner_id, u.target
      from unnest(p_customers, p_expected, p_to) as u (id, expected, target)
      join customer c on c.id = u.id
      where u.target = any (v_over) order by u.id;
    return;
  end if;

  update capacity_counter k
  set held = k.held + d.amount, ceiling = case when k.cap is null then null else greatest(k.cap, k.held + d.amount) end
  from (
    select e.manager_id, sum(e.amount) as amount from (
      select u.target as manager_id, u.weight as amount
      from unnest(p_to, p_weights) as u (target, weight) where u.target is not null
      union all
      select c.owner_id, -c.weight from customer c where c.id = any (p_customers) and c.owner_id is not null
    ) e group by e.manager_id
  ) d where d.manager_id = k.manager_id;

  -- A clock that stepped back must not close an ownership before it began.
  update ownership o
  set during = tstzrange(lower(o.during), greatest(v_now, lower(o.during) + interval '1 microsecond'))
  where o.customer_id = any (p_customers) and upper_inf(o.during);

  insert into ledger (customer_id, ver, at, actor, kind, from_owner, to_owner, regime_id, revision,
    article_key, articles, run_id, reason, unit_id, prev, hash)
  select c.id, c.ver + 1, t.at, p_actor, p_kind, c.owner_id, r.target, p_regime, p_revision,
    r.article, t.cited, p_run, r.reason, c.unit_id, b.hash,
    ledger_hash(b.hash, c.id, c.ver + 1, t.at, p_actor, p_kind, c.owner_id, r.target, p_regime, p_revision,
      r.article, t.cited, p_run, r.reason, c.unit_id)
  from unnest(p_customers, p_to, p_articles, p_cited, p_reasons) as r (id, target, article, cited, reason)
  join customer c on c.id = r.id
  left join ledger b on b.customer_id = c.id and b.ver = c.ver
  cross join lateral (
    select greatest(v_now, b.at + interval '1 microsecond') as at, string_to_array(r.cited, ' ') as cited
  ) t
  order by c.id;

  insert into ownership (customer_id, owner_id, during, ver, unit_id)
  select l.customer_id, l.to_owner, tstzrange(l.at, null), l.ver, l.unit_id
  from ledger l join customer c on c.id = l.customer_id and l.ver = c.ver + 1
  where l.customer_id = any (p_customers) and l.to_owner is not null;

  update customer c set owner_id = r.target, ver = c.ver + 1, weight = r.weight
  from unnest(p_customers, p_to, p_weights) as r (id, target, weight) where c.id = r.id;
end $$;

-- Publishes the moves of a run, or says why not. `p_caps`: the weight each manager may hold from now on.
create function publish_run(p_run bigint, p_actor text, p_caps jsonb)
returns setof owner_change_fault
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  r allocation_run;
  v_faults owner_change_fault[];
begin
  select * into r from allocation_run where id = p_run for update;
  if r.id is null then
    return query select null::text, 'unknownRun', null::integer, null::integer, null::text, p_run::text;
    return;
  elsif r.published_at is not null then
    return query select null::text, 'alreadyPublished', null::integer, null::integer, r.published_by, r.published_at::text;
    return;
  elsif r.status not in ('done', 'stopped') then
    return query select null::text, 'notFinished', null::integer, null::integer, null::text, r.status;
    return;
  end if;

  perform 1 from customer c join run_assignment a on a.customer_id = c.id
  where a.run_id = p_run and a.is_moved order by c.id for no key update of c;

  select array_agg(row (a.customer_id, 'changedMeanwhile', a.expected_ver, c.ver, c.owner_id, a.previous_id)::owner_change_fault
    order by a.customer_id) into v_faults
  from run_assignment a left join customer c on c.id = a.customer_id
  where a.run_id = p_run and a.is_moved and c.ver is distinct from a.expected_ver;
  if v_faults is not null then
    return query select * from unnest(v_faults);
    return;
  end if;

  insert into capacity_counter (manager_id) select k.key from jsonb_each(p_caps) k order by k.key on conflict do nothing;
  perform 1 from capacity_counter k
  where p_caps ? k.manager_id or k.manager_id in (
    select unnest(array[a.manager_id, a.previous_id]) from run_assignment a where a.run_id = p_run and a.is_moved)
  order by k.manager_id for no key update;
  -- The limits of the plan are judged after its moves, and never below what a manager then holds.
  update capacity_counter set cap = null, ceiling = null where manager_id in (select k.key from jsonb_each(p_caps) k);

  select array_agg(f) into v_faults from (
    select array_agg(a.customer_id order by a.customer_id) as customers,
      array_agg(a.expected_ver order by a.customer_id) as expected,
      array_agg(a.manager_id order by a.customer_id) as targets,
      array_agg(a.weight order by a.customer_id) as weights,
      array_agg(a.articles[1] order by a.customer_id) as articles,
      array_agg(array_to_string(a.articles, ' ') order by a.customer_id) as cited,
      array_agg(jsonb_build_object('cost', a.cost, 'runnerUp', a.runner_up, 'extra', a.extra, 'decidedBy', a.decided_by)::text
        order by a.customer_id) as reasons
    from run_assignment a where a.run_id = p_run and a.is_moved
  ) s cross join lateral change_owners(s.customers, s.expected, s.targets, s.weights, s.articles, s.cited,
    s.reasons, 'publish', p_actor, r.regime_id, r.revision, p_run) f
  where s.customers is not null;
  if v_faults is not null then
    -- Nothing but the limits was touched; undo that too by leaving through an exception of our own.
    raise exception using errcode = 'GH001', message = 'publish refused', detail = to_jsonb(v_faults)::text;
  end if;

  update capacity_counter k
  set cap = v.limit_, ceiling = case when v.limit_ is null then null else greatest(v.limit_, k.held) end
  from (select e.key, (e.value #>> '{}')::bigint as limit_ from jsonb_each(p_caps) e) v where v.key = k.manager_id;
  update allocation_run set published_by = p_actor, published_at = clock_timestamp(), status = 'published'
  where id = p_run;
end $$;

-- Sets how much each manager may hold, from an import of limits.
create function set_capacity(p_caps jsonb) returns void
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  insert into capacity_counter (manager_id) select k.key from jsonb_each(p_caps) k order by k.key on conflict do nothing;
  update capacity_counter k
  set cap = v.limit_, ceiling = case when v.limit_ is null then null else greatest(v.limit_, k.held) end
  from (select e.key, (e.value #>> '{}')::bigint as limit_ from jsonb_each(p_caps) e) v where v.key = k.manager_id;
end $$;

-- Waits until no change is under way and returns the last sequence number: what is sealed up to there is whole.
create function ledger_horizon() returns bigint
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  perform set_config('app.all_units', 'on', true);
  lock table ledger in share mode;
  return coalesce((select max(seq) from ledger), 0);
end $$;

revoke all on function change_owners, publish_run, set_capacity, ledger_horizon from public;
grant execute on function change_owners, publish_run, set_capacity, ledger_horizon to guanhu_app;
