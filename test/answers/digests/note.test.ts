import { expect, test } from 'vitest';
import { encodeHtml } from '#adapters/mail/encode/html.ts';
import { encodeText } from '#adapters/mail/encode/text.ts';
import { encodeMessage as encodeForChat } from '#adapters/playground/encode/message.ts';
import type { Texts } from '#adapters/playground/texts.ts';
import type { DigestWords } from '#src/answers/digests/items.ts';
import { noteOf } from '#src/answers/digests/message.ts';
import { message } from '#src/core/blocks.ts';
import { platformTexts } from '#src/texts/platform.ts';
import { encodeMessage as encodeForPage } from '#src/web/message.ts';

const note = 'Please **register** by Friday at https://network.example/autumn-meeting.';
const said = message(noteOf({ language: 'en', note, noteBy: null } as unknown as DigestWords));
const address = 'https://network.example/autumn-meeting';

test.each([
  ['a mail', () => encodeHtml(said, { subject: 's' }, () => null)],
  ['a page', () => String(encodeForPage(said))],
  ['the chat', () => encodeForChat(said, platformTexts<Texts>('playground', 'en'))],
])('the note of staff is set, and its address leads there, in %s', (_, encode) => {
  const html = encode();
  expect(html).toMatch(/<strong[^>]*>register<\/strong>/);
  expect(html).not.toContain('**');
  expect(html).toMatch(new RegExp(`<a [^>]*href="${address}"[^>]*>(?:<bdi>)?${address}`));
});

test('the text of a mail has no marks, and the address whole', () => {
  const text = encodeText(said);
  expect(text).toContain('register by Friday');
  expect(text).not.toContain('*');
  expect(text).toContain(address);
});
