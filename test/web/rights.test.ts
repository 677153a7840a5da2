import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterAll, describe, expect, test } from 'vitest';
import { commands } from '#src/commands/index.ts';
import { isAllowed, type Right, type Role, roles } from '#src/core/role.ts';
import { type Scope, scopes } from '#src/domain/tokens/token.ts';
import { createToken } from '#src/operations/tokens/tokens.ts';
import { createServer } from '#src/server/http.ts';
import { listen } from '#src/server/listen.ts';
import { findPersonOfAccount } from '#src/store/people/account.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { adminPages, adminSubpages } from '#src/web/admin/page-list.ts';
import { createPages } from '#src/web/pages.ts';
import { createAdminPages } from '#test/support/admin-pages.ts';
import { everyCommand, prepareEveryCommand } from '#test/support/every-command.ts';
import { commandRules, type RouteRule, readRoutes, readRules, routeRules } from '#test/support/rights.ts';

const origin = 'https://causeway.example';
const house = await prepareEveryCommand({
  env: { PUBLIC_URL: origin, SECRET_KEY: 'a secret key of more than 32 characters' },
});
const { as, bot, clock, context, database, speaker } = house;
const { sql } = database;
const pages = createPages({
  ...{ ...context, read: bot.read, handle: bot.handle, staffBot: bot, hasPlayground: false },
  ...{
    dataLicence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' } as never,
    writes: context,
  },
  ...{ assistant: { bot, version: '1' }, readFileKind: async () => null },
  // Nobody is told that they ask too often.
  remoteOf: () => crypto.randomUUID(),
  imports: { takeImport: async () => ({ exit: 1, lines: [] }), isAboutFile: (_error): _error is Error => false },
  collections: { sql, withTransaction: database.withTransaction } as never,
});

/** Words that stand in what is others' and open to nobody else: whoever reads one of them has come through a door that should be shut. */
const hidden = 'Verborgenes';
const names = { olle: 'Olle Verborgen', ines: 'Ines Verborgen' };
await as('olle', { displayName: names.olle }).say('/me');
await as('ines', { displayName: names.ines }).say('/me');
await sql`update experience set title = ${`${hidden} 1`}, lesson = ${`${hidden} 2`}, withdrawn_at = ${clock.now}`;
await sql`update question set title = ${`${hidden} 3`}, withdrawn_at = ${clock.now}`;
await sql`update tool set title = ${`${hidden} 4`}, withdrawn_at = ${clock.now}`;
await sql`update funding_call set title = ${`${hidden} 5`}, withdrawn_at = ${clock.now}`;

const said = commands.flatMap(({ name, subcommands }) =>
  [...subcommands].map(([verb, { requires }]) => ({
    said: `${name} ${verb}`.trim(),
    requires: requires ?? 'everybody',
  })),
);
const ruled = (Object.entries(commandRules) as [Right | 'everybody', string][]).flatMap(([right, list]) =>
  readRules(list).map((line) => ({ said: line, requires: right })),
);
/** Lines that fit their arguments: a right is asked for once a line is understood. */
const lines: Record<string, string> = { ...everyCommand, 'digest import-take': '1' };
const lineOf = (command: string) => `/${command} ${lines[command] ?? ''}`.trim();

/** Somebody of each role, who has nothing to do with what is there. */
const people = Object.fromEntries(roles.map((role) => [role, as(`${role}-1`)])) as Record<Role, ReturnType<typeof as>>;
const personOf = async (user: string) => {
  const person = await findPersonOfAccount(sql, { platform: 'test', space: 'hall', user });
  if (!person) throw new Error(`${user} is nobody`);
  return person;
};
for (const role of roles) {
  await people[role].say('/me');
  const { id } = await personOf(`${role}-1`);
  if (role !== 'member') await speaker.confirm(`/person role ${id} ${role}`);
}

// A rule, whose page staff opens.
await speaker.submit(await speaker.say('/rule import'), {
  yaml: 'name: Thanks\non: { activity: question.closed }\nsteps: [{ message: { to: owner, text: Thanks. } }]',
});

/** The tools that are no commands: they read by routes of the API, or keep a draft. */
const otherTools = [
  ...[
    'draft_experience',
    'draft_question',
    'list_calls',
    'list_events',
    'list_experiences',
    'list_questions',
    'list_testbeds',
    'list_tools',
  ],
  ...[
    'list_trainings',
    'read_call',
    'read_event',
    'read_experience',
    'read_question',
    'read_testbed',
    'read_tool',
    'read_training',
  ],
];

