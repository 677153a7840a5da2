-- On how many days a word came that nothing used: one that came on a single day may be a name, so it is shown to nobody and not kept for long.

alter table unread_word add column days integer not null default 1 check (days > 0);
