-- A picture that was sent in a message is kept as long as messages are looked up; one that only a page showed, for days.
alter table picture add column is_sent boolean not null default true;
-- What is there already may stand in a message.
alter table picture alter column is_sent set default false;
