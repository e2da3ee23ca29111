-- A market is pinned to the model it was opened with; the model's one file is kept as long as a market may cite it.
create table models (
  version text primary key,
  code text not null,
  made_at timestamptz not null default now()
);

-- A branch begins as its parent stood after one row of the log; rows are never taken away.
alter table markets add column parent text references markets;
alter table markets add column parent_seq integer;
