import { expect, test } from 'vitest';
import type { Outcome } from '#src/core/outcome.ts';
import { record } from '#src/operations/activity/record.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { lettersTo, runJob } from '#test/operations/rules/support.ts';
import { createDialogue, lineOf, read } from '#test/support/dialogue.ts';

const { as, database, clock, context } = await createDialogue();
const { sql } = database;
const [admin, maria] = [as('admin'), as('maria')];
await admin.say('/me show');
await maria.say('/me show');
await runJob(context, 'run-rules');
const idOf = async (user: string) =>
  (await sql<[{ person: number }]>`select person from account where "user" = ${user}`)[0].person;
const tick = (ms = 60_000) => {
  clock.now = new Date(clock.now.getTime() + ms);
  return runJob(context, 'run-rules');
};
const day = 24 * 3_600_000;

const bring = async (yaml: string) => admin.submit(await admin.say('/rule import'), { yaml });
const problemsOf = (outcome: Outcome) =>
  outcome.type === 'problems' ? Object.values(outcome.problems).join('\n') : '';
async function begin(yaml: string): Promise<string> {
  const number =
    lineOf(await bring(yaml), 'Try it')
      .split(' ')
      .at(-1) ?? '';
  await admin.say(`/rule try ${number}`);
  expect(read(await admin.say(`/rule on ${number}`))).toContain('is on.');
  return number;
}

test.each([
  ['name: x', 'on'],
  ['name: x\non: {activity: question.asked}\nsteps:\n  - mesage: {to: owner, text: Hello}', 'steps.0'],
  [
    'name: x\non: {activity: question.asked}\nsteps: [{message: {to: owner, text: "Dear {nme}"}}]',
    'nothing is called {nme}',
  ],
  ['name: x\non: {activity: question.asked}\nif: event.data.dayz == 3\nsteps: [{end: true}]', 'dayz'],
  [
    'name: x\non: {activity: question.asked}\nif: \'"a".matches("(a+)+")\'\nsteps: [{end: true}]',
    'could take for ever',
  ],
  ['name: x\non: {activity: question.asked}\nsteps: [{message: {to: {region: XX}, text: Hello}}]', 'no region XX'],
  ['name: x\non: {activity: question.asked}\nsteps: [{message: {to: each, text: Hello}}]', 'there is no “each”'],
  [
    'name: x\non: {schedule: {rrule: "FREQ=HOURLY", starts: 2026-01-01, time: "09:00", zone: Europe/Madrid}}\nsteps: [{end: true}]',
    'once a day',
  ],
  [
    'name: x\non: {activity: question.asked}\nsteps: [{message: {to: {channel: "slack:T1:channel:C1"}, text: Hello}}]',
    'You are not in the channel',
  ],
  ['name: [', 'Line 1'],
])('%s is refused with a sentence', async (yaml, said) => {
  expect(problemsOf(await bring(yaml))).toContain(said);
});

test('a form of one’s own is sent by a member, approved by staff in chat, and its run is seen and replayed', async () => {
  const form = lineOf(await admin.submit(await admin.say('/rule new ideas'), { name: 'Ideas' }), 'Try it');
  const number = form.split(' ').at(-1);
  expect(read(await maria.say('/rule run Ideas'))).toContain('There is no form “Ideas”.');
  expect(read(await admin.say(form))).toContain('begun once');
  await admin.say(`/rule on ${number}`);
  const sent = await maria.submit(await maria.say('/rule run Ideas'), { idea: 'A map of *mentors*' }, 'test:once');
  expect(read(sent)).toContain('Sent.');
  await tick();
  const [letter] = await lettersTo(sql, await idOf('admin'));
  expect(letter?.text).toContain('maria has an idea: A map of \\*mentors\\*');
  const [{ id }] = await sql<[{ id: number }]>`select id from rule_run order by id desc limit 1`;
  expect(read(await maria.say(`/rule answer ${id} 0 approve`))).toContain('Nobody asked you that.');
  expect(read(await admin.say(`/rule answer ${id} 0 approve`))).toContain('Noted: Approve.');
  expect((await lettersTo(sql, await idOf('maria'))).at(-1)?.text).toContain('Staff like your idea, maria');
  const shown = read(await admin.say(`/rule run-show ${id}`));
  expect(shown).toContain('idea: A map of *mentors*');
  expect(shown).toContain('answer approve');
  expect(read(await admin.say(`/rule runs ${number}`))).toContain('done');
  expect(read(await admin.say(`/rule replay ${id}`))).toContain('begins anew');
  await tick();
  expect(await lettersTo(sql, await idOf('admin'))).toHaveLength(2);
});

