-- The toolbox: guidelines, modules, methods and the like that regions can use, each behind a link or in a file.

create table tool (
  number          bigint generated always as identity primary key,
  kind            text not null check (kind in ('guideline', 'module', 'method', 'evaluation-framework', 'template', 'study', 'video')),
  title           text not null,
  summary         text not null default '',
  link            text not null,
  policy_areas    text[] not null,
  target_groups   text[] not null default '{}',
  stage           text,                        -- of the policy cycle
  language        text not null,               -- ISO 639-1
  publisher       text not null default '',
  year            smallint,
  licence         text not null default '',
  state           text not null check (state in ('suggested', 'published', 'declined')),
  comment         text not null default '',    -- why it was declined
  suggested_by    bigint references person on delete set null,
  owner           bigint references person on delete set null, -- who is asked whether it still holds
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  published_at    timestamptz,
  withdrawn_at    timestamptz,
  verify_on       date,                        -- the owner is asked then
  verify_asked_at timestamptz,
  opened          integer not null default 0,  -- how often somebody opened it
  link_checked_at timestamptz,
  link_failures   smallint not null default 0, -- one behind the other, on different days
  link_problem    text not null default '',
  link_broken_at  timestamptz,                 -- told to be broken
  search          tsvector not null
);
create index tool_by_search on tool using gin (search);
create index tool_by_area on tool using gin (policy_areas) where state = 'published' and withdrawn_at is null;
create index tool_by_link on tool (lower(link));
create index tool_by_link_check on tool (link_checked_at nulls first) where state = 'published' and withdrawn_at is null;
create index tool_by_owner on tool (owner) where owner is not null;
create index tool_by_suggester on tool (suggested_by) where suggested_by is not null;

create function index_tool() returns trigger language plpgsql as $$
declare
  config regconfig := search_config(new.language);
  title text := search_text(new.title);
  rest text := concat_ws(' ', search_text(new.summary), search_text(new.publisher));
begin
  new.search := setweight(to_tsvector(config, title) || plain_words(config, title), 'A')
    || setweight(to_tsvector(config, rest) || plain_words(config, rest), 'B');
  return new;
end $$;
create trigger tool_is_indexed before insert or update of title, summary, publisher, language on tool
  for each row execute function index_tool();
