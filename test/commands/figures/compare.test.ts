import { describe, expect, test } from 'vitest';
import type { Message } from '#src/core/message.ts';
import type { Outcome } from '#src/core/outcome.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { say, press, context } = await createDialogue();

/** A table of the answer, or of one of its folds. */
function tableOf(outcome: Outcome, index = 0, fold: 'more' | 'details' | null = null) {
  if (outcome.type !== 'message') throw new Error('no message');
  const folded = outcome.folds?.find(({ name }) => name === fold)?.blocks ?? [];
  const tables = (fold === null ? outcome.blocks : folded).filter(
    (block): block is Extract<Message['blocks'][number], { type: 'table' }> => block.type === 'table',
  );
  return tables[index];
}

describe('/compare', () => {
  test('puts two regions side by side with everything a figure shows', async () => {
    const outcome = await say('/compare Skåne Catalonia');
    const text = read(outcome);
    const table = tableOf(outcome);
    expect(table?.columns.map(({ label }) => label)).toEqual([
      'Outcomes',
      'Skåne',
      'Catalonia',
      // All is uncertain, which is said once.
      'By value, uncertain',
    ]);
    expect(table?.rows.find(([label]) => label?.startsWith('Unemployment, foreign-born'))).toEqual([
      'Unemployment, foreign-born, 15–64, 2022',
      '19.5%',
      '15.6% d',
      'Catalonia, by 3.9 points',
    ]);
    // Ranks and countries are one press away.
    expect(tableOf(outcome, 0, 'details')?.rows.find(([label]) => label?.startsWith('Unemployment, foreign'))).toEqual(
      expect.arrayContaining(['19.5% · 132/156', '15.6% d · 113/156']),
    );
    expect(text).toContain('Figures exist only for South Sweden (SE22)');
    expect(text).toContain('d = definition differs');
    expect(text).toContain('Eurostat (lfst_r_lfur2gac), as of 27 Apr 2023');
    expect(text).not.toContain('because');
  });

  test('the text alone says as much as the first screen', async () => {
    const outcome = await say('/compare Skåne Catalonia');
    if (outcome.type !== 'message') throw new Error('no message');
    for (const part of ['19.5%', '15.6%', 'definition differs', '2022', 'South Sweden', 'Eurostat'])
      expect(outcome.text).toContain(part);
  });

  test('carries a picture that can be read and says the finding', async () => {
    const outcome = await say('/compare Skåne Catalonia');
    const picture = outcome.type === 'message' ? outcome.blocks.find((block) => block.type === 'picture') : undefined;
    if (picture?.type !== 'picture') throw new Error('no picture');
    expect(picture.alt).toMatch(/^Catalonia lower in unemployment, level in employment \(foreign-born, uncertain\)\./);
    expect(picture.alt).toContain('Figures exist only for South Sweden (SE22)');
    const png = await context.pictures.read(picture.key);
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
    // 71.5% and 72.2% are about level, and their axis is one on which they look it.
    const svg = (await context.pictures.svg(picture.key)) ?? '';
    const shares = [...svg.matchAll(/>(\d+(?:\.\d+)?)%</g)].map(([, share]) => share);
    expect(shares.slice(0, 5)).toEqual(['60', '65', '70', '75', '80']);
  });

  test('figures that describe stand apart from outcomes', async () => {
    const outcome = await say('/compare Skåne Catalonia');
    expect(tableOf(outcome, 0, 'more')?.columns[0]?.label).toBe('Who lives there, and what kind of regions they are');
    expect(
      tableOf(outcome)
        ?.rows.map(([label]) => label)
        .join(),
    ).not.toContain('GDP');
  });

  test('tells suppressed from unknown', async () => {
    const text = read(await say('/compare Azores Murcia'));
    expect(text).toContain(
      'Azores: Unemployment, foreign-born, 15–64: not published (too few answers to be reliable).',
    );
    expect(text).toContain('Azores: Tertiary, foreign-born, 25–64: blank in the transcription we hold');
  });

  test('a figure of low reliability is not called better', async () => {
    const table = tableOf(await say('/compare Azores Murcia unemployment'));
    expect(table?.rows[0]).toContain('6.2% u');
    expect([table?.columns.at(-1)?.label, table?.rows[0]?.at(-1)]).toEqual([
      'By value, uncertain',
      'Azores, by 7.2 points',
    ]);
  });

  test('takes six regions, and the countries in a table of their own', async () => {
    const outcome = await say('/compare Azores Skåne Murcia Campania Puglia Catalunya');
    expect(tableOf(outcome)?.columns).toHaveLength(8);
    expect(tableOf(outcome, 1, 'more')?.columns.map(({ label }) => label)).toEqual([
      'Their countries',
      'Portugal',
      'Sweden',
      'Spain',
      'Italy',
    ]);
  });

  test('goes on to one policy area, and back', async () => {
    const education = await press(await say('/compare Skåne Catalonia'), 'Only education');
    expect(read(education)).toContain('Foreign-born'.toLowerCase());
    expect(tableOf(education)?.rows.every(([label]) => /Tertiary|education|Early/.test(label ?? ''))).toBe(true);
    expect(read(await press(education, 'All areas'))).toContain('GDP per head');
  });

  test('an area without figures is said to have none', async () => {
    const outcome = await say('/compare Skåne Catalonia housing');
    expect(outcome).toMatchObject({ failed: true });
    expect(read(outcome)).toContain('There are no figures on housing yet');
  });

  test('of three, those are named of which something is said', async () => {
    const table = tableOf(await say('/compare Skåne Puglia Catalonia area=labour'));
    expect(table?.rows.find(([label]) => label?.startsWith('Unemployment, foreign-born, 15–64'))?.at(-1)).toBe(
      'Apulia before Skåne, by 4.9 points; Catalonia uncertain',
    );
  });

  test('a region and a country: the levels are told, the country stands once', async () => {
    const outcome = await say('/compare Catalonia Spain population');
    expect(tableOf(outcome)?.columns.map(({ label }) => label)).toEqual(['Figure', 'Catalonia', 'Spain', 'Higher']);
    expect(read(outcome)).toContain('different levels');
  });

  test('one region alone leads to the question for another', async () => {
    const outcome = await say('/compare Skåne');
    expect(outcome).toMatchObject({ failed: true });
    const compared = await press(outcome, 'Catalonia');
    expect(read(compared)).toMatch(/^Skåne and Catalonia/);
  });

  test('where migrants have no figures to compare, it is said, and others are', async () => {
    const text = read(await say('/compare ES23 RO11'));
    expect(text).toContain('Outcomes of migrants cannot be compared: fewer than two have figures.');
    expect(text).toMatch(/In other outcomes, by uncertain figures, .* has the (?:higher|lower) figures? in /);
  });

  test('a region that is its whole country is not set beside itself', async () => {
    const labels = tableOf(await say('/compare CY ES51 indicators=population'))?.columns.map(({ label }) => label);
    expect(labels?.filter((label) => label === 'Cyprus')).toHaveLength(1);
  });
});

