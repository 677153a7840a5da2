-- Copies of what was said in conversations are taken out of chats again: once it has been kept long enough, and where whoever read it is forgotten.

-- What names copies that are still in a chat and belong to no message any more: how the platform knows them, and nothing that was said.
create table conversation_leftover (
  delivery        text primary key,            -- the delivery that it was
  place           text not null,               -- without whose it is, where the platform knows the copy by name
  ref             text,                        -- how the platform knows it; null where it may have arrived and nobody knows
  thread          text,                        -- how the platform knows the message whose thread it is in
  has_files       boolean not null,
  due_at          timestamptz not null
);
create index conversation_leftover_due on conversation_leftover (due_at);

-- A delivery that takes a message out of a chat instead of putting one there: {"delivery", "ref", "thread", "hasFiles"}.
alter table delivery add column removal jsonb;
