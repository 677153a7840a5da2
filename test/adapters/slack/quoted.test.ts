import { expect, test } from 'vitest';
import { decodeEmoji } from '#adapters/slack/decode/emoji.ts';
import { readMessage } from '#adapters/slack/decode/message-text.ts';
import { decodeText } from '#adapters/slack/decode/text.ts';
import { cleanText } from '#src/core/text.ts';
import { createContractHouse } from '#test/contracts/house.ts';
import { initialValues } from '#test/support/fake-slack/person.ts';
import type { StoredView } from '#test/support/fake-slack/world.ts';
import { setUpSlack } from './harness.ts';

const shared = {
  is_share: true,
  is_msg_unfurl: true,
  author_name: 'Ana',
  from_url: 'https://acme.slack.com/archives/C1/p1',
};
const rich = (...elements: object[]) => [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }];

test.each([
  ['words', { text: 'We tried it.' }, 'We tried it.'],
  [
    'a forwarded message',
    { text: '', attachments: [{ ...shared, text: 'We opened a language cafe.', fallback: '[fwd] We opened' }] },
    'We opened a language cafe.',
  ],
  [
    'a forwarded message below words of one’s own',
    { text: 'Look at this', attachments: [{ ...shared, text: 'We opened a cafe.' }] },
    'Look at this\n\nWe opened a cafe.',
  ],
  [
    'a forwarded message in blocks',
    {
      text: '',
      attachments: [
        {
          ...shared,
          message_blocks: [
            { team: 'T1', channel: 'C1', ts: '1.2', message: { blocks: rich({ type: 'text', text: 'A < B' }) } },
          ],
        },
      ],
    },
    'A < B',
  ],
  [
    'a forwarded message that only its headline is left of',
    { attachments: [{ ...shared, fallback: '[fwd] a' }] },
    '[fwd] a',
  ],
  [
    'a forwarded message with files',
    { text: '', attachments: [{ ...shared, text: 'See the plan', files: [{ title: 'Plan.pdf', name: 'x.pdf' }] }] },
    'See the plan\nPlan.pdf',
  ],
  [
    'a forwarded message in a forwarded message',
    { text: '', attachments: [{ ...shared, text: 'outer', attachments: [{ ...shared, text: 'inner' }] }] },
    'outer\ninner',
  ],
  [
    'words with the preview of an address',
    {
      text: 'See <https://a.example/page>',
      attachments: [{ from_url: 'https://a.example/page', title: 'A page', text: 'Its summary' }],
    },
    'See https://a.example/page',
  ],
  [
    'a preview alone',
    { text: '', attachments: [{ from_url: 'https://a.example', title: 'A page', text: 'Its summary' }] },
    'A page\nIts summary',
  ],
  [
    'blocks alone',
    {
      text: '',
      blocks: [
        { type: 'header', text: { type: 'plain_text', text: 'News & more' } },
        {
          type: 'section',
          text: { type: 'mrkdwn', text: 'Read &lt;this&gt;' },
          fields: [{ type: 'mrkdwn', text: 'Field' }],
        },
        {
          type: 'context',
          elements: [
            { type: 'plain_text', text: 'small' },
            { type: 'image', alt_text: 'x' },
          ],
        },
        { type: 'divider' },
        { type: 'markdown', text: '**bold** <x>' },
        {
          type: 'table',
          rows: [
            [
              { type: 'raw_text', text: 'a' },
              { type: 'raw_text', text: 'b' },
            ],
          ],
        },
      ],
    },
    'News & more\nRead <this>\nField\nsmall\n**bold** <x>\na | b',
  ],
  [
    'rich text',
    {
      text: '',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'Hi ' },
                { type: 'user', user_id: 'U1' },
                { type: 'emoji', name: 'tada', unicode: '1f389' },
                { type: 'emoji', name: 'flag-se' },
                { type: 'emoji', name: 'our-own' },
                { type: 'link', url: 'https://a.example', text: 'here' },
                { type: 'channel', channel_id: 'C1' },
                { type: 'broadcast', range: 'here' },
              ],
            },
            {
              type: 'rich_text_list',
              elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
            },
            { type: 'rich_text_quote', elements: [{ type: 'text', text: 'quoted' }] },
          ],
        },
      ],
    },
    'Hi @Ana🎉🇸🇪:our-own:here (https://a.example)#general@here\n• one\nquoted',
  ],
  [
    'what an app says beside its headline',
    {
      bot_id: 'B1',
      text: 'New idea',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'New idea: pair neighbours' } }],
    },
    'New idea: pair neighbours',
  ],
  [
    'an app’s attachment',
    {
      bot_id: 'B1',
      text: '',
      attachments: [{ pretext: 'From a form', title: 'Idea', fields: [{ title: 'Who', value: 'all' }] }],
    },
    'From a form\nIdea\nWho: all',
  ],
  ['a file with words', { text: 'Our plan', files: [{ title: 'Plan', name: 'plan.pdf' }] }, 'Our plan\n\nPlan'],
  ['a file without words', { text: '', files: [{ name: 'plan <1>.pdf' }] }, 'plan <1>.pdf'],
  ['nothing', {}, ''],
  ['nonsense', { text: 5, blocks: 'x', attachments: { a: 1 }, files: [null, 3, []] }, ''],
])('a quoted message: %s', (_, message, text) => {
  const names = new Map([
    ['U1', 'Ana'],
    ['C1', 'general'],
  ]);
  expect(decodeText(readMessage(message as never), names)).toBe(text);
});

