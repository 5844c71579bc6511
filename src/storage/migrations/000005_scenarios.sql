-- Every run is a scenario: it has a name, its dials, and what it was asked; some begin from another run.

alter table allocation_run
  add column name text not null default '' check (char_length(name) <= 80),
  add column note text not null default '' check (char_length(note) <= 1000),
  add column kind text not null default 'run' check (kind in ('run', 'curve', 'point', 'whatIf', 'leaver')),
  add column parent_id text references allocation_run (id),
  add column dials jsonb not null default '{}',
  add column origin jsonb,
  add column measures jsonb,
  add check ((kind = 'run') = (origin is null)),
  add check (kind = 'run' or parent_id is not null);
create index allocation_run_parent on allocation_run (parent_id, number) where parent_id is not null;

-- The plan of a what-if may name a manager who does not exist (yet); such a plan is never published.
alter table run_assignment drop constraint run_assignment_manager_id_fkey;

create function refuse_unpublishable() returns trigger language plpgsql as $$
begin
  if new.published_at is not null and old.published_at is null and new.kind in ('curve', 'whatIf') then
    raise exception using errcode = '23514', message = 'a plan of this kind is not for publication';
  end if;
  return new;
end $$;
create trigger unpublishable before update on allocation_run
  for each row execute function refuse_unpublishable();

-- As before, and without the notes and figures that only those who see the whole run may read.
create or replace function published_runs() returns setof allocation_run
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  r allocation_run;
begin
  perform set_config('app.all_units', 'on', true);
  for r in select * from allocation_run where published_at is not null loop
    r.details := '{}';
    r.note := '';
    r.measures := null;
    return next r;
  end loop;
  perform set_config('app.all_units', v_sight, true);
end $$;

grant update (name, note, measures) on allocation_run to guanhu_app;
