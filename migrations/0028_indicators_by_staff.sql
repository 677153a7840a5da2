-- Staff add indicators beside those of data/indicators.json. One that is taken away is ended: its figures stay, and nobody sees it.

alter table indicator
  add column origin text not null default 'file' check (origin in ('file', 'staff')),
  add column names jsonb not null default '{}',  -- translated names by language: {"sv": "Arbetslöshet"}
  add column ended_at timestamptz;
