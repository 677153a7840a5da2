import { expect, test } from 'vitest';
import type { Definition } from '#src/domain/rules/definition.ts';
import { record } from '#src/operations/activity/record.ts';
import { answerRun } from '#src/operations/rules/answer.ts';
import { tryRule } from '#src/operations/rules/try.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { join } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { lettersTo, putOn, runJob } from './support.ts';

const { as, clock, context, database } = await createDialogue();
const { sql } = database;
const tick = () => runJob(context, 'run-rules');
await tick();
const [owner, maria, ana] = [await join(context, 'staff'), await join(context), await join(context)];
const later = () => {
  clock.now = new Date(clock.now.getTime() + 60_000);
};
const happen = (type: string, subject: string, actor: number | null, data?: object) =>
  inTransaction(context, ({ sql: inside }) =>
    record(inside, { type, subject, actor, at: clock.now, ...(data && { data }) } as never),
  );
const keep = (name: string, on: Definition['on'], steps: Definition['steps'], limits?: Definition['limits']) =>
  putOn(sql, owner.id, { name, on, steps, ...(limits && { limits }) }, clock.now);
const runsOf = (rule: number) =>
  sql<{ id: number; state: string; depth: number; person: number | null; fault: string | null }[]>`
    select id, state, depth, person, fault from rule_run where rule = ${rule} order by id`;

test('rules that begin each other in a ring stand still at the third, and their owner is told', async () => {
  const on = { activity: 'tool.declined' } as const;
  const first = await keep('Ring', on, [{ message: { to: 'owner', text: 'One.' } }, { run: 'Back' }]);
  const second = await keep('Back', { activity: 'tool.restored' }, [{ run: 'ring' }]);
  later();
  const trial = await tryRule(context, first, { person: owner, now: clock.now, place: 'test:hall:user:owner' });
  expect(trial.fault).toBeNull();
  await happen('tool.declined', 'tool:1', maria.id);
  for (let turn = 0; turn < 6; turn += 1) await tick();
  expect(await runsOf(first)).toMatchObject([
    { state: 'done', depth: 0, person: maria.id },
    { state: 'failed', depth: 2, fault: expect.stringContaining('they begin each other in a ring') },
  ]);
  expect(await runsOf(second)).toMatchObject([{ state: 'done', depth: 1, person: maria.id }]);
  expect((await lettersTo(sql, owner.id)).filter(({ text }) => text.startsWith('One.'))).toHaveLength(2);
  expect(
    await sql`select 1 from delivery where person = ${owner.id} and purpose = 'rule-fault' and period like ${`rule ${first} %`}`,
  ).toHaveLength(1);
  await sql`update rule set state = 'ended'`;
});

test('a rule begins another of its owner alone, while that is on', async () => {
  const other = await join(context, 'staff');
  await putOn(sql, other.id, { name: 'Theirs', on: { activity: 'tool.restored' }, steps: [{ end: true }] }, clock.now);
  const rule = await keep('Asks theirs', { activity: 'tool.declined' }, [{ run: 'Theirs' }]);
  later();
  await happen('tool.declined', 'tool:1', null);
  await tick();
  expect(await runsOf(rule)).toMatchObject([
    { state: 'failed', fault: 'There is no rule “Theirs” of yours that is on.' },
  ]);
  await sql`update rule set state = 'ended'`;
});

test('somebody is offered an introduction to who answered, and asks for it in their own name', async () => {
  const rule = await keep('Bring together', { activity: 'question.closed' }, [
    {
      ask: {
        ...{ to: { role: 'member' as const }, name: 'mentor', text: 'Who helps?', until: { days: 2 } },
        answers: { yes: 'I do' },
      },
    },
    { introduce: { who: 'person', to: 'answerer', text: 'Somebody would help.' } },
  ]);
  later();
  await happen('question.closed', 'question:9', maria.id);
  await tick();
  const [run] = await runsOf(rule);
  await answerRun(context, { run: run?.id ?? 0, place: '0', answer: 'yes' }, { person: ana, now: clock.now });
  await tick();
  const [letter] = await sql<{ message: object }[]>`
    select message from delivery where person = ${maria.id} and message->>'text' like 'Somebody would help.%'`;
  expect(JSON.stringify(letter?.message)).toContain(`"line":"/introduction write person=${ana.id}"`);
  expect(await sql`select 1 from introduction`).toEqual([]);
  await sql`update rule set state = 'ended'`;
});

test('a review is given to somebody who may, who is told; a trial gives it to nobody', async () => {
  const author = as('bo');
  await author.submit(await author.say('/experience log'), {
    ...{ title: 'Mentors for nurses', region: 'Skåne', areas: ['health'] },
    ...{ challenge: 'Few contacts.', action: 'Mentors.', lesson: 'Begin early.', groups: ['women'] },
  });
  const rule = await keep('Give it', { activity: 'experience.logged' }, [
    { review: { to: 'owner', text: 'Please review {title}.' } },
  ]);
  await sql`update rule set began_at = ${new Date(0)} where number = ${rule}`;
  await tryRule(context, rule, { person: owner, now: clock.now, place: 'test:hall:user:owner' });
  expect(await sql`select 1 from experience_claim`).toEqual([]);
  later();
  await tick();
  expect(await runsOf(rule)).toMatchObject([{ state: 'done' }]);
  expect(await sql`select experience, reviewer from experience_claim`).toEqual([{ experience: 1, reviewer: owner.id }]);
  expect((await lettersTo(sql, owner.id)).at(-1)?.text).toContain('Please review Mentors for nurses.');

  const wrong = await keep('Give it wrongly', { activity: 'experience.logged' }, [
    { review: { to: 'author', text: 'Yours.' } },
  ]);
  later();
  await happen('experience.logged', 'experience:1', null, { language: 'en', adoptedFrom: null, isCollected: false });
  await tick();
  expect((await runsOf(wrong)).at(-1)).toMatchObject({
    state: 'failed',
    fault: expect.stringContaining('may not review'),
  });
  await sql`update rule set state = 'ended'`;
});

test('a round that is not there lets the run stand, and says why', async () => {
  const rule = await keep('Match', { activity: 'tool.declined' }, [{ round: 77 }]);
  later();
  await happen('tool.declined', 'tool:1', null);
  await tick();
  const [run] = await runsOf(rule);
  expect(run?.state).toBe('failed');
  expect(run?.fault).toContain('77');
});
