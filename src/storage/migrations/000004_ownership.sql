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

-- `held` is the weight a manager holds, `customers` how many that is. `ceiling` is the limit, or what he held when the limit was
-- set below that: he may give away, and take nothing more until he is under the limit.
create table capacity_counter (
  manager_id text primary key references manager (id),
  held numeric not null default 0 check (held >= 0),
  customers integer not null default 0 check (customers >= 0),
  cap numeric check (cap >= 0),
  ceiling numeric,
  constraint within_capacity check (held <= ceiling)
);

create table ledger (
  seq bigint generated always as identity unique,
  customer_id text not null references customer (id),
  ver integer not null check (ver > 0),
  at timestamptz not null,
  actor text not null,
  cause text not null,
  from_owner text,
  to_owner text,
  regime_id text not null,
  revision integer not null,
  article_key text not null,
  articles text[] not null,
  run_id text references allocation_run (id),
  reason text not null,
  -- What stood behind the decision: cost, second best, hash of the stored explanation.
  evidence text not null,
  unit_id text not null,
  from_unit_id text not null,
  prev bytea,
  hash bytea not null,
  primary key (customer_id, ver),
  foreign key (regime_id, revision, article_key) references regime_article (regime_id, revision, article_key),
  check ((prev is null) = (ver = 1))
);
create index ledger_articles on ledger using gin (articles);
create index ledger_from on ledger (from_owner, seq);
create index ledger_to on ledger (to_owner, seq);
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
  records bigint not null,
  root text not null,
  previous text not null,
  at text not null,
  public_key text not null,
  signature text not null
);

-- One field of the text that is hashed: its length in bytes, then itself, so that no two rows share a text.
create function ledger_part(value text) returns text language sql immutable parallel safe
  return case when value is null then '-' else octet_length(value)::text || ':' || value end;

create function ledger_hash(l ledger) returns bytea language sql stable
  return sha256(convert_to(
    ledger_part(encode(l.prev, 'hex')) || ledger_part(l.customer_id) || ledger_part(l.ver::text)
    || ledger_part((extract(epoch from l.at) * 1000000)::bigint::text) || ledger_part(l.actor)
    || ledger_part(l.cause) || ledger_part(l.from_owner) || ledger_part(l.to_owner) || ledger_part(l.regime_id)
    || ledger_part(l.revision::text) || ledger_part(l.article_key)
    || ledger_part(array_to_string(l.articles, ' ')) || ledger_part(l.run_id) || ledger_part(l.reason)
    || ledger_part(l.evidence) || ledger_part(l.unit_id) || ledger_part(l.from_unit_id), 'UTF8'));

create function chain_ledger() returns trigger
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  new.hash := ledger_hash(new);
  return new;
end $$;
create trigger ledger_is_chained before insert on ledger for each row execute function chain_ledger();

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
    or from_unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or from_owner = (select nullif(current_setting('app.manager', true), ''))
    or to_owner = (select nullif(current_setting('app.manager', true), '')));

grant select on ownership, capacity_counter, ledger, ledger_seal to guanhu_app;
grant insert on ledger_seal to guanhu_app;

create type owner_change_fault as (
  customer_id text, fault text, expected_ver integer, found_ver integer, found_owner text, detail text
);

