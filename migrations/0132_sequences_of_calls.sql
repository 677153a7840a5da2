-- Counts what calendars have to be told again of a call (RFC 5545, 3.8.7.4): its deadline moved, or it is called something else.
alter table funding_call add column sequence integer not null default 0;
