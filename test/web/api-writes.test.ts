import { describe, expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { type Scope, scopes } from '#src/domain/tokens/token.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { createApi } from '#src/web/api/app.ts';
import { join, later, now } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, database } = await createDialogue();
const { sql } = database;
const clock = { now };
const { app } = createApi({ ...context, now: () => clock.now, writes: context });

const secretOf = async (person: Person, open: readonly Scope[] = scopes) =>
  (await createToken(context, { name: 'test', scopes: open, days: 30 }, { person, now })).secret;
const post = (path: string, secret: string, body: unknown, more: Record<string, string> = {}) =>
  app.request(`/api/v1${path}`, {
    ...{ method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) },
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json', ...more },
  });
const get = async (address: string, secret: string) =>
  (await app.request(address, { headers: { authorization: `Bearer ${secret}` } })).json();
type Answer = { number: number; address: string; isBefore: boolean; errors?: { parameter: string }[]; detail?: string };
const read = async (answer: Response) => (await answer.json()) as Answer;

const author = await join(context);
const member = await join(context, 'member', 'ES51');
const reviewer = await join(context, 'reviewer');
const [ofAuthor, ofMember, ofReviewer] = [await secretOf(author), await secretOf(member), await secretOf(reviewer)];
const question = { title: 'Who pays for nurses?', policyAreas: ['health'] };
const experience = {
  ...{ title: 'Mentors for nurses', region: 'SE224', policyAreas: ['health'], targetGroups: ['newly-arrived'] },
  ...{ challenge: 'Nobody to ask.', action: 'We paired them.', lesson: 'Ask early.' },
};

test('what an address does not take is refused with the methods that it takes', async () => {
  const ask = async (method: string, path: string) => {
    const answer = await app.request(`/api/v1${path}`, { method, headers: { authorization: `Bearer ${ofMember}` } });
    const { detail = '' } = method === 'HEAD' ? {} : await read(answer);
    return [answer.status, answer.headers.get('allow'), answer.headers.get('content-type'), detail];
  };
  const refused = (allow: string, method: string) => [
    ...[405, allow, 'application/problem+json'],
    `This address answers ${allow}; the request was ${method}.`,
  ];
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PURGE']) {
    expect(await ask(method, '/questions')).toEqual(refused('GET, HEAD, POST', method));
    expect(await ask(method, '/regions/')).toEqual(refused('GET, HEAD', method));
    expect(await ask(method, '/questions/1/answers')).toEqual(refused('POST', method));
  }
  expect(await ask('POST', '/regions')).toEqual(refused('GET, HEAD', 'POST'));
  expect(await ask('POST', '/openapi.json')).toEqual(refused('GET, HEAD', 'POST'));
  expect(await ask('GET', '/questions/1/answers')).toEqual(refused('POST', 'GET'));
  expect((await ask('HEAD', '/questions/1/answers')).slice(0, 2)).toEqual([405, 'POST']);
  expect((await ask('GET', '/nothing')).slice(0, 2)).toEqual([404, null]);
  expect((await ask('POST', '/nothing')).slice(0, 2)).toEqual([404, null]);
});

test('a question is asked and answered, and who asked is told', async () => {
  const asked = await post('/questions', ofAuthor, question);
  expect(asked.status).toBe(201);
  const { number, address } = await read(asked);
  expect(asked.headers.get('location')).toBe(address);
  expect(await get(address, ofMember)).toMatchObject({ number, title: question.title });
  const again = await read(await post('/questions', ofAuthor, question));
  expect(again).toEqual({ number, address, isBefore: true });
  const given = await post(`/questions/${number}/answers`, ofMember, { content: 'We do.' });
  expect(given.status).toBe(201);
  expect(await get(address, ofAuthor)).toMatchObject({ answers: 1, thread: [{ content: 'We do.', byAsker: false }] });
  expect(await sql`select 1 from delivery where person = ${author.id}`).toHaveLength(1);
  expect(await sql`select 1 from activity where type in ('question.asked', 'question.answered')`).toHaveLength(2);
  expect((await post('/questions/999/answers', ofMember, { content: 'We do.' })).status).toBe(409);
  const shown = await post(`/questions/${number}/answers`, ofMember, { content: 'See there.', experience: 999 });
  expect([shown.status, (await read(shown)).errors]).toEqual([
    400,
    [expect.objectContaining({ parameter: 'experience' })],
  ]);
});

