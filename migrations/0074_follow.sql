-- Whom news of an experience, a policy area or a region is brought to.
create table follow (
  person          bigint not null references person on delete cascade,
  kind            text not null check (kind in ('experience', 'area', 'region')),
  target          text not null,               -- the number of the experience, or the code
  followed_at     timestamptz not null,
  told_at         timestamptz not null,        -- what is newer is news
  primary key (person, kind, target)
);