test.each([
  ['Ask <@U1> or <@U2|jordi>', 'Ask @Ana or @jordi'],
  ['In <#C1> and <#C2|housing> and <#C3|>', 'In #general and #housing and #C3'],
  ['<!here> <!channel> <!everyone>', '@here @channel @everyone'],
  ['<!subteam^S1|@mentors> <!subteam^S2>', '@mentors @group'],
  ['<!date^1772323200^{date}|1 March 2026>', '1 March 2026'],
  ['<https://a.example|a.example> <mailto:a@b.example|a@b.example>', 'a.example a@b.example'],
  ['1 &lt; 2 &amp; &amp;lt;', '1 < 2 & &lt;'],
])('marks of Slack: %s', (text, read) => {
  const names = new Map([
    ['U1', 'Ana'],
    ['C1', 'general'],
    ['S2', 'group'],
  ]);
  expect(decodeText(text, names)).toBe(read);
});

test.each([
  ['neighbours :tada:', 'neighbours 🎉'],
  ['neighbours:tada:!', 'neighbours🎉!'],
  [':tada::tada: :flag-se::flag-eu:', '🎉🎉 🇸🇪🇪🇺'],
  [':wave::skin-tone-3: :wave::skin-tone-6: :wave:', '👋🏼 👋🏿 👋'],
  [':+1::skin-tone-2: :-1: :thumbsup:', '👍🏻 👎 👍'],
  [':female-teacher::skin-tone-4:', '👩🏽‍🏫'],
  [':handshake::skin-tone-2-5: :handshake::skin-tone-2:', '🫱🏻‍🫲🏾 🤝🏻'],
  [':heart: :warning: :speech_balloon:', '❤️ ⚠️ 💬'],
  [':man-woman-girl-boy: :100: :TADA:', '👨‍👩‍👧‍👦 💯 🎉'],
  [':our-own: :not an emoji: : :', ':our-own: :not an emoji: : :'],
  ['at 10:100:20, 1:m:2, a:b:c', 'at 10:100:20, 1:m:2, a:b:c'],
  ['https://a.example/:tada:/x :tada:', 'https://a.example/:tada:/x 🎉'],
  [':tada', ':tada'],
  [':__proto__: :constructor:', ':__proto__: :constructor:'],
])('emoji codes: %s', (text, read) => {
  expect(decodeEmoji(text)).toBe(read);
  expect(cleanText(decodeEmoji(text))).toBe(decodeEmoji(text));
});

test('a shortcut on a forwarded message takes over what it says, with names and emoji', async () => {
  const { house } = createContractHouse();
  const setup = await setUpSlack(house);
  const { fake, person, channel, team } = setup;
  const ana = fake.world.addUser(team, 'ana');
  const { message } = person.say(channel, '');
  const text = `<@${ana.id}> and <@UNOBODY> opened a cafe :tada: in <#C0UNKNOWN>`;
  await person.shortcut('short-form', message, { text: '', attachments: [{ ...shared, text }] });
  await setup.settle();
  const view = [...fake.world.views.values()].at(-1) as StoredView;
  expect(initialValues(view).story).toMatch(/^@\S*ana\S* and @someone opened a cafe 🎉 in #channel$/i);
  await person.submit(view, { title: 'Cafe :tada:' });
  await setup.stop();
});

test('boxes in boxes without an end are looked into no deeper than any message is', () => {
  let nested: object = { type: 'text', text: 'x' };
  for (let depth = 0; depth < 50_000; depth += 1) nested = { type: 'rich_text_list', elements: [nested] };
  expect(
    readMessage({
      blocks: [{ type: 'rich_text', elements: [nested] }],
      attachments: [{ is_share: true, attachments: [nested] }],
    }),
  ).toMatch(/^[• ]{0,30}$/);
});
