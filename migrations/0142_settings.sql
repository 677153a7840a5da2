-- What admins set while servers run, in place of what these were started with. Who did it stands in staff_act.
create table setting (
  name        text primary key,
  value       text not null,
  changed_at  timestamptz not null
);
