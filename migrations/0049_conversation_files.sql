-- Files that are passed on in conversations: kept by themselves, so that what goes out names them only, and for a shorter time than words.

create table conversation_file (
  id          bigint generated always as identity primary key,
  message     bigint not null references conversation_message on delete cascade,
  name        text not null,
  media_type  text not null,
  size        integer not null,  -- in bytes
  bytes       bytea,             -- null once it is not kept any more
  said_at     timestamptz not null
);
create index conversation_file_by_message on conversation_file (message);
create index conversation_file_kept on conversation_file (said_at) where bytes is not null;
