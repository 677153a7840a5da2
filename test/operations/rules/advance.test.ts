import { expect, test } from 'vitest';
import { type Definition, ruleLimits } from '#src/domain/rules/definition.ts';
import { record } from '#src/operations/activity/record.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { answerRun } from '#src/operations/rules/answer.ts';
import { putOn as putRuleOn } from '#src/operations/rules/rules.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { setCause } from '#src/store/activity/activity.ts';
import { savePersonSettings } from '#src/store/people/person.ts';
import { lockDueRuns } from '#src/store/rules/run.ts';
import { by, experienceFields, join } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { lettersTo, putOn, runJob } from './support.ts';

const { context, clock, database, press } = await createDialogue();
const { sql } = database;
const day = 24 * 3_600_000;
const wait = (ms: number) => {
  clock.now = new Date(clock.now.getTime() + ms);
};
const tick = () => runJob(context, 'run-rules');
await tick();

const [owner, maria, ana] = [await join(context, 'staff'), await join(context), await join(context)];
const asked = (days: number, actor: number | null = null, number = 12) =>
  inTransaction(context, ({ sql: inside }) =>
    record(inside, {
      ...{ type: 'question.unanswered', subject: `question:${number}`, actor, at: clock.now, data: { days } },
      region: 'SE224',
    }),
  );
const runsOf = (rule: number) =>
  sql<{ id: number; state: string; position: string | null; answers: object; fault: string | null }[]>`
    select id, state, position, answers, fault from rule_run where rule = ${rule} order by id`;

test('a run waits for days, asks, takes a branch and does each step once', async () => {
  const rule = await putOn(
    sql,
    owner.id,
    {
      name: 'Ask again',
      on: { activity: 'question.unanswered' },
      if: 'event.data.days == 3 && event.region == "SE224"',
      steps: [
        { message: { to: 'person', text: 'Three days, {name}: *{number}* in {region}.' } },
        { wait: { days: 4 } },
        {
          ask: {
            ...{ to: 'person', name: 'still', text: 'Do you still need it?', until: { days: 5 }, remind: { days: 2 } },
            answers: { yes: 'Yes', no: 'Not any more' },
          },
        },
        {
          if: {
            when: 'answers.still == "yes"',
            do: [{ message: { to: 'owner', text: '{person} still needs it: {still}.' } }],
            else: [{ message: { to: 'owner', text: 'No need.' } }],
          },
        },
        { message: { to: 'person', text: 'Done.' } },
      ],
    },
    clock.now,
  );
  wait(1_000);
  await asked(7, maria.id);
  await asked(3, maria.id);
  await tick();
  await tick();
  expect((await lettersTo(sql, maria.id)).map(({ text }) => text)).toEqual([
    `Three days, ${maria.displayName}: *12* in Skåne.\nFrom the rule “Ask again” of ${owner.displayName}.`,
  ]);
  wait(4 * day - 60_000);
  await tick();
  expect(await lettersTo(sql, maria.id)).toHaveLength(1);
  wait(120_000);
  await tick();
  await tick();
  const [run] = await runsOf(rule);
  expect(run).toMatchObject({ state: 'asking', position: '2' });
  expect(await lettersTo(sql, maria.id)).toHaveLength(2);
  wait(2 * day);
  await tick();
  await tick();
  expect((await lettersTo(sql, maria.id)).at(-1)?.text).toContain('A reminder:');
  await expect(
    answerRun(context, { run: run?.id ?? 0, place: '2', answer: 'yes' }, { person: ana, now: clock.now }),
  ).rejects.toThrow('Nobody asked you that.');
  for (const answer of ['__proto__', 'constructor', 'toString', 'maybe'])
    await expect(
      answerRun(context, { run: run?.id ?? 0, place: '2', answer }, { person: maria, now: clock.now }),
    ).rejects.toThrow('Nobody asked you that.');
  const said = await answerRun(
    context,
    { run: run?.id ?? 0, place: '2', answer: 'yes' },
    { person: maria, now: clock.now },
  );
  expect(said).toEqual({ said: 'Yes', isFirst: true });
  expect(await runsOf(rule)).toMatchObject([{ state: 'done', position: null, answers: { still: 'yes' } }]);
  expect((await lettersTo(sql, owner.id)).at(-1)?.text).toContain(`${maria.displayName} still needs it: Yes.`);
  expect((await lettersTo(sql, maria.id)).map(({ text }) => text.split('\n')[0])).toEqual([
    `Three days, ${maria.displayName}: *12* in Skåne.`,
    'Do you still need it?',
    'A reminder:',
    'Done.',
  ]);
  await expect(
    answerRun(context, { run: run?.id ?? 0, place: '2', answer: 'no' }, { person: maria, now: clock.now }),
  ).rejects.toThrow('answered already');
  void press;
});

