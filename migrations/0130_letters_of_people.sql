-- Whose doing a letter to somebody else is: what one person may do again and again writes no letters without end.
alter table delivery add column caused_by bigint references person on delete set null;
create index delivery_by_cause on delivery (caused_by, created_at) where caused_by is not null;
