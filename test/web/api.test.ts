import { describe, expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { isAllowed, type Role } from '#src/core/role.ts';
import { createLiveSettings } from '#src/domain/admin/live-setting.ts';
import { readScopes, type Scope, scopes } from '#src/domain/tokens/token.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { publishExperience, sendBackExperience } from '#src/operations/experiences/review.ts';
import { withdrawExperience } from '#src/operations/experiences/withdraw.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { giveAnswer } from '#src/operations/questions/answer.ts';
import { askQuestion } from '#src/operations/questions/ask.ts';
import { withdrawQuestion } from '#src/operations/questions/withdraw.ts';
import { createTestbed } from '#src/operations/testbeds/plan.ts';
import { createToken, revokeToken } from '#src/operations/tokens/tokens.ts';
import { addTool } from '#src/operations/tools/change.ts';
import { createTrainings } from '#src/operations/trainings/create.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { createApi } from '#src/web/api/app.ts';
import { requestsPerMinute } from '#src/web/api/guard.ts';
import { by, experienceFields, join, later, now } from '#test/operations/activity/support.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const { context, database } = await createDialogue();
const { sql } = database;
const clock = { now };
const { app, document } = createApi({ ...context, now: () => clock.now });

const secretOf = async (person: Person, open: readonly Scope[] = scopes) =>
  (await createToken(context, { name: 'test', scopes: open, days: 30 }, { person, now })).secret;
const ask = async (path: string, secret: string | null, more: Record<string, string> = {}) =>
  app.request(`/api/v1${path}`, { headers: { ...(secret && { authorization: `Bearer ${secret}` }), ...more } });
type Body = {
  items: { code: string; number: number; territory: string; year: number; value: number | null }[];
  next: string | null;
  dimension: Record<'geo' | 'time', { category: { index: Record<string, number> } }>;
  size: number[];
  value: Record<string, number | null>;
  regions: string[];
  rows: object[];
  peers: object[];
  scores: object[];
  errors: { parameter: string; detail: string }[];
};
const readBody = async (answer: Response) => (await answer.json()) as Body;
const bodyOf = async (path: string, secret: string) => readBody(await ask(path, secret));

const author = await join(context);
const member = await join(context, 'member', 'ES51');
const reviewer = await join(context, 'reviewer');
const staff = await join(context, 'staff');
const token = await secretOf(member);

const logged = (title: string) =>
  inTransaction(context, async (inside) => {
    const { view } = await logExperience(inside, { ...experienceFields, title }, by(author));
    return view.experience.number;
  });
const [open, returned, withdrawn] = [await logged('Open'), await logged('Returned'), await logged('Withdrawn')];
await inTransaction(context, (inside) =>
  publishExperience(inside, { number: open, revision: undefined }, by(reviewer)),
);
await inTransaction(context, (inside) =>
  sendBackExperience(inside, { number: returned, comment: 'More.' }, by(reviewer)),
);
await withdrawExperience(context, withdrawn, by(author));
const questionFields = { detail: '', policyAreas: ['health' as const], targetGroups: [], region: null };
const asked = async (title: string) =>
  (await askQuestion(context, { ...questionFields, title }, { person: author, place: null, now })).question.number;
const [openQuestion, withdrawnQuestion] = [await asked('Who pays?'), await asked('Who paid?')];
await giveAnswer(context, { question: openQuestion, content: 'We do.', experience: null }, by(member));
await withdrawQuestion(context, withdrawnQuestion, by(author));
const toolFields = {
  ...{ kind: 'guideline' as const, summary: '', policyAreas: ['health' as const], targetGroups: [], stage: null },
  ...{ language: 'en', publisher: '', year: null, licence: '', file: null, verifyOn: null },
};
const published = await addTool(
  context,
  { ...toolFields, title: 'Guide', link: 'https://example.org/a' },
  'add',
  by(staff),
);
const suggested = await addTool(
  context,
  { ...toolFields, title: 'Idea', link: 'https://example.org/b' },
  'suggest',
  by(author),
);
const [training] = await createTrainings(
  context,
  {
    ...{
      title: 'Listening',
      summary: '',
      organiser: 'Ana',
      contact: 'ana@example.org',
      languages: ['en'],
      startsAt: later(9),
    },
    ...{ minutes: 60, timeZone: 'UTC', place: '', link: 'https://meet.example.org/secret', capacity: 1, quota: null },
    ...{ signUpHours: 1, leaveHours: 1, areas: [], roles: [], regions: [], materialsBefore: '' },
    ...{ checkIn: 'code', isPublic: false },
  },
  { code: 'bakori', everyWeeks: null, times: 1 },
  by(staff),
);
await createTestbed(
  context,
  {
    ...{
      title: 'Pilot',
      question: 'Does it help?',
      hypothesis: '',
      region: 'SE224',
      areas: ['health'],
      risks: '',
      ethics: '',
    },
    ...{
      startsOn: '2026-11-01',
      endsOn: '2027-03-01',
      timeZone: 'UTC',
      everyWeeks: 2,
      isPublic: true,
      steps: [],
      measures: [],
    },
  },
  { ...by(author), basedOn: null },
);

test('many figures are read for a few requests of a token at once, and others are answered between them', async () => {
  const some = await secretOf(await join(context));
  const order: string[] = [];
  const path = '/figures?indicators=early-leavers,unemployment,employment&format=json-stat';
  const [answers] = await Promise.all([
    Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await ask(path, some);
        if (answer.status === 200) order.push('figures');
        return answer;
      }),
    ),
    ask('/me', some).then(() => order.push('me')),
  ]);
  expect(Map.groupBy(answers, ({ status }) => status).get(200)).toHaveLength(3);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(17);
  expect(refused[0]?.headers.get('retry-after')).toBe('1');
  expect(order.indexOf('me')).toBeLessThan(3);
});

