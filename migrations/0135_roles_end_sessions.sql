-- Who gets another role comes into the pages of staff anew, also where they have the right to them in both.
create function end_admin_sessions() returns trigger language plpgsql as $$
begin
  delete from admin_session where person = new.id;
  delete from admin_link where person = new.id;
  return null;
end
$$;
create trigger person_role_ends_sessions after update of role on person
  for each row when (old.role is distinct from new.role) execute function end_admin_sessions();
