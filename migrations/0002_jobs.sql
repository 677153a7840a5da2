-- The last run of each job of the scheduler.
create table job_run (
  job             text primary key,
  due_at          timestamptz not null,        -- the moment of the schedule it ran for
  claimed_at      timestamptz not null,        -- when it began; pushed forward while it runs
  finished_at     timestamptz,
  error           text                         -- null if it went well
);