describe('a token', () => {
  test('is needed, and says who it is', async () => {
    const without = await ask('/regions', null);
    expect([without.status, without.headers.get('content-type')]).toEqual([401, 'application/problem+json']);
    expect(without.headers.get('www-authenticate')).toBe('Bearer');
    expect((await ask('/regions', `cway_${'a'.repeat(43)}`)).headers.get('www-authenticate')).toContain(
      'invalid_token',
    );
    expect(await bodyOf('/me', token)).toMatchObject({ person: member.id, token: { name: 'test', scopes } });
    const [kept] = await sql`select hash, hint from api_token where person = ${member.id}`;
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(token.startsWith(kept?.hint)).toBe(true);
  });

  test('opens what its scopes say', async () => {
    const narrow = await secretOf(member, ['figures:read']);
    const refused = await ask('/experiences', narrow);
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('experiences:read') });
    expect((await ask('/regions?limit=1', narrow)).status).toBe(200);
  });

  test('ends when it is revoked, expires, or its person is forgotten', async () => {
    const leaving = await join(context);
    const [revoked, expiring, forgotten] = [await secretOf(leaving), await secretOf(leaving), await secretOf(leaving)];
    const [row] = await sql<{ id: number }[]>`select id from api_token where person = ${leaving.id} order by id`;
    await expect(revokeToken(context, row?.id ?? 0, by(member))).rejects.toThrow('no token');
    await revokeToken(context, row?.id ?? 0, by(leaving));
    expect((await ask('/me', revoked)).status).toBe(401);
    expect((await ask('/me', expiring)).status).toBe(200);
    clock.now = later(31);
    expect((await ask('/me', expiring)).status).toBe(401);
    clock.now = now;
    await forgetPerson(context, leaving, { isKept: true, now });
    expect((await ask('/me', forgotten)).status).toBe(401);
  });

  test('opens nothing while its person has left every chat', async () => {
    const leaving = await join(context);
    const secret = await secretOf(leaving);
    expect((await ask('/me', secret)).status).toBe(200);
    await sql`update account set gone_at = ${now} where person = ${leaving.id}`;
    const refused = await ask('/me', secret);
    expect(refused.status).toBe(401);
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('belongs to somebody who left') });
    await sql`update account set gone_at = null where person = ${leaving.id}`;
    expect((await ask('/me', secret)).status).toBe(200);
  });

  test('is answered so often a minute', async () => {
    const busy = await secretOf(await join(context));
    clock.now = later(0.5);
    const first = await ask('/me', busy);
    expect(first.headers.get('ratelimit-policy')).toBe(`"minute";q=${requestsPerMinute(context)};w=60`);
    expect(first.headers.get('ratelimit')).toMatch(new RegExp(`^"minute";r=${requestsPerMinute(context) - 1};t=\\d+$`));
    for (let index = 1; index < requestsPerMinute(context); index += 1) await ask('/me', busy);
    const over = await ask('/me', busy);
    expect(over.status).toBe(429);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    clock.now = later(0.6);
    expect((await ask('/me', busy)).status).toBe(200);
    clock.now = now;
  });
});

