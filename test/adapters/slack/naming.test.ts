import { expect, test } from 'vitest';
import { createNaming } from '#adapters/slack/encode/naming.ts';

const commands = ['experience', 'compare', 'me', 'help', 'status', 'home'];
const plain = createNaming(commands, '');
const prefixed = createNaming(commands, 'cw-');

test('what Slack has a command for is named behind our own name', () => {
  expect(plain.text('Try /help, or /help compare. See **/status**.')).toBe(
    'Try /causeway help, or /causeway help compare. See **/causeway status**.',
  );
  expect(plain.text('/compare Skåne')).toBe('/compare Skåne');
});

test('with a prefix, every command is named as it is typed', () => {
  expect(prefixed.text('Say /compare Skåne Catalonia, /me edit or /help.')).toBe(
    'Say /cw-compare Skåne Catalonia, /cw-me edit or /causeway help.',
  );
});

test('addresses, paths and words with a slash stay, and so does a code for another platform', () => {
  for (const text of [
    'https://example.org/compare and/help',
    'him/me, 1/me',
    '/compares /me-too /compare/x',
    'write to me: **/me link CAVXQZWB**',
  ])
    expect(prefixed.text(text)).toBe(text);
  expect(prefixed.text('Write /me link there.')).toBe('Write /cw-me link there.');
});

test('in a message everything that is read is renamed, and nothing that is said', () => {
  const { blocks } = prefixed.message({
    text: '/compare',
    blocks: [
      { type: 'heading', text: '/compare' },
      { type: 'text', markdown: '/compare' },
      { type: 'facts', items: [{ label: '/compare', value: '/compare' }] },
      { type: 'table', columns: [{ label: 'Command' }], rows: [['/compare <regions>']] },
      { type: 'actions', items: [{ type: 'button', label: '/compare a b', line: '/compare a b' }] },
      { type: 'note', markdown: '/compare' },
    ],
  });
  expect(JSON.stringify(blocks).replaceAll('/cw-compare', '')).toBe(
    JSON.stringify([
      { type: 'heading', text: '' },
      { type: 'text', markdown: '' },
      { type: 'facts', items: [{ label: '', value: '' }] },
      { type: 'table', columns: [{ label: 'Command' }], rows: [[' <regions>']] },
      { type: 'actions', items: [{ type: 'button', label: ' a b', line: '/compare a b' }] },
      { type: 'note', markdown: '' },
    ]),
  );
});

test('in a form its words are renamed, what was typed is not', () => {
  const form = prefixed.form({
    id: '/compare',
    title: 'T',
    intro: 'See /compare',
    submit: 'Send',
    fields: [{ name: 'a', label: 'A', hint: 'As in /compare', type: 'text', required: false, maxLength: 9 }],
    values: { a: '/compare' },
  });
  expect(form).toMatchObject({
    id: '/compare',
    intro: 'See /cw-compare',
    fields: [{ hint: 'As in /cw-compare' }],
    values: { a: '/compare' },
  });
});
