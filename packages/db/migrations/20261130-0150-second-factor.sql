-- A second factor at sign-in: the shared secret (sealed; its key is not in the database), what may be used once, and who did what.
create table second_factors (
  person text primary key references people on delete cascade,
  -- AES-256-GCM under the key beside the data, bound to the person: nonce, ciphertext, tag.
  sealed bytea not null,
  -- Null until the first code was shown right.
  confirmed_at timestamptz,
  -- The thirty seconds whose code was taken last; no code of these or earlier ones is taken again.
  last_step bigint not null default 0
);

create table recovery_codes (
  person text not null references second_factors on delete cascade,
  -- The letter a code begins with: which of the ten it claims to be.
  letter text not null,
  code_hash text not null,
  used_at timestamptz,
  primary key (person, letter)
);

-- Somebody gave the right password and owes a code. A ticket opens nothing but the door of the code.
create table tickets (
  token_hash bytea primary key,
  person text not null references people on delete cascade,
  tries smallint not null default 0,
  expires_at timestamptz not null
);

-- `by` is null for whoever runs the house, and where nobody was let in.
create table account_audit (
  id text primary key,
  person text not null references people on delete cascade,
  what text not null check (what in ('on', 'off', 'recovery-used', 'recovery-renewed', 'code-reused', 'reset')),
  by text references people on delete set null,
  at timestamptz not null default now()
);
create index account_audit_by_person on account_audit (person, at);