describe('commands', () => {
  test('each has a rule, and needs what it says', () => {
    const sorted = (list: typeof said) => list.map((each) => `${each.said}: ${each.requires}`).toSorted();
    expect(sorted(said)).toEqual(sorted(ruled));
  });

  test.each(roles)('%s may say what the rules say, and is refused the rest', async (role) => {
    const refusal = (right: Right) => botTextsFor('en').notAllowed(right);
    for (const { said: command, requires } of ruled) {
      if (requires === 'everybody' || isAllowed(role, requires)) continue;
      const outcome = await people[role].say(lineOf(command));
      expect([command, outcome.type === 'message' && outcome.text]).toEqual([command, refusal(requires)]);
    }
  });

  test('a member who says every command reads and changes nothing of what is others’', async () => {
    const { id: memberId } = await personOf('member-1');
    const state = async () => ({
      experiences: await sql`select t::text from experience t order by 1`,
      questions: await sql`select t::text from question t where author is distinct from ${memberId} order by 1`,
      answers: await sql`select t::text from question_answer t where author is distinct from ${memberId} order by 1`,
      tools: await sql`select t::text from tool t where suggested_by is distinct from ${memberId} order by 1`,
      calls: await sql`select t::text from funding_call t order by 1`,
      trainings: await sql`select (to_jsonb(t) - 'sequence' - 'members_version')::text from training t order by 1`,
      events: await sql`select (to_jsonb(t) - 'sequence' - 'members_version')::text from networking_event t order by 1`,
      rounds: await sql`select t::text from round t order by 1`,
      people: await sql`select t::text from person t where id <> ${memberId} order by 1`,
      digests: await sql`select t::text from digest_subscription t where person <> ${memberId} order by 1`,
      webhooks: await sql`select t::text from webhook t`,
      steering: await sql`select t::text from digest_steering t`,
      acts: await sql`select command from staff_act where person = ${memberId}`,
    });
    const before = await state();
    for (const { said: command } of said) {
      // That ends the member who asks here.
      if (command === 'me forget') continue;
      const outcome = await people.member.say(lineOf(command));
      expect([command, JSON.stringify(outcome).includes(hidden)]).toEqual([command, false]);
    }
    expect(await state()).toEqual(before);
    const readers = await Promise.all(['1', '2'].map((number) => people.reviewer.say(`/experience review ${number}`)));
    // The words are there for who may read them.
    expect(JSON.stringify(readers)).toContain(hidden);
  });
});

describe('routes', () => {
  const plain = (path: string) => path.replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, '');
  const rules = new Map(
    (Object.entries(routeRules) as [RouteRule, string][]).flatMap(([rule, list]) =>
      readRoutes(list).map((route) => [route, rule] as const),
    ),
  );
  // What stands before the routes below a path: headers, guards.
  const before = [
    '/*',
    '/digests/*',
    '/imports/*',
    '/collections/*',
    '/records/*',
    '/letters/*',
    '/certificates/*',
    '/admin',
    '/admin/*',
  ];
  const routes = [
    ...new Set(
      pages.routes
        .filter(({ method, path }) => method !== 'ALL' || !before.includes(path))
        .map(({ method, path }) => `${method} ${plain(path)}`),
    ),
  ];
  const values: Record<string, string> = {
    ...{ code: 'SE224', number: '1', names: 'SE224', file: 'none.png', part: 'experiences-1.xml', id: '1', path: 'x' },
    ...{ verdict: 'useful', letter: '1', index: '0', language: 'en' },
  };
  const secretOf = (path: string) =>
    path.startsWith('/admin') ? 'a'.repeat(32) : path.startsWith('/cert') ? 'a'.repeat(16) : 'a'.repeat(22);
  const fill = (path: string) =>
    path
      .replace('/calendar/feed/:file', `/calendar/feed/${'a'.repeat(24)}.ics`)
      .replace(':token', secretOf(path))
      .replace(/:(\w+)/g, (_, name: string) => values[name] ?? '1')
      .replace('*', 'anything');

  test('each has a rule, and every rule a route', () => {
    expect(routes.toSorted()).toEqual([...rules.keys()].toSorted());
  });

  test.each([...rules])('%s, for who has nothing: %s', async (route, rule) => {
    const [method = '', path = ''] = route.split(' ');
    for (const headers of [{}, { origin }] as Record<string, string>[]) {
      const asked = { method: method === 'ALL' ? 'POST' : method, headers };
      const response = await pages.request(`${origin}${fill(path)}`, asked);
      const text = await response.text();
      expect(text).not.toContain(hidden);
      expect(text).not.toContain('Verborgen');
      expect(response.status).toBeLessThan(500);
      if (rule === 'token' || rule === 'staff') expect(response.status).toBe(401);
      if (rule === 'secret')
        expect([403, 404, 410].includes(response.status) || (response.status === 200 && !text.includes('<form'))).toBe(
          true,
        );
    }
  });

  test.each(roles)('%s opens the pages of staff that the role is for', async (role) => {
    const visitor = createAdminPages(house, origin).createVisitor();
    if (!isAllowed(role, 'review')) {
      await expect(visitor.signIn(people[role])).rejects.toThrow('There is no link');
      return;
    }
    await visitor.signIn(people[role]);
    const paths = [
      ...adminPages.map(({ path, right }) => ({ path, right })),
      ...adminSubpages.map(({ path, of }) => ({
        path,
        right: adminPages.find(({ name }) => name === of)?.right ?? ('administer' as const),
      })),
    ];
    for (const { path, right } of paths) {
      const { status } = await visitor.ask(fill(plain(path)));
      expect([path, status]).toEqual([path, isAllowed(role, right) ? 200 : 403]);
    }
    for (const { said: command, requires } of ruled) {
      if (requires === 'everybody' || isAllowed(role, requires)) continue;
      clock.now = new Date(clock.now.getTime() + 2_000);
      const line = lineOf(command);
      const read = await visitor.text(`/admin/say?${new URLSearchParams({ line })}`);
      const { text } = await visitor.say(line);
      for (const page of [read, text]) expect([command, page.includes(hidden)]).toEqual([command, false]);
      expect([
        command,
        text.includes('Your role does not allow that') || text.includes('Nothing was done yet'),
      ]).toEqual([command, true]);
    }
  });
});

