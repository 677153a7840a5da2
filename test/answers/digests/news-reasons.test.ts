import { expect, test } from 'vitest';
import { reasonInNews, reasonOf } from '#src/answers/digests/items.ts';
import { knownMessage } from '#src/answers/introductions/route.ts';
import { readStarterCatalogue } from '../../../scripts/words/catalogue.ts';

const catalogue = await readStarterCatalogue();
type Words = Parameters<typeof reasonOf>[1];
const words = { catalogue, language: 'en', timeZone: 'Europe/Madrid' } as Words;

test('the news of a region say whence something is; only a digest says that it is followed', () => {
  const reason = { type: 'region', region: 'SE224' } as const;
  expect(reasonInNews(reason, words)).toBe('from Skåne');
  expect(reasonOf(reason, words)).toBe('because you follow Skåne');
  expect(reasonInNews({ type: 'peer', region: 'SE224' }, words)).toBe('from a region like Skåne');
  expect(reasonInNews({ type: 'area', area: 'housing' }, words)).toBe('because you follow housing');
});

test('each experience that is known of a question says why it stands there, and whether it was reviewed', () => {
  type Known = Parameters<typeof knownMessage>[1];
  const brief = { number: 1, title: 'Paid mentors', region: 'SE224', life: 'published', policyAreas: ['housing'] };
  const other = { number: 2, title: 'Trainers', region: 'ES51', life: 'submitted', policyAreas: ['health'] };
  const question = { number: 7, title: 'Who pays?', region: null, policyAreas: ['housing'] };
  const known = { question, experiences: [brief, other], isAsker: false } as unknown as Known;
  const said = knownMessage({ catalogue }, known, { language: 'en', timeZone: 'Europe/Madrid' }).text;
  expect(said.match(/Not reviewed yet/g)).toHaveLength(1);
  expect(said).toMatch(/Paid mentors[\s\S]*same policy area: housing/i);
  expect(said).toMatch(/Trainers[\s\S]*Not reviewed yet[\s\S]*found by the words of the question/);
});
