-- People are told of their groups some at a time, after a run was matched: a large run would hold its transaction for minutes.

alter table round_group add column told_at timestamptz;
update round_group set told_at = now();
create index round_group_untold on round_group (id) where told_at is null;
