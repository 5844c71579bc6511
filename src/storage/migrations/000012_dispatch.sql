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

-- The limit of a manager as the articles have it now, held by the counter before a customer is given to him:
-- without a published plan there is none yet, and two programs that give out at once would both find room.
create function hold_limit(p_manager text, p_limit numeric) returns void
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  insert into capacity_counter (manager_id) values (p_manager) on conflict do nothing;
  update capacity_counter set cap = p_limit, ceiling = greatest(p_limit, held)
  where manager_id = p_manager and cap is distinct from p_limit;
end $$;
revoke all on function hold_limit from public;
grant execute on function hold_limit to guanhu_app;
