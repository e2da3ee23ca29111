-- People, classes, markets, the decision log, and what is kept to go faster (snapshots) or to be proved (grades).
create table people (
  id text primary key,
  account text not null unique,
  name text not null,
  role text not null check (role in ('admin', 'teacher', 'trainee')),
  password_hash text,
  is_demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table sessions (
  token_hash bytea primary key,
  person text not null references people on delete cascade,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index sessions_by_person on sessions (person);

create table classes (
  id text primary key,
  name text not null,
  teacher text not null references people,
  created_at timestamptz not null default now()
);

create table enrolments (
  class text not null references classes on delete cascade,
  person text not null references people on delete cascade,
  primary key (class, person)
);

-- A market keeps the scenario it was opened with, whatever becomes of the files.
create table scenarios (
  hash text primary key,
  id text not null,
  json json not null
);

create table markets (
  id text primary key,
  class text references classes,
  name text not null,
  scenario text not null,
  scenario_hash text not null references scenarios,
  model_version text not null,
  seed bigint not null,
  shoppers integer not null,
  seats integer not null,
  mode text not null check (mode in ('solo', 'shared')),
  lesson text,
  now integer not null default 0,
  quarantine_reason text,
  quarantine_seq integer,
  created_at timestamptz not null default now()
);
create index markets_by_class on markets (class);

create table seats (
  market text not null references markets on delete cascade,
  shop integer not null,
  person text not null references people,
  primary key (market, shop),
  unique (market, person)
);
create index seats_by_person on seats (person);

-- The log. Its key is the only lock: whoever inserts at head + 1 has decided.
create table decisions (
  market text not null references markets on delete cascade,
  seq integer not null,
  tick integer not null,
  shop integer not null,
  command json not null,
  events json not null,
  resolved json,
  person text references people,
  at timestamptz not null default now(),
  primary key (market, seq)
);

create table snapshots (
  market text not null references markets on delete cascade,
  seq integer not null,
  tick integer not null,
  model_version text not null,
  scenario_hash text not null,
  checksum text not null,
  bytes bytea not null,
  primary key (market, seq)
);

create table files (
  hash text not null,
  person text not null references people on delete cascade,
  kind text not null check (kind in ('picture', 'workbook')),
  name text not null,
  bytes integer not null,
  features json,
  rows integer,
  created_at timestamptz not null default now(),
  primary key (hash, person)
);

create table attempts (
  id text primary key,
  person text not null references people on delete cascade,
  lesson text not null,
  market text not null references markets,
  started_at timestamptz not null default now()
);
create index attempts_by_person on attempts (person, lesson);

create table grades (
  attempt text primary key references attempts on delete cascade,
  score integer not null,
  detail json not null,
  model_version text not null,
  at timestamptz not null default now()
);