-- The only writer of owners: one change is an array of one. All of it happens or nothing does: the
-- faults are returned, none means done. What already is as asked is left out and makes no record.
-- Locks customers in the order of their ids, then the managers' counters: no two calls can deadlock.
create function change_owners(
  p_customers text[], p_expected integer[], p_to text[], p_weights numeric[], p_articles text[],
  p_reasons text[], p_evidence text[], p_cause text, p_regime text, p_revision integer, p_run text
) returns setof owner_change_fault
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_actor text := current_setting('app.actor');
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  v_now timestamptz;
  v_faults owner_change_fault[];
  v_over owner_change_fault[];
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
        when a.article_key is null then 'unknownArticle'
        when r.target is not null and m.id is null then 'unknownManager'
        when l.customer_id is not null and l.manager_id is distinct from r.target then 'locked'
      end as fault,
      coalesce(l.manager_id, r.article) as detail
    from (
      select u.id, u.expected, u.target, split_part(u.articles, ' ', 1) as article,
        row_number() over (partition by u.id) as nth
      from unnest(p_customers, p_expected, p_to, p_articles) as u (id, expected, target, articles)
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

  select array_agg(r.id order by r.id), array_agg(r.target order by r.id), array_agg(r.weight order by r.id),
    array_agg(r.articles order by r.id), array_agg(r.reason order by r.id), array_agg(r.evidence order by r.id)
    into p_customers, p_to, p_weights, p_articles, p_reasons, p_evidence
  from unnest(p_customers, p_to, p_weights, p_articles, p_reasons, p_evidence)
    as r (id, target, weight, articles, reason, evidence)
  join customer c on c.id = r.id
  where c.owner_id is distinct from r.target;
  if p_customers is null then
    return;
  end if;

  -- The scope was judged above; from here the rows may leave it, as when a customer goes to another unit.
  perform set_config('app.all_units', 'on', true);

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
  select array_agg(row (null, 'capacityFull', null, null, d.manager_id,
      jsonb_build_object('limit', k.cap, 'held', k.held + d.amount)::text)::owner_change_fault order by d.manager_id)
    into v_over
  from delta d join capacity_counter k using (manager_id)
  where d.amount > 0 and k.held + d.amount > k.ceiling;
  if v_over is not null then
    perform set_config('app.all_units', v_sight, true);
    return query select * from unnest(v_over);
    return;
  end if;

  update capacity_counter k
  set held = k.held + d.amount, customers = k.customers + d.heads,
    ceiling = case when k.cap is not null then greatest(k.cap, k.held + d.amount) end
  from (
    select e.manager_id, sum(e.amount) as amount, sum(e.head) as heads from (
      select u.target as manager_id, u.weight as amount, 1 as head
      from unnest(p_to, p_weights) as u (target, weight) where u.target is not null
      union all
      select c.owner_id, -c.weight, -1 from customer c where c.id = any (p_customers) and c.owner_id is not null
    ) e group by e.manager_id
  ) d where d.manager_id = k.manager_id;

  -- A clock that stepped back must not close an ownership before it began.
  update ownership o
  set during = tstzrange(lower(o.during), greatest(v_now, lower(o.during) + interval '1 microsecond'))
  where o.customer_id = any (p_customers) and upper_inf(o.during);

  insert into ledger (customer_id, ver, at, actor, cause, from_owner, to_owner, regime_id, revision,
    article_key, articles, run_id, reason, evidence, unit_id, from_unit_id, prev)
  select c.id, c.ver + 1, greatest(v_now, b.at + interval '1 microsecond'), v_actor, p_cause,
    c.owner_id, r.target, p_regime, p_revision, split_part(r.articles, ' ', 1), string_to_array(r.articles, ' '),
    p_run, r.reason, r.evidence, coalesce(m.unit_id, c.unit_id), c.unit_id, b.hash
  from unnest(p_customers, p_to, p_articles, p_reasons, p_evidence) as r (id, target, articles, reason, evidence)
  join customer c on c.id = r.id
  left join manager m on m.id = r.target
  left join ledger b on b.customer_id = c.id and b.ver = c.ver
  order by c.id;

  insert into ownership (customer_id, owner_id, during, ver, unit_id)
  select l.customer_id, l.to_owner, tstzrange(l.at, null), l.ver, l.unit_id
  from customer c join ledger l on l.customer_id = c.id and l.ver = c.ver + 1
  where c.id = any (p_customers) and l.to_owner is not null;

  -- Visibility follows ownership: the customer goes to the unit of the new owner.
  update customer c
  set owner_id = r.target, ver = c.ver + 1, weight = r.weight, unit_id = coalesce(m.unit_id, c.unit_id)
  from unnest(p_customers, p_to, p_weights) as r (id, target, weight)
  left join manager m on m.id = r.target
  where c.id = r.id;
  perform set_config('app.all_units', v_sight, true);
end $$;

-- Publishes the moves of a run, or says why not. `p_limits`: the weight each manager may hold from now on.
create function publish_run(p_run text, p_limits jsonb) returns setof owner_change_fault
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  r allocation_run;
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  v_faults owner_change_fault[];
  v_managers text[];
  v_gaining text[];
begin
  select * into r from allocation_run where id = p_run for update;
  if r.published_at is not null or r.state is distinct from 'done' then
    return query select null::text, case when r.id is null then 'unknownRun' when r.published_at is not null
      then 'alreadyPublished' else 'notDone' end, null::integer, null::integer, r.published_by, r.state;
    return;
  end if;

  if (select count(*) from run_assignment a where a.run_id = p_run) <> r.plan_rows then
    return query select null::text, 'outOfScope', null::integer, null::integer, null::text, null::text;
    return;
  end if;

  -- The plan rests on all its rows: what it leaves in place fills the managers as much as what it moves.
  perform 1 from customer c join run_assignment a on a.customer_id = c.id
  where a.run_id = p_run order by c.id for no key update of c;
  select array_agg(row (a.customer_id, case when c.id is null then 'unknownCustomer' else 'changedMeanwhile' end,
      a.expected_ver, c.ver, c.owner_id, null)::owner_change_fault order by a.customer_id)
    into v_faults
  from run_assignment a left join customer c on c.id = a.customer_id
  where a.run_id = p_run and c.ver is distinct from a.expected_ver;
  if v_faults is not null then
    return query select * from unnest(v_faults);
    return;
  end if;

  select array_agg(distinct w.id), array_agg(distinct w.id) filter (where w.gains) into v_managers, v_gaining
  from (
    select k.key as id, false as gains from jsonb_each(p_limits) k
    union all
    select a.manager_id, a.is_moved from run_assignment a where a.run_id = p_run and a.manager_id is not null
    union all
    select a.previous_id, false from run_assignment a where a.run_id = p_run and a.previous_id is not null
  ) w;
  insert into capacity_counter (manager_id) select id from unnest(v_managers) id order by id on conflict do nothing;
  perform 1 from capacity_counter k where k.manager_id = any (v_managers) order by k.manager_id for no key update;
  -- The limits of the plan are judged after its moves.
  update capacity_counter set cap = null, ceiling = null where p_limits ? manager_id;

  select array_agg(f) into v_faults from (
    select array_agg(a.customer_id order by a.customer_id) as customers,
      array_agg(a.expected_ver order by a.customer_id) as expected,
      array_agg(a.manager_id order by a.customer_id) as targets,
      array_agg(a.weight order by a.customer_id) as weights,
      array_agg(array_to_string(a.articles, ' ') order by a.customer_id) as articles,
      array_agg(coalesce(a.decided_reason, '') order by a.customer_id) as reasons,
      array_agg(jsonb_build_object('cost', a.cost, 'runnerUp', a.runner_up, 'extraCost', a.extra_cost,
        'decidedBy', a.decided_by, 'reasonHash', encode(sha256(convert_to(a.reason::text, 'UTF8')), 'hex'))::text
        order by a.customer_id) as evidence
    from run_assignment a where a.run_id = p_run and a.is_moved
  ) s cross join lateral change_owners(s.customers, s.expected, s.targets, s.weights, s.articles, s.reasons,
    s.evidence, 'publish', r.regime_id, r.revision, p_run) f
  where s.customers is not null;
  if v_faults is not null then
    -- The caller rolls back: the limits above were touched already.
    return query select * from unnest(v_faults);
    return;
  end if;

  -- Weights belong to the regime: those who stay are weighed anew, so that all units held are of one kind.
  perform set_config('app.all_units', 'on', true);
  update customer c set weight = a.weight
  from run_assignment a
  where a.run_id = p_run and a.customer_id = c.id and a.manager_id = c.owner_id and c.weight <> a.weight;
  update capacity_counter k
  set held = v.held, cap = v.cap, ceiling = case when v.cap is not null then greatest(v.cap, v.held) end
  from (
    select t.manager_id, coalesce(sum(c.weight), 0) as held,
      case when p_limits ? t.manager_id then (p_limits ->> t.manager_id)::numeric else t.cap end as cap
    from capacity_counter t left join customer c on c.owner_id = t.manager_id
    where t.manager_id = any (v_managers) group by t.manager_id, t.cap
  ) v
  where v.manager_id = k.manager_id;
  perform set_config('app.all_units', v_sight, true);

  -- Who was above his limit already may stay so, but a plan gives him nothing more.
  select array_agg(row (null, 'capacityFull', null, null, k.manager_id,
      jsonb_build_object('limit', k.cap, 'held', k.held)::text)::owner_change_fault order by k.manager_id)
    into v_faults
  from capacity_counter k where k.manager_id = any (v_gaining) and k.held > k.cap;
  if v_faults is not null then
    return query select * from unnest(v_faults);
    return;
  end if;

  update allocation_run set state = 'superseded' where regime_id = r.regime_id and state = 'published';
  update allocation_run
  set published_by = current_setting('app.actor'), published_at = clock_timestamp(), state = 'published',
    published_changes = (select count(*) from ledger l where l.run_id = p_run)
  where id = p_run;
end $$;

-- Waits until no change is under way and returns the last sequence number: up to there nothing is missing.
create function ledger_horizon() returns bigint
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  perform set_config('app.all_units', 'on', true);
  lock table ledger in share mode;
  return coalesce((select max(seq) from ledger), 0);
end $$;

revoke all on function change_owners, publish_run, ledger_horizon, chain_ledger from public;
grant execute on function change_owners, publish_run, ledger_horizon to guanhu_app;
