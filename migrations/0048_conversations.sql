-- Conversations between people who have no chat in common, and what the outbox needs for them: an order, threads, and messages that are changed later.

create table conversation (
  number          bigint generated always as identity primary key,
  introduction    bigint unique references introduction on delete set null, -- what brought its people together
  opened_at       timestamptz not null,
  ended_at        timestamptz
);
create index conversation_open on conversation (number) where ended_at is null;

-- Who takes part. Rows stay without a person once somebody is forgotten.
create table conversation_side (
  conversation    bigint not null references conversation on delete cascade,
  side            integer not null,            -- from 1
  person          bigint references person on delete set null,
  place           text not null,               -- where they read it
  root            text,                        -- the delivery that opened it there: its thread is the conversation's
  state           text not null default 'active' check (state in ('active', 'paused', 'left')),
  primary key (conversation, side)
);
create index conversation_side_by_person on conversation_side (person);

create table conversation_message (
  id              bigint generated always as identity primary key,
  conversation    bigint not null references conversation on delete cascade,
  side            integer not null,            -- whose it is
  kind            text not null default 'text' check (kind in ('text', 'reaction')),
  origin          text not null unique,        -- how the platform that it came from knows it: what comes again is the same
  content         text not null,               -- what was said; the sign of a reaction
  answers         bigint references conversation_message on delete set null, -- what it replies or reacts to
  said_at         timestamptz not null,
  edits           integer not null default 0,
  removed_at      timestamptz,
  is_told         boolean not null default true, -- false: its author was forgotten, and what the others were sent does not say so yet
  foreign key (conversation, side) references conversation_side
);
create index conversation_message_by_conversation on conversation_message (conversation, id);
create index conversation_message_by_age on conversation_message (said_at);
create index conversation_message_untold on conversation_message (id) where not is_told;
create index conversation_message_by_answered on conversation_message (answers);

-- What the others were sent of it, a delivery each: by it a reply or a change finds the message again.
create table conversation_copy (
  message         bigint not null references conversation_message on delete cascade,
  side            integer not null,
  delivery        text not null,
  primary key (message, side)
);
create index conversation_copy_by_delivery on conversation_copy (delivery);

alter table introduction drop constraint introduction_told_check;
alter table introduction add constraint introduction_told_check check (told in ('together', 'bridged', 'apart'));

create sequence delivery_position;
alter table delivery
  add column stream      text,    -- deliveries of one stream go out one after the other
  add column position    bigint,  -- where it stands in its stream
  add column thread_of   text,    -- the delivery whose thread it goes into
  add column edit_of     text;    -- the delivery whose message it takes the place of
create index delivery_by_stream on delivery (stream, position) where stream is not null and state in ('waiting', 'sending');
create index delivery_by_edited on delivery (edit_of) where edit_of is not null;
create index delivery_by_ref on delivery (ref) where stream is not null;
