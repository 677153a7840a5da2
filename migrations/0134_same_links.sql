-- Addresses that lead to the same page: without scheme, usual port, fragment and last slash, whatever their capitals.
create function plain_link(link text) returns text immutable strict parallel safe language sql as $$
  select rtrim(regexp_replace(regexp_replace(lower(link), '#.*$', ''), '^https?://([^/:?]+)(:80|:443)?(?=[/?]|$)', '\1'), '/')
$$;
create index tool_by_plain_link on tool (plain_link(link)) where link <> '';
create index funding_call_by_plain_link on funding_call (plain_link(link)) where link <> '';
