-- A page on which somebody of staff imports files, behind a link that is theirs for an hour, and what the last import there did or how far it is.
create table import_page (
  token           text primary key,            -- SHA-256 of the link's token
  person          bigint not null references person on delete cascade,
  expires_at      timestamptz not null,
  file            text,
  started_at      timestamptz,
  rows_read       integer not null default 0,
  told_at         timestamptz,                 -- when it last said how far it is; long ago: it broke off
  exit            smallint check (exit between 0 and 2),
  report          text[] not null default '{}'
);
create index import_page_by_person on import_page (person);
