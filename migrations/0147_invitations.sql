-- Invitations into the network. Who opens the link joins with what it says, once.
create table invitation (
  number       integer generated always as identity primary key,
  token        text unique,                   -- the SHA-256 of what is in the link; null until a link is made
  role         text not null,
  region       text references region on update cascade on delete set null,
  organisation integer references organisation on delete cascade,
  address      text,                          -- of the mailbox that it goes to; null: its link is handed on
  invited_by   bigint not null references person on delete cascade,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  taken_at     timestamptz,
  taken_by     bigint references person on delete set null,
  revoked_at   timestamptz
);
create index invitation_by_inviter on invitation (invited_by);
create index invitation_by_taker on invitation (taken_by);
create index invitation_by_organisation on invitation (organisation);
create index invitation_by_end on invitation (expires_at);
