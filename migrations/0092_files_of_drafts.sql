-- Whether somebody's files may be kept with their words as an experience; null until they agree. Who agreed before was not asked.
alter table conversation_draft_side add column with_files boolean;
