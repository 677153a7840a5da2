import { describe, expect, test } from 'vitest';
import { compareTerritories } from '#src/domain/figures/compare.ts';
import { figureIn } from '#src/domain/figures/time-series.ts';
import { findBetter, soundFigure } from '#src/domain/peers/better.ts';
import { extremes, findPeers, type PeerOptions } from '#src/domain/peers/peers.ts';
import { createSpace, type Variable } from '#src/domain/peers/similarity.ts';
import { makeArea, makeIndicator, makeIndicatorData } from '#test/support/figures.ts';

const variables: Variable[] = [
  { code: 'x', dimension: 'size', scale: 'number', transform: 'identity' },
  { code: 'y', dimension: 'economy', scale: 'number', transform: 'identity' },
];
// SE20 and its neighbours lie on a line; ES and FR alternate with it.
const rows = new Map(
  [...Array(60).keys()].map((index) => {
    const country = index < 30 ? 'SE' : index % 2 === 0 ? 'ES' : 'FR';
    return [`${country}${index + 10}`, [index, index % 30]] as const;
  }),
);
const space = createSpace(variables, rows, ['size', 'economy']);
const options: PeerOptions = { isCandidate: () => true, home: 'half', countryOf: (territory) => territory.slice(0, 2) };

describe('findPeers', () => {
  test('gives twelve, nearest first, never the target', () => {
    const { peers } = findPeers(space, 'SE25', options);
    expect(peers).toHaveLength(12);
    expect(peers.map(({ territory }) => territory)).not.toContain('SE25');
    expect(peers.map(({ distance }) => distance)).toEqual(peers.map(({ distance }) => distance).sort((a, b) => a - b));
  });

  test('at most half are from the own country, none when abroad', () => {
    const home = (list: { territory: string }[]) => list.filter(({ territory }) => territory.startsWith('SE')).length;
    expect(home(findPeers(space, 'SE25', options).peers)).toBe(6);
    expect(home(findPeers(space, 'SE25', { ...options, home: 'none' }).peers)).toBe(0);
    expect(home(findPeers(space, 'SE25', { ...options, home: 'any' }).peers)).toBe(12);
  });

  test('what is left out with the own country is not counted among the candidates', () => {
    expect(findPeers(space, 'SE25', options).candidates).toHaveLength(59);
    const { candidates, incomparable } = findPeers(space, 'SE25', { ...options, home: 'none' });
    expect(candidates).toHaveLength(30);
    expect([...candidates.map(({ territory }) => territory), ...incomparable].join()).not.toContain('SE');
  });

  test('only candidates', () => {
    const { peers } = findPeers(space, 'SE25', {
      ...options,
      isCandidate: (territory) => territory === 'ES40' || territory === 'SE25',
    });
    expect(peers.map(({ territory }) => territory)).toEqual(['ES40']);
  });

  test('says when the last is far and when nobody is close', () => {
    const far = findPeers(space, 'SE10', { ...options, isCandidate: (territory) => territory === 'FR69' });
    expect(far.isFar).toBe(true);
    expect(far.isAlone).toBe(true);
    expect(findPeers(space, 'SE25', { ...options, home: 'any', count: 6 }).isFar).toBe(false);
  });

  test('measures how much of the list survives other weights', () => {
    const { stability } = findPeers(space, 'SE25', options);
    expect(stability).toBeGreaterThan(0.5);
    expect(stability).toBeLessThanOrEqual(1);
    // Two candidates for two places cannot change.
    const fixed = {
      ...options,
      count: 2,
      isCandidate: (territory: string) => territory === 'ES40' || territory === 'FR41',
    };
    expect(findPeers(space, 'SE25', fixed).stability).toBe(1);
  });

  test('names what is closest and what differs most', () => {
    const [peer] = findPeers(space, 'SE10', { ...options, home: 'none' }).peers;
    expect(peer && extremes(peer)).toEqual({ closest: 'economy', farthest: 'size' });
  });
});

