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
    expect(table?.columns.map(({ label }) => label)).toEqual(['Outcomes', 'Skåne', 'Catalonia', 'Ahead']);
    expect(table?.rows.find(([label]) => label?.startsWith('Unemployment, foreign-born'))).toEqual([
      'Unemployment, foreign-born, 15–64, 2022',
      '19.5%',
      '15.6% d',
      'uncertain (3.9 points)',
    ]);
    // Ranks and countries are one press away.
    expect(tableOf(outcome, 0, 'details')?.rows.find(([label]) => label?.startsWith('Unemployment, foreign'))).toEqual(
      expect.arrayContaining(['19.5% · 132/156', '15.6% d · 113/156']),
    );
    expect(text).toContain('Figures exist only for South Sweden (SE22)');
    expect(text).toContain('d = definition differs');
    expect(text).toContain('Eurostat (lfst_r_lfur2gac), as of 2023-04-27');
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
    expect(picture.alt).toMatch(/^Nobody is called ahead: each outcome has an uncertain figure\./);
    expect(picture.alt).toContain('Figures exist only for South Sweden (SE22)');
    const png = await context.pictures.read(picture.key);
    expect(png?.subarray(1, 4).toString()).toBe('PNG');
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
    const row = tableOf(await say('/compare Azores Murcia unemployment'))?.rows[0];
    expect(row).toContain('6.2% u');
    expect(row?.at(-1)).toBe('uncertain (7.2 points)');
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
      'Apulia before Skåne, by 4.9 points',
    );
  });

  test('a region and a country: the levels are told, the country stands once', async () => {
    const outcome = await say('/compare Catalonia Spain population');
    expect(tableOf(outcome)?.columns.map(({ label }) => label)).toEqual(['Figure', 'Catalonia', 'Spain', 'More']);
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
    expect(text).toContain('Nobody is called ahead: each outcome has an uncertain figure.');
  });

  test('a region that is its whole country is not set beside itself', async () => {
    const labels = tableOf(await say('/compare CY ES51 indicators=population'))?.columns.map(({ label }) => label);
    expect(labels?.filter((label) => label === 'Cyprus')).toHaveLength(1);
  });
});
