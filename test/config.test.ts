import { expect, test } from 'vitest';
import { parseConfig } from '#src/config.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

test('nothing set is enough, and empty counts as not set', () => {
  const config = parseConfig({ PORT: '', HOST: ' ', PATH: '/usr/bin' });
  expect(config).toEqual({
    dataDir: '.causeway',
    isDataDirDefault: true,
    isAlone: true,
    databaseUrl: null,
    openId: null,
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    admins: [],
    secretKey: null,
    secretKeyBefore: null,
    backupKey: null,
    languageModel: null,
    translator: null,
    eurostatUrl: null,
    importHosts: [],
    webhookHosts: [],
    conversationDays: 90,
    apiOrigins: [],
    scanCommand: null,
    searchEngines: true,
    languages: [],
    dataLicence: null,
    metricsToken: null,
    logLevel: 'info',
    filesDir: null,
    objectStore: null,
    hasPlayground: true,
    playgroundOffBy: null,
  });
});

test.each(['127.0.0.1', '::', '[::1]', 'fe80::1%eth0', 'localhost', 'causeway.example.org', 'db_1', 'box-2.'])(
  'HOST=%s is an address to listen on',
  (HOST) => {
    expect(parseConfig({ HOST }).host).toBe(HOST);
  },
);

test.each([
  '0.0.0.0:3000',
  'localhost:3000',
  '[::1]:80',
  '::1:3000:x',
  '*',
  '3000',
  '999.1.1.1',
  '1.2.3',
  '-box',
  'a..b',
  '%',
])('HOST=%s is none', (HOST) => {
  expect(problemsOf({ HOST })).toEqual([expect.stringContaining(`HOST is "${HOST}", which is not an address`)]);
});

test('every problem is told at once, each with what to write instead', () => {
  const problems = problemsOf({
    PORT: 'abc',
    HOST: 'http://x',
    PUBLIC_URL: 'causeway.example.org',
    LOG_LEVEL: 'loud',
    PLAYGROUND: 'maybe',
    ADMINS: 'slack:T1:U1,bob',
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    CAUSEWAY_PORT: '1',
  });
  expect(problems).toHaveLength(8);
  for (const words of [
    'PORT is "abc"',
    'HOST is',
    'https://',
    'not one of silent',
    'on, off, auto',
    'holds "bob"',
    'postgres://',
    'CAUSEWAY_PORT',
  ])
    expect(
      problems.filter((problem) => problem.includes(words)),
      words,
    ).not.toHaveLength(0);
  expect(problems.join()).not.toContain('hunter2');
});

test.each(['65536', '-1', '3000.5', '0x10', '٣'])('PORT=%s is refused', (PORT) => {
  expect(problemsOf({ PORT })).toEqual([expect.stringContaining(`"${PORT}"`)]);
});

test('admins are platform, space and user; a user may hold colons', () => {
  expect(parseConfig({ ADMINS: 'slack:T1:U1, discord:*:42 ,terminal:local:a:b,' }).admins).toEqual([
    { platform: 'slack', space: 'T1', user: 'U1' },
    { platform: 'discord', space: '*', user: '42' },
    { platform: 'terminal', space: 'local', user: 'a:b' },
  ]);
});

test('the playground is for one’s own machine unless switched on', () => {
  const has = (env: Record<string, string>) => parseConfig(env).hasPlayground;
  expect(has({ HOST: '::1' })).toBe(true);
  expect(has({ HOST: '0.0.0.0' })).toBe(false);
  expect(has({ PUBLIC_URL: 'https://causeway.example.org' })).toBe(false);
  expect(has({ HOST: '0.0.0.0', PLAYGROUND: 'on' })).toBe(true);
  expect(has({ PLAYGROUND: 'off' })).toBe(false);
});

