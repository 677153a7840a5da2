-- Organisations of several levels, and who belongs to them.
create table organisation (
  number      integer generated always as identity primary key,
  kind        text not null check (kind in
    ('region', 'province', 'city', 'rural-association', 'civil-society', 'university', 'eu-body', 'technical-partner')),
  name        text not null,
  short_name  text not null default '',
  region      text references region on update cascade on delete set null,   -- null: of a body that is in no region
  inside      integer references organisation on delete set null,            -- the organisation that it is a part of
  place       text not null default '',        -- the city or area inside the region that it is about
  domains     text[] not null default '{}',    -- of mail addresses that only its people have
  web         text not null default '',
  verified_at timestamptz,                     -- null: staff have not said that it is what it says
  created_by  bigint references person on delete set null,
  created_at  timestamptz not null
);
create index organisation_by_region on organisation (region);
create index organisation_by_inside on organisation (inside);
create index organisation_by_creator on organisation (created_by);

create table organisation_member (
  organisation integer not null references organisation on delete cascade,
  person       bigint not null references person on delete cascade,
  -- What shows that they belong to it; null: nothing does yet.
  proof        text check (proof in ('staff', 'domain', 'invitation')),
  is_acting    boolean not null default false,  -- it is the one they act for
  joined_at    timestamptz not null,
  primary key (organisation, person)
);
create index organisation_member_by_person on organisation_member (person);
create unique index organisation_member_acting on organisation_member (person) where is_acting;

-- The organisation that stands beside somebody's name: the one they act for, where it is proved that they may, and that it is what it says.
create function organisation_of(person bigint) returns jsonb language sql stable as $$
  select jsonb_build_object('number', o.number, 'name', o.name, 'region', o.region)
  from organisation_member m join organisation o on o.number = m.organisation
  where m.person = $1 and m.is_acting and m.proof is not null and o.verified_at is not null
$$;
