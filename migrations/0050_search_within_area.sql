-- A search within one policy area takes from the index only what has both the word and the area. One index serves each of the two as well.

create index experience_by_search_and_area on experience using gin (search, policy_areas) with (gin_pending_list_limit = 256);
drop index experience_by_search;
drop index experience_by_area;
