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
    databaseUrl: null,
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    admins: [],
    secretKey: null,
    logLevel: 'info',
    hasPlayground: true,
  });
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
