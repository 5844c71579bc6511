-- What is owed after a change of hands: customers told, called back and reported on; clocks that stand still; locks that end.

-- The day from which the clock of the customer stands still, while its owner is away or hands over.
alter table customer_life add column paused date;

-- The last day of a lock; null = until somebody lifts it.
alter table customer_lock add column until date;

-- The stand-in reports on what he did: by when, and who wrote it.
alter table absence add column report_due date;
alter table absence add column reported_by text;
alter table absence add column reported_at timestamptz;
create index absence_report on absence (stand_in_id) where report_due is not null and reported_at is null;
grant update (report_due, reported_by, reported_at) on absence to guanhu_app;

-- The call to the customer after a handover: from which day, by which articles, made when and by whom.
alter table handover_item add column check_on date;
alter table handover_item add column check_articles text[] not null default '{}';
alter table handover_item add column checked_on date;
alter table handover_item add column checked_by text;
alter table handover_item add column check_note text;
grant update (check_on, check_articles, checked_on, checked_by, check_note) on handover_item to guanhu_app;

-- The customer of a transfer was told of his new manager: when, how, by whom.
alter table transfer_item add column told_on date;
alter table transfer_item add column told_way text;
alter table transfer_item add column told_by text;
grant update (told_on, told_way, told_by) on transfer_item to guanhu_app;

-- How many customers each claimant holds, and how many of them with a deal; nobody changes it until the transaction
-- ends. Called after the customers are locked: counters come last.
create function hold_counts(p_managers text[]) returns table (manager_id text, held integer, dealt integer)
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  insert into capacity_counter (manager_id)
  select m.id from manager m where m.id = any (p_managers) order by m.id
  on conflict do nothing;
  perform 1 from capacity_counter k where k.manager_id = any (p_managers) order by k.manager_id for no key update;
  return query
    select k.manager_id, k.customers, (select count(*)::integer from customer c
      join customer_life l on l.customer_id = c.id
      where c.owner_id = k.manager_id and l.dealt is not null and l.state <> 'pool')
    from capacity_counter k where k.manager_id = any (p_managers);
  perform set_config('app.all_units', v_sight, true);
end $$;
revoke all on function hold_counts from public;
grant execute on function hold_counts to guanhu_app;