test('what keeps the playground off is told, unless somebody said it', () => {
  const by = (env: Record<string, string>) => parseConfig(env).playgroundOffBy;
  expect(by({})).toBeNull();
  expect(by({ HOST: '0.0.0.0' })).toBe('HOST');
  expect(by({ HOST: '::' })).toBe('HOST');
  expect(by({ PUBLIC_URL: 'https://causeway.example.org' })).toBe('PUBLIC_URL');
  expect(by({ HOST: '0.0.0.0', PUBLIC_URL: 'https://causeway.example.org', PLAYGROUND: 'on' })).toBeNull();
  expect(by({ HOST: '0.0.0.0', PLAYGROUND: 'off' })).toBeNull();
});

test.each([
  ['slack:T1:U1;discord:*:42', ['slack', 'discord']],
  ['slack:T1:U1 discord:*:42', ['slack', 'discord']],
  ['slack:T1:U1\n  discord:*:42\r\n', ['slack', 'discord']],
  ['"Slack:T1:U1 , discord:*:42;"', ['slack', 'discord']],
  ['\ufeffslack:T1:U1\u00a0', ['slack']],
])('admins are told apart by commas, semicolons, blanks and lines: %j', (ADMINS, platforms) => {
  expect(parseConfig({ ADMINS }).admins.map(({ platform }) => platform)).toEqual(platforms);
});

test.each([
  'slack:T1|discord:*:42',
  'slack/T1/U1',
  '"slack:T1:U1","discord:*:42"',
  'slack::U1',
  'maria@example.org',
  'slack:T1',
  'playground:*:*',
])('ADMINS=%s is refused', (ADMINS) => {
  const problems = problemsOf({ ADMINS });
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(problem).toContain('which does not name an account');
});

test.each([
  ['https://causeway.example.org', 'https://causeway.example.org'],
  ['https://causeway.example.org/', 'https://causeway.example.org'],
  ['https://causeway.example.org//', 'https://causeway.example.org'],
  ['HTTPS://Causeway.Example.org:443', 'https://causeway.example.org'],
  ['"http://127.0.0.1:3222"', 'http://127.0.0.1:3222'],
  ["'http://[::1]:3000/'", 'http://[::1]:3000'],
])('PUBLIC_URL=%s is %s', (PUBLIC_URL, expected) => {
  expect(parseConfig({ PUBLIC_URL }).publicUrl).toBe(expected);
});

test.each([
  'http://127.0.0.1:3222/causeway',
  'https://example.org/causeway/',
  'https://example.org/a/b',
  'https://example.org/index.html',
])('PUBLIC_URL=%s is refused for its path', (PUBLIC_URL) => {
  expect(problemsOf({ PUBLIC_URL })).toEqual([
    expect.stringMatching(/which has a path.* write https?:\/\/(127\.0\.0\.1:3222|example\.org) or the like/),
  ]);
});

test.each([
  ['https://a.example https://b.example', 2],
  ['https://a.example,https://b.example', 2],
  ['https://a.example, https://b.example', 2],
  ['https://a.example;http://b.example:8080/', 2],
  ['https://a.example\thttps://b.example', 2],
  ['https://a.example\nhttps://b.example\nhttps://c.example', 3],
  ['https://a.example | https://b.example', 2],
  ['https://a.examplehttps://b.example', 2],
  ['https://a.example b.example', 2],
  ['https://a.example,b.example,c.example', 3],
  ['a.example b.example', 2],
  ['HTTPS://A.example HTTP://b.example', 2],
  ['https://a.example/x, https://b.example/y', 2],
  ['http://127.0.0.1:3000, https://a.example', 2],
])('PUBLIC_URL=%s is told to be several', (PUBLIC_URL, count) => {
  expect(problemsOf({ PUBLIC_URL })).toEqual([
    expect.stringContaining(
      `which are ${count} addresses. Write one: the address that links in mails and messages shall begin with.`,
    ),
  ]);
});

test.each([
  'https://me:hunter2@example.org',
  'example.org',
  'https://example.org?x=1',
  'ftp://example.org',
  'https://ex ample.org',
  '//example.org',
  'https://example.org:99999',
])('PUBLIC_URL=%s is no web address', (PUBLIC_URL) => {
  const problems = problemsOf({ PUBLIC_URL });
  expect(problems).toEqual([expect.stringContaining('is not a web address')]);
  expect(problems.join()).not.toContain('hunter2');
});

