import { expect, test } from 'vitest';
import { everyPlatform, platforms } from '#adapters/index.ts';
import { describeAbsentAdmins, readSettings } from '#src/settings.ts';

function problemsOf(env: Record<string, string>): string[] {
  try {
    readSettings({ platforms, everyPlatform }, env);
    return [];
  } catch (error) {
    return (error as Error).message.split('\n');
  }
}

const mail = { SMTP_URL: 'smtp://me:hunter2@mail.example:587', MAIL_FROM: 'Causeway <digest@example.org>' };
const address = { PUBLIC_URL: 'https://causeway.example.org' };

test('nothing set is enough', () => {
  expect(readSettings({ platforms, everyPlatform }, {}).switchedOn.map(({ platform }) => platform.name)).toEqual([
    'playground',
  ]);
});

test('the problems of the server and of every platform are told at once, without a secret', () => {
  const problems = problemsOf({
    PORT: 'abc',
    ADMINS: 'slak:T1:U1;bob',
    PUBLIC_URL: 'https://example.org/causeway',
    ...mail,
    MAIL_PER_SECOND: 'fast',
    SLACK_BOT_TOKEN: 'hunter2',
    SLACK_SIGNING_SECRET: '"0123456789abcdef',
    DISCORD_TOKEN: 'hunter2',
  });
  for (const words of [
    'PORT is "abc"',
    'ADMINS holds "bob"',
    'which has a path',
    'MAIL_PER_SECOND does not fit: write how many mails a second, such as 10',
    'SLACK_SIGNING_SECRET has a quotation mark at one end',
    'DISCORD_TOKEN does not fit',
  ])
    expect(
      problems.filter((problem) => problem.includes(words)),
      words,
    ).toHaveLength(1);
  expect(problems.join()).not.toContain('hunter2');
});

test.each(['slak:T1:U1', 'mattermost:x:y', 'slack:T1:U1, discrod:*:42', 'mail:*:x', 'mail:*:maria@example.org'])(
  'ADMINS=%s names a platform by which nobody speaks',
  (ADMINS) => {
    expect(problemsOf({ ADMINS })).toEqual([
      expect.stringMatching(
        /^ADMINS names the platform "\w+", by which nobody speaks here\. There are (?!.*\bmail\b)playground, slack, discord, (?:\w+, )*terminal\.$/,
      ),
    ]);
  },
);

test.each(['slack:T1:U1', 'SLACK:T1:U1', 'discord:*:42', 'terminal:*:maria', 'playground:local:x'])(
  'ADMINS=%s is taken, also while that platform is off',
  (ADMINS) => {
    expect(problemsOf({ ADMINS })).toEqual([]);
  },
);

test.each([
  [{ ...mail, ...address }, null],
  [mail, 'PUBLIC_URL is missing: mail needs it'],
  [{ ...mail, PUBLIC_URL: '""' }, 'PUBLIC_URL is missing: mail needs it'],
  [{ ...address, SMTP_URL: mail.SMTP_URL }, 'MAIL_FROM is missing'],
  [{ ...address, MAIL_FROM: mail.MAIL_FROM }, 'SMTP_URL is missing'],
  [{ ...address, MAIL_PER_SECOND: '5' }, 'SMTP_URL is missing'],
  [{ ...address, ...mail, MAIL_PER_SECOND: '0' }, 'more than 0'],
  [{ ...address, ...mail, MAIL_FROM: '"Causeway" <digest@example.org>' }, null],
  [{ ...address, ...mail, MAIL_FROM: "'Causeway <digest@example.org>'" }, null],
  [{ ...address, SMTP_URL: `"${mail.SMTP_URL}"`, MAIL_FROM: `"${mail.MAIL_FROM}"` }, null],
  [{ ...address, ...mail, SMTP_URL: 'mail.example:587' }, 'SMTP_URL does not fit'],
] as [Record<string, string>, string | null][])('mail: %j', (env, words) => {
  const problems = problemsOf(env);
  if (words === null) expect(problems).toEqual([]);
  else expect(problems.join('\n')).toContain(words);
});

test('a secret in quotation marks is the secret', () => {
  const env = { SLACK_BOT_TOKEN: "'xoxb-1'", SLACK_SIGNING_SECRET: '"0123456789abcdef0123456789abcdef"' };
  const { switchedOn } = readSettings({ platforms, everyPlatform }, env);
  expect(switchedOn.find(({ platform }) => platform.name === 'slack')?.env).toMatchObject({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  });
});

