-- The name as it stood when a certificate was made: what somebody calls themselves later makes it nobody else's.
alter table training_seat add column certificate_name text;
