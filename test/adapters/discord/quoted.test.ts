import { expect, test } from 'vitest';
import { decodeMessage } from '#adapters/discord/decode/message.ts';
import { readMessage } from '#adapters/discord/decode/message-text.ts';

const maria = { id: '1', username: 'maria', global_name: 'Maria' };
const snapshot = (message: object) => ({ message: { mentions: [], embeds: [], attachments: [], ...message } });

test.each([
  ['words', { content: 'We tried it.' }, 'We tried it.'],
  [
    'a forwarded message',
    { content: '', message_snapshots: [snapshot({ content: 'We opened a cafe.' })] },
    'We opened a cafe.',
  ],
  [
    'a forwarded message with names and files of its own',
    {
      content: '',
      message_snapshots: [
        snapshot({ content: 'Ask <@1>', mentions: [maria], attachments: [{ filename: 'plan.pdf', title: 'Plan' }] }),
      ],
    },
    'Ask @Maria\n\nPlan',
  ],
  [
    'marks',
    {
      content: '<@1> <@!1> <@2> <@&3> <#4> <#5> <:party:6> <a:dance:7> </experience log:8>',
      mentions: [maria],
      mention_channels: [{ id: '4', name: 'general' }],
    },
    '@Maria @Maria @someone @role #general #channel :party: :dance: /experience log',
  ],
  [
    'times',
    { content: '<t:1772323200> <t:1772323200:t> <t:1772323200:D> <t:1772323200:R> <t:9999999999999>' },
    '2026-03-01 00:00 UTC 00:00 UTC 2026-03-01 2026-03-01 00:00 UTC <t:9999999999999>',
  ],
  [
    'a card of an app',
    {
      content: '',
      embeds: [{ type: 'rich', title: 'Idea', description: 'Pair them', fields: [{ name: 'Who', value: 'all' }] }],
    },
    'Idea\nPair them\nWho: all',
  ],
  [
    'words with the preview of an address',
    { content: 'See https://a.example', embeds: [{ type: 'link', title: 'A page', description: 'Its summary' }] },
    'See https://a.example',
  ],
  [
    'components',
    {
      content: '',
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: 'In a box' },
            { type: 9, components: [{ type: 10, content: 'beside' }] },
          ],
        },
      ],
    },
    'In a box\nbeside',
  ],
  [
    'a poll',
    {
      content: '',
      poll: {
        question: { text: 'When?' },
        answers: [{ poll_media: { text: 'Now' } }, { poll_media: { text: 'Later' } }],
      },
    },
    'When?\n• Now\n• Later',
  ],
  ['a file with words', { content: 'Our plan', attachments: [{ filename: 'plan.pdf' }] }, 'Our plan\n\nplan.pdf'],
  ['nothing', undefined, ''],
  [
    'nonsense',
    { content: 5, embeds: 'x', message_snapshots: [null, 3, {}], mentions: [{}], poll: 1, components: {} },
    '',
  ],
])('a quoted message: %s', (_, message, text) => {
  expect(readMessage(message)).toBe(text);
});

test('who only forwards a message to the bot says what it says', () => {
  const message = {
    id: '10',
    type: 0,
    author: { id: '2', username: 'jordi', global_name: 'Jordi' },
    channel_id: '11',
    content: '',
    mentions: [],
    message_snapshots: [snapshot({ content: 'compare Skåne with Catalonia' })],
  };
  expect(decodeMessage(message as never, { user: '9', roleOf: () => undefined })?.text).toBe(
    'compare Skåne with Catalonia',
  );
});

test('boxes in boxes without an end are looked into no deeper than any message is', () => {
  let nested: object = { type: 10, content: 'x' };
  for (let depth = 0; depth < 50_000; depth += 1) nested = { type: 17, components: [nested] };
  expect(readMessage({ components: [nested] })).toBe('');
});
