-- Whoever has left receives nothing any more, whichever way a customer takes: the writer of owners says so.

create index handover_departure on handover (manager_id) where kind = 'departure';

-- Of these managers, who has left: frozen by a departure, and not taken on again since it was closed.
create function departed_managers(p_managers text[]) returns setof text
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare v_sight text := coalesce(current_setting('app.all_units', true), '');
begin
  perform set_config('app.all_units', 'on', true);
  return query select distinct h.manager_id
    from handover h join manager m on m.id = h.manager_id
    where h.kind = 'departure' and h.manager_id = any (p_managers)
      and (h.state in ('frozen', 'assigned', 'acknowledged')
        or h.state in ('closed', 'postCheck') and m.fields ->> 'status' = '离职');
  perform set_config('app.all_units', v_sight, true);
end $$;

alter function change_owners(text[], integer[], text[], numeric[], text[], text[], text[], text, text, integer, text)
  rename to write_owners;

-- The only writer of owners, as before; a change to somebody who has left is the fault 'gone'.
create function change_owners(
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
  return query select * from write_owners(p_customers, p_expected, p_to, p_weights, p_articles, p_reasons,
    p_evidence, p_cause, p_regime, p_revision, p_run);
end $$;

revoke all on function write_owners from public, guanhu_app;
revoke all on function departed_managers, change_owners from public;
grant execute on function departed_managers, change_owners to guanhu_app;