test('words are kept as chat keeps them: titles on one line, nothing that turns the text around, no value twice', async () => {
  const { number, address } = await read(
    await post('/questions', ofAuthor, {
      ...question,
      title: 'Who \u202ebidi\ntitle\r\nthree?',
      detail: 'c\u000b\u0007d\u2028e',
      policyAreas: ['housing', 'housing', 'education'],
    }),
  );
  expect(await get(address, ofMember)).toMatchObject({
    number,
    title: 'Who bidi title three?',
    policyAreas: ['housing', 'education'],
  });
  const [kept] = await sql<[{ detail: string }]>`select detail from question where number = ${number}`;
  for (const sign of ['\u0007', '\u000b', '\u2028']) expect(kept.detail).not.toContain(sign);
});

test('an experience is logged, and reviewed by who may', async () => {
  const { number, address } = await read(await post('/experiences', ofAuthor, experience));
  expect(await get(address, ofMember)).toMatchObject({ number, life: 'submitted', lesson: 'Ask early.' });
  const alike = await post('/experiences', ofMember, experience);
  expect([alike.status, (await read(alike)).detail]).toEqual([409, expect.stringContaining(String(number))]);
  const other = await read(await post('/experiences', ofMember, { ...experience, evenIfAlike: true }));
  const review = `/experiences/${number}/reviews`;
  expect((await post(review, ofMember, { decision: 'publish' })).status).toBe(409);
  expect((await post(review, ofAuthor, { decision: 'publish' })).status).toBe(409);
  expect((await post(review, ofReviewer, { decision: 'send-back' })).status).toBe(400);
  expect((await post(review, ofReviewer, { decision: 'publish' })).status).toBe(201);
  expect(await get(address, ofMember)).toMatchObject({ life: 'published' });
  expect((await post(review, ofReviewer, { decision: 'send-back', comment: 'More.' })).status).toBe(409);
  expect(
    (await post(`/experiences/${other.number}/reviews`, ofReviewer, { decision: 'send-back', comment: 'More.' }))
      .status,
  ).toBe(201);
  expect(await get(other.address, ofMember)).toMatchObject({ life: 'sent-back' });
  // What was refused is no act, and what members log is none of staff.
  expect(await sql`select person, door, line from staff_act order by id`).toEqual([
    { person: reviewer.id, door: 'program', line: `/experience publish ${number}` },
    { person: reviewer.id, door: 'program', line: `/experience send-back ${other.number}` },
  ]);
});

describe('a request', () => {
  test('under a key is done once, at the same time too, and no other comes under it for a day', async () => {
    const key = { 'idempotency-key': 'one' };
    const body = { content: 'Once alone.' };
    const { number } = await read(await post('/questions', ofAuthor, { ...question, title: 'Once?' }));
    const path = `/questions/${number}/answers`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(path, ofMember, body, key)));
    const told = await Promise.all(answers.map(read));
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(told[0]?.isBefore).toBe(false);
    const other = await post(path, ofMember, { content: 'Another.' }, key);
    expect([other.status, other.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    expect((await post(path, ofReviewer, { content: 'Another.' }, key)).status).toBe(201);
    expect((await post(path, ofReviewer, { content: 'x', experience: 999 }, { 'idempotency-key': 'two' })).status).toBe(
      400,
    );
    expect((await post(path, ofReviewer, { content: 'Right.' }, { 'idempotency-key': 'two' })).status).toBe(201);
    clock.now = later(1.1);
    expect((await post(path, ofMember, { content: 'Another.' }, key)).status).toBe(201);
    clock.now = now;
  });

  test('that does not fit has each fault named', async () => {
    const wrong = await post('/questions', ofMember, { title: '', policyAreas: ['weather'], colour: 'red' });
    expect(wrong.status).toBe(400);
    expect((await read(wrong)).errors?.map(({ parameter }) => parameter).sort()).toEqual([
      'colour',
      'policyAreas.0',
      'title',
    ]);
    expect(
      (await read(await post('/experiences', ofMember, { ...experience, region: 'XX1' }))).errors?.[0]?.parameter,
    ).toBe('region');
    expect((await post('/questions', ofMember, '{')).status).toBe(400);
    expect(
      (await post('/questions', ofMember, 'title=x', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
    expect((await post('/questions', ofMember, { ...question, detail: 'x'.repeat(200_000) })).status).toBe(413);
  });

  test('needs a token with its scope, which none has that was not asked for', async () => {
    const narrow = await secretOf(member, ['questions:read', 'experiences:write']);
    const refused = await post('/questions', narrow, question);
    expect([refused.status, (await read(refused)).detail]).toEqual([403, expect.stringContaining('questions:write')]);
    expect((await post('/questions', '', question)).status).toBe(401);
  });
});
