import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, describe, expect, test } from 'vitest';
import type { Person } from '#src/core/person.ts';
import { type Scope, scopes } from '#src/domain/tokens/token.ts';
import { logExperience } from '#src/operations/experiences/log.ts';
import { forgetPerson } from '#src/operations/people/forget.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { inTransaction } from '#src/operations/transaction.ts';
import { createServer } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { requestsPerMinute } from '#src/web/api/guard.ts';
import { createPages } from '#src/web/pages.ts';
import { by, experienceFields, join, now } from '#test/operations/activity/support.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { context, bot, database, as } = await createDialogue();
const { sql } = database;
const clock = { now };
context.live.begin({ apiOrigins: ['https://assistant.example'] });
const pages = createPages({
  ...context,
  ...{ read: bot.read, handle: bot.handle, hasPlayground: false, publicUrl: 'https://causeway.example' },
  ...{ now: () => clock.now, remoteOf: () => '192.0.2.1' },
  assistant: { bot, version: '1.0.0' },
});
const server = createServer({ host: '127.0.0.1', publicUrl: null, adapters: [], pages, logger: context.logger });
const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 });
afterAll(() => close(2_000));

const secretOf = async (person: Person, open: readonly Scope[] = scopes, days = 30) =>
  (await createToken(context, { name: 'assistant', scopes: open, days }, { person, now })).secret;

type Era = 'legacy' | 'auto';
async function connect(
  secret: string,
  { headers = {}, era = 'auto' as Era }: { headers?: Record<string, string>; era?: Era } = {},
) {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: era } });
  const authorization = `Bearer ${secret}`;
  await client.connect(
    new StreamableHTTPClientTransport(new URL('/mcp', url), {
      requestInit: { headers: { authorization, ...headers } },
    }),
  );
  return client;
}
type Answer = {
  content: { type: string; text: string }[];
  isError?: boolean;
  structuredContent?: {
    line: string;
    page: string | null;
    method: string;
    items: { title: string }[];
    tables: {
      columns: string[];
      rows: { text: string; value?: number; year?: number; flags?: string; source?: string }[][];
    }[];
  };
};
const call = async (client: Client, name: string, args: Record<string, unknown> = {}) =>
  (await client.callTool({ name, arguments: args })) as unknown as Answer;
const textOf = ({ content }: Answer) => content.map(({ text }) => text).join('\n');
const post = (body: string, headers: Record<string, string>) =>
  fetch(new URL('/mcp', url), {
    ...{ method: 'POST', body },
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
  });
const message = (method: string, params: object = {}) => JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });

const member = await join(context, 'member', 'ES51');
const author = await join(context);
const secret = await secretOf(member);
await inTransaction(context, (inside) =>
  logExperience(inside, { ...experienceFields, title: 'Sewing circle' }, by(author)),
);

describe.each(['auto', 'legacy'] as const)('an assistant (%s)', (era) => {
  test('compares two regions, with values, years, flags, sources and the page to quote', async () => {
    const client = await connect(secret, { era });
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['compare', 'peers', 'score', 'indicator_rank', 'region_show', 'list_experiences']),
    );
    const answer = await call(client, 'compare', { regions: ['Skåne', 'Catalonia'], area: 'education' });
    expect(answer.isError).toBeUndefined();
    expect(textOf(answer)).toContain('Catalonia');
    const cells = answer.structuredContent?.tables.flatMap(({ rows }) => rows.flat()) ?? [];
    const figures = cells.filter(({ value }) => typeof value === 'number');
    expect(figures.length).toBeGreaterThan(3);
    for (const figure of figures) expect(figure).toMatchObject({ year: expect.any(Number) });
    expect(cells.some(({ flags }) => flags !== undefined)).toBe(true);
    expect(cells.some(({ source }) => source?.includes('Eurostat'))).toBe(true);
    expect(answer.structuredContent?.page).toMatch(/^https:\/\/causeway\.example\/compare\//);
    expect(textOf(answer)).toContain('https://causeway.example/compare/');
    await client.close();
  });
});

