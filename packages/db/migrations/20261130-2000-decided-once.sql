-- A command sent again under its key is the same command: it is decided once, and answered twice.
alter table decisions add column key text;

create unique index decisions_once on decisions (market, person, key) where key is not null;
