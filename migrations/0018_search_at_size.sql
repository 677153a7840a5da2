-- Search finds the words inside what PostgreSQL takes for one token, and neither it nor a count reads the whole collection.

-- Text as it is searched, stored or asked for: words between spaces. PostgreSQL's parser would take "women/girls" for the name of a file and
-- "first.Second" for a host. Parts that a hyphen or a sign within a word joins stay joined by a hyphen. The lists of characters do not depend
-- on the locale of the database.
create function joined_text(content text) returns text
  language sql immutable strict parallel safe
  as $$
    select replace(replace(replace(
      translate(
        normalize(translate(regexp_replace(regexp_replace(
          replace(replace(replace(content, 'l.l', 'l-l'), '/-', '-'), '/innen', '-innen'),
          -- U.S.A., e.V.; migrant(e)s, Kinder(tages)stätte
          '(\m[^[:space:][:punct:]0-9])\.(?=[^[:space:][:punct:]0-9]\M)', '\1-', 'g'),
          '([^[:space:][:punct:]])\(([^[:space:]()]{1,20})\)', '\1-\2-', 'g'),
          E'\u00b4\u00a8\u2122\u00ae\u00a9\u2120', '      '), nfkc),
        joining || separating || invisible,
        repeat('-', length(joining)) || repeat(' ', length(separating))),
      E'l\u00b7l', 'll'), E'L\u00b7L', 'LL'), E'\u00b7', '-')
    from (select
      -- Hyphens, and what German, French and Spanish write inside words for everybody.
      E'\u2010\u2011*_:\u2022\u2027\u2219\u22c5' as joining,
      E'\t\n\u000b\f\r!"#$%&\'()+,./;<=>?@[\\]^`{|}~\u00a1\u00a3\u00a7\u00ab\u00b0\u00b6\u00bb\u00bf\u02b9\u02bb\u02bc\u2012\u2013\u2014\u2015'
      || E'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2020\u2021\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2190\u2192\u2212\u25cf'
      || E'\u3001\u3002\u300c\u300d' as separating,
      -- Dropped.
      E'\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufe0e\ufe0f\ufeff' as invisible
    ) signs
  $$;

-- The same for the parser: parts alone, and behind the text once more as one word, so that "e-learning" and "elearning" find each other.
create function search_text(content text) returns text
  language sql immutable strict parallel safe
  as $$
    select translate(joined, '-', ' ') || coalesce(
      (select ' ' || string_agg(translate(found[1], '-', ''), ' ')
       from regexp_matches(joined, '[^- ]+(?:-[^- ]+)+', 'g') found where found[1] ~ '[^-0-9]'),
      '')
    from public.joined_text(content) joined
  $$;

