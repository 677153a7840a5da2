-- News of what people follow are read from activities: the place of their reader stands in place of a time beside each thing that is followed.
insert into activity_reader (name, position, read_at)
select 'follow', coalesce(max(position), 0), now() from activity
where at <= coalesce((select max(told_at) from follow where told_at > followed_at), now())
on conflict (name) do nothing;
-- Servers of the version before write and read it while others are updated; it is dropped later.
alter table follow alter column told_at set default now();
