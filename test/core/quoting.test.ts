import { expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import { naming, quoted, textBlock } from '#src/core/quoting-text.ts';
import { listQuoted, redactMessage, renamePerson } from '#src/core/redact-message.ts';

const lines = [
  'Heading',
  { line: '**Part**', of: ['experience:1', 'experience:2'] as const, every: true as const },
  { line: '- one', of: ['experience:1'] as const, afterwards: '- withdrawn' },
  { line: 'two\nlines', of: ['experience:2'] as const },
  naming(3, 'By Ana', 'By somebody'),
  'End',
].map((line) => (typeof line === 'string' ? line : { ...line, of: [...line.of] }));
const message: Message = {
  ...quoted(lines),
  blocks: [
    textBlock(lines),
    textBlock([{ line: 'alone', of: ['experience:1'] }]),
    {
      type: 'actions',
      items: [{ type: 'button', label: 'one', line: '/one', of: ['experience:1'] }],
    },
  ],
};
const redact = (gone: string[], isSent = false) => redactMessage(message, new Set(gone), isSent);

test('nothing gone, nothing changed', () => {
  expect(redact([])).toBe(message);
  expect(redact(['experience:9']).text).toBe(message.text);
});

test('a line that is quoted no more goes, or says so where it was sent', () => {
  expect(redact(['experience:1']).text).toBe('Heading\n**Part**\ntwo\nlines\nBy Ana\nEnd');
  expect(redact(['experience:1'], true).text).toBe('Heading\n**Part**\n- withdrawn\ntwo\nlines\nBy Ana\nEnd');
  expect(redact(['experience:1']).blocks).toHaveLength(1);
});

test('a text of several lines goes whole, a title with the last of its list', () => {
  expect(redact(['experience:2']).text).toBe('Heading\n**Part**\n- one\nBy Ana\nEnd');
  expect(redact(['experience:1', 'experience:2']).text).toBe('Heading\nBy Ana\nEnd');
  expect(redact(['experience:1', 'experience:2'], true).text).toBe('Heading\n**Part**\n- withdrawn\nBy Ana\nEnd');
});

test('a name goes, the rest of its line stays', () => {
  expect(redact(['person:3']).text).toBe('Heading\n**Part**\n- one\ntwo\nlines\nBy somebody\nEnd');
});

test('one after the other is the same as at once', () => {
  const step = redactMessage(redact(['experience:1']), new Set(['person:3', 'experience:2']), false);
  expect(step).toEqual(redact(['experience:1', 'person:3', 'experience:2']));
  expect(listQuoted(step)).toEqual([]);
});

test('a person who became another is quoted as the other', () => {
  const renamed = renamePerson(message, 3, 8);
  expect(listQuoted(renamed)).toEqual(['experience:1', 'experience:2', 'person:8']);
  expect(redactMessage(renamed, new Set(['person:8']), true).text).toContain('By somebody');
  expect(renamePerson(message, 33, 8)).toEqual(message);
});
