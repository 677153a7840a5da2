import { expect, test } from 'vitest';
import type { Definition } from '#src/domain/rules/definition.ts';
import { record } from '#src/operations/activity/record.ts';
import { putOn as putOnAnew } from '#src/operations/rules/rules.ts';
import { tryRule } from '#src/operations/rules/try.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { savePart } from '#src/store/testbeds/people.ts';
import { join } from '#test/operations/activity/support.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';
import { lettersTo, putOn, runJob } from './support.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const tick = () => runJob(context, 'run-rules');
await tick();
const [owner, maria] = [await join(context, 'staff'), await join(context)];
const by = () => ({ person: owner, now: clock.now, place: 'test:hall:user:owner' as const });
const later = (minutes = 1) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000);
};
const happen = (type: string, subject: string, actor: number | null, data?: object) =>
  inTransaction(context, ({ sql: inside }) =>
    record(inside, { type, subject, actor, at: clock.now, ...(data && { data }) } as never),
  );
const keep = (name: string, on: Definition['on'], steps: Definition['steps'], limits?: Definition['limits']) =>
  putOn(sql, owner.id, { name, on, steps, ...(limits && { limits }) }, clock.now);
const lastOf = async (rule: number) =>
  (
    await sql<
      { state: string; fault: string | null }[]
    >`select state, fault from rule_run where rule = ${rule} order by id`
  ).at(-1);
const end = () => sql`update rule set state = 'ended'`;
const author = as('bo');
await author.submit(await author.say('/experience log'), {
  ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'], groups: ['women'] },
  ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.' },
});

test('an experience is tagged and its field set, once, in a version of its own, and the dry run changes nothing', async () => {
  const rule = await keep('Tags', { activity: 'experience.logged' }, [
    { tag: { areas: ['housing'], groups: ['newly-arrived'] } },
    { set: { field: 'status', value: 'running' } },
  ]);
  const trial = await tryRule(context, rule, by());
  expect(trial.shown.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^tag it with: Housing, \w/),
    'set “State of the work” to “Running”',
  ]);
  const stored = () =>
    sql`select policy_areas, target_groups, details ->> 'status' as status from experience where number = 1`;
  expect(await stored()).toEqual([{ policyAreas: ['health'], targetGroups: ['women'], status: null }]);
  later();
  await happen('experience.logged', 'experience:1', null, { language: 'en', adoptedFrom: null, isCollected: false });
  await tick();
  expect(await lastOf(rule)).toEqual({ state: 'done', fault: null });
  expect(await stored()).toEqual([
    { policyAreas: ['health', 'housing'], targetGroups: ['women', 'newly-arrived'], status: 'running' },
  ]);
  const changes = () => sql`select actor, depth from activity where type = 'experience.changed'`;
  expect(await changes()).toEqual([
    { actor: owner.id, depth: 1 },
    { actor: owner.id, depth: 1 },
  ]);
  // Said once more it says so already: nothing is saved, and nothing happened.
  later();
  await happen('experience.logged', 'experience:1', null, { language: 'en', adoptedFrom: null, isCollected: false });
  await tick();
  expect(await changes()).toHaveLength(2);
  await end();
});

test('rules that set a field back and forth end by their depth', async () => {
  const on = { activity: 'experience.changed' } as const;
  await keep('Forth', on, [{ set: { field: 'status', value: 'pilot' } }]);
  await keep('Back', on, [{ set: { field: 'status', value: 'ended' } }]);
  later();
  await happen('experience.changed', 'experience:1', null, { isResubmitted: false });
  for (let turn = 0; turn < 8; turn += 1) await tick();
  const [{ depth }] = await sql<[{ depth: number }]>`select max(depth) as depth from activity`;
  expect(depth).toBe(3);
  await end();
});

test('who may not change an experience any more lets the run stand, with the reason', async () => {
  const rule = await keep('Tags anew', { activity: 'experience.logged' }, [{ tag: { areas: ['education'] } }]);
  await author.confirm('/experience withdraw 1');
  later();
  await happen('experience.logged', 'experience:1', null, { language: 'en', adoptedFrom: null, isCollected: false });
  await tick();
  expect(await lastOf(rule)).toMatchObject({ state: 'failed', fault: expect.stringContaining('withdrawn') });
  await author.say('/experience restore 1');
  await end();
});

