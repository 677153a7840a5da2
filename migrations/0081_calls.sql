-- Calls for proposals: what is funded, for whom and until when; the feeds they come from, and who looks for partners for one.

create table call_feed (
  id              bigint generated always as identity primary key,
  url             text not null unique,
  policy_areas    text[] not null,             -- of all that it tells
  time_zone       text not null,               -- of deadlines that name none
  programme       text not null default '',    -- where an item names none
  added_by        bigint references person on delete set null,
  created_at      timestamptz not null,
  etag            text,
  changed         text,                        -- Last-Modified, as its server wrote it
  checked_at      timestamptz,
  failures        smallint not null default 0, -- one behind the other
  problem         text not null default '',
  told_at         timestamptz,                 -- when who added it was told of the problem
  found           integer not null default 0   -- calls in it when it was last read
);

create table funding_call (
  number          bigint generated always as identity primary key,
  title           text not null,
  programme       text not null default '',
  audience        text not null default '',    -- for whom
  policy_areas    text[] not null,
  budget          text not null default '',
  opens_on        date,
  closes_at       timestamptz,                 -- of a day without a time its last minute
  is_whole_day    boolean not null default true,
  time_zone       text not null,
  link            text not null default '',
  contact         text not null default '',
  summary         text not null default '',
  owner           bigint references person on delete set null,
  feed            bigint references call_feed on delete set null,
  reference       text,                        -- by which its feed knows it
  is_edited       boolean not null default false, -- changed here: its feed does not change it any more
  created_at      timestamptz not null,
  updated_at      timestamptz not null,
  withdrawn_at    timestamptz,
  reminded        smallint,                    -- so many days before its deadline a reminder went out
  search          tsvector not null,
  unique (feed, reference)
);
create index funding_call_by_search on funding_call using gin (search);
create index funding_call_by_deadline on funding_call (closes_at) where withdrawn_at is null;
create index funding_call_by_owner on funding_call (owner) where owner is not null;

create function index_funding_call() returns trigger language plpgsql as $$
declare
  title text := search_text(new.title);
  rest text := concat_ws(' ', search_text(new.programme), search_text(new.audience), search_text(new.summary));
begin
  new.search := setweight(to_tsvector('english', title) || plain_words('english', title), 'A')
    || setweight(to_tsvector('english', rest) || plain_words('english', rest), 'B');
  return new;
end $$;
create trigger funding_call_is_indexed before insert or update of title, programme, audience, summary on funding_call
  for each row execute function index_funding_call();

-- Who looks for partners, and what they offer.
create table call_partner (
  call            bigint not null references funding_call on delete cascade,
  person          bigint not null references person on delete cascade,
  offer           text not null,
  seek            text not null default '',
  joined_at       timestamptz not null,
  primary key (call, person)
);
create index call_partner_by_person on call_partner (person);

alter table follow drop constraint follow_kind_check;
alter table follow add constraint follow_kind_check check (kind in ('experience', 'area', 'region', 'call'));
