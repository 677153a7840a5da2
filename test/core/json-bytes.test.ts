import { expect, test } from 'vitest';
import { markSentAgain, toJsonBytes } from '#src/core/json-bytes.ts';

test('a body is written as its JSON in UTF-8', () => {
  expect(Buffer.from(toJsonBytes({ text: 'Skåne “9.4%”' })).toString('utf8')).toBe('{"text":"Skåne “9.4%”"}');
});

test('a body that is sent again is written once, any other each time', () => {
  const again = markSentAgain({ text: 'a' });
  expect(toJsonBytes(again)).toBe(toJsonBytes(markSentAgain(again)));
  const body = { text: 'a' };
  const first = toJsonBytes(body);
  body.text = 'b';
  expect(toJsonBytes(body)).not.toEqual(first);
});
