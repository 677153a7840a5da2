import { describe, expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { type Scope, scopes } from '#src/domain/tokens/token.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { createApi } from '#src/web/api/app.ts';
import { join, now } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';
import { switchOnMail } from '#test/support/mail-platform.ts';

const { context, database } = await createDialogue({
  env: { PUBLIC_URL: 'https://causeway.example' },
  platforms: switchOnMail(),
});
const { sql } = database;
const { app } = createApi({ ...context, now: () => now, writes: context });
const secretOf = async (person: Person, open: readonly Scope[] = scopes) =>
  (await createToken(context, { name: 'test', scopes: open, days: 30 }, { person, now })).secret;
type Answer = {
  status: number;
  number: number;
  items: { number: number; to: string; state: string; regions: string[]; weekday: number; localTime: string }[];
  errors: { parameter: string; detail: string }[];
  detail: string;
  closedAt: string | null;
  region: string | null;
  yaml: string;
};
const send = async (method: string, path: string, secret: string, body?: object) => {
  const answer = await app.request(`/api/v1${path}`, {
    ...{ method, body: body === undefined ? null : JSON.stringify(body) },
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
  });
  return { ...((await answer.json()) as Answer), status: answer.status };
};
const get = (path: string, secret: string) => send('GET', path, secret);
const post = (path: string, secret: string, body: object = {}) => send('POST', path, secret, body);

const author = await join(context);
const member = await join(context, 'member', 'ES51');
const staff = await join(context, 'staff');
const [ofAuthor, ofMember, ofStaff] = [await secretOf(author), await secretOf(member), await secretOf(staff)];
const experience = {
  ...{ title: 'Mentors for nurses', region: 'SE224', policyAreas: ['health'], targetGroups: ['newly-arrived'] },
  ...{ challenge: 'Nobody to ask.', action: 'We paired them.', lesson: 'Ask early.' },
};

test('what was written is changed and taken back by who may', async () => {
  const { number } = await post('/experiences', ofAuthor, experience);
  expect((await post(`/experiences/${number}`, ofMember, { title: 'Mine' })).status).toBe(409);
  expect((await post(`/experiences/${number}`, ofAuthor, { title: 'word '.repeat(16) })).errors[0]?.parameter).toBe(
    'title',
  );
  expect((await post(`/experiences/${number}`, ofAuthor, { title: 'Friends for nurses', region: 'es51' })).status).toBe(
    201,
  );
  expect(await get(`/experiences/${number}`, ofMember)).toMatchObject({
    ...{ title: 'Friends for nurses', region: 'ES51', lesson: 'Ask early.', policyAreas: ['health'] },
  });
  expect((await post(`/experiences/${number}/withdraw`, ofAuthor)).status).toBe(201);
  expect((await get(`/experiences/${number}`, ofMember)).status).toBe(404);
  const asked = await post('/questions', ofAuthor, { title: 'Who pays?', policyAreas: ['health'] });
  expect((await post(`/questions/${asked.number}/close`, ofMember)).status).toBe(409);
  expect((await post(`/questions/${asked.number}/close`, ofStaff)).status).toBe(201);
  expect((await get(`/questions/${asked.number}`, ofMember)).closedAt).toBe(now.toISOString());
  expect((await post(`/questions/${asked.number}/withdraw`, ofAuthor)).status).toBe(201);
  expect((await get(`/questions/${asked.number}`, ofMember)).status).toBe(404);
  expect(await sql`select line from staff_act where person = ${staff.id}`).toEqual([
    { line: `/question close ${asked.number}` },
  ]);
});

test('a tool is suggested by anybody, added by staff alone, and no link twice', async () => {
  const tool = { kind: 'guideline', title: 'Guide', policyAreas: ['health'], language: 'en' };
  const suggested = await post('/tools', ofMember, { ...tool, link: 'https://example.org/a' });
  expect(await get(`/tools/${suggested.number}`, ofMember)).toMatchObject({ state: 'suggested', title: 'Guide' });
  expect((await get(`/tools/${suggested.number}`, ofAuthor)).status).toBe(404);
  expect(await post('/tools', ofStaff, { ...tool, link: 'https://example.org/a' })).toMatchObject({
    ...{ status: 409, detail: expect.stringContaining(`#${suggested.number}`) },
  });
  expect((await post('/tools', ofMember, { ...tool, how: 'add', link: 'https://example.org/b' })).status).toBe(409);
  const added = await post('/tools', ofStaff, { ...tool, how: 'add', link: 'https://example.org/b' });
  expect(await get(`/tools/${added.number}`, ofMember)).toMatchObject({ state: 'published' });
  for (const link of ['example', 'ftp://example.org/x', 'https://causeway.example/tools/1'])
    expect((await post('/tools', ofMember, { ...tool, link })).errors, link).toMatchObject([{ parameter: 'link' }]);
});

test('settings are one’s own', async () => {
  expect(await get('/me/settings', ofMember)).toMatchObject({ person: member.id, region: 'ES51', role: 'member' });
  const changed = { region: 'se224', timeZone: 'Europe/Madrid', language: 'en', interests: ['housing'] };
  expect((await post('/me/settings', ofMember, changed)).status).toBe(201);
  expect(await get('/me/settings', ofMember)).toMatchObject({
    ...changed,
    region: 'SE224',
    displayName: member.displayName,
  });
  expect((await post('/me/settings', ofMember, { region: null })).status).toBe(201);
  expect((await get('/me/settings', ofMember)).region).toBeNull();
  for (const [parameter, value] of Object.entries({ region: 'XX1', timeZone: 'Mars/Base', language: 'xx' }))
    expect((await post('/me/settings', ofMember, { [parameter]: value })).errors).toMatchObject([{ parameter }]);
  expect((await post('/me/settings', ofMember, { role: 'admin' })).errors).toMatchObject([{ parameter: 'role' }]);
});

describe('subscriptions', () => {
  test('are begun, changed, paused, resumed and ended', async () => {
    const made = await post('/subscriptions', ofMember, { to: 'direct', regions: ['se224'], weekday: 3 });
    expect(made.status).toBe(201);
    const { items } = await get('/subscriptions', ofMember);
    expect(items).toMatchObject([
      { number: made.number, to: 'direct', state: 'active', regions: ['SE224'], weekday: 3, localTime: '09:00' },
    ]);
    expect((await post('/subscriptions', ofMember, { to: 'direct' })).status).toBe(409);
    const path = `/subscriptions/${made.number}`;
    expect((await post(path, ofMember, { localTime: '16:30' })).status).toBe(201);
    const shown = async () => (await get('/subscriptions', ofMember)).items[0];
    expect(await shown()).toMatchObject({ localTime: '16:30', weekday: 3, regions: ['SE224'] });
    await post(`${path}/pause`, ofMember, { weeks: 2 });
    expect(await shown()).toMatchObject({ state: 'paused' });
    await post(`${path}/resume`, ofMember);
    expect(await shown()).toMatchObject({ state: 'active' });
    for (const secret of [ofAuthor, ofStaff]) expect((await post(`${path}/end`, secret)).status).toBe(404);
    expect((await post(`${path}/end`, ofMember)).status).toBe(201);
    expect((await get('/subscriptions', ofMember)).items).toEqual([]);
  });

  test('by mail wait for the yes of the address, which no program is told', async () => {
    const bad = await post('/subscriptions', ofMember, { to: 'mail', address: 'nobody' });
    expect(bad.errors).toMatchObject([{ parameter: 'address' }]);
    const made = await post('/subscriptions', ofMember, { to: 'mail', address: 'ana@example.org' });
    expect(made.status).toBe(201);
    const listed = await get('/subscriptions', ofMember);
    expect(listed.items).toMatchObject([{ to: 'mail', state: 'unconfirmed' }]);
    expect(JSON.stringify(listed)).not.toContain('ana@');
    expect(await sql`select 1 from delivery where places[1] like '%ana@example.org'`).toHaveLength(1);
  });
});

describe('rules', () => {
  const yaml =
    'name: Thanks\non: { activity: question.asked }\nsteps:\n  - message: { to: { role: staff }, text: "Thanks." }\n';

  test('are kept as drafts by staff, and put on only where they were tried', async () => {
    const kept = await post('/rules', ofStaff, { yaml });
    expect(kept.status).toBe(201);
    const path = `/rules/${kept.number}`;
    const read = await get(path, ofStaff);
    expect(read).toMatchObject({ name: 'Thanks', state: 'draft', isTried: false });
    expect(await post('/rules', ofStaff, { yaml: read.yaml })).toMatchObject({ number: kept.number });
    expect((await get('/rules', ofStaff)).items).toMatchObject([{ number: kept.number }]);
    expect((await post(`${path}/on`, ofStaff)).status).toBe(409);
    expect((await post(`${path}/end`, ofStaff)).status).toBe(201);
    expect((await get(path, ofStaff)).status).toBe(404);
    expect((await post('/rules', ofStaff, { yaml: 'name: x' })).errors.map(({ parameter }) => parameter)).toEqual([
      'yaml',
      'yaml',
    ]);
  });

  test('are none of others', async () => {
    for (const path of ['/rules', '/rules/1']) expect((await get(path, ofMember)).status).toBe(403);
    for (const path of ['/rules', '/rules/1/on', '/rules/1/pause', '/rules/1/end'])
      expect((await post(path, ofMember, path === '/rules' ? { yaml } : {})).status).toBe(403);
  });
});

test('what writes needs its own scope', async () => {
  const narrow = await secretOf(staff, ['rules:read', 'profile:read', 'subscriptions:read', 'tools:read']);
  for (const [path, scope] of [
    ['/rules/1/end', 'rules:write'],
    ['/me/settings', 'profile:write'],
    ['/subscriptions/1/end', 'subscriptions:write'],
    ['/tools', 'tools:write'],
    ['/experiences/1/withdraw', 'experiences:write'],
  ] as const)
    expect(await post(path, narrow)).toMatchObject({ status: 403, detail: expect.stringContaining(scope) });
});
