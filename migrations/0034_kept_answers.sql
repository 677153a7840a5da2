-- Answers that a link shows again as they were, whatever has become of figures and methods since.
create table kept_answer (
  id              bigint generated always as identity primary key,
  key             text not null unique,        -- of the line, the language, the method and the figures
  line            text not null,               -- which asks for the present answer
  language        text not null,
  method          text not null,
  figures         text not null,               -- the version of the figures
  message         jsonb not null,
  created_at      timestamptz not null
);
