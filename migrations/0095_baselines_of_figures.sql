-- Where a measure of a testbed begins at a figure of the host region, the year and the flags of that figure.

alter table testbed_measure add column baseline_year integer, add column baseline_flags text not null default '';