describe('what may be asked', () => {
  test('is what the scopes of the token say, and nothing that changes anything', async () => {
    const client = await connect(await secretOf(member, ['experiences:read']));
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual([
      ...['experience_list', 'experience_search', 'list_experiences', 'read_experience'],
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    const refused = await call(client, 'compare', { regions: ['Skåne', 'Catalonia'] });
    expect([refused.isError, textOf(refused)]).toEqual([true, expect.stringContaining('no tool “compare”')]);
    const listed = await call(client, 'list_experiences', {});
    expect(listed.structuredContent?.items.map(({ title }) => title)).toContain('Sewing circle');
    expect(textOf(await call(client, 'experience_search', { words: 'sewing' }))).toContain('Sewing circle');
    await client.close();
  });

  test('a command with a scope writes nothing and opens no form', () => {
    for (const { subcommands } of bot.commands)
      for (const { scope, writes, submit, asksFirst, requires } of subcommands.values())
        if (scope) expect([writes, submit, asksFirst, requires]).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('arguments that do not fit are named, and unknown names get those that are near', async () => {
    const client = await connect(secret);
    const wrong = await call(client, 'compare', { regions: ['Skåne'], colour: 'red' });
    expect(wrong.isError).toBe(true);
    expect(textOf(wrong)).toMatch(/regions: .*no argument “colour”/s);
    const unknown = await call(client, 'compare', { regions: ['Skåne', 'Catalonja'] });
    expect(textOf(unknown)).toContain('Catalonia');
    expect(textOf(await call(client, 'list_experiences', { limit: 9_999 }))).toContain('"parameter": "limit"');
    await client.close();
  });

  test('one’s own region stands in, and no name of a person is told', async () => {
    const client = await connect(secret);
    expect(textOf(await call(client, 'score'))).toContain('Catalonia');
    const whole = textOf(await call(client, 'region_show', { region: 'SE224' }));
    expect(whole).toContain('Skåne');
    for (const person of await sql<{ displayName: string | null }[]>`select display_name from person`)
      if (person.displayName) expect(whole).not.toContain(person.displayName);
    await client.close();
  });
});

describe('drafts', () => {
  const draft = {
    ...{ title: 'Sewing for newcomers', region: 'ES51', policyAreas: ['labour-market'], targetGroups: ['women'] },
    ...{ challenge: 'Few met anybody.', action: 'A sewing circle.', lesson: 'Ask for a room early.' },
  };

  test('are kept for their person, who finds and sends them in chat', async () => {
    const ana = as('ana');
    await ana.say('/help');
    const [row] = await sql<
      [Person]
    >`select id, 'member' as role, 'en' as language from person where display_name = 'ana'`;
    const client = await connect(await secretOf(row, ['drafts:write']));
    const before = await sql`select count(*)::int as count from experience`;
    const kept = await call(client, 'draft_experience', draft);
    const line = kept.structuredContent?.line ?? '';
    expect(textOf(kept)).toContain(`Say “${line}” in chat`);
    expect(await sql`select count(*)::int as count from experience`).toEqual(before);
    const opened = await ana.say(line);
    expect(opened).toMatchObject({ type: 'form', form: { values: { title: draft.title, lesson: draft.lesson } } });
    expect(read(await ana.submit(opened, {}))).toContain('Sewing for newcomers');

    const asked = { title: 'Who pays for rooms?', detail: 'In libraries.', policyAreas: ['housing'] };
    const question = await call(client, 'draft_question', asked);
    const form = await ana.say(question.structuredContent?.line ?? '');
    expect(form).toMatchObject({ type: 'form', form: { values: { title: asked.title, detail: asked.detail } } });
    const again = await call(client, 'draft_question', { ...asked, detail: 'Other.' });
    expect([again.isError, textOf(again)]).toEqual([true, expect.stringContaining('there already')]);
    expect(read(await ana.submit(form, {}))).toContain(asked.title);
    const nowhere = await call(client, 'draft_experience', { ...draft, region: 'XX1' });
    expect(textOf(nowhere)).toContain('no region “XX1”');
    await client.close();
  });
});

describe('who gets in', () => {
  test('nobody without a token, with one that expired, or of somebody who left', async () => {
    expect((await post(message('tools/list'), {})).status).toBe(401);
    const leaver = await join(context);
    const left = await secretOf(leaver);
    const client = await connect(left);
    await forgetPerson(context, leaver, { isKept: false, now });
    await expect(call(client, 'peers', { region: 'SE224' })).rejects.toThrow();
    const answer = await post(message('tools/list'), { authorization: `Bearer ${left}` });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('invalid_token'),
    ]);
    expect(await answer.json()).toMatchObject({ title: 'The token opens nothing' });
    const short = await secretOf(member, scopes, 1);
    clock.now = new Date(now.getTime() + 2 * 86_400_000);
    await expect(connect(short)).rejects.toThrow();
    clock.now = now;
    await (await connect(short)).close();
  });

  test('no page of another origin, unless the setting lists it', async () => {
    const authorization = `Bearer ${secret}`;
    const foreign = await post(message('tools/list'), { authorization, origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ detail: expect.stringContaining('https://evil.example') });
    await (await connect(secret, { headers: { origin: 'https://assistant.example' } })).close();
    const preflight = await fetch(new URL('/mcp', url), {
      method: 'OPTIONS',
      headers: { origin: 'https://assistant.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('https://assistant.example');
    const refused = await fetch(new URL('/mcp', url), {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    });
    expect(refused.status).toBe(403);
  });

  test('no arguments of a megabyte, no lists of messages, nothing but JSON, and no GET', async () => {
    const authorization = `Bearer ${secret}`;
    const large = message('tools/call', { name: 'compare', arguments: { regions: ['x'.repeat(1_000_000), 'y'] } });
    const answer = await post(large, { authorization });
    expect([answer.status, await answer.json()]).toEqual([
      413,
      expect.objectContaining({ title: 'The request is too large' }),
    ]);
    expect((await post(`[${message('tools/list')}]`, { authorization })).status).toBe(400);
    expect((await post('{', { authorization })).status).toBe(400);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const { status, headers } = await fetch(new URL('/mcp', url), { method });
      expect([status, headers.get('allow'), headers.get('content-type')]).toEqual([
        ...[405, 'POST'],
        'application/problem+json',
      ]);
    }
  });

  test('not more often than the API takes, with which the count is shared', async () => {
    const busy = await secretOf(await join(context));
    const authorization = `Bearer ${busy}`;
    for (let index = 0; index < requestsPerMinute(context) - 1; index += 1)
      await fetch(new URL('/api/v1/me', url), { headers: { authorization } });
    const last = await post(message('tools/list'), { authorization });
    expect([last.status, last.headers.get('ratelimit')]).toEqual([200, expect.stringContaining('r=0')]);
    const over = await post(message('tools/list'), { authorization });
    expect([over.status, over.headers.has('retry-after')]).toEqual([429, true]);
  });
});

test('arguments that are no values, or lead elsewhere, are told by their names, and no fault of the server', async () => {
  const client = await connect(secret);
  const deep = JSON.parse(`${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`);
  for (const [name, args, said] of [
    ['read_experience', { number: '.' }, 'number'],
    ['read_experience', { number: '..' }, 'number'],
    ['read_experience', { number: { a: 1 } }, 'number'],
    ['read_experience', {}, 'number'],
    ['list_tools', { area: deep }, 'area'],
    ['list_tools', { ares: 'housing' }, 'ares'],
  ] as const) {
    const answer = await call(client, name, args);
    expect([name, answer.isError]).toEqual([name, true]);
    expect(textOf(answer)).toContain(said);
    expect(textOf(answer)).not.toContain('The error is in the log');
  }
  const cursor = Buffer.from(JSON.stringify(['trainings', 2_147_483_648])).toString('base64url');
  expect(textOf(await call(client, 'list_trainings', { cursor }))).toContain('cursor');
  expect((await call(client, 'list_experiences', { limit: 5 })).isError).toBeFalsy();
});
