-- Review and adoption: what a reviewer wrote to the author, and what an experience was tried after.

alter table experience_revision add column comment text; -- to the author, where this version was sent back

-- Part of the record, so that its versions tell it too.
alter table experience add column adopted_from bigint references experience on delete set null;
create index experience_by_adoption on experience (adopted_from) where adopted_from is not null;
create index experience_to_review on experience (number) where life = 'submitted' and withdrawn_at is null;

-- Words of what is sent back or archived are nobody's correction either.
create or replace function count_words() returns trigger language plpgsql as $$
declare
  gone text[] := '{}';
  come text[] := '{}';
begin
  if tg_op <> 'INSERT' and old.withdrawn_at is null and old.life in ('submitted', 'published') then gone := old.words; end if;
  if tg_op <> 'DELETE' and new.withdrawn_at is null and new.life in ('submitted', 'published') then come := new.words; end if;
  -- Always in the same order, so that two that save at once cannot wait for each other.
  insert into vocabulary (word, language, documents)
  select word, language, sum(change) from (
    select unnest(come) as word, new.language as language, 1 as change
    union all select unnest(gone), old.language, -1
  ) changes
  group by word, language having sum(change) <> 0 order by word, language
  on conflict (word, language) do update set documents = vocabulary.documents + excluded.documents;
  delete from vocabulary where word = any(gone) and documents <= 0;
  return null;
end $$;