create or replace function index_experience() returns trigger language plpgsql as $$
declare
  config regconfig := search_config(new.language);
  title text := search_text(new.title);
  lesson text := search_text(new.lesson);
  body text := concat_ws(' ', search_text(new.challenge), search_text(new.action), lesson);
  rest text := search_text((select coalesce(string_agg(value #>> '{}', E'\n'), '')
                from jsonb_path_query(new.details, 'strict $.**') value where jsonb_typeof(value) = 'string'));
begin
  new.search := setweight(to_tsvector(config, title) || plain_words(config, title), 'A')
    || setweight(to_tsvector(config, body) || plain_words(config, body), 'B')
    || setweight(to_tsvector(config, rest) || plain_words(config, rest), 'D');
  new.brief := setweight(to_tsvector(config, title) || plain_words(config, title), 'A')
    || setweight(to_tsvector(config, lesson) || plain_words(config, lesson), 'B');
  new.words := array(
    select word from unnest(tsvector_to_array(plain_words(config, concat_ws(' ', title, body, rest)))) word
    where length(word) between 3 and 40 and word !~ '[0-9]');
  return new;
end $$;

-- How many open experiences have a term, as it stands in the column search: what is known, and how much there is to read.
create table search_term (
  term            text collate "C" primary key,
  documents       integer not null
) with (fillfactor = 70);

-- How many experiences are open, wait for review, and tell results, by region and policy area; under '*' each counts once.
create table experience_tally (
  region          text collate "C" not null,
  policy_area     text not null,
  open            integer not null,
  waiting         integer not null,
  with_results    integer not null,
  primary key (region, policy_area)
) with (fillfactor = 70);
alter table vocabulary set (fillfactor = 70);
-- Corrections of a word that shares few trigrams with what was meant.
create index vocabulary_by_shape on vocabulary ((left(word, 1)), (length(word)));

-- What the present transaction changed; counted and emptied when it ends, so that many records in one transaction change each counter once
-- and hold it for a moment. A counter that changes thousands of times within a transaction is found more and more slowly.
create unlogged table experience_change (
  change          integer not null,            -- 1 came, -1 went
  language        text not null,
  words           text[] not null,
  terms           text[] not null,
  region          text not null,
  policy_areas    text[] not null,
  waiting         integer not null,
  with_results    integer not null
);

drop trigger experience_words_are_counted on experience;
drop function count_words();

create function note_experience(experience, change integer) returns void language sql as $$
  insert into experience_change
  select change, $1.language, $1.words, tsvector_to_array($1.search), $1.region, array(select unnest($1.policy_areas) union select '*'),
    change * ($1.life = 'submitted')::integer, change * ($1.details ? 'results')::integer
  where $1.withdrawn_at is null and $1.life in ('submitted', 'published')
$$;

create function note_experience_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.language, old.words, old.search, old.region, old.policy_areas, old.life, old.withdrawn_at, old.details ? 'results')
      is not distinct from
      (new.language, new.words, new.search, new.region, new.policy_areas, new.life, new.withdrawn_at, new.details ? 'results')
  then return null;
  end if;
  if tg_op <> 'INSERT' then perform note_experience(old, -1); end if;
  if tg_op <> 'DELETE' then perform note_experience(new, 1); end if;
  perform set_config('causeway.uncounted', 'yes', true);
  return null;
end $$;

create function count_experience_changes() returns trigger language plpgsql as $$
declare
  gone_words text[];
  gone_terms text[];
begin
  -- Called once for each row that changed; the first time counts them all.
  if current_setting('causeway.uncounted', true) is distinct from 'yes' then return null; end if;
  perform set_config('causeway.uncounted', '', true);
  gone_words := array(select distinct unnest(words) from experience_change where change < 0);
  gone_terms := array(select distinct unnest(terms) from experience_change where change < 0);
  -- Always in the same order, so that two that save at once cannot wait for each other.
  insert into experience_tally as t
  select region, area, sum(change), sum(waiting), sum(with_results)
  from experience_change cross join unnest(policy_areas) as area
  group by region, area having sum(change) <> 0 or sum(waiting) <> 0 or sum(with_results) <> 0 order by region, area
  on conflict (region, policy_area) do update set
    open = t.open + excluded.open, waiting = t.waiting + excluded.waiting, with_results = t.with_results + excluded.with_results;
  insert into search_term as t
  select term, sum(change) from experience_change cross join unnest(terms) as term
  group by term having sum(change) <> 0 order by term collate "C"
  on conflict (term) do update set documents = t.documents + excluded.documents;
  insert into vocabulary as t
  select word, language, sum(change) from experience_change cross join unnest(words) as word
  group by word, language having sum(change) <> 0 order by word collate "C", language
  on conflict (word, language) do update set documents = t.documents + excluded.documents;
  delete from search_term where term = any(gone_terms) and documents <= 0;
  delete from vocabulary where word = any(gone_words) and documents <= 0;
  delete from experience_change;
  return null;
end $$;

-- Everything counted anew.
create function recount_experiences() returns void language plpgsql as $$
begin
  truncate vocabulary, search_term, experience_tally, experience_change;
  perform note_experience(e, 1) from experience e;
  insert into vocabulary
  select word, language, count(*) from experience_change cross join unnest(words) as word group by word, language;
  insert into search_term select term, count(*) from experience_change cross join unnest(terms) as term group by term;
  insert into experience_tally
  select region, area, count(*), sum(waiting), sum(with_results)
  from experience_change cross join unnest(policy_areas) as area group by region, area;
  truncate experience_change;
end $$;

-- Every search reads the list of what is not in the index yet: short, and still many records are put in at once.
alter index experience_by_search set (gin_pending_list_limit = 256);
alter index experience_by_brief set (gin_pending_list_limit = 256);

-- Made anew with the words inside tokens.
update experience set title = title;
select recount_experiences();

create trigger experience_change_is_noted after insert or update or delete on experience
  for each row execute function note_experience_change();
create constraint trigger experience_changes_are_counted after insert or update or delete on experience
  deferrable initially deferred for each row execute function count_experience_changes();

-- What lists, the digest and a reviewer's queue read, without what nobody may read.
drop index experience_by_time;
create index experience_by_time on experience (created_at desc, number desc)
  where withdrawn_at is null and life in ('submitted', 'published');
create index experience_to_review_by_author on experience (author) where life = 'submitted' and withdrawn_at is null;
create index experience_revision_by_time on experience_revision (saved_at);

-- Questions are completed by the same words.
drop index question_by_title;
create index question_by_title on question using gin (to_tsvector('simple', unaccented(search_text(title))));
