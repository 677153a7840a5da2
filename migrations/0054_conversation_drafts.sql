-- What people of a conversation want to keep of it as an experience, once all of them agree: which messages, never their words.

create table conversation_draft (
  number          bigint generated always as identity primary key,
  conversation    bigint not null references conversation on delete cascade,
  state           text not null default 'asked' check (state in ('asked', 'agreed', 'refused', 'logged')),
  asked_at        timestamptz not null,
  experience      bigint references experience on delete set null -- what came of it
);
create index conversation_draft_by_conversation on conversation_draft (conversation);
create index conversation_draft_by_experience on conversation_draft (experience);

create table conversation_draft_message (
  draft           bigint not null references conversation_draft on delete cascade,
  message         bigint not null references conversation_message on delete cascade,
  primary key (draft, message)
);
create index conversation_draft_message_by_message on conversation_draft_message (message);

-- Whose yes it needs.
create table conversation_draft_side (
  draft           bigint not null references conversation_draft on delete cascade,
  side            integer not null,
  agreed_at       timestamptz,                 -- null: not yet
  primary key (draft, side)
);
