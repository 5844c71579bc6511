-- Accounts are kept by the security administrator; the system administrator has the platform alone. People
-- outside the organisation may sign in, and are nothing else here.

select set_config('app.all_units', 'on', true);

-- Where nobody would be left who keeps accounts, the system administrator who came first does from now
-- on; an account for the next system administrator is what he adds first. His sessions end.
with keeper as (
  select account from account
  where is_active and roles = array['sysAdmin']
    and not exists (select from account where is_active and roles = array['secAdmin'])
  order by created_at, account limit 1
), gone as (
  delete from session s using keeper k where s.account = k.account
)
update account a set roles = array['secAdmin'] from keeper k where a.account = k.account;

alter table account drop constraint administrators_are_apart;
alter table account add constraint administrators_are_apart
  check (not roles && array['sysAdmin', 'secAdmin', 'auditAdmin', 'partnerUser', 'portalUser']
    or cardinality(roles) = 1);

-- Until when the person whom the provider of single sign-on knows by the name of the account may be bound to it. Nobody is bound to
-- an account that was not opened for it.
alter table account add column oidc_invited_until timestamptz;

-- The members of a group are looked up by its name, wherever they are.
create index customer_of_group on customer ((fields->>'group'), id) where fields ? 'group';
