-- The tables that are fetched from a source by themselves: of which update the figures are, and what was asked for then.
create table fetched_table (
  dataset         text primary key,
  updated         text not null,               -- as the source writes it; another text is another update
  series          text not null,               -- what was asked for: others need a request of their own
  fetched_at      timestamptz not null
);

-- Each time that was done. `tables` is a list of { dataset, outcome, new, revised, ended, reason }, which grows while it runs.
create table refresh_run (
  id              bigint generated always as identity primary key,
  started_at      timestamptz not null,
  finished_at     timestamptz,
  total           integer not null,
  tables          jsonb not null default '[]'
);
