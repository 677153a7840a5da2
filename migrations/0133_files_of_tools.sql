-- An entry of the toolbox can be a file of its own, beside a link or instead of one. Its bytes stand where those of attachments do.

alter table tool add column file_name text;
alter table tool add column file_media_type text;  -- as its bytes tell
alter table tool add column file_size integer;     -- bytes
alter table tool add column file_hash text;        -- SHA-256
alter table tool add constraint tool_file_is_whole check (num_nonnulls(file_name, file_media_type, file_size, file_hash) in (0, 4));
alter table tool add constraint tool_leads_somewhere check (link <> '' or file_hash is not null);
create index tool_by_file on tool (file_hash) where file_hash is not null;
