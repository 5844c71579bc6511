-- What a plan knows of new customers: prices of the managers' room and who may hold whom. Who sees the run sees it.

create table dispatch_state (
  run_id text primary key references allocation_run (id),
  -- The form is that of `encodeDispatchState` in src/core/who.
  state bytea not null
);
alter table dispatch_state enable row level security;
alter table dispatch_state force row level security;
create policy with_its_run on dispatch_state
  using (exists (select 1 from allocation_run r where r.id = run_id));

grant select, insert, update (state) on dispatch_state to guanhu_app;
