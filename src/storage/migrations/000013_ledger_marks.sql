-- Sealing without holding anybody up. A number of the ledger is given out before its transaction ends; below a
-- mark nothing is missing once those who were writing when it was set are through. Nobody waits for that but
-- the sealer: a lock on the table would let every claim wait behind an import that takes minutes.

create function ledger_mark(out upto bigint, out writers text[])
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
begin
  -- The number first: who took one up to it still holds his lock when the locks are read, or is through.
  upto := coalesce(pg_sequence_last_value(pg_get_serial_sequence('guanhu.ledger', 'seq')::regclass), 0);
  select coalesce(array_agg(distinct l.virtualtransaction), '{}') into writers
  from pg_locks l
  where l.relation = 'guanhu.ledger'::regclass and l.mode = 'RowExclusiveLock' and l.granted
    and l.database = (select d.oid from pg_database d where d.datname = current_database());
end $$;

-- Whether any of them still writes.
create function ledger_writing(writers text[]) returns boolean
language sql security definer set search_path = guanhu, public, pg_temp
return exists (
  select 1 from pg_locks l
  where l.relation = 'guanhu.ledger'::regclass and l.mode = 'RowExclusiveLock'
    and l.virtualtransaction = any (writers));

revoke all on function ledger_mark, ledger_writing from public;
grant execute on function ledger_mark, ledger_writing to guanhu_app;
