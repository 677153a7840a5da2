-- Whether the network knows somebody: who came with a chat account, or was brought in or admitted by staff. Who only signed up for the public digest is not
-- known: they have no private page, and are in no introduction, round or event.
alter table person
  add column is_admitted boolean not null default false,
  -- When they asked staff for a private page.
  add column admission_asked_at timestamptz;

-- Of those there are: who is in a chat, who was given a role, and whom a list of staff named (who signed up has no name, unless they chose it themselves).
update person p set is_admitted = true
where role <> 'partner' or (display_name is not null and not 'displayName' = any(chosen))
  or exists (select 1 from account a where a.person = p.id and a.platform <> 'mail');
