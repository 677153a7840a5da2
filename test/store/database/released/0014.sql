-- What a network had kept when the tables were as migration 0014 left them, the first that held people, experiences, questions and digests.

insert into area (code, level, country, parent, name) values
  ('SE', 0, 'SE', null, 'Sverige'), ('SE2', 1, 'SE', 'SE', 'Södra Sverige'), ('SE22', 2, 'SE', 'SE2', 'Sydsverige'), ('SE224', 3, 'SE', 'SE22', 'Skåne län');
insert into region (code, area, is_member) values ('SE224', 'SE224', true);
insert into region_name (region, language, name) values ('SE224', 'sv', 'Skåne');
insert into indicator (code, name, short_name, definition, unit, polarity, policy_area, source, dataset, licence, position) values
  ('unemployment', 'Unemployment rate', 'Unemployment', 'Unemployed of the labour force.', '%', -1, 'labour-market', 'Eurostat', 'lfst_r_lfu3rt', 'CC BY 4.0', 1);
insert into import_run (file, started_at, finished_at) values ('by-hand.csv', '2026-01-10', '2026-01-10');
insert into observation (indicator, area, year, value, retrieved, import_run) values ('unemployment', 'SE22', 1999, 7.7, '2026-01-10', 1);

insert into person (display_name, language, region, interests, role, chosen) values
  ('Maria Andersson', 'en', 'SE224', '{housing}', 'member', '{region,interests}'),
  ('Jordi Puig', 'en', null, '{}', 'reviewer', '{}');
insert into account (platform, space, "user", person) values ('test', 'hall', 'maria', 1), ('test', 'hall', 'jordi', 2);
insert into draft (person, form, field_values) values (1, '/question ask', '{"title": "Typed and not sent"}');

insert into experience (author, life, language, title, region, policy_areas, challenge, action, lesson, details) values
  (1, 'published', 'en', 'Mentors for newly arrived nurses', 'SE224', '{labour-market}', 'Nurses waited two years for recognition.', 'Each was given a mentor of her own ward.',
    'Pay mentors for their time.', '{"contact": "maria@example.org"}'),
  (1, 'submitted', 'en', 'Homes above the library', 'SE224', '{housing}', 'There were no flats.', 'We converted two floors.', 'Ask the library first.', '{}');
insert into experience_revision (experience, revision, content, saved_by, saved_at) values
  (1, 1, '{"title": "Mentors for newly arrived nurses", "lesson": "Pay mentors for their time."}', 1, '2026-01-11T10:00Z');

insert into question (author, place, language, title, detail, region, policy_areas, asked_at) values
  (1, 'test:hall:user:maria', 'en', 'How do you find interpreters on a Sunday?', 'For the emergency ward.', 'SE224', '{health}', '2026-01-12T09:00Z');
insert into question_answer (question, number, author, by_asker, language, content, experience, answered_at) values
  (1, 1, 2, false, 'en', 'We share a telephone line with three hospitals.', 1, '2026-01-13T09:00Z');

insert into digest_subscription (person, places, weekday, local_time, time_zone, language, areas, regions, state, next_due, token, confirmed_at, created_at) values
  (1, '{test:hall:user:maria}', 1, '08:00', 'Europe/Stockholm', 'en', '{housing}', '{SE224}', 'active', '2026-11-30T07:00Z', 'a-token-of-a-private-link', '2026-01-14T09:00Z', '2026-01-14T09:00Z');
insert into digest_issue (subscription, period, cut_off, state, message, token, created_at) values
  (1, '2026-W03', '2026-01-19T07:00Z', 'sent', '{"text": "What is new for Skåne", "blocks": []}', 'a-token-of-an-issue', '2026-01-19T07:00Z');
insert into digest_item (subscription, key, issue, is_lead, cut_off) values (1, 'e1', 1, true, '2026-01-19T07:00Z');
insert into delivery (id, recipient, person, purpose, period, places, message, state, job, ref, created_at, due_at, sent_at) values
  ('sent-digest', 'subscription:1', 1, 'digest', '2026-W03', '{test:hall:user:maria}', '{"text": "What is new for Skåne", "blocks": []}', 'sent', gen_random_uuid(), 'm1',
    '2026-01-19T07:00Z', '2026-01-19T07:00Z', '2026-01-19T07:00Z');
