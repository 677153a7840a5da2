-- A review that a program writes in the name of a reviewer is an act of theirs too.
alter table staff_act drop constraint staff_act_door_check;
alter table staff_act add constraint staff_act_door_check check (door in ('chat', 'page', 'program'));
