-- When somebody was asked at a check-in, which may be long after it was due where no server ran: who does not answer is reminded so long after that.
alter table testbed_check add column asked_at timestamptz;
update testbed_check set asked_at = due_at;
alter table testbed_check alter column asked_at set not null;
drop index testbed_check_open;
create index testbed_check_open on testbed_check (asked_at) where answered_at is null and reminded_at is null;
