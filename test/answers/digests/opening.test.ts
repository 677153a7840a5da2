import { expect, test } from 'vitest';
import type { DigestWords } from '#src/answers/digests/items.ts';
import { openingOf } from '#src/answers/digests/message.ts';
import type { DigestEntry } from '#src/domain/digests/item.ts';

const entries = [1, 2, 3, 4, 5].map(
  (number): DigestEntry => ({
    type: 'entry',
    key: `experience ${number}`,
    reason: { type: 'network' },
    isNew: true,
    title: `Experience ${number}`,
    region: 'SE224',
    day: null,
    detail: null,
    isExample: false,
    line: `/experience show ${number}`,
    path: null,
  }),
);

test('the first sentence counts what the list leaves out too', () => {
  const digest = {
    period: '2026-W48',
    cutOff: '2026-11-27T00:00:00Z',
    regions: ['SE224'],
    parts: [{ section: 'experiences' as const, items: entries, more: 1 }],
    missed: 0,
    trend: null,
  };
  const words = { language: 'en', opening: null, note: null } as unknown as DigestWords;
  expect(openingOf(digest, words)).toMatchObject({ line: expect.stringContaining('6 new experiences') });
});
