import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { listPersonalData } from '#src/operations/personal-data.ts';
import { nameMailbox, saveAsked } from '#src/store/digests/consent.ts';
import { createDialogue, formOf, lineOf, read } from '#test/support/dialogue.ts';

const { as, clock, context, database, say, press, submit } = await createDialogue();
const { sql } = database;
const filled = {
  title: 'Mentors for nurses',
  region: 'Skåne',
  areas: ['health'],
  groups: [],
  challenge: 'c',
  action: 'a',
  lesson: 'l',
};
type Talker = Pick<ReturnType<typeof as>, 'say' | 'press' | 'submit'>;
async function log(speaker: Talker, title = filled.title) {
  const outcome = await speaker.submit(await speaker.say('/experience log'), { ...filled, title });
  return Number(/#(\d+)/.exec(read(outcome))?.[1]);
}
const enqueue = (person: number) =>
  context.outbox.enqueue(sql, {
    recipient: `person:${person}`,
    person,
    purpose: 'test',
    period: 'once',
    places: ['test:hall:channel:main'],
    message: { text: 'Hello', blocks: [] },
  });
const idOf = async (user: string) =>
  (await sql`select person from account where "user" = ${user}`)[0]?.person as number;
const fileIn = (outcome: Outcome) =>
  outcome.type === 'message' ? outcome.blocks.find((block) => block.type === 'file') : undefined;

test('who I am, and a form that changes it at once', async () => {
  expect(read(await say('/me'))).toContain('Region: not set');
  const bad = await submit(await say('/me edit'), { timeZone: 'Atlantis', region: 'Skåne' });
  if (bad.type !== 'problems') throw new Error('accepted');
  expect(bad.problems).toEqual({ timeZone: expect.stringContaining('no time zone “Atlantis”') });
  const done = await submit(bad, { timeZone: 'azores', interests: ['health'], name: 'María <b>' });
  for (const said of [
    'Saved.',
    'Name: María <b>',
    'Region: Skåne',
    'Time zone: Atlantic/Azores',
    'Interests: Health',
    'Role: Member',
  ])
    expect(read(done)).toContain(said);
  expect(read(await say('/me'))).toContain('Name: María <b>');
  const [row] = await sql`select chosen, language from person where id = ${await idOf('maria')}`;
  expect(row?.chosen).toEqual(['displayName', 'timeZone']);
});

test('what the person did not set follows the platform', async () => {
  const maria = as('maria', { displayName: 'Other name', locale: 'sv' });
  const said = read(await maria.say('/me'));
  expect(said).toContain('Name: María <b>');
  expect(said).toContain('Language: Svenska');
  await as('maria', { locale: 'en' }).say('/me');
});

test('the export holds every table that refers to people', async () => {
  const number = await log({ say, press, submit });
  await submit(await say('/experience log'), { title: 'unfinished' });
  await say('/me link');
  const tables = await sql<{ tableName: string }[]>`
    select distinct tc.table_name
    from information_schema.table_constraints tc
    join information_schema.constraint_column_usage ccu using (constraint_schema, constraint_name)
    where tc.constraint_type = 'FOREIGN KEY' and ccu.table_name = 'person'`;
  const id = await idOf('maria');
  await enqueue(id);
  await submit(await say('/digest subscribe'), {});
  await sql`
    with issue as (
      insert into digest_issue (subscription, period, cut_off, state, token, created_at)
      select id, '2026-W01', now(), 'sent', 'a token', now() from digest_subscription where person = ${id} returning id
    ) insert into digest_verdict (issue, person, is_useful, said_at) select id, ${id}, true, now() from issue`;
  const asked = await submit(await say('/question ask'), { title: 'Who pays mentors?', areas: ['health'], region: '' });
  const question = Number(/#(\d+)/.exec(read(asked))?.[1]);
  await submit(await say(`/question answer ${question}`), { content: 'We do.' });
  await sql`insert into digest_list (person, content, created_at) values (${id}, 'address', now())`;
  await sql`
    insert into self_assessment (region, policy_area, stage, edition, score, evidence, comment, author, answered_at)
    values ('SE224', 'health', 'implementation', '2026', 50, 'internal', 'We count.', ${id}, now())`;
  await submit(await say('/me introductions'), { isOpen: true });
  await as('unwanted').say('/me');
  await sql`
    insert into introduction_block (person, other, blocked_at) values (${id}, ${await idOf('unwanted')}, now())`;
  await sql`
    with asked as (
      insert into introduction (asker, other, state, asked_at) values (${id}, ${await idOf('unwanted')}, 'asked', now()) returning number
    ), side as (insert into introduction_side (introduction, side, person) select number, 'asker', ${id} from asked)
    insert into introduction_report (introduction, reporter, content, reported_at) select number, ${id}, 'Bad', now() from asked`;
  await sql`
    insert into experience_evaluation (experience, reviewer, verdicts, notes, advice, evaluated_at)
    values (${number}, ${id}, '{"impact": "no"}', '{}', 'change', now())`;
  await sql`insert into experience_claim (experience, reviewer, claimed_at) values (${number}, ${id}, now())`;
  await sql`insert into experience_check (experience, confirmed_by) values (${number}, ${id})`;
  await sql`insert into experience_use (experience, person, is_useful, changed_at) values (${number}, ${id}, true, now())`;
  await sql`insert into author_note_refusal (person, refused_at) values (${id}, now())`;
  await sql`insert into question_request (question, person, wave, asked_at) values (${question}, ${id}, 1, now())`;
  await sql`
    insert into tool (kind, title, link, policy_areas, language, state, suggested_by, created_at, updated_at)
    values ('guideline', 'Mentors', 'https://example.org', '{health}', 'en', 'suggested', ${id}, now(), now())`;
  const [organisation] = await sql<[{ number: number }]>`
    insert into organisation (kind, name, created_by, created_at) values ('city', 'City of Malmö', ${id}, now()) returning number`;
  await sql`
    insert into organisation_member (organisation, person, proof, joined_at) values (${organisation.number}, ${id}, 'staff', now())`;
  await sql`
    insert into invitation (role, organisation, address, invited_by, created_at, expires_at)
    values ('member', ${organisation.number}, 'bo@example.org', ${id}, now(), now())`;
  const [call] = await sql<[{ number: number }]>`
    insert into funding_call (title, policy_areas, time_zone, owner, created_at, updated_at)
    values ('Housing', '{housing}', 'UTC', ${id}, now(), now()) returning number`;
  await sql`insert into call_partner (call, person, offer, joined_at) values (${call.number}, ${id}, 'We lead.', now())`;
  await sql`
    insert into call_feed (url, policy_areas, time_zone, added_by, created_at)
    values ('https://example.org/calls.xml', '{housing}', 'UTC', ${id}, now())`;
  await sql`
    insert into self_evaluation (experience, grades, author, saved_at)
    select number, '{"impact": 3}', ${id}, now() from experience where author = ${id} limit 1`;
  await sql`insert into follow (person, kind, target, followed_at) values (${id}, 'area', 'housing', now())`;
  await sql`insert into letterbox (person, token) values (${id}, 'token')`;
  await sql`
    insert into admin_link (token, person, platform, space, "user", expires_at) values ('hash', ${id}, 'test', 'hall', 'maria', now())`;
  await sql`
    insert into admin_session (token, person, platform, space, "user", checked_at, seen_at, expires_at)
    values ('hash', ${id}, 'test', 'hall', 'maria', now(), now(), now())`;
  await sql`
    insert into openid_subject (issuer, subject, person, linked_at) values ('https://login.example.org', 'maria', ${id}, now())`;
  await sql`insert into staff_act (at, person, role, door, command) values (now(), ${id}, 'member', 'page', '/admin')`;
  await sql`
    with opened as (insert into conversation (opened_at) values (now()) returning number
    ), side as (insert into conversation_side (conversation, side, person, place) select number, 1, ${id}, 'test:hall:user:maria' from opened
    ), said as (insert into conversation_message (conversation, side, author, origin, content, said_at) select number, 1, ${id}, 'test:1', 'Hello', now() from opened returning id
    ), offered as (insert into conversation_offer (code, place, channel_name, language, person, offered_at) values ('A', 'test:hall:channel:main', 'Main', 'en', ${id}, now()))
    insert into conversation_file (message, name, media_type, size, bytes, said_at) select id, 'a.txt', 'text/plain', 1, 'a', now() from said`;
  await sql`
    with made as (
      insert into round (title, kind, size, allows_trios, allows_same_region, cooldown, local_time, time_zone, created_by, created_at)
      values ('Meetings', 'pairs', 2, true, false, 8, '09:00', 'UTC', ${id}, now()) returning number
    ), joined as (insert into round_member (round, person, joined_at) select number, ${id}, now() from made
    ), run as (
      insert into round_run (round, due_at, state, seed) select number, now(), 'done', 1 from made returning id
    ), there as (insert into round_presence (run, person, waiting, is_left) select id, ${id}, 0, false from run
    ), met as (insert into round_group (run, attempt, weight) select id, 1, 500 from run returning id)
    insert into round_seat (round_group, person, reasons) select id, ${id}, '[]' from met`;
  await sql`
    with made as (
      insert into networking_event (title, starts_at, time_zone, rounds, minutes, size, created_by, created_at)
      values ('Afternoon', now(), 'UTC', 2, 10, 3, ${id}, now()) returning number
    ), joined as (insert into event_member (event, person, joined_at) select number, ${id}, now() from made
    ), met as (insert into event_group (event, round, room) select number, 1, 'any room' from made returning id)
    insert into event_seat (event_group, person) select id, ${id} from met`;
  await sql`
    with made as (
      insert into training (token, title, starts_at, minutes, time_zone, capacity, sign_up_hours, leave_hours, code, check_in, is_public, created_by, created_at)
      values ('any token', 'Listening', now(), 90, 'UTC', 2, 1, 24, 'bakori', 'code', true, ${id}, now()) returning number
    ) insert into training_seat (training, person, state, asked_at, role) select number, ${id}, 'seated', now(), 'member' from made`;
  await sql`
    with made as (
      insert into testbed (title, question, region, starts_on, ends_on, time_zone, every_weeks, is_public, created_by, created_at)
      values ('Mentors', 'Do they help?', 'SE224', '2026-01-01', '2026-12-31', 'UTC', 2, true, ${id}, now()) returning number
    ), part as (insert into testbed_person (testbed, person, part, joined_at) select number, ${id}, 'host', now() from made
    ), measured as (insert into testbed_measure (testbed, position, title, baseline, target) select number, 1, 'Families', 0, 20 from made returning testbed
    ), value as (insert into testbed_value (testbed, position, value, day, said_by) select testbed, 1, 3, '2026-02-01', ${id} from measured
    ), checked as (insert into testbed_check (testbed, person, due_at, asked_at) select number, ${id}, now(), now() from made)
    insert into testbed_note (testbed, person, content, said_at) select number, ${id}, 'Hello', now() from made`;
  await sql`insert into calendar_feed (person, token, created_at) values (${id}, 'any token', now())`;
  await sql`
    insert into import_page (token, person, expires_at, file) values ('any token', ${id}, now() + interval '1 hour', 'figures.csv')`;
  await sql`
    insert into collection (token, person, expires_at, file, created_at)
    values ('any token', ${id}, now() + interval '1 hour', 'list.csv', now())`;
  await sql`
    insert into experience_draft (person, experience, field_values, base, updated_at) values (${id}, ${number}, '{}', '{}', now())`;
  await sql`
    insert into attachment (experience, name, media_type, size, hash, added_by, added_at)
    values (${number}, 'plan.pdf', 'application/pdf', 1, 'any', ${id}, now())`;
  await sql`insert into experience_co_author (experience, person, invited_at) values (${number}, ${id}, now())`;
  await sql`
    insert into translation (experience, language, hash, content, is_machine, written_by, made_at)
    values (${number}, 'es', 'any', '{"title": "Mentores"}', false, ${id}, now())`;
  await sql`
    insert into held_file (person, hash, name, media_type, size, held_at) values (${id}, 'any', 'plan.pdf', 'application/pdf', 1, now())`;
  await sql`insert into passage (person, key, begun_at) values (${id}, 'C1:1', now())`;
  await sql`insert into passage_message (passage, position, author, text) select number, 0, ${id}, 'words' from passage`;
  await sql`
    insert into passage_file (passage, position, hash, name, media_type, size) select number, 0, 'any', 'a.pdf', 'application/pdf', 1 from passage`;
  await sql`insert into experience_page (token, person, experience, expires_at) values ('any token', ${id}, ${number}, now())`;
  await sql`
    insert into api_token (hash, hint, name, person, scopes, created_at, expires_at)
    values ('any', 'cway_any', 'Dashboard', ${id}, '{}', now(), now())`;
  await sql`insert into api_write (token, key, request, at) select id, 'any key', 'any', now() from api_token where hash = 'any'`;
  await sql`
    insert into webhook (owner, address, types, secret, created_at, enabled_at)
    values (${id}, 'https://example.org/hook', '{}', '\\x00', now(), now())`;
  await sql`insert into activity (type, version, subject, actor, at) values ('experience.logged', 1, 'experience:1', ${id}, now())`;
  await sql`
    with made as (
      insert into rule (owner, name, state, version, created_at) values (${id}, 'Welcome', 'draft', 1, now()) returning number
    ), said as (insert into rule_version (rule, version, definition, saved_by, saved_at) select number, 1, '{}', ${id}, now() from made returning rule)
    insert into rule_run (rule, version, cause, person, input, state, started_at) select rule, 1, 'any', ${id}, '{}', 'done', now() from said`;
  await sql`
    with step as (
      insert into rule_step (run, place, kind, people, output, started_at) select id, '0', 'ask', array[${id}::bigint], '{}', now() from rule_run returning run
    ) insert into rule_answer (run, place, person, answer, answered_at) select run, '0', ${id}, 'yes', now() from step`;
  await sql`insert into rule_agreement (rule, person, version, agreed_at) values (1, ${id}, 1, now())`;
  await sql`insert into rule_channel (place, allowed_by, allowed_at) values ('test:hall:channel:1', ${id}, now())`;
  await say('/me link WRONGCDE');
  await say('/me forget');
  await sql`insert into digest_asking (about, asked_at) values (${`person:${id}`}, now())`;
  await sql`insert into digest_steering (period, note, note_by) values ('2026-W01', 'Mind the gap', ${id})`;
  await sql`
    insert into digest_subscription (person, places, weekday, local_time, time_zone, language, state, token, created_at)
    values (${id}, array['mail::mail:maria@example.org'], 1, '09:00', 'UTC', 'en', 'unconfirmed', 'any token', now())`;
  await saveAsked(sql, ['maria@example.org'], clock.now);
  await sql`
    insert into digest_sign_up (token, mailbox, wish, asked_at)
    values ('any other token', ${nameMailbox('maria@example.org')}, '{}', now())`;
  await sql`
    insert into self_assessment (region, policy_area, stage, edition, score, author, answered_at)
    values ('SE224', 'health', 'formulation', '2021', 50, ${id}, now())`;
  const data = await listPersonalData(sql, id);
  const others = [
    'person',
    'api_write',
    'conversation_file',
    'passage_file',
    'digest_asking',
    'digest_sign_up',
    'mailbox_consent',
  ];
  expect(Object.keys(data).sort()).toEqual([...tables.map(({ tableName }) => tableName), ...others].sort());
  for (const [table, rows] of Object.entries(data)) expect(rows, table).not.toHaveLength(0);
  const file = fileIn(await say('/me export'));
  if (!file) throw new Error('no file');
  const exported = JSON.parse(file.content);
  expect(exported.experience[0]).toMatchObject({ number, title: filled.title });
  expect(exported.question[0]).toMatchObject({ number: question, title: 'Who pays mentors?' });
  expect(exported.question_answer[0]).toMatchObject({ question, number: 1, content: 'We do.' });
  expect(exported.draft[0]).toMatchObject({ form: '/experience log', fieldValues: { title: 'unfinished' } });
  expect(exported.account[0]).toMatchObject({ platform: 'test', user: 'maria' });
});

test('nobody else’s data is in the export', async () => {
  const file = fileIn(await as('stranger').say('/me export'));
  expect(file?.content).not.toContain('maria');
});

async function countReferences(id: number) {
  const columns = await sql<{ tableName: string; columnName: string }[]>`
    select kcu.table_name, kcu.column_name
    from information_schema.referential_constraints rc
    join information_schema.key_column_usage kcu using (constraint_schema, constraint_name)
    join information_schema.table_constraints target
      on target.constraint_schema = rc.unique_constraint_schema and target.constraint_name = rc.unique_constraint_name
    where target.table_name = 'person'`;
  expect(columns.length).toBeGreaterThan(5);
  const counts = await Promise.all(
    columns.map(({ tableName, columnName }) => sql`select 1 from ${sql(tableName)} where ${sql(columnName)} = ${id}`),
  );
  return counts.reduce((sum, rows) => sum + rows.length, 0);
}

test('forgotten, with experiences kept without the name', async () => {
  const ana = as('ana');
  const open = await log(ana, 'Stays open');
  const hidden = await log(ana, 'Was withdrawn');
  await ana.confirm(`/experience withdraw ${hidden}`);
  await ana.submit(await ana.say(`/experience complete ${open}`), { contact: 'ana@example.org', tips: 'Do it' });
  await ana.submit(await ana.say('/experience log'), { title: 'draft' });
  await ana.say('/me link');
  const id = await idOf('ana');
  await enqueue(id);
  expect(await countReferences(id)).toBeGreaterThan(5);
  const asked = await ana.say('/me forget');
  expect(read(asked)).toContain('One experience of yours can stay');
  expect(read(asked)).not.toContain('what others answered');
  expect(read(await ana.press(asked, 'Cancel'))).toContain('Name: ana');
  const done = await ana.press(asked, 'Keep');
  expect(read(done)).toContain('One experience stays without your name');
  expect(await countReferences(id)).toBe(0);
  const card = read(await say(`/experience show ${open}`));
  expect(card).toContain('Stays open');
  expect(card).toContain('Do it');
  expect(card).not.toContain('ana@example.org');
  expect(card).not.toContain('by ana');
  expect(read(await say(`/experience show ${hidden}`))).toContain('There is no experience');
  const everything = JSON.stringify(await sql`select content from experience_revision`);
  expect(everything).not.toContain('ana@example.org');
  expect(read(await ana.say('/me'))).toContain('Experiences logged: 0');
  expect(await idOf('ana')).not.toBe(id);
});

test('forgotten with everything', async () => {
  const ben = as('ben');
  const number = await log(ben, 'Goes too');
  const id = await idOf('ben');
  expect(read(await ben.press(await ben.say('/me forget'), 'Delete them too'))).toContain('You are forgotten.');
  expect(await countReferences(id)).toBe(0);
  expect(read(await say(`/experience show ${number}`))).toContain('There is no experience');
});

const ask = async (speaker: Talker, title: string) => {
  const outcome = await speaker.submit(await speaker.say('/question ask'), { title, areas: ['health'], region: '' });
  return Number(/#(\d+)/.exec(read(outcome))?.[1]);
};
const answer = async (speaker: Talker, question: number, content: string) =>
  speaker.submit(await speaker.say(`/question answer ${question}`), { content });

test('forgotten, with questions and answers kept without the name', async () => {
  const hal = as('hal');
  const number = await ask(hal, 'Who stays?');
  const hidden = await ask(hal, 'Who was withdrawn?');
  await hal.confirm(`/question withdraw ${hidden}`);
  const other = await ask({ say, press, submit }, 'Who else?');
  await answer(hal, other, 'I do');
  const id = await idOf('hal');
  const asked = await hal.say('/me forget');
  expect(read(asked)).toContain('One question and one answer of yours can stay');
  expect(read(asked)).toContain('what others answered you stays');
  expect(read(asked)).toContain('One thing that nobody else can read will be deleted.');
  expect(read(await hal.press(asked, 'Keep'))).toContain('One question and one answer stay without your name');
  expect(await countReferences(id)).toBe(0);
  const shown = read(await say(`/question show ${number}`));
  expect(shown).toContain('Who stays?');
  expect(shown).not.toContain('hal');
  expect(read(await say(`/question show ${other}`))).toContain('Answer 1: somebody');
  expect(await sql`select 1 from question where number = ${hidden}`).toEqual([]);
  expect((await sql`select place from question where number = ${number}`)[0]?.place).toBeNull();
});

test('forgotten with questions and answers', async () => {
  const ida = as('ida');
  const number = await ask(ida, 'Who goes?');
  const other = await ask({ say, press, submit }, 'Who remains?');
  await answer(ida, other, 'Not me');
  await ida.press(await ida.say('/me forget'), 'Delete them too');
  expect(read(await say(`/question show ${number}`))).toContain('There is no question');
  expect(read(await say(`/question show ${other}`))).toContain('no answer yet');
});

test('forgotten with questions: what others answered stays, also withdrawn', async () => {
  const [jan, kim] = [as('jan'), as('kim')];
  const number = await ask(jan, 'Does jan@example.org go?');
  await jan.submit(await jan.say('/question ask'), { title: 'Unused draft' });
  await answer(jan, number, 'Jan adds to it');
  await answer(kim, number, 'Kim wrote this');
  const hidden = await ask(jan, 'Withdrawn by jan?');
  await answer(kim, hidden, 'Kim answered before');
  await answer(jan, hidden, 'Jan added before');
  await jan.confirm(`/question withdraw ${hidden}`);
  await jan.press(await jan.say('/me forget'), 'Delete them too');
  const shown = read(await kim.say(`/question show ${number}`));
  expect(shown).toContain(`Question #${number}: A question that was deleted`);
  expect(shown).toMatch(/State: Closed on .*, one answer/);
  expect(shown).toContain('Kim wrote this');
  expect(read(await kim.say('/question mine'))).toContain('A question that was deleted');
  expect(read(await kim.say(`/question show ${hidden}`))).toContain('There is no question');
  const kept = JSON.stringify([await sql`select * from question`, await sql`select * from question_answer`]);
  for (const said of ['Kim wrote this', 'Kim answered before']) expect(kept).toContain(said);
  for (const said of ['jan@example', 'Jan add', 'Withdrawn by jan']) expect(kept).not.toContain(said);
  expect(JSON.stringify(await sql`select message from delivery`)).not.toContain('jan@example');
});

test('withdrawn questions go with what was added to them, but not with what others answered', async () => {
  const [lea, kim] = [as('lea'), as('kim')];
  const number = await ask(lea, 'Lea asked?');
  await answer(kim, number, 'Kim answered lea');
  await answer(lea, number, 'Lea added');
  await lea.confirm(`/question withdraw ${number}`);
  const asked = await lea.say('/me forget');
  expect(read(asked)).toContain('2 things that nobody else can read will be deleted');
  await lea.confirm('/me forget delete');
  const kept = JSON.stringify([await sql`select * from question`, await sql`select * from question_answer`]);
  expect(kept).toContain('Kim answered lea');
  expect(kept).not.toMatch(/Lea a(sked|dded)/);
});

test('an answer that is deleted leaves its number to no other, which would never be told of', async () => {
  const [mia, ned] = [as('mia'), as('ned')];
  const number = await ask(mia, 'Who is second?');
  await answer(ned, number, 'Ned was first');
  const told = () => sql<{ period: string; text: string }[]>`
    select period, message ->> 'text' as text from delivery where recipient = ${`question:${number}`}`;
  expect(await told()).toMatchObject([{ period: '1', text: expect.stringContaining('Ned was first') }]);
  await ned.press(await ned.say('/me forget'), 'Delete them too');
  expect(await told()).toEqual([]);
  expect(read(await as('admin').say(`/question restore ${number} answer=1`))).toContain('has no answer 1');
  await answer(as('olga'), number, 'Olga was second');
  expect(await told()).toMatchObject([{ period: '2', text: expect.stringContaining('Olga was second') }]);
});

test('the same press of the button twice forgets once and says the same', async () => {
  const { bot } = await createDialogue({ database });
  const cleo = as('cleo');
  const event = {
    id: 'forget-1',
    type: 'action',
    actor: cleo.actor,
    place: 'test:hall:channel:main',
    line: lineOf(await cleo.say('/me forget'), 'Forget me'),
  } as const;
  const first = await bot.handle(event);
  expect(await bot.handle(event)).toEqual(first);
  expect(read(first)).toContain('You are forgotten.');
});

test('the only admin cannot leave nobody in charge', async () => {
  const admin = as('admin');
  expect(read(await admin.press(await admin.say('/me forget'), 'Forget me'))).toContain('only admin');
});

test('two accounts become one person', async () => {
  const home = as('dora', { displayName: 'Dora', locale: 'es' });
  await home.submit(await home.say('/me edit'), { region: 'Puglia' });
  const there = as('dora-there', { platform: 'other', space: 'guild', displayName: 'dora99', locale: 'de' });
  const number = await log(there, 'Logged over there');
  await there.submit(await there.say('/experience log'), { title: 'typed there' });
  await there.submit(await there.say(`/experience complete ${number}`), { start: 'nonsense' });
  const delivery = await enqueue(await idOf('dora-there'));
  const question = await ask(there, 'Asked over there?');
  await answer(home, question, 'Answered at home');
  await home.submit(await home.say('/experience log'), { title: 'typed at home' });
  const code = /\/me link ([A-Z2-9]{8})/.exec(read(await home.say('/me link')))?.[1];
  expect(read(await home.say(`/me link ${code}`))).toContain('This code is your own');
  expect(read(await there.say('/me link ABCDEFGH'))).toContain('no such code');
  const asked = await there.say(`/me link ${code?.toLowerCase()}`);
  expect(read(asked)).toContain('This code is from Dora (test hall)');
  const joined = await there.press(asked, 'Join');
  expect(read(joined)).toContain('you are Dora in both places, member');
  expect(fileIn(joined)?.content).toContain('typed there');
  const me = [read(await there.say('/me')), read(await there.say('/me account'))].join('\n');
  for (const said of ['Name: Dora', 'Language: Español', 'Role: Member', 'other guild', 'Experiences logged: 1'])
    expect(me).toContain(said);
  expect(formOf(await home.say('/experience log')).values.title).toBe('typed at home');
  expect(formOf(await home.say(`/experience complete ${number}`)).values.start).toBe('nonsense');
  expect(await idOf('dora')).toBe(await idOf('dora-there'));
  expect((await sql`select person from delivery where id = ${delivery}`)[0]?.person).toBe(await idOf('dora'));
  const ownQuestions = read(await home.say('/question mine'));
  expect(ownQuestions).toContain(`${question} | Asked over there? | Open | 0`);
  expect(ownQuestions).toContain(`${question} | Asked over there? | 1 | To be read`);
  expect(read(await as('thief').say(`/me link ${code}`))).toContain('no such code');
});

test('a code is of no use after fifteen minutes, or once there is a newer one', async () => {
  const fay = as('fay');
  const codeOf = (outcome: Outcome) => /\/me link ([A-Z2-9]{8})/.exec(read(outcome))?.[1];
  const first = codeOf(await fay.say('/me link'));
  const second = codeOf(await fay.say('/me link'));
  const other = as('fay-there', { platform: 'other' });
  expect(read(await other.say(`/me link ${first}`))).toContain('no such code');
  expect(read(await other.say(`/me link ${second}`))).toContain('This code is from fay');
  clock.now = new Date(clock.now.getTime() + 15 * 60_000 + 1);
  expect(read(await other.say(`/me link ${second}`))).toContain('no such code');
});

test('roles are given by admins, and count at once', async () => {
  const admin = as('admin');
  const gil = as('gil');
  await gil.say('/me');
  const id = await idOf('gil');
  expect(read(await gil.say(`/person role ${id} admin`))).toContain('Your role does not allow that');
  expect(read(await admin.say('/person'))).toMatch(new RegExp(`${id} \\| gil \\| Member`));
  const asked = await admin.say(`/person role ${id} reviewer`);
  expect(read(asked)).toContain('gil (test hall) is member. Make them reviewer?');
  expect(read(await gil.say('/me'))).toContain('Role: Member');
  expect(read(await admin.press(asked, 'Yes, make them reviewer'))).toContain('gil is reviewer now: they may publish');
  expect(read(await gil.say('/me'))).toContain('Role: Reviewer');
  const [letter] = await sql<[{ message: { text: string } }]>`
    select message from delivery where purpose = 'role' and person = ${id}`;
  expect(letter?.message.text).toContain('You are reviewer now: you may publish, send back and archive');
  expect(read(await admin.say(`/person role ${await idOf('admin')} member`))).toContain('Another admin');
  expect(read(await admin.say('/person role 999999 staff'))).toContain('nobody with the number 999999');
  expect(read(await admin.say(`/person role ${id} king`))).toContain(
    'Which role? (member, reviewer, partner, staff, admin)',
  );
});

test('whose role is meant can be said by name; of several of one name one is chosen', async () => {
  const admin = as('admin');
  for (const name of ['María', 'maria b', 'Mario']) await as(name).say('/me edit region=Skåne');
  await as('maria b').submit(await as('maria b').say('/me edit'), { region: 'Skåne' });
  expect(read(await admin.say('/person role Mario staff'))).toContain('Mario (test hall) is member. Make them staff?');
  const several = await admin.say('/person role mari staff');
  expect(read(several)).toContain('people are called something like “mari”. Whom do you mean?');
  expect(read(await admin.press(several, `maria b · Member · test · ${await idOf('maria b')}`))).toContain(
    'maria b (test hall) is member. Make them staff?',
  );
  const nobody = await admin.say('/person role Zoltan staff');
  expect(nobody).toMatchObject({ failed: true });
  expect(read(nobody)).toContain('I know nobody called “Zoltan”. /person list shows everybody.');
  expect(read(await admin.say('/person list'))).toMatch(/maria b \| Member \| Skåne \| test/);
});

test('a region said with the form is filled in, and kept only when the form is sent', async () => {
  const mover = as('mover');
  expect(formOf(await mover.say('/me edit region=Puglia')).values.region).toBe('ITF4');
  expect(formOf(await mover.say('/me edit')).values.region).not.toBe('ITF4');
});

test('only languages with texts are offered, and one that is chosen already', async () => {
  const languagesOf = (outcome: Parameters<typeof formOf>[0]) => {
    const field = formOf(outcome).fields.find(({ name }) => name === 'language');
    return field && 'options' in field ? field.options.map(({ label }) => label) : [];
  };
  const [lena, elsa] = [as('lena'), as('elsa', { locale: 'sv-SE' })];
  // One language is no choice.
  expect(languagesOf(await lena.say('/me edit'))).toEqual([]);
  expect(languagesOf(await elsa.say('/me edit'))).toEqual(['English', 'Svenska (answers in English)']);
  for (const person of [lena, elsa]) expect(languagesOf(await person.say('/digest subscribe'))).toEqual([]);
  const saved = await lena.submit(await lena.say('/me edit'), { name: 'Lena' });
  expect(read(saved)).toContain('English');
});
