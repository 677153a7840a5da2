import { describe, expect, test } from 'vitest';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press } = await createDialogue();

describe('/indicator show', () => {
  test('says value, year, flags, area, country, rank, median, change, definition, source', async () => {
    const text = read(await say('/indicator show unemployment Skåne'));
    for (const part of [
      '9.4%, 2022',
      'Sydsverige (SE22), NUTS 2',
      'Figures exist only for South Sweden (SE22)',
      'Skåne: 9.4% in 2022, the latest year.',
      '196 of 244 NUTS 2 regions with data (lowest is best; 57 have no figure)',
      'Median of all 8 regions of Sweden: 7.0%',
      'Median of 244 NUTS 2 regions with data: 4.8%',
      '−2.1 points since 2021 (11.5% b)',
      'Break in the series in 2001, 2005, 2018, 2021',
      'Eurostat (lfst_r_lfur2gac), as of 27 Apr 2023',
      'reuse with attribution',
      'Unemployed people as a share',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(
      /\[picture Skåne, Unemployment: 9\.4% in 2022\..*8\.9% in 1999.*not comparable across the breaks/,
    );
  });

  test('is what /indicator means', async () => {
    expect(read(await say('/indicator unemployment Skåne'))).toBe(
      read(await say('/indicator show unemployment Skåne')),
    );
  });

  test('a flag is said in words', async () => {
    expect(read(await say('/indicator show unemployment Azores'))).toContain('Warning: low reliability');
  });

  test('a region that is all of its country is not set beside it', async () => {
    expect(read(await say('/indicator show unemployment Iceland'))).not.toContain('no figure for the country');
    expect(read(await say('/indicator show population LU00'))).not.toContain('the country');
    expect(read(await say('/indicator show population Skåne'))).toContain('Sweden, 2021: 10,379,295 inhabitants');
  });

  test('suppressed: says so, and what there is instead', async () => {
    const outcome = await say('/indicator show unemployment-foreign-born Azores');
    expect(read(outcome)).toContain('for Azores: not published (too few answers to be reliable)');
    expect(read(await press(outcome, 'Unemployment'))).toContain('6.2%, 2022');
  });

  test('unknown is not called zero or suppressed', async () => {
    expect(read(await say('/indicator show tertiary-foreign-born Azores'))).toContain(
      'for Azores: blank in the transcription we hold',
    );
  });

  test('a figure of a single year shows where the region stands', async () => {
    expect(read(await say('/indicator show employment-foreign-born Skåne'))).toContain('[picture Skåne is 114 of 230');
  });
});

describe('/indicator rank', () => {
  test('shows head and end of a long list and pages through it', async () => {
    const outcome = await say('/indicator rank unemployment');
    const text = read(outcome);
    expect(text).toContain('1 | ');
    expect(text).toContain('… |');
    expect(text).toContain('244 | ');
    const first = await press(outcome, 'Whole list');
    const second = await press(first, '26–50');
    expect(read(second)).toContain('31 | Trøndelag | Norway | 2.6% u');
    expect(read(await press(second, 'Overview'))).toBe(text);
  });

  test('of one country, with its own ranks', async () => {
    const text = read(await say('/indicator rank unemployment Spain'));
    expect(text).toContain('1 | Basque Country | 8.7% d');
    expect(text).toContain('19 | Ceuta');
  });

  test('a country of one region is found by its name', async () => {
    expect(read(await say('/indicator rank unemployment country=Cyprus'))).toContain('– | Cyprus | ');
  });

  test('of the members, with their areas told', async () => {
    const text = read(await say('/indicator rank unemployment members'));
    expect(text).toContain('3 | Skåne | Sweden | 9.4%');
    expect(text).toContain('Skåne: Figures exist only for South Sweden');
  });

  test('fewer than five have no ranks', async () => {
    const text = read(await say('/indicator rank unemployment country=Slovenia'));
    expect(text).toContain('– | Western Slovenia');
    expect(text).toContain('Only 2 have a figure: they are shown without ranks');
  });

  test('a page beyond the end is the last one', async () => {
    expect(read(await say('/indicator rank unemployment page=99'))).toMatch(/^244 \| /m);
  });
});

describe('/indicator list', () => {
  test('lists everything with years and regions', async () => {
    const text = read(await say('/indicator list'));
    expect(text).toContain('Unemployment rate of the foreign-born (% · 15–64 · 1999–2022 · 156 regions)');
    expect(text).toContain('Population density');
  });

  test('one area; one without figures says where there are some', async () => {
    expect(read(await say('/indicator list education'))).not.toContain('Unemployment rate |');
    expect(read(await say('/indicator list language'))).toContain('There are some on labour market, education');
  });
});

describe('where there is no figure', () => {
  test.each([
    ['employment Puglia', 'we hold it for countries only', 'For Italy as a whole: 62.2% in 2024.'],
    ['employment Puglia year=2010', 'we hold it for countries only', 'For Italy as a whole: 56.8% in 2010.'],
    [
      'median-income-third-country-nationals Catalonia',
      'published for countries only',
      'For Spain as a whole: 12,990 €',
    ],
    ['home-ownership Skåne', 'no figures were brought in yet', ''],
    ['employment-foreign-born DK03', 'not in the transcription we hold', ''],
    ['tertiary-foreign-born Azores', 'blank in the transcription we hold', 'Tertiary, native-born'],
    ['unemployment-foreign-born Azores', 'not published (too few answers', ''],
    ['unemployment-foreign-born London', 'not in the tables we hold; the source may have it', ''],
    ['foreign-born-share UKM8', 'not in the tables we hold; the source may have it', ''],
    ['unemployment Utrecht', 'Utrecht (NL31), 1999–2022', 'In the former borders, Utrecht: 3.3% in 2022.'],
    ['unemployment Utrecht year=2015', 'the borders changed', 'In the former borders, Utrecht: 6.5% in 2015.'],
    ['net-migration Utrecht year=2015', 'We hold figures for 2024', 'In the former borders, Utrecht: '],
    ['unemployment PT1D year=2015', 'the borders changed', 'In the former borders, Alentejo: '],
  ])('/indicator show %s: %s', async (said, why, instead) => {
    const text = read(await say(`/indicator show ${said}`));
    expect(text).toContain(why);
    expect(text).toContain(instead);
    expect(text).not.toMatch(/Value:/);
  });

  test('the list says what is held, of what', async () => {
    const text = read(await say('/indicator list housing'));
    expect(text).toContain(
      'No figures yet (2)\nForeign-born who own their home; Overcrowding rate of the foreign-born.',
    );
    const work = read(await say('/indicator list labour-market'));
    expect(work).toContain('Employment rate (% · 15–64 · 1995–2024 · 30 countries)');
    expect(work).not.toContain(' 0 regions');
  });
});

describe('/indicator rank where only countries have figures', () => {
  test('ranks countries, and says so', async () => {
    const text = read(await say('/indicator rank employment'));
    expect(text).toContain('Employment rate: countries, 2024');
    expect(text).toContain('Of regions we hold no such figures: these are of countries.');
    expect(text).toContain('Half of the 30 countries lie between');
    expect(text).toContain('Netherlands');
    expect(text).not.toContain('tile map');
  });

  test.each([
    [
      'median-income-third-country-nationals country=ES',
      'Median income of third-country nationals: countries, 2023',
      'Spain is 17 of 26 (11,780',
    ],
    ['employment members', 'Employment rate: countries of the members, 2024', 'Portugal'],
    ['employment year=1999', 'Employment rate: countries, 1999', 'Spain'],
  ])('/indicator rank %s', async (said, heading, value) => {
    const text = read(await say(`/indicator rank ${said}`));
    expect(text).toContain(heading);
    expect(text).toContain(value);
  });

  test('without a table it is said that none was brought in; with one only of other years, which', async () => {
    expect(read(await say('/indicator rank home-ownership'))).toContain(
      'No figures on Foreign-born who own their home were brought in yet.',
    );
    expect(read(await say('/indicator rank employment year=1980'))).toContain(
      'There are no figures on Employment rate',
    );
    // Of regions there are figures, so that a filter narrows those, and countries do not stand for them.
    expect(read(await say('/indicator rank unemployment year=1980'))).not.toContain('these are of countries');
  });
});

test('a figure shows half of its interval, where the source gives it', async () => {
  expect(read(await say('/indicator show quality-of-government Skåne'))).toContain('Value: 1.25 points ± 0.23, 2021');
  expect(read(await say('/indicator show unemployment Skåne'))).not.toContain('±');
});