test('what a token begins with is said as what it should be', () => {
  expect(problemsOf({ SLACK_BOT_TOKEN: 'hunter2', SLACK_APP_TOKEN: 'xapp-1' })).toEqual([
    'SLACK_BOT_TOKEN does not look right: it should begin with xoxb-. Copy it again from api.slack.com/apps.',
  ]);
});

test.each([
  ['slack:T0123:maria', '"maria"', 'slack'],
  // What an at sign stands in is not repeated: it may be a secret that stands there by mistake.
  ['slack:T0123:<@U0456>', 'something else', 'slack'],
  ['slack:#general:U0456', '"#general"', 'slack'],
  ['slack:T0123:U0456/slack:T0123:U0457', '"U0456/slack:T0123:U0457"', 'slack'],
  ['slack:t0123:U0456', '"t0123"', 'slack'],
  ['slack:*:*', null, 'slack'],
  ['discord:*:maria', '"maria"', 'discord'],
  ['discord:My server:42', null, 'discord'],
  ['discord:123456789012345678:42', '"123456789012345678"', 'discord'],
  ['terminal:remote:maria', '"remote"', 'terminal'],
  ['playground:hall:maria', '"hall"', 'playground'],
])('ADMINS=%s names nobody who could appear', (ADMINS, part, platform) => {
  const [problem = ''] = problemsOf({ ADMINS });
  expect(problem).toContain(
    part === null ? 'which does not name an account' : `${part}, which is no id of ${platform}`,
  );
});

test.each(['slack:T0123:U0456', 'slack:E0123:W0456', 'slack:*:U0456', 'discord:*:789', 'terminal:*:maria'])(
  'ADMINS=%s is taken as an id',
  (ADMINS) => {
    expect(problemsOf({ ADMINS })).toEqual([]);
  },
);

const slack = { SLACK_BOT_TOKEN: 'xoxb-1-hunter2', SLACK_SIGNING_SECRET: 'ab'.repeat(16) };
const client = {
  SLACK_CLIENT_ID: '111.222',
  SLACK_CLIENT_SECRET: 'cd'.repeat(16),
  SLACK_SIGNING_SECRET: 'ab'.repeat(16),
};
const discord = { DISCORD_TOKEN: `${'x'.repeat(24)}.abcdef.${'y'.repeat(27)}` };
const [guild, another] = ['1'.repeat(18), '2'.repeat(18)];

