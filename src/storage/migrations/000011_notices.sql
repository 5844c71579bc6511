-- What people are told: notices inside the product, and messages to group robots through an outbox.
-- Both are written in the transaction of what they tell of: neither without it, nor it without them.

create table notice (
  id bigint generated always as identity primary key,
  account text not null references account (account),
  kind text not null,
  -- The thing it leads to: a customer id, a case id …
  about text not null,
  data jsonb not null default '{}',
  actor text not null,
  at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  effect_key text not null,
  unique (account, effect_key)
);
create index notice_newest on notice (account, id desc);
create index notice_unread on notice (account) where read_at is null;

create table webhook (
  id text primary key check (id <> ''),
  name text not null check (name <> ''),
  format text not null check (format in ('wecom', 'dingtalk', 'feishu', 'json')),
  -- Address and secret are encrypted with a key outside the database; `shown` is the host alone.
  target bytea not null,
  secret bytea,
  shown text not null,
  kinds text[] not null check (kinds <> '{}'),
  -- The unit, with those below it, whose notices it gets; null = all.
  unit_id text references unit (id),
  locale text not null default 'zh-CN',
  is_active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now()
);

create table outbox (
  id bigint generated always as identity primary key,
  webhook_id text not null references webhook (id) on delete cascade,
  kind text not null,
  about text not null,
  data jsonb not null,
  effect_key text not null,
  at timestamptz not null default clock_timestamp(),
  due_at timestamptz not null default clock_timestamp(),
  tries integer not null default 0,
  -- While somebody sends it; a sender that died loses it when the time is over.
  held_until timestamptz,
  sent_at timestamptz,
  given_up_at timestamptz,
  fault text,
  unique (webhook_id, effect_key)
);
create index outbox_due on outbox (due_at) where sent_at is null and given_up_at is null;
create index outbox_sent on outbox (webhook_id, sent_at);

alter table notice enable row level security;
alter table notice force row level security;
alter table webhook enable row level security;
alter table webhook force row level security;
alter table outbox enable row level security;
alter table outbox force row level security;
-- A notice is for its reader alone, whatever he else may see. The owner of the schema writes it.
create policy for_its_reader on notice
  using (account = (select current_setting('app.actor', true)));
create policy for_the_writer on notice to current_user using (true) with check (true);
create policy in_scope on webhook
  using ((select current_setting('app.all_units', true)) = 'on'
    or unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[]));
create policy with_its_webhook on outbox
  using (exists (select 1 from webhook w where w.id = webhook_id));

-- Tells active accounts (by name, by the manager they belong to, or by role within the units from
-- `p_unit` upwards) and the webhooks that listen. The same effect key tells nobody twice.
-- Returns whom it told.
create function tell_notice(
  p_kind text, p_about text, p_data jsonb, p_accounts text[], p_managers text[], p_roles text[],
  p_unit text, p_effect text
) returns setof text
language plpgsql security definer set search_path = guanhu, public, pg_temp as $$
declare
  v_sight text := coalesce(current_setting('app.all_units', true), '');
  v_effect text := coalesce(p_effect, gen_random_uuid()::text);
  v_units text[];
begin
  perform set_config('app.all_units', 'on', true);
  with recursive up as (
    select u.id, u.parent_id from unit u where u.id = p_unit
    union select u.id, u.parent_id from unit u join up on u.id = up.parent_id
  ) select array_agg(id) into v_units from up;

  return query
    insert into notice (account, kind, about, data, actor, effect_key)
    select a.account, p_kind, p_about, p_data, current_setting('app.actor'), v_effect
    from account a
    where a.is_active and (a.account = any (p_accounts) or a.manager_id = any (p_managers)
      or (a.roles && p_roles and (p_unit is null or a.unit_id is null or a.unit_id = any (v_units))))
    order by a.account
    on conflict do nothing
    returning notice.account;

  insert into outbox (webhook_id, kind, about, data, effect_key)
  select w.id, p_kind, p_about, p_data, v_effect
  from webhook w
  where w.is_active and p_kind = any (w.kinds) and (w.unit_id is null or w.unit_id = any (v_units))
  order by w.id
  on conflict do nothing;
  perform set_config('app.all_units', v_sight, true);
end $$;
revoke all on function tell_notice from public;
grant execute on function tell_notice to guanhu_app;

grant select on notice to guanhu_app;
grant update (read_at) on notice to guanhu_app;
grant select, insert, delete on webhook to guanhu_app;
grant update (name, kinds, unit_id, locale, is_active, target, secret, shown) on webhook to guanhu_app;
grant select on outbox to guanhu_app;
grant update (due_at, tries, held_until, sent_at, given_up_at, fault) on outbox to guanhu_app;
