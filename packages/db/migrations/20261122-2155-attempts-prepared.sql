-- How many rows of an attempt's log stand before the trainee sat down: preparation and warm-up.
alter table attempts add column prepared integer not null default 0;
