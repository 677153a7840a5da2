-- Who became known where anybody may come without an account, by where from: so that nobody invents people by the thousand. Forgotten after a day.
create table newcomer (
  origin          text not null,               -- SHA-256 of a network address
  came_at         timestamptz not null
);
create index newcomer_by_time on newcomer (came_at, origin);
