import { describe, expect, test } from 'vitest';
import { createCatalogue } from '#src/domain/regions/catalogue.ts';
import { savePolicyFile } from '#src/operations/policies/import.ts';
import { listIndicators, listRegions, listTerritories } from '#src/store/figures/catalogue.ts';
import { createDialogue, formOf, read } from '#test/support/dialogue.ts';

const { as, say, database } = await createDialogue();
const { sql } = database;
const now = new Date('2026-11-23T09:00:00Z');
const overall = { axis: 'overall', value: 'all', targetGroup: '' };

test('where nothing was imported it says so, and answers no other question', async () => {
  const text = read(await say('/policy Catalonia'));
  expect(text).toContain(
    'MIPEX measures national law, so there is none of Catalonia itself; that of Spain has not been imported',
  );
  expect(text).toContain('No MIPEX-R score of Catalonia has been imported');
  expect(text).toContain('Catalonia has not assessed itself yet');
});

describe('published indices', () => {
  test('the country’s MIPEX is said to be the country’s, with year, edition and the index’s own words', async () => {
    await savePolicyFile(
      database,
      [
        { region: 'ES', year: 2024, score: 64, ...overall },
        { region: 'ES', year: 2020, score: 60, ...overall },
        { region: 'ES', year: 2024, axis: 'strand', value: 'labour-market-mobility', targetGroup: '', score: 67 },
        { region: 'SE', year: 2023, score: 86, ...overall },
      ],
      { index: 'mipex', edition: '2025', source: 'MIPEX 2025, MPG and CIDOB', now },
    );
    const text = read(await say('/policy Catalonia'));
    expect(text).toContain(
      'Spain has 64 of 100 in 2024 (slightly favourable), edition 2025. It is not a score of Catalonia.',
    );
    expect(text).toContain('Labour market mobility');
    expect(text).toContain('Source: MIPEX 2025, MPG and CIDOB');
    expect(read(await say('/policy Sweden'))).toContain('86 of 100 in 2023 (favourable)');
  });

  test('its parts can be had as a file, and stand in a brief apart from the scores', async () => {
    const outcome = await say('/policy Catalonia csv');
    const file = outcome.type === 'message' && outcome.blocks.find(({ type }) => type === 'file');
    expect(file).toMatchObject({
      content:
        '\ufeffMIPEX: Part,Score,Year,In words,Source\r\nLabour market mobility,67,2024,slightly favourable,"MIPEX 2025, MPG and CIDOB"\r\n',
    });
    const said = read(await say('/brief Catalonia against=Skåne'));
    expect(said).toMatch(/Outcomes: scores of Catalonia[\s\S]*Policy: what indices say[\s\S]*Labour market mobility/);
  });

  test('a region’s MIPEX-R is its own, and no word is put to its score', async () => {
    await savePolicyFile(database, [{ region: 'SE224', year: 2022, score: 71, ...overall }], {
      index: 'mipex-r',
      edition: '2022',
      source: 'MIPEX-R',
      now,
    });
    expect(read(await say('/policy Skåne'))).toContain('MIPEX-R of Skåne is 71 of 100 in 2022, edition 2022.');
  });

  test('a newer file of an edition replaces it whole', async () => {
    const { before } = await savePolicyFile(database, [{ region: 'ES', year: 2024, score: 65, ...overall }], {
      index: 'mipex',
      edition: '2025',
      source: 'MIPEX 2025',
      now,
    });
    expect(before).toBe(4);
    expect(read(await say('/policy Catalonia'))).toContain('65 of 100');
    expect(read(await say('/policy Catalonia'))).not.toContain('Labour market mobility');
    expect(read(await say('/policy Sweden'))).toContain('MIPEX of Sweden has not been imported');
  });

  test('beside a score of outcomes they stand apart, and change nothing of it', async () => {
    const text = read(await say('/score Catalonia'));
    expect(text).toContain('Policy, apart from these scores: MIPEX of Spain 65 of 100 (2024).');
    const before = read(await say('/score Catalonia labour market'));
    await sql`update policy_score set score = 1`;
    expect(read(await say('/score Catalonia labour market'))).toBe(before);
  });
});

describe('self-assessment', () => {
  const ana = as('ana');

  test('only people of the region may, staff too', async () => {
    expect(read(await ana.say('/policy assess housing region=ES51'))).toContain(
      'Only people of a region assess its policy',
    );
    await ana.submit(await ana.say('/me edit'), { region: 'ES51' });
    expect(formOf(await ana.say('/policy assess housing')).fields).toHaveLength(12);
    expect(formOf(await as('admin').say('/policy assess housing region=ES51')).fields).toHaveLength(12);
  });

  test('a part may be sent, and gone on with later', async () => {
    const said = await ana.submit(await ana.say('/policy assess housing'), {
      formulation: '100',
      'formulation-evidence': 'Plan d’habitatge 2024',
      output: '50',
    });
    expect(read(said)).toContain('Saved.');
    expect(read(said)).toContain('Self-assessed by Catalonia');
    const again = formOf(await ana.say('/policy assess housing'));
    expect(again.values).toMatchObject({
      formulation: '100',
      'formulation-evidence': 'Plan d’habitatge 2024',
      output: '50',
    });
    expect(again.values.evaluation ?? null).toBeNull();
    await ana.submit(await ana.say('/policy assess housing'), {
      implementation: '0',
      'implementation-comment': 'Not yet',
    });
    const text = read(await say('/policy Catalonia'));
    expect(text).toMatch(/Housing \| 100 \| 50 \| 0 \| – \| 50 \| 23 November 2026/);
    expect(text).toContain('It is neither MIPEX nor MIPEX-R');
    expect(read(await say('/policy show Catalonia evidence'))).toContain('Plan d’habitatge 2024');
    expect(read(await say('/score Catalonia'))).toContain('self-assessed Housing 50');
  });

  test('what is written without a grade is asked about and not lost', async () => {
    const form = await ana.say('/policy assess health');
    const said = await ana.submit(form, { output: null, 'output-evidence': 'Some law' });
    expect(said).toMatchObject({
      type: 'problems',
      problems: { output: expect.stringContaining('Choose no, partly or yes') },
    });
    expect(await sql`select 1 from self_assessment where policy_area = 'health'`).toHaveLength(0);
  });

  test('a closed form keeps what was typed', async () => {
    await ana.close(await ana.say('/policy assess education'), {
      formulation: '50',
      'formulation-comment': 'half a page',
    });
    expect(formOf(await ana.say('/policy assess education')).values).toMatchObject({
      'formulation-comment': 'half a page',
    });
  });

  test('a stage that is emptied is taken back', async () => {
    await ana.submit(await ana.say('/policy assess housing'), { output: null });
    const rows = await sql`select stage from self_assessment where policy_area = 'housing' order by stage`;
    expect(rows.map(({ stage }) => stage)).toEqual(['formulation', 'implementation']);
  });
});

test('every country of a region can be found by the code of its files', async () => {
  const catalogue = createCatalogue({
    regions: await listRegions(sql),
    territories: await listTerritories(sql),
    indicators: await listIndicators(sql),
  });
  const countries = [...catalogue.territories.values()].filter(({ level }) => level === 0).map(({ code }) => code);
  expect(countries.filter((code) => !catalogue.regions.has(code))).toEqual([]);
});
