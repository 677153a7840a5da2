-- Everything that goes out unasked, written in the transaction of what caused it.

create table delivery (
  id              text primary key,            -- at most 20 characters: travels with the message, so that it can be found again
  recipient       text not null,               -- whom it is for, in the words of what causes it: 'subscription:7'
  person          bigint references person on delete cascade,
  purpose         text not null,               -- 'digest'
  period          text not null,               -- what it is the only one of its purpose for: '2026-W48'
  places          text[] not null check (cardinality(places) > 0), -- in order of preference
  place_index     smallint not null default 0, -- of the one that is tried or was used, from 0
  message         jsonb not null,
  mail            jsonb,                       -- what only a mail has: subject, address to unsubscribe
  state           text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'dead', 'cancelled')),
  -- A try began of which it is not known whether it arrived: the platform is asked before another.
  is_uncertain    boolean not null default false,
  attempts        integer not null default 0,  -- at this place; being asked to wait does not count
  job             uuid not null,               -- the queue's job that may work on it; any other is a leftover
  ref             text,                        -- the platform's own name of what arrived
  error_code      text,                        -- of the last failure, also of a place given up for the next
  error           text,
  created_at      timestamptz not null,
  due_at          timestamptz not null,        -- not to go out before
  tried_at        timestamptz,
  sent_at         timestamptz,
  unique (recipient, purpose, period)
);
create index delivery_by_person on delivery (person);
create index delivery_not_sent on delivery (state, created_at) where state in ('waiting', 'sending', 'dead');
create index delivery_went_elsewhere on delivery (sent_at) where state = 'sent' and place_index > 0;
