-- A form is kept by the line that opened it, which may be longer than an entry of an index holds.
alter table draft drop constraint draft_pkey;
create unique index draft_of_form on draft (person, md5(form));

-- Soft hyphens, zero-width blanks, word joiners and byte order marks kept words from being found; what comes in now has none.
update experience
set title = translate(title, E'\u00AD\u200B\u2060\uFEFF', ''),
  challenge = translate(challenge, E'\u00AD\u200B\u2060\uFEFF', ''),
  action = translate(action, E'\u00AD\u200B\u2060\uFEFF', ''),
  lesson = translate(lesson, E'\u00AD\u200B\u2060\uFEFF', ''),
  details = translate(details::text, E'\u00AD\u200B\u2060\uFEFF', '')::jsonb
where concat(title, challenge, action, lesson, details::text) ~ E'[\u00AD\u200B\u2060\uFEFF]';
update question
set title = translate(title, E'\u00AD\u200B\u2060\uFEFF', ''), detail = translate(detail, E'\u00AD\u200B\u2060\uFEFF', '')
where concat(title, detail) ~ E'[\u00AD\u200B\u2060\uFEFF]';
update question_answer
set content = translate(content, E'\u00AD\u200B\u2060\uFEFF', '')
where content ~ E'[\u00AD\u200B\u2060\uFEFF]';
