import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { discord } from '#adapters/discord/index.ts';
import { mail } from '#adapters/mail/index.ts';
import { playground } from '#adapters/playground/index.ts';
import type { Texts } from '#adapters/playground/texts.ts';
import { createRoutes } from '#adapters/playground/transport/routes.ts';
import { createStreams } from '#adapters/playground/transport/stream.ts';
import { slack } from '#adapters/slack/index.ts';
import { jobs } from '#jobs/index.ts';
import { createServer } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { readPlatforms } from '#src/server/platforms.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { createPages } from '#src/web/pages.ts';
import { createDialogue } from '#test/support/dialogue.ts';

const house = await createDialogue({
  env: { PUBLIC_URL: 'http://localhost', SECRET_KEY: 'a secret key of more than 32 characters' },
  platforms: readPlatforms([slack, discord, mail, playground], {
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'ab'.repeat(16),
    SLACK_SIGNING_SECRET: 'ab'.repeat(16),
    DISCORD_TOKEN: 'a.token.of.a.bot.that.is.none',
    DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
    DISCORD_GATEWAY: 'off',
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'digest@example.net',
  }),
});
const { bot, context, database, clock } = house;
const { sql } = database;
const pages = createPages({ ...context, read: bot.read, hasPlayground: true, handle: bot.handle, staffBot: bot });
const app = createServer({
  host: '127.0.0.1',
  publicUrl: null,
  adapters: house.adapters,
  pages,
  logger: context.logger,
});
const { url, close } = await listen(app, { host: '127.0.0.1', port: 0 });
afterAll(() => close(100));

const methods = ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE', 'QUERY'];
const overrides = {
  'x-http-method-override': 'POST',
  'x-http-method': 'POST',
  'x-method-override': 'POST',
  _method: 'POST',
};
const visitor = 'a'.repeat(32);
/** Values that lead somewhere, for each parameter of a path. */
const fillings: Record<string, string[]> = {
  verdict: ['useful', 'not-useful'],
  path: ['experiences/1'],
  code: ['ES51'],
  number: ['1'],
  file: ['none.png'],
  part: ['experiences-1.xml'],
  id: ['1', '999'],
  names: ['SE224,ES51', 'unemployment'],
  language: ['en', 'pl'],
  letter: ['1'],
  index: ['0'],
};

async function ask(method: string, path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers }, (response) => {
      response.resume();
      // A stream of what comes has no end.
      const timer = setTimeout(() => asked.destroy(), 300);
      response.once('close', () => {
        clearTimeout(timer);
        resolve(response.statusCode ?? 0);
      });
    });
    asked.once('error', reject);
    asked.end();
  });
}

