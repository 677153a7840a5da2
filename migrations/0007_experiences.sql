-- What regions tried: the record, every version of it, and what makes it findable.

create extension if not exists unaccent with schema public;
create extension if not exists pg_trgm with schema public;

-- unaccent depends on a dictionary that could be changed, so PostgreSQL does not call it immutable. Ours is not changed.
create function unaccented(content text) returns text
  language sql immutable strict parallel safe
  return public.unaccent('public.unaccent'::regdictionary, content);

-- The stemmer of a language (ISO 639-1), or simple where PostgreSQL has none. Looked up by name: older servers lack some.
create function search_config(language text) returns regconfig
  language sql immutable parallel safe
  as $$
    select coalesce(
      (select c.oid::regconfig from pg_catalog.pg_ts_config c
       join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace and n.nspname = 'pg_catalog'
       where c.cfgname = case language
         when 'ar' then 'arabic' when 'ca' then 'catalan' when 'da' then 'danish' when 'de' then 'german'
         when 'el' then 'greek' when 'en' then 'english' when 'es' then 'spanish' when 'et' then 'estonian'
         when 'eu' then 'basque' when 'fi' then 'finnish' when 'fr' then 'french' when 'ga' then 'irish'
         when 'hu' then 'hungarian' when 'it' then 'italian' when 'lt' then 'lithuanian' when 'nl' then 'dutch'
         when 'no' then 'norwegian' when 'pt' then 'portuguese' when 'ro' then 'romanian' when 'ru' then 'russian'
         when 'sv' then 'swedish' when 'tr' then 'turkish' end),
      'pg_catalog.simple'::regconfig)
  $$;

-- Words of a text without accents and without the words that say nothing in its language.
create function plain_words(config regconfig, content text) returns tsvector
  language sql immutable parallel safe
  as $$
    select ts_delete(
      to_tsvector('simple', unaccented(content)),
      array(select unaccented(word) from unnest(tsvector_to_array(to_tsvector('simple', content))) word
            where to_tsvector(config, word) = ''))
  $$;

create table experience (
  number          bigint generated always as identity primary key,
  author          bigint references person on delete set null,
  -- A draft is not here yet: what is typed and not sent is in the table draft.
  life            text not null default 'submitted' check (life in ('submitted', 'published', 'sent-back', 'archived')),
  withdrawn_at    timestamptz,                 -- taken back by its author or a reviewer; life says what it goes back to
  is_example      boolean not null default false,
  language        text not null,               -- ISO 639-1
  title           text not null,
  region          text not null references region on update cascade,
  policy_areas    text[] not null,
  target_groups   text[] not null default '{}',
  challenge       text not null,
  action          text not null,               -- what we did
  lesson          text not null,
  -- The fields that are completed later: shown and kept as a whole, never filtered by one, so they may grow without a migration.
  details         jsonb not null default '{}',
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  -- Made by the trigger below, stemmed and plain: everything (title A, the three texts B, the rest D), and only title and lesson.
  search          tsvector not null,
  brief           tsvector not null,
  words           text[] not null
);
create index experience_by_search on experience using gin (search);
create index experience_by_brief on experience using gin (brief);
create index experience_by_area on experience using gin (policy_areas);
create index experience_by_region on experience (region text_pattern_ops, number desc);
create index experience_by_author on experience (author);
create index experience_by_time on experience (created_at desc);

-- Every version that was saved, whole.
create table experience_revision (
  experience      bigint not null references experience on delete cascade,
  revision        integer not null,
  content         jsonb not null,
  saved_by        bigint references person on delete set null,
  saved_at        timestamptz not null,
  primary key (experience, revision)
);
create index experience_revision_by_person on experience_revision (saved_by);

-- How many visible experiences of a language hold a word; what misspelt words are corrected by.
create table vocabulary (
  word            text collate "C" not null,   -- so that the key also finds beginnings
  language        text not null,
  documents       integer not null,
  primary key (word, language)
);
create index vocabulary_by_likeness on vocabulary using gin (word public.gin_trgm_ops);

create function index_experience() returns trigger language plpgsql as $$
declare
  config regconfig := search_config(new.language);
  body text := concat_ws(E'\n', new.challenge, new.action, new.lesson);
  rest text := (select coalesce(string_agg(value #>> '{}', E'\n'), '')
                from jsonb_path_query(new.details, 'strict $.**') value where jsonb_typeof(value) = 'string');
begin
  new.search := setweight(to_tsvector(config, new.title) || plain_words(config, new.title), 'A')
    || setweight(to_tsvector(config, body) || plain_words(config, body), 'B')
    || setweight(to_tsvector(config, rest) || plain_words(config, rest), 'D');
  new.brief := setweight(to_tsvector(config, new.title) || plain_words(config, new.title), 'A')
    || setweight(to_tsvector(config, new.lesson) || plain_words(config, new.lesson), 'B');
  new.words := array(
    select word from unnest(tsvector_to_array(plain_words(config, concat_ws(E'\n', new.title, body, rest)))) word
    where word ~ '^[[:alpha:]]{3,40}$');
  return new;
end $$;

create trigger experience_is_indexed before insert or update of title, language, challenge, action, lesson, details on experience
  for each row execute function index_experience();

create function count_words() returns trigger language plpgsql as $$
declare
  gone text[] := '{}';
  come text[] := '{}';
begin
  if tg_op <> 'INSERT' and old.withdrawn_at is null then gone := old.words; end if;
  if tg_op <> 'DELETE' and new.withdrawn_at is null then come := new.words; end if;
  -- Always in the same order, so that two that save at once cannot wait for each other.
  insert into vocabulary (word, language, documents)
  select word, language, sum(change) from (
    select unnest(come) as word, new.language as language, 1 as change
    union all select unnest(gone), old.language, -1
  ) changes
  group by word, language having sum(change) <> 0 order by word, language
  on conflict (word, language) do update set documents = vocabulary.documents + excluded.documents;
  delete from vocabulary where word = any(gone) and documents <= 0;
  return null;
end $$;

create trigger experience_words_are_counted after insert or update or delete on experience
  for each row execute function count_words();