test('one rule for quotation marks in all variables', () => {
  const plain = {
    PORT: '8080',
    HOST: '0.0.0.0',
    LOG_LEVEL: 'warn',
    PLAYGROUND: 'off',
    DATA_DIR: '/data',
    SECRET_KEY: 'k'.repeat(40),
    DATABASE_URL: 'postgres://a:b@c/d',
  };
  for (const quote of ['"', "'", '`'])
    expect(
      parseConfig(
        Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, ` ${quote}${value}${quote} `])),
      ),
    ).toEqual(parseConfig(plain));
  for (const [name, value] of Object.entries(plain))
    for (const broken of [`"${value}`, `${value}"`, `'${value}`, `“${value}`])
      expect(problemsOf({ [name]: broken })).toEqual([
        expect.stringContaining(`${name} has a quotation mark at one end`),
      ]);
  expect(parseConfig({ PORT: '""', HOST: "''" })).toEqual(parseConfig({}));
});

test.each(['PORT', 'HOST', 'LOG_LEVEL', 'PLAYGROUND', 'PUBLIC_URL', 'ADMINS', 'DATABASE_URL', 'SECRET_KEY'])(
  'a secret that stands in %s by mistake is not repeated',
  (name) => {
    for (const secret of [
      'xoxb-12-34-hunter2',
      'postgres://me:hunter2 @db',
      'hunter2hunter2hunter2hunter2',
      `${'a'.repeat(30)} hunter2 ${'b'.repeat(80)}`,
    ])
      expect(problemsOf({ [name]: secret }).join()).not.toContain('hunter2');
  },
);

test('a language model needs an address and a name; its key is never repeated', () => {
  const env = { LLM_URL: '"https://llm.example.org/v1/"', LLM_KEY: "'sk-secret'", LLM_MODEL: 'small' };
  expect(parseConfig(env).languageModel).toEqual({
    url: 'https://llm.example.org/v1',
    key: 'sk-secret',
    model: 'small',
  });
  for (const url of ['http://127.0.0.1:11434/v1', 'http://10.0.0.7/v1', 'http://llm:8000/v1', 'http://llm.internal/v1'])
    expect(parseConfig({ LLM_URL: url, LLM_MODEL: 'small' }).languageModel).toEqual({ url, key: null, model: 'small' });
  expect(problemsOf({ LLM_KEY: 'sk-secret' })).toEqual([expect.stringContaining('LLM_URL and LLM_MODEL is missing')]);
  expect(problemsOf({ LLM_MODEL: 'small' })).toEqual([expect.stringContaining('LLM_URL is missing')]);
  for (const url of [
    'llm.example.org',
    'http://llm.example.org/v1',
    'ftp://x',
    'https://u:sk-secret@x/v1',
    'https://x/?key=sk-secret',
  ])
    expect(problemsOf({ LLM_URL: url, LLM_MODEL: 'small' }).join()).toMatch(
      /^LLM_URL is not the address(?!.*sk-secret)/,
    );
  expect(problemsOf({ ...env, LLM_KEY: 'sk secret\u200bx' }).join()).toMatch(/^LLM_KEY(?!.*secret)/);
});

test('an OpenID provider needs an address, an id, a secret and a way back; the secret is never repeated', () => {
  const env = {
    ...{
      OIDC_ISSUER: 'https://login.example.org/realms/network',
      OIDC_CLIENT_ID: 'causeway',
      OIDC_CLIENT_SECRET: 'hush',
    },
    PUBLIC_URL: 'https://causeway.example',
  };
  expect(parseConfig(env).openId).toEqual({ issuer: env.OIDC_ISSUER, clientId: 'causeway', clientSecret: 'hush' });
  expect(parseConfig({}).openId).toBeNull();
  expect(problemsOf({ ...env, OIDC_CLIENT_SECRET: '' })).toEqual([
    expect.stringContaining('OIDC_CLIENT_SECRET is missing'),
  ]);
  expect(problemsOf({ OIDC_CLIENT_SECRET: 'hush' }).join()).toMatch(
    /^OIDC_ISSUER and OIDC_CLIENT_ID is missing(?!.*hush)/,
  );
  expect(problemsOf({ ...env, PUBLIC_URL: '' })).toEqual([expect.stringContaining('OIDC_ISSUER needs PUBLIC_URL')]);
  for (const issuer of ['login.example.org', 'http://login.example.org', 'https://u:p@x'])
    expect(problemsOf({ ...env, OIDC_ISSUER: issuer }).join()).toContain('OIDC_ISSUER is ');
  expect(problemsOf({ ...env, OIDC_CLIENT_SECRET: 'hu\u200bsh' }).join()).toMatch(
    /^OIDC_CLIENT_SECRET holds(?!.*hush)/,
  );
});