/** Settings that would start, and do nothing or the wrong thing. */
test.each([
  [{ ...slack, SLACK_SIGNING_SECRET: 'hunter2' }, 'SLACK_SIGNING_SECRET does not look right: it should have 32'],
  [{ ...slack, SLACK_SIGNING_SECRET: 'xoxb-1-hunter2' }, 'SLACK_SIGNING_SECRET does not look right'],
  [
    { ...slack, SLACK_SIGNING_SECRET: 'AB'.repeat(16) },
    'SLACK_SIGNING_SECRET does not look right: it should have 32 hexadecimal digits, its letters small',
  ],
  [{ ...client, SLACK_CLIENT_SECRET: 'AB'.repeat(16) }, 'SLACK_CLIENT_SECRET does not look right'],
  [{ ...slack, SLACK_BOT_TOKEN: 'xoxbhunter2' }, 'SLACK_BOT_TOKEN does not look right: it should begin with xoxb-'],
  [{ ...slack, SLACK_BOT_TOKEN: 'xoxe-1-hunter2' }, 'SLACK_BOT_TOKEN does not look right'],
  [{ ...slack, SLACK_BOT_TOKEN: 'xoxp-1-hunter2' }, 'SLACK_BOT_TOKEN does not look right'],
  [{ ...slack, SLACK_BOT_TOKEN: 'xoxb-1 hunter2' }, 'SLACK_BOT_TOKEN does not look right'],
  [{ ...slack, SLACK_APP_TOKEN: 'xapp' }, 'SLACK_APP_TOKEN does not look right: it should begin with xapp-'],
  [{ ...client, SLACK_CLIENT_ID: 'hunter2' }, 'SLACK_CLIENT_ID does not look right: it should be two numbers'],
  [{ ...client, SLACK_CLIENT_SECRET: 'hunter2' }, 'SLACK_CLIENT_SECRET does not look right'],
  [{ ...slack, SLACK_ALLOWED_TEAMS: ',' }, 'SLACK_ALLOWED_TEAMS names workspaces by their ids'],
  [{ ...slack, SLACK_API_URL: 'http://proxy.example.org/api/' }, 'SLACK_API_URL is not the address'],
  [{ ...slack, SLACK_API_URL: 'javascript:hunter2' }, 'SLACK_API_URL is not the address'],
  [{ ...slack, SLACK_API_URL: 'https://me:hunter2@slack.com/api/' }, 'SLACK_API_URL is not the address'],
  [{ ...discord, DISCORD_PUBLIC_KEY: 'hunter2' }, 'DISCORD_PUBLIC_KEY does not fit'],
  [{ ...discord, DISCORD_ALLOWED_GUILDS: ';' }, 'DISCORD_ALLOWED_GUILDS does not fit'],
  [{ ...discord, DISCORD_API_URL: 'ftp://discord.com/api' }, 'DISCORD_API_URL does not fit'],
  [{ ...discord, DISCORD_API_URL: 'http://discord.com/api' }, 'DISCORD_API_URL does not fit'],
  [{ ...discord, DISCORD_GUILD_ID: guild, DISCORD_ALLOWED_GUILDS: another }, 'DISCORD_GUILD_ID is a server that'],
  [{ ...mail, SMTP_URL: 'smtp://' }, 'SMTP_URL does not fit'],
  [{ ...mail, SMTP_URL: 'smtp://:587' }, 'SMTP_URL does not fit'],
  [{ ...mail, SMTP_URL: 'smtp://me:hunter2@' }, 'SMTP_URL does not fit'],
  [{ ...mail, SMTP_URL: 'smtp://me:12#hunter2@mail.example' }, 'SMTP_URL does not fit'],
  [{ ...mail, SMTP_URL: 'smtp://me:hunter2@mail.example/inbox' }, 'SMTP_URL does not fit'],
  [{ ...mail, SMTP_URL: 'smtp://me:hunter2@mail.example:0' }, 'SMTP_URL does not fit'],
  [{ ...mail, MAIL_FROM: 'digest' }, 'MAIL_FROM does not fit'],
  [{ ...mail, MAIL_FROM: 'Causeway <digest@>' }, 'MAIL_FROM does not fit'],
  [{ ...mail, MAIL_PER_SECOND: '0.0000001' }, 'MAIL_PER_SECOND does not fit'],
  [{ ...mail, MAIL_PER_SECOND: 'Infinity' }, 'MAIL_PER_SECOND does not fit'],
  [{ ADMINS: ',' }, 'ADMINS is ",", which does not name an account'],
  [{ DATABASE_URL: 'postgres://' }, 'DATABASE_URL is not a PostgreSQL address'],
  [{ DATABASE_URL: 'postgres:///causeway' }, 'DATABASE_URL is not a PostgreSQL address'],
  [{ IMPORT_HOSTS: ':::' }, 'IMPORT_HOSTS is'],
  [{ IMPORT_HOSTS: ',' }, 'IMPORT_HOSTS is'],
  [{ IMPORT_HOSTS: 'data..example' }, 'IMPORT_HOSTS is'],
  [{ WEBHOOK_HOSTS: ':::' }, 'WEBHOOK_HOSTS is'],
] as [Record<string, string>, string][])('%j stops the start with a sentence, and no secret', (env, words) => {
  const problems = problemsOf({ ...address, ...env }).join('\n');
  expect(problems).toContain(words);
  expect(problems).not.toContain('hunter2');
});

