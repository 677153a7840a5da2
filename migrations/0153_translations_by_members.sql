-- Whether everybody reads a translation, on public pages too: what a member wrote of somebody else's text is read by members alone until one of its
-- authors or a reviewer agrees. A service's is of what is public, and its words are looked through.
alter table translation add column is_public boolean not null default false;
update translation t set is_public = is_machine
  or exists (select 1 from experience e where e.number = t.experience and e.author = t.written_by)
  or exists (select 1 from experience_co_author c where c.experience = t.experience and c.person = t.written_by)
  or exists (select 1 from question q where q.number = t.question and t.answer is null and q.author = t.written_by)
  or exists (select 1 from question_answer a where a.question = t.question and a.number = t.answer and a.author = t.written_by)
  or exists (select 1 from person p where p.id = t.written_by and p.role in ('reviewer', 'staff', 'admin'));

-- A mailbox is found however its address is written.
create index account_by_mail on account (platform, space, lower("user" collate "C")) where "user" like '%@%';
create index invitation_by_address on invitation (lower(address collate "C")) where address is not null;

-- The subjects of these letters hold the name of who invites, who may be forgotten by now.
update delivery set mail = mail - 'subject' where purpose = 'invitation' and state = 'sent';