describe('/compare where it is uncertain who is ahead', () => {
  const finding = (outcome: Outcome) => read(outcome).split('\n')[1] ?? '';
  const labels = (outcome: Outcome) => tableOf(outcome)?.rows.map(([label]) => label) ?? [];

  test('says who is first by value in how many, and why nobody is called ahead', async () => {
    const answer = await say('/compare Murcia Apulia');
    const said = finding(answer);
    expect(said).toBe(
      [
        'For the foreign-born, by uncertain figures, Region of Murcia has the higher figure in employment (65.1% ? against 52.4% ?, 2025);',
        'Apulia has the lower figure in unemployment (14.6% against 18.2% d, 2022).',
        'By uncertain figures, the gap to the native-born is smaller in Apulia: employment (−3.1 points against −6.0 points, 2025).',
        'For all residents, by uncertain figures, Apulia has the lower figure in early leavers (9.9% ? against 18.2% ?, 2024).',
      ].join(' '),
    );
    expect(read(answer)).toMatch(/\? flags not known: it may be unreliable · d definition differs/);
  });

  test.each(['/compare Murcia Apulia', '/compare Murcia Apulia area=labour-market', '/compare Skåne Catalonia'])(
    '%s names only reasons that its rows carry',
    async (line) => {
      const outcome = await say(line);
      const cells = tableOf(outcome)?.rows.flatMap((row) => row.slice(1, -1)) ?? [];
      for (const [mark, words] of [
        ['?', 'flags are not known'],
        ['d', 'the definition differs'],
        ['u', 'low reliability'],
      ] as const)
        if (finding(outcome).includes(words))
          expect(cells.some((cell) => cell.split(' ').at(-1)?.includes(mark))).toBe(true);
    },
  );

  test('the gap by birth stands among the first six rows, before the totals', async () => {
    for (const line of ['/compare Murcia Apulia', '/compare Murcia Apulia area=labour-market']) {
      const rows = labels(await say(line));
      const gap = rows.findIndex((label) => label?.startsWith('Gap: Employment, 20–64'));
      const total = rows.findIndex((label) => /^Unemployment, 15–64/.test(label ?? ''));
      expect(gap).toBeGreaterThan(0);
      if (total >= 0) expect(gap).toBeLessThan(total);
    }
    const row = tableOf(await say('/compare Murcia Apulia'))?.rows.find(([label]) => label?.startsWith('Gap: '));
    expect(row?.slice(1)).toEqual(['−6.0 ?', '−3.1 ?', 'smaller: Apulia, by 2.9 points']);
  });

  test('of a policy area migrants come first', async () => {
    expect(labels(await say('/compare Murcia Apulia area=labour-market'))[0]).toContain('foreign-born');
  });

  test('of three, the first sentence and the table say the same of a row', async () => {
    const outcome = await say('/compare Murcia Apulia Skåne');
    const row = tableOf(outcome)?.rows.find(([label]) => label?.startsWith('Unemployment, foreign-born'));
    expect(row?.join(' ')).not.toContain('✓');
    expect(row?.at(-1)).toBe('Apulia before Skåne, by 4.9 points; Region of Murcia uncertain');
    expect(finding(outcome)).toContain(
      'Apulia is ahead of Skåne in unemployment (14.6%, 2022; Region of Murcia uncertain)',
    );
  });

  test('a measure that only countries have leads to the nearest that the regions have', async () => {
    const outcome = await say('/compare Murcia Apulia indicators=employment');
    expect(finding(outcome)).toContain('figures of countries only');
    expect(finding(outcome)).toContain('The nearest to it that there are figures of is shown with it.');
    expect(labels(outcome)).toContain('Employment, foreign-born, 20–64, 2025');
  });
});

