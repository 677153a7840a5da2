-- The private page of somebody who is reached by mail only: what others would get in chat is kept for it, and a mail says that something is there.
create table letterbox (
  person          bigint primary key references person on delete cascade,
  token           text not null unique,        -- part of its address
  is_quiet        boolean not null default false, -- no mails say so
  noticed_at      timestamptz                  -- when the last one was written
);
