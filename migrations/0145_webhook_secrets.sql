-- A webhook gets another secret while calls are still signed by the one before too, so that who checks them has a day to change it.
alter table webhook add secret_before bytea;
alter table webhook add secret_before_until timestamptz;
