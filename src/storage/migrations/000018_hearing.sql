-- Both parties are heard before a case is decided. Cases open before this counted as heard.
alter table collision_case
  add column evidence_until timestamptz not null default now(),
  -- Parties that have said that their evidence is complete.
  add column evidence_done text[] not null default '{}',
  add column is_heard boolean not null default true,
  -- The first ruling of a case that was ruled on again after an appeal.
  add column first_decision jsonb;
alter table collision_case
  alter column evidence_until drop default,
  alter column is_heard set default false;