test('a translation service is off unless it is set whole; its key is never repeated', () => {
  expect(parseConfig({}).translator).toBeNull();
  expect(parseConfig({ TRANSLATION: 'off' }).translator).toBeNull();
  const url = 'https://translate.example.org';
  expect(parseConfig({ TRANSLATION: 'libretranslate', TRANSLATION_URL: `${url}/` }).translator).toEqual({
    ...{ kind: 'libretranslate', url, key: null },
  });
  expect(parseConfig({ TRANSLATION: 'deepl', TRANSLATION_URL: url, TRANSLATION_KEY: 'secret' }).translator).toEqual({
    ...{ kind: 'deepl', url, key: 'secret' },
  });
  const model = { LLM_URL: 'http://127.0.0.1:11434/v1', LLM_MODEL: 'small' };
  expect(parseConfig({ TRANSLATION: 'llm', ...model }).translator).toEqual({
    ...{ kind: 'llm', url: model.LLM_URL, key: null, model: 'small' },
  });
  const wrong: [Record<string, string>, RegExp][] = [
    [{ TRANSLATION: 'google' }, /^TRANSLATION is off, libretranslate, deepl or llm/],
    [{ TRANSLATION: 'deepl' }, /^TRANSLATION_URL and TRANSLATION_KEY is missing/],
    [{ TRANSLATION: 'deepl', TRANSLATION_URL: url }, /^TRANSLATION_KEY is missing/],
    [{ TRANSLATION: 'libretranslate', TRANSLATION_URL: 'http://translate.example.org' }, /^TRANSLATION_URL is not/],
    [{ TRANSLATION: 'libretranslate', TRANSLATION_URL: 'https://u:hunter2@x' }, /^TRANSLATION_URL is not(?!.*hunter2)/],
    [
      { TRANSLATION: 'deepl', TRANSLATION_URL: url, TRANSLATION_KEY: 'hunter2 x' },
      /^TRANSLATION_KEY holds(?!.*hunter2)/,
    ],
    [{ TRANSLATION_URL: url }, /do nothing while TRANSLATION is off/],
    [{ TRANSLATION: 'llm' }, /^TRANSLATION=llm asks the language model/],
    [{ TRANSLATION: 'llm', ...model, TRANSLATION_KEY: 'x' }, /^TRANSLATION=llm asks the language model/],
  ];
  for (const [env, said] of wrong) expect(problemsOf(env).join('\n')).toMatch(said);
});

test('the key before is a whole one, another one, and not alone', () => {
  const [old, young] = ['o'.repeat(32), 'y'.repeat(32)];
  expect(parseConfig({ SECRET_KEY: young, SECRET_KEY_BEFORE: old })).toMatchObject({
    secretKey: young,
    secretKeyBefore: old,
  });
  for (const [env, said] of [
    [{ SECRET_KEY_BEFORE: old }, 'SECRET_KEY_BEFORE is set without SECRET_KEY'],
    [{ SECRET_KEY: old, SECRET_KEY_BEFORE: old }, 'SECRET_KEY_BEFORE is the same as SECRET_KEY'],
    [{ SECRET_KEY: young, SECRET_KEY_BEFORE: 'short' }, 'SECRET_KEY_BEFORE is too short'],
  ] as const) {
    expect(problemsOf(env)).toEqual([expect.stringContaining(said)]);
    expect(problemsOf(env).join()).not.toContain(old);
  }
});
