import { expect, test } from 'vitest';
import { countItems } from '#src/answers/digests/message.ts';
import { composeDigest, isEmptyDigest, listKeys } from '#src/domain/digests/compose.ts';
import { pickExperiences } from '#src/domain/digests/experiences.ts';
import type { DigestItem, DigestRecipient } from '#src/domain/digests/item.ts';
import { nearnessTo } from '#src/domain/digests/nearness.ts';
import { encodeReadable, listNews, rankReadable } from '#src/domain/digests/recommended.ts';
import type { Readable } from '#src/domain/experiences/readable.ts';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import type { PolicyArea } from '#src/domain/topics/indicator.ts';
import { makeArea } from '#test/support/figures.ts';

const at = new Date('2026-11-30T08:00:00Z');
const dayMs = 24 * 3_600_000;
const daysAgo = (days: number) => new Date(at.getTime() - days * dayMs);
const region = (code: string) => ({
  code,
  territory: code,
  territoryNote: null,
  isMember: true,
  isIsland: false,
  city: null,
  latitude: null,
  longitude: null,
  names: [{ language: 'en', name: code, isAlias: false }],
});
const codes = ['ES51', 'ES62', 'ITF4', 'SE22', 'CY00'];
const catalogue = createCatalogue({
  regions: codes.map(region),
  territories: [...codes, 'ES', 'IT'].map(makeArea),
  indicators: [],
});
const peersOf = (territory: string) => (territory === 'ES51' ? ['ITF4', 'SE22'] : []);
const moment = { at, catalogue, peersOf };

const readable = (number: number, more: Partial<Readable> = {}): Readable => ({
  number,
  author: null,
  title: `Experience ${number}`,
  lesson: 'Ask first.',
  region: 'CY00',
  policyAreas: ['education'],
  evaluation: null,
  hasResults: false,
  isExample: false,
  isPublic: true,
  createdAt: daysAgo(30),
  useful: 0,
  notUseful: 0,
  ...more,
});
const recipient = (more: Partial<DigestRecipient> = {}): DigestRecipient => ({
  person: 1,
  areas: ['health'],
  regions: ['ES51'],
  sections: [],
  since: daysAgo(7),
  ...more,
});
const order = (experiences: Readable[], who = recipient()) =>
  rankReadable(experiences, who, moment).experiences.map(({ number }) => number);

test('nearness: the nearest peer, the last peer, one’s own, the same country, nothing', () => {
  const near = nearnessTo({ regions: ['ES51'] }, catalogue, peersOf);
  expect(['ITF4', 'SE22', 'ES51', 'ES62', 'CY00'].map((territory) => near(territory).weight)).toEqual([
    1, 0.5, 0.4, 0.3, 0,
  ]);
  expect(near('ITF4').reason).toEqual({ type: 'peer', region: 'ES51' });
  expect(near('ES62').reason).toEqual({ type: 'country', region: 'ES51' });
});

test('the score is the formula', () => {
  const ranking = rankReadable(
    [
      readable(1, {
        region: 'ITF4',
        policyAreas: ['housing', 'health'],
        evaluation: 'internal',
        createdAt: daysAgo(90),
        useful: 3,
        notUseful: 1,
      }),
    ],
    recipient(),
    moment,
  );
  const [best] = ranking.experiences;
  const worth = best && ranking.worthOf(best);
  expect(worth?.score).toBeCloseTo(3 * 1 + 2 * 1 + 1.5 * 0.5 + 4 / 6 + 0.7, 8);
  expect(worth?.reason).toEqual({ type: 'area', area: 'health' });
});

test.each<[string, Partial<Readable>, Partial<Readable>]>([
  ['its area', { policyAreas: ['health'] }, { policyAreas: ['housing'] }],
  ['a peer region', { region: 'ITF4' }, { region: 'CY00' }],
  ['the nearer peer', { region: 'ITF4' }, { region: 'SE22' }],
  ['being fresh', { createdAt: daysAgo(1) }, { createdAt: daysAgo(200) }],
  ['readers who found it useful', { useful: 5 }, { notUseful: 5 }],
  ['an external evaluation', { evaluation: 'external' }, { evaluation: 'internal' }],
  ['results', { hasResults: true }, {}],
])('what is equal otherwise is decided by %s', (_, better, worse) => {
  expect(order([readable(1, better), readable(2, worse)])).toEqual([1, 2]);
  expect(order([readable(2, worse), readable(1, better)])).toEqual([1, 2]);
});

