-- What somebody wrote, in another language: by a translation service, or by a member, whose words win. It is of the text with that hash: when the text
-- changes, what a service made goes, and what a member wrote stays as the versions of the text do, and is shown again where that version is.
create table translation (
  id          bigint generated always as identity primary key,
  experience  bigint references experience on delete cascade,
  question    bigint references question on delete cascade,
  answer      integer,                 -- to the question; null: of the question itself
  language    text not null,           -- that it is in, ISO 639-1
  hash        text not null,           -- SHA-256 of the language and the words that were translated
  content     jsonb not null,          -- words by field
  is_machine  boolean not null,
  written_by  bigint references person on delete set null,
  made_at     timestamptz not null,
  check (num_nonnulls(experience, question) = 1),
  check (answer is null or question is not null),
  check (not is_machine or written_by is null),
  foreign key (question, answer) references question_answer (question, number) on delete cascade
);
create index translation_of_experience on translation (experience, language) where experience is not null;
create index translation_of_question on translation (question, answer, language) where question is not null;
create index translation_by_writer on translation (written_by) where written_by is not null;
create unique index translation_by_machine on translation (coalesce(experience, 0), coalesce(question, 0), coalesce(answer, 0), language) where is_machine;

create function forget_translations() returns trigger language plpgsql as $$
declare
  -- What is taken back, or emptied, is so in every language.
  all_of_them boolean := new.withdrawn_at is not null;
begin
  if tg_table_name = 'experience' then
    delete from translation where experience = new.number and (is_machine or all_of_them);
  elsif tg_table_name = 'question' then
    delete from translation where question = new.number and (all_of_them or answer is null);
  else
    delete from translation where question = new.question and answer = new.number;
  end if;
  return null;
end $$;
create trigger translations_are_forgotten after update of title, lesson, language, life, withdrawn_at on experience
  for each row when (old.title is distinct from new.title or old.lesson is distinct from new.lesson or old.language is distinct from new.language
    or (old.life = 'published' and new.life <> 'published') or new.withdrawn_at is not null)
  execute function forget_translations();
create trigger translations_are_forgotten after update of title, detail, language, withdrawn_at on question
  for each row when (old.title is distinct from new.title or old.detail is distinct from new.detail or old.language is distinct from new.language
    or new.withdrawn_at is not null)
  execute function forget_translations();
create trigger translations_are_forgotten after update of content, language, withdrawn_at on question_answer
  for each row when (old.content is distinct from new.content or old.language is distinct from new.language or new.withdrawn_at is not null)
  execute function forget_translations();

-- Whether what a person writes may be sent to the translation service, and whether they read what it made.
alter table person add column is_translated boolean not null default true;
