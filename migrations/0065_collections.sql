-- Collections: lists of experiences that were kept elsewhere and that staff bring in, row by row, behind a link that is theirs.

-- Where a record comes from, if it was not logged here: source, link, licence, reference and importedOn. Part of the record, so that its versions tell it too.
alter table experience add column origin jsonb;
create index experience_by_reference on experience ((origin ->> 'source'), (origin ->> 'reference')) where origin is not null;
-- What has the very same title, for likely duplicates.
create index experience_by_title on experience using hash (lower(title));

create table collection (
  id              bigint generated always as identity primary key,
  person          bigint not null references person on delete cascade,
  token           text not null unique,        -- SHA-256 of the link's token
  expires_at      timestamptz not null,
  state           text not null default 'empty' check (state in ('empty', 'mapping', 'checking', 'ready', 'taking', 'taken')),
  file            text,
  header          text[] not null default '{}',
  mapping         text[] not null default '{}', -- by column: the field, or '' where it is left out
  settings        jsonb not null default '{}',
  done            integer not null default 0,  -- rows that were checked or taken so far
  told_at         timestamptz,                 -- when it last said so; long ago: it broke off
  created_at      timestamptz not null,
  taken_at        timestamptz
);
create index collection_by_person on collection (person);

create table collection_row (
  collection      bigint not null references collection on delete cascade,
  line            integer not null,            -- in the file, the header being 1
  cells           jsonb not null,              -- texts as written, numbers as numbers, days of a spreadsheet as YYYY-MM-DD
  broken          jsonb,                       -- why the row could not be read at all
  record          jsonb,                       -- what it comes to; null: it cannot be taken
  problems        jsonb not null default '[]',
  twin            jsonb,                       -- what it is most like: a row before it, or an experience
  choice          text check (choice in ('take', 'leave')),
  experience      bigint references experience on delete set null,
  primary key (collection, line)
);
create index collection_row_by_experience on collection_row (experience) where experience is not null;

-- Which columns were what, by the names of all columns of a file, so that it is asked once.
create table collection_mapping (
  headers         text primary key,            -- SHA-256 of the folded names
  mapping         text[] not null,
  settings        jsonb not null,
  saved_at        timestamptz not null
);
