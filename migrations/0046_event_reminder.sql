-- An hour before an event begins, whoever takes part is reminded.

alter table event_step drop constraint event_step_kind_check;
alter table event_step add constraint event_step_kind_check check (kind in ('reminder', 'call', 'start', 'warning', 'finish'));
insert into event_step (event, kind, round, due_at)
select number, 'reminder', 1, starts_at - interval '1 hour' from networking_event where ended_at is null and starts_at > now() + interval '1 hour';