test('what nobody answers in time goes on without an answer', async () => {
  const steps: Definition['steps'] = [
    { approve: { to: 'owner', text: 'Shall it?', until: { hours: 2 } } },
    { message: { to: 'person', text: 'It shall.' } },
  ];
  const rule = await putOn(
    sql,
    owner.id,
    { name: 'Approve', on: { activity: 'question.unanswered' }, steps },
    clock.now,
  );
  wait(1_000);
  await asked(7, ana.id);
  await tick();
  wait(2 * 3_600_000);
  await tick();
  expect(await runsOf(rule)).toMatchObject([{ state: 'done', answers: { 'answer-0': '' } }]);
  expect(await lettersTo(sql, ana.id)).toEqual([]);
});

test('each of many goes through the steps by themselves', async () => {
  const steps: Definition['steps'] = [
    {
      each: { of: { role: 'member' }, do: [{ wait: { days: 1 } }, { message: { to: 'each', text: 'Hello {each}.' } }] },
    },
    { message: { to: 'owner', text: 'All were begun.' } },
  ];
  const rule = await putOn(sql, owner.id, { name: 'Each', on: { activity: 'question.closed' }, steps }, clock.now);
  wait(1_000);
  await inTransaction(context, ({ sql: inside }) =>
    record(inside, { type: 'question.closed', subject: 'question:9', actor: maria.id, at: clock.now }),
  );
  await tick();
  expect((await lettersTo(sql, owner.id)).at(-1)?.text).toContain('All were begun.');
  wait(day);
  await tick();
  expect((await lettersTo(sql, ana.id)).at(-1)?.text).toContain(`Hello ${ana.displayName}.`);
  expect((await runsOf(rule)).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('a crash between a step and its commit does nothing twice', async () => {
  const steps: Definition['steps'] = [{ message: { to: 'person', text: 'Once.' } }, { wait: { days: 1 } }];
  const rule = await putOn(sql, owner.id, { name: 'Once', on: { activity: 'question.restored' }, steps }, clock.now);
  wait(1_000);
  await inTransaction(context, ({ sql: inside }) =>
    record(inside, { type: 'question.restored', subject: 'question:9', actor: ana.id, at: clock.now }),
  );
  // The server that does the step dies before its transaction ends: what it wrote is gone with it.
  const dying = {
    ...context,
    withTransaction: async <T>(run: (inside: typeof sql) => Promise<T>) =>
      context.withTransaction(async (inside) => {
        await run(inside);
        throw new Error('killed');
      }),
  };
  await expect(runJob(dying, 'run-rules')).rejects.toThrow('killed');
  expect(await runsOf(rule)).toEqual([]);
  await tick();
  await expect(runJob(dying, 'run-rules')).rejects.toThrow('killed');
  await tick();
  expect((await lettersTo(sql, ana.id)).filter(({ text }) => text.startsWith('Once.'))).toHaveLength(1);
  expect(await sql`select place from rule_step where run = ${(await runsOf(rule))[0]?.id ?? 0}`).toHaveLength(2);
});

test('two servers do not do the same run', async () => {
  await asked(7, maria.id, 77);
  await runJob(context, 'run-rules');
  await sql`update rule_run set due_at = ${clock.now} where state = 'asking'`;
  await context.withTransaction(async (first) => {
    const mine = await lockDueRuns(first, { now: clock.now, able: ['staff'], limit: 100 });
    const theirs = await context.withTransaction((second) =>
      lockDueRuns(second, { now: clock.now, able: ['staff'], limit: 100 }),
    );
    expect(mine.length).toBeGreaterThan(0);
    expect(theirs).toEqual([]);
  });
});

test('what rules did begins rules three times, and no more', async () => {
  const steps: Definition['steps'] = [{ message: { to: 'owner', text: 'Again.' } }];
  const rule = await putOn(sql, owner.id, { name: 'Loop', on: { activity: 'question.withdrawn' }, steps }, clock.now);
  wait(1_000);
  for (const depth of [0, 1, 2])
    await inTransaction(context, async ({ sql: inside }) => {
      if (depth > 0) await setCause(inside, { id: 1, depth: depth - 1 });
      await record(inside, { type: 'question.withdrawn', subject: 'question:9', actor: null, at: clock.now });
    });
  await inTransaction(context, async ({ sql: inside }) => {
    await setCause(inside, { id: 1, depth: 2 });
    await record(inside, { type: 'question.withdrawn', subject: 'question:9', actor: null, at: clock.now });
  });
  await tick();
  expect(await runsOf(rule)).toHaveLength(3);
});

test('a step that would write to too many fails, and its owner is told', async () => {
  const steps: Definition['steps'] = [
    { message: { to: 'owner', text: 'Before.' } },
    { message: { to: { role: 'member' }, text: 'To all.' } },
  ];
  const limits = { peoplePerStep: 1 };
  const on = { activity: 'question.answered' } as const;
  const rule = await putOn(sql, owner.id, { name: 'To all', on, limits, steps }, clock.now);
  wait(1_000);
  await inTransaction(context, ({ sql: inside }) =>
    record(inside, {
      ...{ type: 'question.answered', subject: 'question:9', actor: maria.id, at: clock.now },
      data: { answer: 1, experience: null, byAsker: false },
    }),
  );
  await tick();
  const [run] = await runsOf(rule);
  expect(run).toMatchObject({ state: 'failed', position: '1' });
  expect(run?.fault).toContain('more than 1 people in one step');
  const [letter] = await sql<{ text: string }[]>`
    select message->>'text' as text from delivery where person = ${owner.id} and purpose = 'rule-fault' and period like ${`rule ${rule} %`}`;
  expect(letter?.text).toContain('stands still');
});

test('of what a rule writes to many each reader gets so much a day, however many runs write it', async () => {
  const region = [...context.catalogue.regions.keys()].find((code) => code !== 'SE224') ?? '';
  const reader = await join(context, 'member', region);
  const steps: Definition['steps'] = [
    { message: { to: { region }, text: 'To all of them.' } },
    { message: { to: 'person', text: 'To one.' } },
  ];
  const on = { activity: 'tool.suggested' } as const;
  await putOn(sql, owner.id, { name: 'Many', on, steps }, clock.now);
  wait(1_000);
  const suggest = (count: number) =>
    inTransaction(context, ({ sql: inside }) =>
      record(
        inside,
        ...Array.from({ length: count }, () => ({
          ...{ type: 'tool.suggested' as const, subject: 'tool:9' as const, actor: ana.id, at: clock.now },
        })),
      ),
    );
  const countOf = async (person: number, text: string) =>
    (await lettersTo(sql, person)).filter((each) => each.text.startsWith(text)).length;
  await suggest(15);
  await tick();
  await suggest(10);
  await tick();
  expect(await countOf(reader.id, 'To all of them.')).toBe(ruleLimits.lettersPerDay);
  // Whom a run is about is told of each.
  expect(await countOf(ana.id, 'To one.')).toBe(25);
});

test('a title that not everybody may read is told by no button, and a field adds nothing to what a line does', async () => {
  const writer = await join(context);
  const experience = await inTransaction(context, async (inside) => {
    const { view } = await logExperience(inside, { ...experienceFields, title: 'A secret title' }, by(writer));
    return view.experience.number;
  });
  await sql`update experience set life = 'sent-back' where number = ${experience}`;
  const steps: Definition['steps'] = [
    {
      message: {
        ...{ to: { role: 'member' }, text: 'News.' },
        buttons: [{ label: '{title} by {author}', line: '/find {title} {person}' }],
      },
    },
  ];
  await putOn(sql, owner.id, { name: 'Buttons', on: { activity: 'experience.confirmed' }, steps }, clock.now);
  await savePersonSettings(sql, writer.id, { displayName: 'Name role=admin\n/me' }, []);
  wait(1_000);
  const publish = () =>
    inTransaction(context, ({ sql: inside }) =>
      record(inside, {
        ...{ type: 'experience.confirmed', subject: `experience:${experience}`, actor: writer.id, at: clock.now },
      }),
    );
  const buttons = () => sql<{ person: number; line: string; label: string; note: string }[]>`
    select person, b->>'line' as line, b->>'label' as label, message->'blocks'->-1->>'markdown' as note
    from delivery, jsonb_path_query(message, '$.blocks[*].items[*]') b
    where purpose = 'rule' and message->>'text' like 'News.%'`;
  await publish();
  await tick();
  expect((await buttons()).map(({ person }) => person)).toEqual([writer.id]);
  await sql`update experience set life = 'published' where number = ${experience}`;
  await publish();
  await tick();
  const [told] = (await buttons()).filter(({ person }) => person === maria.id);
  expect(told?.line).toBe('/find "A secret title" "Name role=admin /me"');
  await forgetPerson(context, writer, { isKept: true, now: clock.now });
  expect(JSON.stringify(await buttons())).not.toContain('Name role=admin');
});

test('the name of an owner who is forgotten leaves the letters of their rules', async () => {
  const other = await join(context, 'staff');
  await savePersonSettings(sql, other.id, { displayName: 'Zorbaxia Quillfeather' }, []);
  const steps: Definition['steps'] = [
    { message: { to: 'person', text: 'Thanks.', buttons: [{ label: 'From {owner}', line: '/find {owner}' }] } },
    { ask: { to: 'person', text: 'And?', answers: { yes: 'Yes' }, until: { days: 3 } } },
  ];
  await putOn(sql, other.id, { name: 'Named', on: { activity: 'tool.declined' }, steps }, clock.now);
  wait(1_000);
  await inTransaction(context, ({ sql: inside }) =>
    record(inside, { type: 'tool.declined', subject: 'tool:9', actor: maria.id, at: clock.now }),
  );
  await tick();
  const named = () =>
    sql`select message from delivery where message::text like '%Zorbaxia%' and person is distinct from ${other.id}`;
  expect(await named()).toHaveLength(2);
  await forgetPerson(context, other, { isKept: false, now: clock.now });
  expect(await named()).toEqual([]);
  expect(await sql`select 1 from delivery where message::text like '%From the rule “Named” of –.%'`).toHaveLength(2);
});

test('an owner who left the chat pauses their rules', async () => {
  const other = await join(context, 'staff');
  const steps: Definition['steps'] = [{ end: true }];
  const rule = await putOn(sql, other.id, { name: 'Gone', on: { activity: 'tool.restored' }, steps }, clock.now);
  await sql`update account set gone_at = ${clock.now} where person = ${other.id}`;
  await tick();
  expect(await sql`select state, pause from rule where number = ${rule}`).toEqual([
    { state: 'paused', pause: 'owner' },
  ]);
});

test('a rule that begins too often is paused', async () => {
  const steps: Definition['steps'] = [{ end: true }];
  const limits = { runsPerDay: 2 };
  const on = { activity: 'answer.withdrawn' } as const;
  const rule = await putOn(sql, owner.id, { name: 'Often', on, limits, steps }, clock.now);
  wait(1_000);
  for (const answer of [1, 2, 3])
    await inTransaction(context, ({ sql: inside }) =>
      record(inside, {
        ...{ type: 'answer.withdrawn', subject: 'question:9', actor: maria.id, at: clock.now, data: { answer } },
      }),
    );
  await tick();
  expect(await runsOf(rule)).toHaveLength(2);
  expect(await sql`select state, pause from rule where number = ${rule}`).toEqual([
    { state: 'paused', pause: 'limit' },
  ]);
});

test('an owner who is staff no more pauses their rules, and staff is told', async () => {
  const other = await join(context, 'staff');
  const steps: Definition['steps'] = [{ message: { to: 'owner', text: 'Mine.' } }];
  const rule = await putOn(sql, other.id, { name: 'Left', on: { activity: 'tool.restored' }, steps }, clock.now);
  await sql`update person set role = 'member' where id = ${other.id}`;
  await tick();
  expect(await sql`select state, pause from rule where number = ${rule}`).toEqual([
    { state: 'paused', pause: 'owner' },
  ]);
  expect(
    await sql`select 1 from delivery where person = ${owner.id} and period like ${`owner ${rule} %`}`,
  ).toHaveLength(1);
});

test('an owner who is forgotten pauses their rules, which whoever puts them on again owns', async () => {
  const other = await join(context, 'staff');
  const steps: Definition['steps'] = [{ message: { to: 'owner', text: 'Mine.' } }];
  const rule = await putOn(sql, other.id, { name: 'Orphan', on: { activity: 'tool.restored' }, steps }, clock.now);
  await sql`update rule set tried = 1 where number = ${rule}`;
  await forgetPerson(context, other, { isKept: false, now: clock.now });
  await tick();
  expect(await sql`select owner, state, pause from rule where number = ${rule}`).toEqual([
    { owner: null, state: 'paused', pause: 'owner' },
  ]);
  expect(
    await sql`select 1 from delivery where person = ${owner.id} and period like ${`owner ${rule} %`}`,
  ).toHaveLength(1);
  await putRuleOn(context, rule, { person: owner, now: clock.now, place: 'terminal:test:user:staff' });
  expect(await sql`select owner, state from rule where number = ${rule}`).toEqual([{ owner: owner.id, state: 'on' }]);
});