test('a check-in of a testbed asks who takes part, once a day, with its owner’s rights and within its limit', async () => {
  await author.submit(await author.say('/testbed create'), {
    ...{
      title: 'Mentors',
      question: 'Do mentors help?',
      region: 'Skåne',
      startsOn: '2026-11-02',
      endsOn: '2027-01-31',
    },
    ...{
      risks: 'Few.',
      timeZone: 'Europe/Stockholm',
      steps: '2026-12-20 | Find mentors | Ana',
      measures: 'Families | 0 | 20',
    },
  });
  for (const { id } of [maria, owner])
    await savePart(sql, { testbed: 1, person: id, part: 'participant', now: clock.now });
  const rule = await keep('How is it', { activity: 'testbed.joined' }, [{ 'check-in': 'event' }]);
  await tryRule(context, rule, by());
  expect(await sql`select 1 from testbed_check`).toEqual([]);
  later();
  await happen('testbed.joined', 'testbed:1', maria.id);
  await happen('testbed.joined', 'testbed:1', owner.id);
  await tick();
  const asked = () => sql`select distinct person, due_at from testbed_check`;
  const [{ count }] = await sql<
    [{ count: number }]
  >`select count(*) from testbed_person where part in ('host', 'participant')`;
  expect(count).toBeGreaterThan(0);
  expect(await lastOf(rule)).toMatchObject({ state: 'done' });
  expect(await asked()).toHaveLength(count);
  expect(await sql`select 1 from delivery where period like 'check 1 %'`).toHaveLength(count);
  await end();

  const small = await keep('Too many', { activity: 'testbed.joined' }, [{ 'check-in': 1 }], { peoplePerStep: 1 });
  const gone = await keep('None', { activity: 'testbed.joined' }, [{ 'check-in': 77 }]);
  later();
  await happen('testbed.joined', 'testbed:1', maria.id);
  await tick();
  expect((await lastOf(small))?.fault).toContain('more than 1 people');
  expect((await lastOf(gone))?.fault).toContain('77');
  await end();
});

test('a line is added to the next digests, beside what is there, and never over a note of somebody else', async () => {
  const reader = as('dee', { timeZone: 'UTC' }, 'test:hall:user:dee');
  await reader.submit(await reader.say('/digest subscribe'), { tellsEmpty: true });
  const [{ person: dee, id }] = await sql<[{ person: number; id: number }]>`select person, id from digest_subscription`;
  const notes = () => sql`select subscription, note, note_by from digest_steering order by subscription nulls first`;
  const add = (name: string, to?: 'person') =>
    keep(name, { activity: 'question.closed' }, [
      { digest: { ...(to && { to }), text: 'Question {number} in {region} is answered.' } },
    ]);
  const everybody = await add('For all');
  const trial = await tryRule(context, everybody, by());
  expect(trial.fault).toBeNull();
  expect(await notes()).toEqual([]);
  later();
  await happen('question.closed', 'question:9', dee);
  await happen('question.closed', 'question:10', dee);
  await tick();
  const both = 'Question 9 in  is answered.\nQuestion 10 in  is answered.';
  expect(await notes()).toEqual([{ subscription: null, note: both, noteBy: owner.id }]);
  await end();

  const own = await add('For one', 'person');
  later();
  await happen('question.closed', 'question:11', dee);
  await tick();
  expect(await lastOf(own)).toMatchObject({ state: 'done' });
  expect((await notes())[1]).toEqual({
    subscription: id,
    note: `${both}\nQuestion 11 in  is answered.`,
    noteBy: owner.id,
  });
  expect(read(await reader.say(`/digest preview subscription=${id}`))).toContain('Question 11 in  is answered.');
  await end();

  await sql`update digest_steering set note = 'By hand.', note_by = ${maria.id}`;
  const late = await add('Not there');
  later();
  await happen('question.closed', 'question:12', dee);
  await tick();
  expect(await lastOf(late)).toMatchObject({ state: 'failed', fault: expect.stringContaining('somebody else’s') });
  expect((await notes()).map(({ note }) => note)).toEqual(['By hand.', 'By hand.']);
  await end();
});