describe('programs', async () => {
  const server = createServer({ host: '127.0.0.1', publicUrl: null, adapters: [], pages, logger: context.logger });
  const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 });
  afterAll(() => close(2_000));
  const secretFor = async (role: Role, open: readonly Scope[]) =>
    (
      await createToken(
        context,
        { name: 'test', scopes: open, days: 30 },
        { person: await personOf(`${role}-1`), now: clock.now },
      )
    ).secret;
  const reading = readRoutes(routeRules.token).flatMap((route) => /^GET (\S+)$/.exec(route)?.[1] ?? []);

  test('a token of a member reads nothing that is others’, and of each scope only its part', async () => {
    const secret = await secretFor('member', scopes);
    const none = await secretFor('member', ['drafts:write']);
    for (const path of reading) {
      const address = `${url}${path.replace(':number', '1').replace(':code', 'SE224')}`;
      const ask = (token: string) => fetch(address, { headers: { authorization: `Bearer ${token}` } });
      const response = await ask(secret);
      expect([path, response.status < 500, (await response.text()).includes(hidden)]).toEqual([path, true, false]);
      if (path !== '/api/v1/me') expect([path, (await ask(none)).status]).toEqual([path, 403]);
    }
    const review = await fetch(`${url}/api/v1/experiences/1/reviews`, {
      ...{ method: 'POST', body: JSON.stringify({ verdict: 'publish', decision: 'publish' }) },
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    });
    expect(review.status).toBeGreaterThanOrEqual(400);
  });

  test('an assistant gets tools that read by commands for everybody, and drafts; never what needs a right', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const authorization = `Bearer ${await secretFor('admin', scopes)}`;
    await client.connect(
      new StreamableHTTPClientTransport(new URL('/mcp', url), { requestInit: { headers: { authorization } } }),
    );
    const { tools } = await client.listTools();
    const byCommand = new Map(
      commands.flatMap(({ name, subcommands }) =>
        [...subcommands].map(
          ([verb, command]) => [[name, verb].filter(Boolean).join('_').replaceAll('-', '_'), command] as const,
        ),
      ),
    );
    const others = tools.filter(({ name }) => !byCommand.has(name)).map(({ name }) => name);
    expect(others.toSorted()).toEqual(otherTools.toSorted());
    for (const { name } of tools) {
      const { requires, writes, submit, makesSecret, scope } = byCommand.get(name) ?? { scope: 'of a route' };
      expect([name, requires, writes, submit, makesSecret, Boolean(scope)]).toEqual([
        name,
        undefined,
        undefined,
        undefined,
        undefined,
        true,
      ]);
    }
    await client.close();
  });
});

describe('whoever may', () => {
  test('a role that may is not refused by its right', async () => {
    for (const { said: command, requires } of ruled) {
      // What changes roles or people would change who is asked here.
      if (requires === 'everybody' || requires === 'administer') continue;
      const [role = 'admin'] = roles.filter((each) => isAllowed(each, requires) && each !== 'admin');
      const { text } = (await people[role].say(lineOf(command))) as { text?: string };
      expect([command, text === botTextsFor('en').notAllowed(requires)]).toEqual([command, false]);
    }
  });
});
