-- Conversations of groups of rounds and events, and between channels that staff bridge.

alter table conversation
  add column round_group  bigint unique references round_group on delete set null,
  add column event_group  bigint unique references event_group on delete set null,
  add column closes_at    timestamptz;         -- when it is over by itself; null: never
create index conversation_closing on conversation (closes_at) where closes_at is not null and ended_at is null;

-- A side without a person, whose place is a channel: everybody there takes part.
alter table conversation_side
  add column channel_name text,                -- what the others read it is called; null where the side is a person
  add column language     text;                -- in which the bot speaks there

-- Whose it is: of a channel many people say something.
alter table conversation_message add column author bigint references person on delete set null;
update conversation_message m set author = s.person
  from conversation_side s where s.conversation = m.conversation and s.side = m.side;
create index conversation_message_by_author on conversation_message (author);

-- A channel that staff want to bridge, until the other one is named.
create table conversation_offer (
  code            text primary key,
  place           text not null,
  channel_name    text not null,
  language        text not null,
  person          bigint not null references person on delete cascade, -- of staff
  offered_at      timestamptz not null
);
create index conversation_offer_by_person on conversation_offer (person);

alter table networking_event add column talks boolean not null default false; -- groups talk through the bot
