-- A source may publish two editions of a table on one day; the later one of the day counts. Null where the source tells no time.

alter table observation add column retrieved_time time;
