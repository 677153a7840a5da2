-- What stood in an issue that nobody took is told with the next; where staff sends the issue again, it counts as told again.

alter table digest_item add column is_free boolean not null default false;
