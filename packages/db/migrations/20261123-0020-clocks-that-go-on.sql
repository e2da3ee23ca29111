-- Until which hour a market's clock was told to run; null while it stands. A killed program's clocks go on from here.
alter table markets add column run_until integer;
