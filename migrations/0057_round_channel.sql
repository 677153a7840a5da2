-- A round may be for the members of a channel only.
alter table round
  add column channel text; -- its place; null: everybody
