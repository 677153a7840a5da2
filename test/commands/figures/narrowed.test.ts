import { describe, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press, context } = await createDialogue();
const rowsOf = (text: string) => text.match(/^(?:\d+|–) \| .*$/gm) ?? [];

describe('/indicator show', () => {
  test('a year, from a year on, the last years', async () => {
    expect(read(await say('/indicator show unemployment Catalonia year=2019'))).toContain('11.1%, 2019');
    const since = read(await say('/indicator show unemployment Catalonia since=2010'));
    expect(since).toContain('9.8%, 2022');
    expect(since).toContain('not comparable with 2010 (17.8%): break in the series in 2021');
    expect(since).toMatch(/\[picture .* in 2010/);
    const between = read(await say('/indicator show unemployment Catalonia since=2010 until=2015'));
    expect(between).toContain('%, 2015');
    expect(between).toContain('points since 2010 (');
    expect(read(await say('/indicator show unemployment Catalonia years=5'))).toContain('not comparable with 2017 (');
  });

  test('a year without a figure is said, with the years there are', async () => {
    const outcome = await say('/indicator show unemployment Catalonia year=1985');
    expect(read(outcome)).toContain('for 1985. We hold figures for 1999–2022.');
    expect(read(await press(outcome, '2022'))).toContain('9.8%, 2022');
    expect(read(await press(outcome, '1999'))).toContain('%, 1999');
  });
});

describe('/indicator rank', () => {
  test('worst first, and back', async () => {
    const outcome = await say('/indicator rank unemployment country=ES order=worst');
    const rows = rowsOf(read(outcome));
    expect(rows[0]).toContain('Ceuta');
    expect(read(outcome)).toContain('The last come first.');
    expect(rowsOf(read(await press(outcome, 'Best first')))[0]).toMatch(/^1 \| /);
  });

  test('without a country, of islands, of the coast, of a year', async () => {
    const all = read(await say('/indicator rank unemployment page=1'));
    expect(all).toContain('| Czechia |');
    expect(read(await say('/indicator rank unemployment except=CZ page=1'))).not.toContain('| Czechia |');
    const islands = read(await say('/indicator rank unemployment island'));
    expect(islands).toContain('NUTS 2 regions, islands');
    expect(islands).toContain('Sicily');
    expect(islands).not.toContain('| Germany |');
    const coast = read(await say('/indicator rank unemployment country=AT coast'));
    expect(coast).toContain('Nothing is left to rank: regions of Austria, on the coast.');
    expect(read(await say('/indicator rank unemployment country=ES year=2012'))).toContain('regions of Spain, 2012');
    expect(read(await say('/indicator rank unemployment country=ES year=1950'))).toContain('in 1950');
  });

  test('on one side of a number', async () => {
    const text = read(await say('/indicator rank unemployment country=ES above=15'));
    expect(text).toMatch(/\d+ of 19 are above 15\.0%/);
    for (const row of rowsOf(text)) expect(Number(row.match(/([\d.]+)%/)?.[1])).toBeGreaterThan(15);
  });
});

test('/compare of a year', async () => {
  const text = read(await say('/compare Murcia Puglia indicators=unemployment year=2015'));
  expect(text).toContain('2015');
  expect(text).not.toContain('2022');
});

describe('/peers', () => {
  test('without a country or region, of a country, of islands, on the coast', async () => {
    expect(read(await say('/peers Skåne except=DK'))).not.toContain('| Denmark |');
    expect(read(await say('/peers Catalonia except=ES52'))).not.toMatch(/^\d+ \| Valencian Community/m);
    const italian = rowsOf(read(await say('/peers Catalonia country=IT')));
    expect(italian.length).toBeGreaterThan(3);
    for (const row of italian) expect(row).toContain('| Italy |');
    const { catalogue } = context;
    const isIsland = (name: string) =>
      [...catalogue.regions.values()].some(
        (region) => region.isIsland && region.names.some((each) => each.name === name),
      );
    const islands = rowsOf(read(await say('/peers Sardinia island')));
    expect(islands.length).toBeGreaterThan(3);
    for (const row of islands) expect(isIsland(row.split(' | ')[1] ?? '')).toBe(true);
    expect(read(await say('/peers Tirol coast'))).toContain('Only regions on the coast');
  });

  test('worse-at names those behind', async () => {
    const text = read(await say('/peers Skåne worse-at=unemployment'));
    expect(text).toContain('Like Skåne and worse: Unemployment rate');
    expect(text).not.toContain('better by');
    const better = read(await say('/peers Andalusia worse-at=unemployment'));
    expect(better).toMatch(/peers? (?:is|are) worse than Andalusia \(|No peer is worse than Andalusia \(/);
  });
});
