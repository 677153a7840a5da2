-- Programs that follow what happened say since when. Rows lie in the order of their time, so that a summary of blocks finds it, and costs next to nothing to keep.
create index activity_by_time on activity using brin (at) with (pages_per_range = 32, autosummarize = on);
