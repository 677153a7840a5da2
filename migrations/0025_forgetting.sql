-- So that somebody can be forgotten exactly: what is kept says what it quotes, and who wrote it.

-- What a message quotes: 'person:3' (their name), 'words:3' (of theirs), 'experience:12', 'question:4', 'answer:4:2'. Null: from before this was written down.
alter table delivery add column quotes text[];
alter table delivery alter column quotes set default '{}';
alter table digest_issue add column quotes text[];
alter table digest_issue alter column quotes set default '{}';

update digest_issue i set quotes = array(
  select distinct case left(key, 1) when 'e' then 'experience:' else 'question:' end || substr(key, 2)
  from digest_item where issue = i.id and key ~ '^[eq]\d+$')
where i.message is not null or i.digest is not null;
update digest_issue set quotes = '{}' where quotes is null;
update delivery d set quotes = i.quotes from digest_issue i
where d.purpose = 'digest' and d.recipient = 'subscription:' || i.subscription and d.period = i.period;
update delivery d set quotes = array_remove(array[
    'question:' || a.question, 'answer:' || a.question || ':' || a.number, 'person:' || a.author, 'experience:' || a.experience], null)
from question_answer a
where d.purpose = 'answer' and d.recipient = 'question:' || a.question and d.period = a.number::text;

create index delivery_by_quote on delivery using gin (quotes);
create index delivery_of_unknown_quotes on delivery (id) where quotes is null;
create index digest_issue_by_quote on digest_issue using gin (quotes);

-- Who of the staff wrote the words.
alter table digest_steering add column opening_by bigint references person on delete set null;
alter table digest_steering add column note_by bigint references person on delete set null;
create index digest_steering_by_opening on digest_steering (opening_by) where opening_by is not null;
create index digest_steering_by_note on digest_steering (note_by) where note_by is not null;

-- The name of an event may hold that of its person: its SHA-256 serves as well. An outcome of 'null' is kept no longer.
update handled_event set id = rtrim(translate(encode(sha256(convert_to(id, 'UTF8')), 'base64'), '+/', '-_'), '=');

-- A line may hold what somebody wrote: only who has its button can read it. Lines of before are sealed by the daily job.
alter table long_line alter column line drop not null;
alter table long_line add column sealed bytea;
alter table long_line add check ((line is null) <> (sealed is null));