describe('findBetter', () => {
  const indicator = makeIndicator({ polarity: -1 });
  const target = makeArea('SE25');
  const list = findPeers(space, 'SE25', {
    ...options,
    isCandidate: (territory) => ['ES40', 'FR41', 'ES42', 'FR43'].includes(territory),
    count: 3,
  });
  const years = (value: number | string) => ({ 2020: value, 2021: value, 2022: value });
  /** Others at both ends of a spread of 100, so that a hundredth of it is a percentage point. */
  const ends = Object.fromEntries(
    Array.from({ length: 80 }, (_, n) => [`PL${10 + n}`, { 2022: n % 2 === 0 ? 0 : 100 }]),
  );
  const dataOf = (figures: Record<string, Record<number, number | string>>) =>
    makeIndicatorData({ ...ends, SE25: years(20), ...figures }, indicator);
  const own = {
    indicator: 'employment',
    territory: 'SE25',
    year: 2022,
    value: 20,
    flags: '',
    flagsKnown: true,
    retrieved: '2026-01-02',
  };
  const territory = (index: number) => list.peers[index]?.territory ?? '';

  test('keeps peers that are more than five hundredths of the spread ahead in the good direction', () => {
    const found = findBetter(
      dataOf({ [territory(0)]: years(14.9), [territory(1)]: years(15), [territory(2)]: years(30) }),
      target,
      own,
      list,
      () => [],
    );
    expect(found?.better.map(({ peer }) => peer.territory)).toEqual([territory(0)]);
    expect(found?.better[0]).toMatchObject({ excess: null, doubt: null });
    expect(found?.better[0]?.lead).toBeCloseTo(5.1);
    expect(found?.threshold).toBe(5);
  });

  test('a low rate is measured by its own spread, as a comparison measures it', () => {
    const low = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [`PL${10 + n}`, { 2022: 1 + (n % 20) }]));
    const data = makeIndicatorData(
      { ...low, SE25: { 2022: 4.9 }, [territory(0)]: { 2022: 3.5 }, [territory(1)]: { 2022: 4.2 } },
      indicator,
    );
    const found = findBetter(data, target, { ...own, value: 4.9 }, list, () => []);
    expect(found?.better.map(({ peer }) => peer.territory)).toEqual([territory(0)]);
    const verdictOf = (code: string) => compareTerritories(data, [target, makeArea(code)]).verdict.type;
    expect([verdictOf(territory(0)), verdictOf(territory(1))]).toEqual(['ahead', 'level']);
  });

  test.each([
    ['low reliability', '5u', 20, 'flag', null],
    ['flags that are not known', '5?', 20, 'flags-unknown', null],
    ['another definition abroad', '5d', 20, 'definition', null],
    ['a doubt about the own figure', 5, '20u', 'flag', 'flag'],
  ])('%s is open, and never better', (_what, value, ownValue, doubt, ownDoubt) => {
    const data = dataOf({ SE25: years(ownValue), [territory(0)]: years(value) });
    const figure = figureIn(data.series.get('SE25'), 2022);
    const found = figure && findBetter(data, target, figure, list, () => []);
    expect(found?.better).toEqual([]);
    expect(found?.open.map((each) => [each.peer.territory, each.doubt])).toEqual([[territory(0), doubt]]);
    expect(found?.ownDoubt).toBe(ownDoubt);
  });

  test('orders by value: nearness, gap, coverage, and half without being ahead of its own peers', () => {
    const ownPeers = (of: string) =>
      of === territory(0) ? list.peers.filter((peer) => peer.territory === territory(2)) : [];
    const found = findBetter(
      dataOf({ [territory(0)]: years(10), [territory(1)]: years(12), [territory(2)]: years(14) }),
      target,
      own,
      list,
      ownPeers,
    );
    const [first] = found?.better ?? [];
    const peer = list.peers[0];
    expect(first?.peer.territory).toBe(territory(0));
    expect(first?.excess).toBeCloseTo(4);
    expect(first?.value).toBeCloseTo((1 - (peer?.distance ?? 0)) * (10 / 40) * 1 * 1);
    const second = found?.better[1];
    expect(second?.value).toBeCloseTo((1 - (second?.peer.distance ?? 0)) * (8 / 40) * 1 * 0.5);
  });

  test('tells whether the lead is three years old', () => {
    const found = findBetter(
      dataOf({
        [territory(0)]: { 2020: 21, 2021: 10, 2022: 10 },
        [territory(1)]: { 2022: 10 },
        [territory(2)]: years(10),
      }),
      target,
      own,
      list,
      () => [],
    );
    const stable = Object.fromEntries(found?.better.map(({ peer, isStable }) => [peer.territory, isStable]) ?? []);
    expect(stable).toEqual({ [territory(0)]: false, [territory(1)]: null, [territory(2)]: true });
  });

  test('where no peer is better it names the best of the others', () => {
    const outside =
      ['ES40', 'FR41', 'ES42', 'FR43'].find((code) => !list.peers.some((peer) => peer.territory === code)) ?? '';
    const found = findBetter(dataOf({ [territory(0)]: years(19), [outside]: years(5) }), target, own, list, () => []);
    expect(found?.better).toEqual([]);
    expect(found?.outside?.peer.territory).toBe(outside);
    expect(found?.withoutFigure).toEqual([territory(1), territory(2)]);
  });

  test('holds others against the newest figure whose flags are known', () => {
    const series = (figures: Record<number, number | string>) =>
      makeIndicatorData({ SE25: figures }).series.get('SE25');
    expect(soundFigure(series({ 2021: 5, 2022: '6u', 2024: '7?' }))?.year).toBe(2021);
    expect(soundFigure(series({ 2015: 5, 2024: '7?' }))?.year).toBe(2024);
    expect(soundFigure(series({ 2021: 5, 2024: '7u' }))?.year).toBe(2024);
    expect(soundFigure(undefined)).toBeNull();
  });

  test('nothing is better where neither direction is', () => {
    expect(findBetter(makeIndicatorData({}, makeIndicator({ polarity: 0 })), target, own, list, () => [])).toBeNull();
  });
});