/** One word for all that is in the database but the pictures that pages show, which are drawn when they are asked for. */
async function digestDatabase(): Promise<Record<string, string>> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('observation', 'picture')`;
  const digests = await Promise.all(
    tables.map(async ({ name }) => {
      const [row] = await sql<[{ digest: string | null }]>`
        select md5(string_agg(t::text, '' order by t::text)) as digest from ${sql(name)} t`;
      return [name, row.digest ?? ''] as const;
    }),
  );
  return Object.fromEntries(digests);
}

/** Every address that a path of the route table stands for. */
function fill(path: string): string[] {
  const parameter = /:(\w+)(?:\{(?:[^{}]|\{[^{}]*\})*\})?/.exec(path);
  if (!parameter) return [path.replaceAll('*', 'anything')];
  const values = fillings[parameter[1] ?? ''];
  if (!values) throw new Error(`${path} has a parameter this test has no value for`);
  return values.flatMap((value) => fill(path.replace(parameter[0], value)));
}

const subscriptionOf = async (user: string) => {
  const [row] = await sql<{ id: number; token: string; confirmToken: string | null; state: string }[]>`
    select s.id, s.token, s.confirm_token, s.state from digest_subscription s join account a on a.person = s.person
    where a."user" = ${user}`;
  if (!row) throw new Error(`${user} has no digest`);
  return row;
};

beforeAll(async () => {
  const reader = house.as('reader', {}, 'test:hall:user:reader');
  await reader.submit(await reader.say('/digest subscribe'), { tellsEmpty: true });
  const asked = house.as('asked', {}, 'test:hall:user:asked');
  await asked.submit(await asked.say('/digest subscribe'), { where: 'mail', address: 'asked@example.org' });
  clock.now = new Date('2026-11-30T09:00:00Z');
  await jobs
    .find(({ name }) => name === 'send-digests')
    ?.run(context, { dueAt: clock.now, signal: new AbortController().signal });
  const [issue] = await sql<{ token: string }[]>`select token from digest_issue where state = 'sent'`;
  const { token } = await subscriptionOf('reader');
  const { confirmToken, token: unconfirmed } = await subscriptionOf('asked');
  fillings.token = [issue?.token ?? '', token, unconfirmed, confirmToken ?? ''];
  expect(fillings.token.every(Boolean)).toBe(true);
});

/** All of the server's own routes, and those that an adapter has below its own. */
function listPaths(): string[] {
  const texts = platformTexts<Texts>('playground', 'en');
  const streams = createStreams({} as never, house.adapterContext);
  const routes = [...app.routes, ...pages.routes, ...createRoutes(house.adapterContext, () => texts, streams).routes];
  const outside = ['/discord/interactions', '/slack/events', '/slack/install', '/slack/oauth_redirect?code=1&state=2'];
  return [...new Set([...routes.flatMap(({ path }) => fill(path)), ...outside])];
}

describe('nothing changes by any method but POST', () => {
  test.each(methods)('%s, at every address there is', async (method) => {
    const paths = listPaths();
    expect(paths.length).toBeGreaterThan(30);
    expect(paths).toContain(`/digests/unsubscribe/${fillings.token?.[1]}`);
    const before = await digestDatabase();
    for (const path of paths) {
      const separator = path.includes('?') ? '&' : '?';
      for (const [asked, headers] of [
        [path, {}],
        [`${path}${separator}_method=POST&method=POST`, overrides],
      ] as const) {
        const status = await ask(method, asked, headers);
        expect(status, `${method} ${asked}`).toBeLessThan(500);
        if (method !== 'GET' && method !== 'HEAD') expect(status, `${method} ${asked}`).toBe(405);
      }
    }
    expect(await digestDatabase()).toEqual(before);
  });

  test('what programs use says so in their own way', async () => {
    for (const [path, allow] of [
      ['/api/v1/regions', 'GET, HEAD'],
      ['/api/v1/nothing', 'GET, HEAD, POST'],
    ]) {
      const { status, headers } = await fetch(`${url}${path}`, { method: 'DELETE' });
      expect([status, headers.get('allow'), headers.get('content-type')]).toEqual([
        ...[405, allow],
        'application/problem+json',
      ]);
    }
  });

  test('HEAD with the cookie of a page that something is kept for leaves it kept', async () => {
    const place = `playground:local:user:${visitor}` as const;
    const guest = house.as(visitor, { platform: 'playground', space: 'local' }, place);
    await guest.submit(await guest.say('/digest subscribe'), { tellsEmpty: true });
    const { id } = await subscriptionOf(visitor);
    await sql`
      update delivery set state = 'kept', places = array[${place}]
      where recipient = ${`subscription:${id}`} and purpose = 'digest'`;
    expect(id).toBeGreaterThan(0);
    const before = await digestDatabase();
    const headers = { cookie: `causeway_playground=${visitor}` };
    expect(await ask('HEAD', '/playground/stream', headers)).toBe(405);
    expect(await digestDatabase()).toEqual(before);
  });

  test('while POST to the same addresses does what it says', async () => {
    const asked = await subscriptionOf('asked');
    expect(asked.state).toBe('unconfirmed');
    expect(await ask('POST', `/digests/confirm/${asked.confirmToken}`)).toBe(200);
    expect((await subscriptionOf('asked')).state).toBe('active');
    const { id, token } = await subscriptionOf('reader');
    const [issue] = await sql<
      { id: number; token: string }[]
    >`select id, token from digest_issue where subscription = ${id}`;
    expect(await ask('POST', `/digests/${issue?.token}/useful`)).toBe(200);
    expect(await sql`select is_useful from digest_verdict where issue = ${issue?.id ?? 0}`).toEqual([
      { isUseful: true },
    ]);
    expect(await ask('POST', `/digests/unsubscribe/${token}`)).toBe(200);
    expect((await subscriptionOf('reader')).state).toBe('ended');
  });
});