test('what a member may not see no token may see', async () => {
  const private_: [string, (role: Role, isOwn: boolean) => boolean][] = [
    [`/experiences/${open}`, () => true],
    [`/experiences/${returned}`, (role, isOwn) => isOwn || isAllowed(role, 'review')],
    [`/experiences/${withdrawn}`, (role, isOwn) => isOwn || isAllowed(role, 'review')],
    [`/questions/${withdrawnQuestion}`, (role, isOwn) => isOwn || isAllowed(role, 'review')],
    [`/tools/${suggested.number}`, (role, isOwn) => isOwn || isAllowed(role, 'review')],
    [`/tools/${published.number}`, () => true],
  ];
  const readers = [author, member, reviewer, staff, await join(context, 'partner'), await join(context, 'admin')];
  for (const person of readers) {
    const secret = await secretOf(person);
    for (const [path, may] of private_)
      expect((await ask(path, secret)).status, `${path} by ${person.role} ${person.id}`).toBe(
        may(person.role, person === author) ? 200 : 404,
      );
    const listed = JSON.stringify(
      await Promise.all(['/experiences', '/questions', '/tools'].map((each) => bodyOf(each, secret))),
    );
    for (const title of ['Returned', 'Withdrawn', 'Who paid?', 'Idea']) expect(listed).not.toContain(`"${title}"`);
  }
  const session = JSON.stringify(await bodyOf(`/trainings/${training?.number}`, token));
  for (const secret of ['bakori', 'meet.example.org', 'ana@example.org', training?.token ?? 'none'])
    expect(session).not.toContain(secret);
});

describe('lists', () => {
  test('come in pages that hold each once', async () => {
    const codes: string[] = [];
    for (let path: string | null = '/regions?limit=100'; path !== null; ) {
      const answer = await ask(path, token);
      const { items, next } = await readBody(answer);
      codes.push(...items.map(({ code }) => code));
      expect(answer.headers.get('link') === null).toBe(next === null);
      path = next && `/regions?limit=100&cursor=${next}`;
    }
    expect(codes).toEqual([...context.catalogue.regions.keys()].sort());
  });

  test('of records go on where they were, also when one is added meanwhile', async () => {
    await logged('Another');
    const first = await bodyOf('/experiences?limit=1', token);
    await logged('Added meanwhile');
    const second = await bodyOf(`/experiences?limit=1&cursor=${first.next}`, token);
    const numbers = [...first.items, ...second.items].map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect((await ask(`/questions?cursor=${first.next}`, token)).status).toBe(400);
    for (const list of ['trainings', 'testbeds', 'calls', 'tools', 'experiences', 'questions'])
      for (const number of [2_147_483_648, Number.MAX_SAFE_INTEGER, 0, -1, -2_147_483_649]) {
        const cursor = Buffer.from(JSON.stringify([list, number])).toString('base64url');
        const answer = await ask(`/${list}?cursor=${cursor}`, token);
        expect([list, number, answer.status]).toEqual([list, number, 400]);
        expect((await readBody(answer)).errors).toMatchObject([{ parameter: 'cursor' }]);
      }
  });
});

