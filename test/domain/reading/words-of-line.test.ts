import { expect, test } from 'vitest';
import { isSameLine } from '#src/domain/reading/same-line.ts';
import { wordsOfLine } from '#src/domain/reading/words-of-line.ts';
import { createSentenceReader } from '../../../scripts/words/judge.ts';

const { catalogue, decide } = await createSentenceReader();

test.each([
  '/compare ES62 ITF4',
  '/compare ES62 ITF4 SE224',
  '/compare ES62 ITF4 area=labour-market',
  '/compare ES62 ITF4 area=education',
  '/compare ES62 ITF4 indicators=unemployment',
  '/compare ES62 ITF4 indicators=unemployment year=2022',
  '/indicator show unemployment region=ES51',
  '/indicator show unemployment-foreign-born region=ES51 year=2020',
  '/indicator rank unemployment',
  '/peers ES62',
  '/experience search mentoring',
])('the words of %s come to that line again', (line) => {
  const words = wordsOfLine(line, catalogue) ?? '';
  const decision = decide(words, null);
  expect(decision).toMatchObject({ type: 'line' });
  expect(decision.type === 'line' && isSameLine(decision.line, line), `${words}: ${JSON.stringify(decision)}`).toBe(
    true,
  );
});

test('a line of something else has none', () => {
  for (const line of ['/help', '/experience show 3', '/digest preview ES62'])
    expect(wordsOfLine(line, catalogue)).toBeNull();
});
