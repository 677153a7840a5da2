-- The latest time that servers were sure of, so that one whose clock is wrong when it starts is told from one that was off.
create table time_seen (
  is_only         boolean primary key default true check (is_only),
  at              timestamptz not null
);
insert into time_seen (at) select max(finished_at) from job_run having max(finished_at) is not null;

-- Written to find out whether anything can be written; made anew each time, which takes room on the disk.
create unlogged table room_probe (filler bytea not null);
alter table room_probe alter column filler set storage external;
