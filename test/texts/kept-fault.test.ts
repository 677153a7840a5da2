import { afterAll, expect, test } from 'vitest';
import { completeLanguages, offerLanguages, textsFor } from '#src/texts/index.ts';
import { sayKeptFault } from '#src/texts/kept-fault.ts';

offerLanguages(completeLanguages);
afterAll(() => offerLanguages([]));

test('why an address could not be read is said in every language, with what stands in it', () => {
  const { address } = textsFor('en').source;
  const kept = [
    address.noServer({ host: 'example.org' }),
    address.status({ status: '404' }),
    address.unreachable({ host: 'example.org' }),
    address.unreachableBy({ host: 'example.org', code: 'ECONNRESET' }),
    address.endless,
  ];
  for (const language of completeLanguages) {
    const own = textsFor(language).source.address;
    expect(kept.map((each) => sayKeptFault(each, language))).toEqual([
      own.noServer({ host: 'example.org' }),
      own.status({ status: '404' }),
      own.unreachable({ host: 'example.org' }),
      own.unreachableBy({ host: 'example.org', code: 'ECONNRESET' }),
      own.endless,
    ]);
  }
  expect(sayKeptFault('The wind was too strong.', 'sv')).toBe('The wind was too strong.');
});
