-- Who lets a rule ask the network in their name, in which version of it. It holds while the rule is theirs.
create table rule_agreement (
  rule         bigint primary key,            -- the table of rules is made by a later migration
  person       bigint not null references person on delete cascade,
  version      integer not null,
  agreed_at    timestamptz not null
);
create index rule_agreement_by_person on rule_agreement (person);