test.each([
  [{ SLACK_BOT_TOKN: 'hunter2' }, 'SLACK_BOT_TOKEN'],
  [{ slack_bot_token: 'hunter2' }, 'SLACK_BOT_TOKEN'],
  [{ 'SLACK-SIGNING-SECRET': 'hunter2' }, 'SLACK_SIGNING_SECRET'],
  [{ SLACK_TOKEN: 'hunter2' }, 'SLACK_BOT_TOKEN'],
  [{ DISCORD_BOT_TOKEN: 'hunter2' }, 'DISCORD_TOKEN'],
  [{ PUBLIC_ULR: 'https://causeway.example.org' }, 'PUBLIC_URL'],
  [{ ADMIN: 'terminal:*:maria' }, 'ADMINS'],
  [{ IMPORT_HOST: 'data.example' }, 'IMPORT_HOSTS'],
  [{ CONVERSATIONS_DAYS: '30' }, 'CONVERSATION_DAYS'],
  [{ EUROSTAT_URI: 'https://ec.europa.eu' }, 'EUROSTAT_URL'],
  [{ ALLOWED_TEAMS: 'T0123' }, 'SLACK_ALLOWED_TEAMS'],
  [{ allowed_guilds: '1' }, 'DISCORD_ALLOWED_GUILDS'],
  [{ SIGNING_SECRET: 'hunter2' }, 'SLACK_SIGNING_SECRET'],
  [{ POSTGRES_URL: 'postgres://me:hunter2@db/causeway' }, 'DATABASE_URL'],
  [{ SMTP_HOST: 'mail.example' }, 'SMTP_URL'],
  [{ EMAIL_FROM: 'digest@example.org' }, 'MAIL_FROM'],
  [{ APP_URL: 'https://causeway.example.org' }, 'PUBLIC_URL'],
] as [Record<string, string>, string][])('%j is asked about', (env, meant) => {
  const [given] = Object.keys(env);
  expect(problemsOf(env)).toEqual([
    `${given} is not a variable of Causeway. Did you mean ${meant}? Rename it, or take it out.`,
  ]);
});

test('variables of others are none of ours, nor is what is empty, or near to a setting that is set', () => {
  const others = {
    ...{
      PATH: '/bin',
      HOME: '/root',
      HOSTNAME: 'box',
      REDIS_URL: 'x',
      SECRET_KEY_BASE: 'x',
      NODE_ENV: 'test',
    },
    ...{
      SLACK_WEBHOOK_URL: 'x',
      XDG_DATA_DIRS: '/usr/share',
      npm_config_loglevel: 'error',
      LOGNAME: 'maria',
      MAIL: '/var/mail/maria',
    },
    ...{ SLACK_BOT_TOKN: ' ', PORTS: '1', HOSTS: 'x' },
    ...{ LOG_LEVEL: 'info', LOG_LEVELS: 'x' },
    // Two of ours are called so, and that one is set.
    ...{ API_URL: 'x', DATABASE_URL: 'postgres://db/causeway', POSTGRES_URL: 'postgres://db/other' },
  };
  expect(problemsOf(others)).toEqual([]);
});

test('what was written is repeated as it was written', () => {
  expect(problemsOf({ IMPORT_HOSTS: ';;' })).toEqual([expect.stringContaining('IMPORT_HOSTS is ";;", which')]);
});

test.each([
  slack,
  client,
  { ...slack, SLACK_BOT_TOKEN: 'xoxe.xoxb-1-abc', SLACK_API_URL: 'https://slack-gov.com/api/' },
  { ...slack, SLACK_API_URL: 'http://127.0.0.1:4000/api/', SLACK_ALLOWED_TEAMS: 'T0123, E0456' },
  { ...discord, DISCORD_GUILD_ID: guild, DISCORD_ALLOWED_GUILDS: `${another} ${guild}` },
  { ...mail, SMTP_URL: 'smtps://me%40b.example:p%23s@[2001:db8::1]:465/?ignoreTLS=true' },
  { ...mail, SMTP_URL: 'smtp://localhost:2525', MAIL_PER_SECOND: '0.5' },
  { DATABASE_URL: 'postgres:///causeway?host=/var/run/postgresql' },
  { IMPORT_HOSTS: 'data.intern.example.org,10.0.0.7:8080;[::1]:3000' },
] as Record<string, string>[])('%j is taken', (env) => expect(problemsOf({ ...address, ...env })).toEqual([]));

test.each([
  ['slack:T1:U1', {}, 'ADMINS names accounts of slack, which is not set up here: nobody is an admin until it is.'],
  ['slack:T1:U1, terminal:*:maria', {}, 'nobody is an admin by these accounts until it is.'],
  ['slack:T1:U1', { SLACK_BOT_TOKEN: 'xoxb-1-2-abc', SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef' }, null],
  ['terminal:*:maria', {}, null],
  ['', {}, null],
])('ADMINS=%s with %j: whoever cannot be an admin is told', (ADMINS, more, said) => {
  const { config, switchedOn } = readSettings({ platforms, everyPlatform }, { ADMINS, ...more });
  const told = describeAbsentAdmins(config, platforms, switchedOn);
  if (said === null) expect(told).toBeNull();
  else expect(told).toContain(said);
});
