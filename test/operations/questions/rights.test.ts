import { beforeEach, describe, expect, test } from 'vitest';
import type { AppContext } from '#src/context.ts';
import { UserError } from '#src/core/errors.ts';
import type { Person } from '#src/core/person.ts';
import { giveAnswer } from '#src/operations/questions/answer.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { closeQuestion } from '#src/operations/questions/close.ts';
import { loadPublicThread, loadThread } from '#src/operations/questions/thread.ts';
import {
  restoreAnswer,
  restoreQuestion,
  withdrawAnswer,
  withdrawQuestion,
} from '#src/operations/questions/withdraw.ts';
import { insertAccount } from '#src/store/people/account.ts';
import { insertPerson, savePersonRole } from '#src/store/people/person.ts';
import { findQuestion } from '#src/store/questions/question.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, database } = await createDialogue();
const { sql } = database;
const now = new Date('2026-11-24T09:00:00Z');

async function join(displayName: string, role: Person['role'] = 'member'): Promise<Person> {
  const person = await insertPerson(sql, { displayName, language: 'en', timeZone: null }, true);
  await insertAccount(sql, person.id, { platform: 'test', space: 'hall', user: displayName });
  return (await savePersonRole(sql, person.id, role)) ?? person;
}

const [asker, helper, stranger, reviewer] = [
  await join('asker'),
  await join('helper'),
  await join('stranger'),
  await join('reviewer', 'reviewer'),
];
let number = 0;
let asked = 0;

beforeEach(async () => {
  asked += 1;
  const fields = {
    title: `Who may, for the ${asked}th time?`,
    detail: '',
    policyAreas: ['health' as const],
    targetGroups: [],
    region: null,
  };
  ({
    question: { number },
  } = await askQuestion(context, fields, { person: asker, place: 'test:hall:user:asker', now }));
});

const answer = (person: Person, more: { experience?: number } = {}, inside: AppContext = context) =>
  giveAnswer(inside, { question: number, content: 'So', experience: null, ...more }, { person, now });
const told = async () =>
  (await sql`select purpose, state from delivery where message::text like ${`%#${number}%`} order by created_at`).map(
    ({ purpose, state }) => `${purpose} ${state}`,
  );

describe('whatever door it is done through', () => {
  test('strangers change nothing that is not theirs', async () => {
    await answer(helper);
    const which = { question: number, answer: 1 };
    const by = { person: stranger, now };
    for (const attempt of [
      () => closeQuestion(context, number, by),
      () => withdrawQuestion(context, number, by),
      () => withdrawAnswer(context, which, by),
      () => restoreQuestion(context, number, stranger),
      () => restoreAnswer(context, which, stranger),
      () => withdrawAnswer(context, which, { person: asker, now }),
      () => withdrawQuestion(context, number, { person: helper, now }),
    ])
      await expect(attempt()).rejects.toThrow(UserError);
    expect(await findQuestion(sql, number)).toMatchObject({ closedAt: null, withdrawnAt: null });
    expect((await loadThread(sql, (await findQuestion(sql, number)) as never, stranger)).answers).toHaveLength(1);
  });

  test('what is closed or withdrawn takes no answer, and a withdrawn one is not closed', async () => {
    await closeQuestion(context, number, { person: asker, now });
    await expect(answer(helper)).rejects.toThrow('is closed');
    await withdrawQuestion(context, number, { person: asker, now });
    await expect(answer(asker)).rejects.toThrow('is withdrawn');
    await expect(answer(helper)).rejects.toThrow(`There is no question #${number}`);
    await expect(closeQuestion(context, number, { person: asker, now })).rejects.toThrow('Restore it before');
  });

  test('an answer tells who asked, a reviewer’s doing its owner, and one’s own nobody', async () => {
    expect(await answer(helper)).toMatchObject({ type: 'given', told: 'asker', answer: { number: 1 } });
    expect(await answer(asker)).toMatchObject({ type: 'given', told: 'own' });
    expect(await told()).toEqual(['answer waiting']);
    await withdrawAnswer(context, { question: number, answer: 1 }, { person: reviewer, now });
    expect(await told()).toEqual(['answer cancelled', 'review waiting']);
    await closeQuestion(context, number, { person: asker, now });
    await closeQuestion(context, number, { person: reviewer, now });
    expect(await told()).toHaveLength(2);
  });

  test('done twice is done once, and what was not withdrawn is not put back', async () => {
    await answer(helper);
    await withdrawQuestion(context, number, { person: reviewer, now });
    await withdrawQuestion(context, number, { person: reviewer, now: new Date(now.getTime() + 1) });
    expect(await told()).toEqual(['answer cancelled', 'review waiting']);
    expect(await restoreQuestion(context, number, asker)).toMatchObject({ number, withdrawnAt: null });
    expect(await restoreQuestion(context, number, asker)).toBeNull();
    expect(await restoreAnswer(context, { question: number, answer: 1 }, helper)).toBeNull();
  });

  test('an answer that cannot be told is not given', async () => {
    const outbox = { ...context.outbox, enqueueAll: () => Promise.reject(new Error('no queue')) };
    await expect(answer(helper, {}, { ...context, outbox })).rejects.toThrow('no queue');
    expect(await sql`select 1 from question_answer where question = ${number}`).toEqual([]);
  });

  test('an experience that nobody can read is named by no answer', async () => {
    expect(await answer(helper, { experience: 999_999 })).toEqual({ type: 'unknown-experience' });
    expect(await sql`select 1 from question_answer where question = ${number}`).toEqual([]);
  });

  test('everybody reads no names, and nothing that was withdrawn', async () => {
    await answer(helper);
    const thread = await loadPublicThread(sql, number);
    expect(thread).toMatchObject({ authorName: null, isAsker: false, mayChange: false, counts: { ofOthers: 1 } });
    expect(thread?.answers).toMatchObject([{ authorName: null, mayChange: false }]);
    await withdrawQuestion(context, number, { person: asker, now });
    expect(await loadPublicThread(sql, number)).toBeNull();
    expect(await loadPublicThread(sql, 999_999)).toBeNull();
  });
});
