-- Files that were given in chat and belong to no experience yet: with a form that is not sent, or waiting for a yes. Their bytes stand where those of attachments do.

create table held_file (
  id              bigint generated always as identity primary key,
  person          bigint not null references person on delete cascade,
  hash            text not null,               -- SHA-256
  name            text not null,
  media_type      text not null,               -- as its bytes tell
  size            integer not null,            -- bytes
  held_at         timestamptz not null,
  unique (person, hash)
);
create index held_file_by_hash on held_file (hash);

-- Messages that somebody wants to log as an experience, each with whose it is: who wrote them is asked before anything of them is kept as one.

create table passage (
  number          bigint generated always as identity primary key,
  person          bigint not null references person on delete cascade,   -- who wants to log it
  key             text not null,               -- where it stands, as its platform knows it
  link            text,
  state           text not null default 'begun' check (state in ('begun', 'asked', 'logged', 'refused')),
  field_values    jsonb,                       -- of the form that was sent, while somebody is asked
  left_out        text[] not null default '{}', -- names of files that were not taken
  is_partial      boolean not null default false, -- of a thread that could not be read there is one message
  experience      bigint references experience on delete set null,
  begun_at        timestamptz not null,
  asked_at        timestamptz,
  unique (person, key)
);
create index passage_by_experience on passage (experience);

create table passage_message (
  passage         bigint not null references passage on delete cascade,
  position        smallint not null,
  author          bigint references person on delete cascade,            -- null: an app's, or its platform does not tell
  text            text not null,
  agreed_at       timestamptz,
  with_files      boolean,                     -- whether its files may be kept too
  primary key (passage, position)
);
create index passage_message_by_author on passage_message (author);

create table passage_file (
  passage         bigint not null,
  position        smallint not null,
  hash            text not null,
  name            text not null,
  media_type      text not null,
  size            integer not null,
  primary key (passage, position, hash),
  foreign key (passage, position) references passage_message on delete cascade
);
create index passage_file_by_hash on passage_file (hash);