describe('the sentence, the table and the picture of /compare', () => {
  const altOf = (outcome: Outcome) => (/\[picture .+\]/.exec(read(outcome)) ?? [''])[0];
  const rowsOf = (outcome: Outcome) => tableOf(outcome)?.rows.map(([label]) => label ?? '') ?? [];

  test.each(['/compare Murcia Apulia', '/compare Skåne Catalonia', '/compare Murcia Apulia Skåne'])(
    '%s: show the same outcomes and no other',
    async (line) => {
      const outcome = await say(line);
      const measures = rowsOf(outcome).filter((label) => !label.startsWith('Gap: '));
      const said = read(outcome).split('\n')[1] ?? '';
      for (const label of measures) {
        const [name = ''] = label.split(/, \d/);
        // Of two regions the group stands once, before the names.
        expect(said.toLowerCase(), label).toContain(name.replace(/, foreign-born$/, '').toLowerCase());
        expect(altOf(outcome), label).toContain(`${name},`);
      }
      expect(altOf(outcome)).not.toContain('native-born');
      // What is counted for nobody stands behind a press.
      const more = outcome.type === 'message' ? outcome.folds?.find(({ name }) => name === 'more') : undefined;
      expect(JSON.stringify(more)).toContain('Employment, native-born');
    },
  );

  test('the gap by birth stands in the sentence, and of a policy area in the picture', async () => {
    expect(read(await say('/compare Murcia Apulia'))).toContain(
      'By uncertain figures, the gap to the native-born is smaller in Apulia: employment (−3.1 points against −6.0 points, 2025).',
    );
    const work = await say('/compare Murcia Apulia area=labour-market');
    // Of a policy area the measure of integration is what is said first, once for all its rows.
    expect(read(work).split('\n')[1]).toMatch(
      /^By uncertain figures, the gap to the native-born is smaller in Apulia: unemployment 15–74 and employment\. For the foreign-born, /,
    );
    expect(altOf(work)).toMatch(
      /^\[picture By uncertain figures, the gap to the native-born is smaller in Apulia in 2 of 2\./,
    );
    expect(altOf(work)).toContain('Region of Murcia −6.0 points (native-born 71.1%, foreign-born 65.1%)');
    expect(rowsOf(work)).toHaveLength(4);
  });

  test('of many, whose doubtful value is best is said, and that a year is the newest of all', async () => {
    const outcome = await say('/compare Skåne Catalonia Murcia Apulia Azores "Basque Country"');
    // What the sentence leaves out stands behind a press, and in no picture under its title.
    expect(tableOf(outcome)?.rows.some(([label]) => label?.startsWith('Early leavers'))).toBe(false);
    expect(altOf(outcome)).not.toContain('Early leavers');
    const more = outcome.type === 'message' ? outcome.folds?.find(({ name }) => name === 'more') : undefined;
    const row = more?.blocks
      .flatMap((block) => (block.type === 'table' ? block.rows : []))
      .find(([label]) => label?.startsWith('Early leavers'));
    expect(row?.at(-1)).toMatch(/^Skåne before Apulia, by .*; lowest value, but uncertain: Basque Country; Catalonia/);
    // The sentence of so many tells outcomes of migrants alone.
    expect(read(outcome).split('\n')[1]).toMatch(/^For the foreign-born, (?!.*early leavers)/);
    const five = await say('/compare Skåne Catalonia Murcia Apulia Azores "Basque Country" indicators=early-leavers');
    expect(read(five).split('\n')[1]).toContain('Skåne is ahead of Apulia');
    expect(read(await say('/compare Skåne Catalonia Murcia Apulia Azores'))).toContain(
      'each row of the newest year that all have',
    );
    expect(
      tableOf(outcome)
        ?.rows.find(([label]) => label?.startsWith('Gap: '))
        ?.at(-1),
    ).toBe('uncertain: foreign-born higher in Azores');
    expect(read(outcome)).toContain(
      'By uncertain figures, the foreign-born have a higher figure than the native-born in employment (2025) in Azores (+5.2 points), and a lower one elsewhere.',
    );
    expect(read(await say('/compare Murcia Apulia year=2021'))).not.toContain('newest year that all have');
  });
});

test.each([
  '/compare Skåne Catalonia Murcia Puglia Campania Azores',
  '/compare Skåne Catalonia Murcia Puglia Campania Azores area=labour-market',
  '/compare Skåne Catalonia Murcia "Basque Country"',
  '/compare Lombardy Catalonia Murcia "Basque Country" Berlin',
])('the picture of %s says who is ahead of whom, not that things stand side by side', async (line) => {
  const [alt = ''] = /\[picture .+\]/.exec(read(await say(line))) ?? [];
  expect(alt).toMatch(/ (?:is|are) (?:ahead of|about level in) | (?:highest|lowest) | (?:higher|lower) than /);
  expect(alt).not.toMatch(/side by side/);
});

test.each([
  ['/compare Skåne Catalonia Murcia', 'Skåne and Catalonia have the highest figures, about level, in employment'],
  ['/compare Skåne Catalonia Murcia Apulia', 'Apulia is ahead of Skåne in unemployment'],
  ['/compare Vienna Prague Hamburg Berlin Lombardy', 'Prague has the highest figure in employment'],
  ['/compare Skåne Catalonia Murcia Apulia Azores Berlin', 'Berlin is ahead of Skåne and Apulia in unemployment'],
])('%s is told in whole sentences, each with a verb', async (line, clause) => {
  const [, said = ''] = read(await say(line)).split('\n');
  expect(said).toContain(clause);
  expect(said).not.toMatch(/ · |Outcomes? of |: (?:smallest|widest|highest|lowest)|but uncertain\./);
  // Values stand in brackets, so that a sentence may be read without them.
  for (const sentence of said.replace(/ \([^)]*\)/g, '').split(/(?<=\.) |; /))
    expect(sentence).toMatch(/ (?:is|are|has|have) /);
});

test('the picture over time says of the newest year from whom to whom, with flags where that is uncertain', async () => {
  const outcome = await say('/compare Skåne Catalonia indicators=unemployment-foreign-born');
  const time = outcome.type === 'message' ? outcome.folds?.find(({ name }) => name === 'time') : undefined;
  const drawn = time?.blocks.flatMap((block) => (block.type === 'picture' ? [block.alt] : []));
  expect(drawn?.[0]).toMatch(/2022: from 15\.6% d \(Catalonia\) to 19\.5% \(Skåne\), uncertain/);
});