test('a run that stands still tries again once its rule allows it', async () => {
  const yaml = (most: number) =>
    `name: To all\non: {activity: tool.published}\nlimits: {peoplePerStep: ${most}}\nsteps: [{message: {to: {role: member}, text: Hello}}]`;
  await as('ana').say('/me show');
  const number = await begin(yaml(1));
  await inTransaction(context, ({ sql: inside }) =>
    record(inside, { type: 'tool.published', subject: 'tool:1', actor: null, at: clock.now }),
  );
  await tick();
  const [{ id }] = await sql<[{ id: number }]>`select id from rule_run where rule = ${Number(number)}`;
  expect(read(await admin.say(`/rule run-show ${id}`))).toContain(
    'stands still: “To all” would write to more than 1 people',
  );
  expect(read(await admin.say(`/rule replay ${id}`))).toContain(`Run ${id} goes on.`);
  await tick();
  expect(await sql`select state from rule_run where id = ${id}`).toEqual([{ state: 'failed' }]);
});

test('all are paused with one command, what happens meanwhile begins nothing, and all go on again', async () => {
  const number = await begin(
    'name: Later\non: {activity: tool.declined}\nsteps: [{wait: {days: 1}}, {message: {to: owner, text: A day}}]',
  );
  const happen = () =>
    inTransaction(context, ({ sql: inside }) =>
      record(inside, { type: 'tool.declined', subject: 'tool:1', actor: null, at: clock.now }),
    );
  await happen();
  await tick();
  expect(read(await admin.say('/rule pause all=yes'))).toContain('rules are paused');
  await happen();
  await tick(2 * day);
  expect((await lettersTo(sql, await idOf('admin'))).filter(({ text }) => text.startsWith('A day'))).toEqual([]);
  expect(read(await admin.say('/rule on all=yes'))).toContain('rules are on again');
  await tick();
  expect((await lettersTo(sql, await idOf('admin'))).filter(({ text }) => text.startsWith('A day'))).toHaveLength(1);
  expect(await sql`select 1 from rule_run where rule = ${Number(number)}`).toHaveLength(1);
  expect(read(await admin.confirm(`/rule end ${number}`))).toContain('is ended');
  expect(read(await admin.say(`/rule show ${number}`))).toContain('is ended');
});

test('a schedule begins once for each of its times, by the clock of its zone', async () => {
  clock.now = new Date('2027-03-27T12:00:00Z');
  const number = await begin(
    'name: Daily\non: {schedule: {rrule: "FREQ=DAILY", starts: 2026-01-01, time: "09:00", zone: Europe/Madrid}}\nsteps: [{message: {to: owner, text: Morning}}]',
  );
  const causes = async () =>
    (await sql<{ cause: string }[]>`select cause from rule_run where rule = ${Number(number)} order by id`).map(
      ({ cause }) => cause.slice('schedule '.length, 'schedule '.length + 16),
    );
  clock.now = new Date('2027-03-28T06:59:00Z');
  await runJob(context, 'run-rules');
  expect(await causes()).toEqual([]);
  await tick(120_000);
  await tick();
  // Nobody ran for three days: the last time counts.
  await tick(3 * day);
  expect(await causes()).toEqual(['2027-03-28T07:00', '2027-03-29T07:00']);
});