test('equal ones stand the newer number first, whatever order they come in', () => {
  expect(order([readable(1), readable(3), readable(2)])).toEqual([3, 2, 1]);
});

test('news are what is of one’s areas or near; everything where no area was chosen', () => {
  const experiences = [
    readable(1, { createdAt: daysAgo(1) }),
    readable(2, { createdAt: daysAgo(1), policyAreas: ['health'] }),
    readable(3, { createdAt: daysAgo(1), region: 'ES62' }),
    readable(4, { createdAt: daysAgo(8), policyAreas: ['health'] }),
  ];
  const news = (who: DigestRecipient) =>
    listNews(rankReadable(experiences, who, moment), who).map(({ number }) => number);
  expect(news(recipient()).sort()).toEqual([2, 3]);
  expect(news(recipient({ areas: [] })).sort()).toEqual([1, 2, 3]);
});

function entries(numbers: number[], createdAt = daysAgo(1)): DigestItem[] {
  const readables = numbers.map((number) => readable(number, { createdAt, policyAreas: ['health'] as PolicyArea[] }));
  const ranking = rankReadable(readables, recipient(), moment);
  return ranking.experiences.map((each) => encodeReadable(each, ranking, recipient()));
}
const picker = (section: 'reading' | 'experiences', items: DigestItem[]) => ({ section, pick: () => items });

test('nobody is told the same twice: not in two parts, and not in a later digest', () => {
  const items = entries([1, 2, 3]);
  const parts = composeDigest([picker('experiences', items), picker('reading', items)], recipient(), new Set(['e2']));
  expect(parts.map(({ section, items }) => [section, items.map(({ key }) => key)])).toEqual([
    ['reading', ['e3']],
    ['experiences', ['e1']],
  ]);
  expect(listKeys(parts)).toEqual([
    { key: 'e3', isLead: true },
    { key: 'e1', isLead: false },
  ]);
});

test('what does not fit is counted and left for another time', () => {
  const [part] = composeDigest([picker('experiences', entries([1, 2, 3, 4, 5, 6, 7]))], recipient(), new Set());
  expect(part?.items).toHaveLength(5);
  expect(part?.more).toBe(2);
});

test('only the sections that were asked for', () => {
  const pickers = [picker('reading', entries([1])), picker('experiences', entries([2]))];
  expect(
    composeDigest(pickers, recipient({ sections: ['experiences'] }), new Set()).map(({ section }) => section),
  ).toEqual(['experiences']);
});

test('something old alone is no reason to write', () => {
  const old = [picker('reading', entries([1], daysAgo(300)))];
  expect(isEmptyDigest(composeDigest(old, recipient(), new Set()))).toBe(true);
  expect(isEmptyDigest(composeDigest([...old, picker('experiences', entries([2]))], recipient(), new Set()))).toBe(
    false,
  );
  expect(isEmptyDigest([])).toBe(true);
});

test('what was published of a list on one day is one item where it is much, counted as what it tells of', () => {
  const listed = (number: number, day: number, list = 7) =>
    readable(number, { createdAt: daysAgo(day), list: { number: list, source: 'ESF operations' } });
  const many = Array.from({ length: 40 }, (_, index) => listed(100 + index, 2));
  const few = [listed(200, 3, 8), listed(201, 3, 8)];
  const own = readable(300, { createdAt: daysAgo(1) });
  const who = recipient({ areas: [], regions: [] });
  const pick = pickExperiences(() => rankReadable([own, ...many, ...few], who, moment));
  const items = pick(who, () => false);
  expect(items.map(({ key }) => key).toSorted()).toEqual(['e200', 'e201', 'e300', 'l7:2026-11-28']);
  const told = items.find(({ key }) => key.startsWith('l'));
  expect(told).toMatchObject({ list: { source: 'ESF operations', count: 40 }, region: 'CY00', isNew: true });
  expect(countItems(items)).toBe(43);
  // Told once: the list is no news again, nor are its experiences.
  const [part] = composeDigest([{ section: 'experiences', pick }], who, new Set(['l7:2026-11-28']));
  expect(part?.items.map(({ key }) => key).toSorted()).toEqual(['e200', 'e201', 'e300']);
});
