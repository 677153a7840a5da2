-- Who somebody is at an OpenID provider, since they first signed in by it.
create table openid_subject (
  issuer      text not null,
  subject     text not null,
  person      bigint not null references person on delete cascade,
  linked_at   timestamptz not null,
  primary key (issuer, subject)
);
create index openid_subject_by_person on openid_subject (person);