test('a question is drafted for the asker, who sends it or does not', async () => {
  const ann = as('ann');
  await ann.say('/me show');
  const [{ person }] = await sql<[{ person: number }]>`select person from account where "user" = 'ann'`;
  const rule = await keep('Ask on', { activity: 'experience.adopted' }, [
    {
      network: {
        as: 'person',
        title: 'Who else tries {title}?',
        detail: 'See {number}.',
        areas: ['health'],
        text: 'Ask the others?',
      },
    },
  ]);
  later();
  await happen('experience.adopted', 'experience:1', person, { by: 1 });
  await tick();
  expect(await lastOf(rule)).toMatchObject({ state: 'done' });
  expect(await sql`select 1 from question`).toEqual([]);
  const [letter] = await sql<{ message: { blocks: object[] } }[]>`
    select message from delivery where person = ${person} and purpose = 'rule'`;
  expect(JSON.stringify(letter?.message)).toContain('Who else tries Mentors for nurses?');
  const form = await ann.say('/question ask "Who else tries Mentors for nurses?"');
  expect(form).toMatchObject({
    type: 'form',
    form: { values: { title: 'Who else tries Mentors for nurses?', detail: 'See 1.', areas: ['health'] } },
  });
  await end();
});

test('an owner is asked in whose name it will be, and then it asks, three times a day at most', async () => {
  const staff = as('staff-owner');
  await staff.say('/me show');
  const [{ person }] = await sql<[{ person: number }]>`select person from account where "user" = 'staff-owner'`;
  await as('admin').say('/me show');
  await as('admin').confirm(`/person role ${person} staff`);
  const yaml = [
    'name: Ask in my name',
    'on: { activity: tool.published }',
    'steps:',
    '  - network: { as: owner, title: "Who used tool {number}?", areas: [health], text: "Ask?" }',
  ].join('\n');
  await staff.submit(await staff.say('/rule import'), { yaml });
  const [{ number }] = await sql<[{ number: number }]>`select max(number) as number from rule`;
  const tried = read(await staff.say(`/rule try ${number}`));
  expect(tried).not.toContain('stood still');
  const asked = read(await staff.say(`/rule on ${number}`));
  expect(asked).toContain('will ask the network in your name, up to 3 times a day');
  expect(await sql`select state from rule where number = ${number}`).toEqual([{ state: 'draft' }]);
  expect(await sql`select 1 from rule_agreement`).toEqual([]);

  // Put on by a program, which nobody agreed by, it drafts.
  const found = { ...owner, id: person };
  await putOnAnew(context, number, { ...by(), person: found });
  later();
  await happen('tool.published', 'tool:1', null);
  await tick();
  expect(await sql`select 1 from question where author = ${person}`).toEqual([]);
  expect((await lettersTo(sql, person)).at(-1)?.text).toContain('Ask?');

  await staff.confirm(`/rule on ${number}`);
  expect(await sql`select rule, person, version from rule_agreement`).toEqual([{ rule: number, person, version: 1 }]);
  for (let tool = 2; tool < 6; tool += 1) {
    later();
    await happen('tool.published', `tool:${tool}`, null);
    await tick();
  }
  expect(await sql`select title from question where author = ${person} order by number`).toEqual(
    [2, 3, 4].map((tool) => ({ title: `Who used tool ${tool}?` })),
  );
  expect(await lastOf(number)).toMatchObject({
    state: 'failed',
    fault: expect.stringContaining('3 times in its owner’s name'),
  });

  // Another version has to be agreed to anew; what somebody else wrote is never asked at once.
  await staff.submit(await staff.say('/rule import'), { yaml: yaml.replace('Who used tool', 'Who knows tool') });
  await staff.say(`/rule try ${number}`);
  expect(read(await staff.say(`/rule on ${number}`))).toContain('in your name');
  await staff.submit(await staff.say('/rule import'), {
    yaml: yaml
      .replace(
        '{ activity: tool.published }',
        '{ form: { for: members, fields: [{ name: idea, label: Idea, kind: text }] } }',
      )
      .replace('tool {number}', '{idea}'),
  });
  await staff.say(`/rule try ${number}`);
  expect(read(await staff.say(`/rule on ${number}`))).toContain('is on.');
  await end();
});

test('what a digest would say of people and titles is refused when it is saved', async () => {
  const admin = as('admin');
  const refused = await admin.submit(await admin.say('/rule import'), {
    yaml: 'name: Names\non: {activity: question.closed}\nsteps: [{digest: {text: "{title} of {author}"}}]',
  });
  expect(JSON.stringify(refused)).toContain('nothing is called {title} here');
  const wrong = await admin.submit(await admin.say('/rule import'), {
    yaml: 'name: Tags\non: {activity: question.closed}\nsteps: [{tag: {areas: [health]}}, {check-in: event}]',
  });
  expect(JSON.stringify(wrong)).toContain('there is no “experience” where this rule begins');
  expect(JSON.stringify(wrong)).toContain('there is no “testbed” where this rule begins');
});
