import { expect, test } from 'vitest';
import { everyPlatform, platforms } from '#adapters/index.ts';
import { readSettings } from '#src/settings.ts';

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

test.each(['slak:T1:U1', 'mattermost:x:y', 'slack:T1:U1, discrod:*:42'])(
  'ADMINS=%s names a platform there is not',
  (ADMINS) => {
    expect(problemsOf({ ADMINS })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^ADMINS names the platform "\\w+", which there is not\\. There are ${everyPlatform.map(({ name }) => name).join(', ')}\\.$`,
        ),
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
