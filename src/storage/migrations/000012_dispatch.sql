-- New customers that were given to somebody one at a time, why, and by when he must be in touch with them.

create table dispatch_decision (
  id bigint generated always as identity primary key,
  customer_id text not null references customer (id),
  -- Version of the ownership that it made; that of the customer where nobody was found.
  ver integer not null check (ver >= 0),
  at timestamptz not null default clock_timestamp(),
  actor text not null default current_setting('app.actor'),
  source text not null,
  strategy text,
  -- null: nobody could have it, and the unit keeps it.
  manager_id text references manager (id),
  regime_id text,
  revision integer,
  articles text[] not null default '{}',
  -- The plan whose prices were asked; null = none was in force.
  run_id text references allocation_run (id),
  reason jsonb not null,
  -- How often the customer had gone to somebody else before, for want of a contact.
  reroutes integer not null default 0 check (reroutes >= 0),
  contact_due timestamptz,
  contact_article text,
  contact_closed timestamptz,
  contact_outcome text check (contact_outcome in ('made', 'late', 'rerouted', 'escalated', 'moved')),
  check ((contact_closed is null) = (contact_outcome is null))
);
create index dispatch_decision_customer on dispatch_decision (customer_id, id desc);
create index dispatch_decision_clock on dispatch_decision (manager_id, contact_due)
  where contact_due is not null and contact_closed is null;
create index dispatch_decision_manager on dispatch_decision (manager_id, id) where manager_id is not null;

alter table dispatch_decision enable row level security;
alter table dispatch_decision force row level security;
-- It shows to whoever sees the customer, wherever it has gone since, and to who was given it.
create policy in_scope on dispatch_decision
  using (manager_id = (select nullif(current_setting('app.manager', true), ''))
    or exists (select 1 from customer c where c.id = customer_id));

grant select, insert, update (contact_closed, contact_outcome) on dispatch_decision to guanhu_app;

-- Changes of owner within the limits that the articles set the receivers now (null = none), one for each change.
-- They are judged beside the caps of the published plan and leave those as they are: a lower limit holds at once, and
-- no path raises what another regime published. Locks as `change_owners` does, in the same order.
create function change_owners_within(
  p_limits numeric[], p_customers text[], p_expected integer[], p_to text[], p_weights numeric[], p_articles text[],
  p_reasons text[], p_evidence text[], p_cause text, p_regime text, p_revision integer
) returns setof owner_change_fault
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  if cardinality(array_remove(p_limits, null)) > 0 then
    perform 1 from customer c where c.id = any (p_customers) order by c.id for no key update;
    insert into capacity_counter (manager_id)
    select m.id from manager m where m.id = any (p_to) order by m.id
    on conflict do nothing;
    perform 1 from capacity_counter k
    where k.manager_id = any (p_to)
       or k.manager_id in (select c.owner_id from customer c where c.id = any (p_customers))
    order by k.manager_id for no key update;
    -- Where a customer is no longer as expected, that is the fault: `change_owners` names it.
    if not exists (
      select 1 from unnest(p_customers, p_expected) as u (id, expected)
      left join customer c on c.id = u.id where c.ver is distinct from u.expected
    ) then
      return query
      with gain as (
        select d.manager_id, sum(d.amount) as amount, min(d.most) as most from (
          select u.target as manager_id, u.weight as amount, u.most
          from unnest(p_customers, p_to, p_weights, p_limits) as u (id, target, weight, most)
          join customer c on c.id = u.id
          where u.target is not null and c.owner_id is distinct from u.target
          union all
          select c.owner_id, -c.weight, null
          from unnest(p_customers, p_to) as u (id, target) join customer c on c.id = u.id
          where c.owner_id is not null and c.owner_id is distinct from u.target
        ) d group by d.manager_id
      )
      select null::text, 'capacityFull', null::integer, null::integer, g.manager_id,
        jsonb_build_object('limit', g.most, 'held', k.held + g.amount)::text
      from gain g join capacity_counter k using (manager_id)
      where g.amount > 0 and k.held + g.amount > g.most order by g.manager_id;
      if found then
        return;
      end if;
    end if;
  end if;
  return query select * from change_owners(p_customers, p_expected, p_to, p_weights, p_articles, p_reasons,
    p_evidence, p_cause, p_regime, p_revision, null);
end $$;
revoke all on function change_owners_within from public;
grant execute on function change_owners_within to guanhu_app;