describe('figures', () => {
  const query = 'indicators=early-leavers&territories=SE22,ES51&since=2020';

  test('say the same as JSON, JSON-stat and CSV', async () => {
    const { items } = await bodyOf(`/figures?${query}`, token);
    expect(items.length).toBeGreaterThan(4);
    const csv = await (await ask(`/figures?${query}&format=csv`, token)).text();
    expect(csv.trim().split('\r\n')).toHaveLength(items.length + 1);
    const stat = await bodyOf(`/figures?${query}&format=json-stat`, token);
    expect(stat).toMatchObject({ version: '2.0', class: 'dataset', id: ['indicator', 'geo', 'time'] });
    for (const { territory, year, value } of items) {
      const { geo, time } = stat.dimension;
      const place = (geo.category.index[territory] ?? 0) * (stat.size[2] ?? 0) + (time.category.index[year] ?? 0);
      expect(stat.value[place], `${territory} ${year}`).toBe(value);
      expect(csv).toContain(`early-leavers,${territory},${year},${value ?? ''},`);
    }
    const [kept] = await sql`
      select value from observation where indicator = 'early-leavers' and area = ${items[0]?.territory ?? ''} and year = ${items[0]?.year ?? 0}`;
    expect(kept?.value).toBe(items[0]?.value);
  });

  test('that were not changed are not sent again', async () => {
    const first = await ask(`/figures?${query}`, token);
    const again = await ask(`/figures?${query}`, token, { 'if-none-match': first.headers.get('etag') ?? '' });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('are compared, scored and put among peers', async () => {
    const { rows, regions } = await bodyOf('/compare?regions=SE224,ES51&indicators=early-leavers', token);
    expect(regions).toEqual(['SE224', 'ES51']);
    expect(rows[0]).toMatchObject({ indicator: 'early-leavers', figures: [{ region: 'SE224' }, { region: 'ES51' }] });
    expect((await bodyOf('/peers?region=SE224', token)).peers.length).toBeGreaterThan(5);
    expect((await bodyOf('/scores?region=ES51', token)).scores.length).toBeGreaterThan(0);
  });

  test('that cannot be asked for so are told by parameter', async () => {
    const unknown = await bodyOf('/figures?indicators=nothing,early-leavers&areas=x', token);
    expect(unknown.errors).toEqual([{ parameter: 'areas', detail: expect.any(String) }]);
    const code = await bodyOf('/figures?indicators=nothing', token);
    expect(code).toMatchObject({
      status: 400,
      errors: [{ parameter: 'indicators', detail: expect.stringContaining('“nothing”') }],
    });
    const same = await bodyOf('/compare?regions=SE224,SE224', token);
    expect(same.errors[0]?.parameter).toBe('regions');
  });
});

test('pages of other origins ask only where a setting lets them', async () => {
  const live = createLiveSettings();
  const { app: other } = createApi({ ...context, now: () => now, live });
  // Of one server that runs on, as admins set it.
  const openTo = (apiOrigins: string[]) => {
    live.begin({ apiOrigins });
    return other;
  };
  const preflight = (to: typeof app, origin: string) =>
    to.request('/api/v1/regions', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' },
    });
  const let_ = await preflight(openTo(['https://a.example']), 'https://a.example');
  expect(let_.headers.get('access-control-allow-origin')).toBe('https://a.example');
  expect(
    (await preflight(openTo(['https://a.example']), 'https://b.example')).headers.get('access-control-allow-origin'),
  ).toBeNull();
  expect((await preflight(app, 'https://a.example')).headers.get('access-control-allow-origin')).toBeNull();
  const asked = await openTo(['*']).request('/api/v1/openapi.json', { headers: { origin: 'https://a.example' } });
  expect(asked.headers.get('access-control-expose-headers')?.split(',')).toEqual(
    expect.arrayContaining(['etag', 'location', 'retry-after']),
  );
});

describe('the description', () => {
  test('is OpenAPI 3.1, open to all, and names every scope', async () => {
    const answer = await ask('/openapi.json', null);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0' });
    const named = new Set(
      Object.values(document.paths ?? {}).flatMap(({ get }) => get?.security?.flatMap(({ token: of }) => of) ?? []),
    );
    expect([...named].sort()).toEqual([...readScopes].sort());
  });
});
