-- What lists and maps of experiences are narrowed and counted by: a narrow row for each open experience, changed in the transaction that changes
-- the experience, so that what is withdrawn or deleted is nowhere counted any more.

create table experience_facet (
  number          bigint primary key references experience on delete cascade,
  is_public       boolean not null,
  region          text collate "C" not null,
  facets          text[] not null,             -- 'area:health', 'status:stopped', 'country:SE', 'within:SE22', 'region:SE224' …
  reached         bigint,                      -- persons
  updated_at      timestamptz not null,
  published_at    timestamptz                  -- null: never yet
);
create index experience_facet_by_facet on experience_facet using gin (facets) with (gin_pending_list_limit = 256);
create index experience_facet_by_reach on experience_facet (reached desc, number desc) where reached is not null;
create index experience_facet_by_change on experience_facet (updated_at desc, number desc);
create index experience_facet_by_publication on experience_facet (published_at desc, number desc) where is_public;
create index experience_facet_by_region on experience_facet (region, number desc);

-- Null where nobody said it; "least" alone would not keep that.
create function persons_reached(details jsonb) returns bigint language sql immutable parallel safe as $$
  select case when details ->> 'personsReached' is not null then least((details ->> 'personsReached')::numeric, 9e15)::bigint end
$$;

-- The facets of an experience; src/domain/experiences/facets.ts has their names.
create function facets_of(e experience) returns text[] language sql immutable parallel safe as $$
  select array(
    select 'area:' || area from unnest(e.policy_areas) area
    union select 'group:' || name from unnest(e.target_groups) name
    union select 'stage:' || (e.details ->> 'stage') where e.details ->> 'stage' is not null
    union select 'status:' || (e.details ->> 'status') where e.details ->> 'status' is not null
    union select 'evaluated:' || case e.details ->> 'evaluation' when 'none' then 'no' when 'ongoing' then 'ongoing' else 'yes' end
      where e.details ->> 'evaluation' is not null
    union select 'country:' || left(e.region, 2)
    union select 'within:' || left(e.region, size) from generate_series(3, length(e.region) - 1) size
    union select 'region:' || e.region
    union select 'language:' || e.language
    union select 'funding:' || fund from jsonb_array_elements_text(coalesce(e.details -> 'funding', '[]')) fund
    union select 'year:' || left(e.details ->> 'start', 4) where e.details ->> 'start' is not null
    union select 'reach:' || case
        when reached < 100 then 'under-100'
        when reached < 1000 then '100-to-999'
        when reached < 10000 then '1000-to-9999'
        else '10000-or-more' end
      from (select persons_reached(e.details) as reached) told where reached is not null
    order by 1)
$$;

create function keep_experience_facets() returns trigger language plpgsql as $$
begin
  if new.withdrawn_at is not null or new.life not in ('submitted', 'published') then
    delete from experience_facet where number = new.number;
    return null;
  end if;
  insert into experience_facet as f (number, is_public, region, facets, reached, updated_at, published_at)
  values (new.number, new.life = 'published', new.region, facets_of(new),
    persons_reached(new.details), new.updated_at,
    case when new.life = 'published' then now() end)
  on conflict (number) do update set
    is_public = excluded.is_public, region = excluded.region, facets = excluded.facets, reached = excluded.reached,
    updated_at = excluded.updated_at, published_at = coalesce(f.published_at, excluded.published_at);
  return null;
end $$;

create trigger experience_facets_are_kept
  after insert or update of region, policy_areas, target_groups, life, withdrawn_at, language, details, updated_at on experience
  for each row execute function keep_experience_facets();

insert into experience_facet (number, is_public, region, facets, reached, updated_at, published_at)
select e.number, e.life = 'published', e.region, facets_of(e), persons_reached(e.details), e.updated_at,
  case when e.life = 'published' then coalesce(
    (select max(saved_at) from (
       select saved_at, content ->> 'life' as life, lag(content ->> 'life') over (order by revision) as before
       from experience_revision r where r.experience = e.number
     ) version where life = 'published' and before is distinct from 'published'),
    e.created_at) end
from experience e
where e.withdrawn_at is null and e.life in ('submitted', 'published');
analyze experience_facet;
