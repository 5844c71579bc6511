-- What was under way before duties and hearings were kept is brought into them; what is open is found by index.

select set_config('app.all_units', 'on', true);

-- The calls after a handover that was closed before each customer had a day of its own.
update handover_item i set check_on = h.check_on, check_articles = h.articles
from handover h
where h.id = i.handover_id and h.state = 'closed' and h.check_on is not null and h.checked_by is null
  and i.state = 'moved'
  and not exists (select 1 from handover_item o where o.handover_id = h.id and o.check_on is not null);

-- Nobody is asked to tell customers of transfers that were done before this was asked.
update transfer_item i set told_on = (t.decided_at at time zone 'Asia/Shanghai')::date, told_way = '', told_by = ''
from transfer t, migration m
where t.id = i.transfer_id and t.state = 'done' and t.tells_customer and i.told_on is null
  and m.number = 17 and t.decided_at < m.at;

-- In cases that were open then both parties are still heard, until the day of the decision.
with heard_again as (
  update collision_case c set evidence_until = c.decide_by, is_heard = false
  from migration m
  where m.number = 18 and c.state in ('evidence', 'appeal') and c.is_heard and c.evidence_done = '{}'
    and c.evidence_until <= m.at and c.decide_by > now()
  returning c.id, c.ver, c.evidence_until
)
insert into timed_event (kind, about, due_at, effect_key)
select 'collision.heard', id, evidence_until, 'collision.heard:' || id || ':' || ver from heard_again
on conflict (effect_key) do nothing;

create index if not exists handover_item_checks on handover_item (check_on) where checked_on is null and check_on is not null;
create index if not exists transfer_item_untold on transfer_item (transfer_id) where told_on is null;

select set_config('app.all_units', '', true);
