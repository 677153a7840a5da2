-- What a mailbox was asked and said, whoever asked and for whichever digest: it outlives both. Not by name, for an address need not be a member's.
create table mailbox_consent (
  mailbox         text primary key,            -- SHA-256 of the address as mailbox.ts writes it
  asked_at        timestamptz,                 -- the last time
  unanswered      integer not null default 0,  -- how often it was asked since it last said yes or no
  confirmed_at    timestamptz,                 -- the last yes
  ended_at        timestamptz                  -- the last no
);

-- Who ended a digest was not written down: what ended is asked anew.
insert into mailbox_consent (mailbox, confirmed_at, ended_at)
select encode(sha256(convert_to(regexp_replace(lower(substring(places[1] from '^mail::mail:(.*)$')), '\+[^@]*@', '@'), 'UTF8')), 'hex'),
  max(confirmed_at), max(ended_at) filter (where state = 'ended' and confirmed_at is not null)
from digest_subscription where places[1] like 'mail::mail:%' and confirmed_at is not null
group by 1;
