-- A customer who refused its managers waits with the unit; what an import brought is given out; taking from colleagues is counted.

-- The last day of the wait that a refusal began; it holds once the handover puts the customer in the unit's custody.
alter table handover_item add column waits_until date;
grant update (waits_until) on handover_item to guanhu_app;

create index customer_life_waits on customer_life (customer_id) where state = 'unitCustody' and until is not null;

-- Of these customers, who waits: nobody is given one until the wait is ended on the clock.
create function waiting_customers(p_customers text[])
returns table (customer_id text, detail text)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query select c.id, jsonb_build_object('until', l.until, 'articles', (
      select coalesce(jsonb_agg(a.printed order by a.ordinal), '[]'::jsonb) from regime_article a
      where a.regime_id = l.regime_id and a.revision = l.revision and a.article_key = any (l.articles)))::text
    from customer c join customer_life l on l.customer_id = c.id and l.ver = c.ver
    where c.id = any (p_customers) and l.state = 'unitCustody' and l.until is not null;
  perform set_config('app.all_units', v_sight, true);
end $$;
revoke all on function waiting_customers from public;
grant execute on function waiting_customers to guanhu_app;

-- The only writer of owners, as before; a change to somebody who has left is the fault 'gone', one of a customer who
-- waits the fault 'waits'. Both are read before the rows are locked: a wait begins and ends with a version of the
-- ownership or with the clock, and a version that is not as expected is a fault of its own.
create or replace function change_owners(
  p_customers text[], p_expected integer[], p_to text[], p_weights numeric[], p_articles text[],
  p_reasons text[], p_evidence text[], p_cause text, p_regime text, p_revision integer, p_run text
) returns setof owner_change_fault
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_gone text[] := array(select departed_managers(p_to));
begin
  if cardinality(v_gone) > 0 then
    return query select c.id, 'gone', r.expected, c.ver, c.owner_id, r.target
      from unnest(p_customers, p_expected, p_to) as r (id, expected, target) join customer c on c.id = r.id
      where r.target = any (v_gone) and c.owner_id is distinct from r.target
      order by c.id;
    if found then
      return;
    end if;
  end if;
  return query select w.customer_id, 'waits', r.expected, r.expected, null::text, w.detail
    from waiting_customers(p_customers) w
    join unnest(p_customers, p_expected, p_to) as r (id, expected, target) on r.id = w.customer_id
    where r.target is not null order by w.customer_id;
  if found then
    return;
  end if;
  return query select * from write_owners(p_customers, p_expected, p_to, p_weights, p_articles, p_reasons,
    p_evidence, p_cause, p_regime, p_revision, p_run);
end $$;

-- New customers of an import that nobody keeps, each with what came of giving it to somebody.
create table import_newcomer (
  import_id text not null references import_job (id),
  customer_id text not null references customer (id),
  -- null: its turn has not come. waits: it is left to a plan or a person, `why` says for what reason.
  outcome text check (outcome in ('given', 'custody', 'waits', 'owned')),
  why text,
  articles text[] not null default '{}',
  primary key (import_id, customer_id)
);
create index import_newcomer_open on import_newcomer (import_id, customer_id) where outcome is null;
alter table import_newcomer enable row level security;
alter table import_newcomer force row level security;
create policy in_scope on import_newcomer using (exists (select 1 from customer c where c.id = customer_id));
grant select, insert, update (outcome, why, articles) on import_newcomer to guanhu_app;

-- A customer that came to a manager within the days of an article after it left a colleague (内部挖转).
create table poach_case (
  id bigint generated always as identity primary key,
  customer_id text not null references customer (id),
  -- Version of the ownership that the change made.
  ver integer not null,
  cause text not null,
  from_id text not null references manager (id),
  from_unit_id text not null references unit (id),
  to_id text not null references manager (id),
  to_unit_id text not null references unit (id),
  left_on date not null,
  taken_on date not null,
  -- Cases of the receiver within the days of the article, this one included.
  cases integer not null check (cases > 0),
  is_alarm boolean not null,
  is_net_only boolean not null,
  regime_id text not null,
  revision integer not null,
  articles text[] not null check (cardinality(articles) > 0),
  at timestamptz not null default clock_timestamp(),
  unique (customer_id, ver),
  foreign key (regime_id, revision) references regime_revision (regime_id, revision)
);
create index poach_case_to on poach_case (to_id, taken_on);
alter table poach_case enable row level security;
alter table poach_case force row level security;
create policy in_scope on poach_case
  using ((select current_setting('app.all_units', true)) = 'on'
    or to_unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or from_unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])
    or from_id = (select nullif(current_setting('app.manager', true), ''))
    or to_id = (select nullif(current_setting('app.manager', true), '')));
grant select, insert on poach_case to guanhu_app;
