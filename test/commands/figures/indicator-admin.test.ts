import { expect, test } from 'vitest';
import { loadKnownFigures } from '#src/operations/figures/known-figures.ts';
import { figureFile } from '#src/sources/figure-file.ts';
import { importFigures } from '#src/store/figures/import.ts';
import { loadStarterFigures } from '#src/store/figures/starter.ts';
import { inPieces } from '#test/sources/support.ts';
import { createDialogue, read } from '#test/support/dialogue.ts';

const { as, say, database } = await createDialogue();
const staff = as('admin');

const entry = {
  code: 'poverty-children',
  name: 'Children at risk of poverty',
  definition: 'Children in households with less than 60 % of the median income.',
  unit: '%',
  polarity: -1,
  policyArea: 'social-security',
  source: 'Eurostat',
  dataset: 'ilc_li99',
  dimensions: { unit: 'PC' },
  licence: 'CC BY 4.0',
};
const file = (content: unknown) => ({
  file: [
    {
      name: 'entries.json',
      mediaType: 'application/json',
      content: typeof content === 'string' ? content : JSON.stringify(content),
    },
  ],
});
const add = async (values: Parameters<typeof staff.submit>[1]) =>
  staff.submit(await staff.say('/indicator add'), values);
const fields = {
  code: 'women-working',
  name: 'Women in work',
  definition: 'Women aged 20–64 in work.',
  unit: '%',
  polarity: '1',
  area: 'labour-market',
  table: 'lfst_r_lfe2emprt',
  filter: 'unit=PC sex=F age=Y20-64',
  names: 'sv: Sysselsatta kvinnor\nde: Frauen in Arbeit',
  lowest: 0,
  highest: 100,
  source: 'Eurostat',
  licence: 'CC BY 4.0',
};

test('only staff may add and remove', async () => {
  expect(read(await say('/indicator add'))).toContain('Your role does not allow that.');
  expect(read(await say('/indicator remove unemployment'))).toContain('Your role does not allow that.');
});

test('a form adds an indicator that is there at once: listed, found by its translated name, fed by a file, shown', async () => {
  expect(read(await add(fields))).toContain('The indicator Women in work was added.');
  expect(read(await say('/indicator list area=labour-market'))).toContain('Women in work');
  const known = await loadKnownFigures(database.sql, new Date('2026-11-23'));
  const rows = ['ES51,2024,71.5,', 'ES61,2024,64.1,b', 'ES62,2024,101,'].map(
    (row) => `ESTAT:LFST_R_LFE2EMPRT(1.0),01/03/26,PC,F,Y20-64,${row}`,
  );
  const text = ['DATAFLOW,LAST UPDATE,unit,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG', ...rows, ''].join('\n');
  const report = await importFigures(database, figureFile.parse(inPieces(text), known), {
    file: 'women.csv',
    now: () => new Date('2026-11-23T10:00:00Z'),
  });
  expect(report).toMatchObject({ new: 2, bad: 1 });
  expect(report.problems[0]?.reason).toBe('101 is out of the range of women-working: it has to be from 0 to 100.');
  expect(read(await say('/indicator show "Frauen in Arbeit" Catalonia'))).toContain('71.5%');
});

test.each<[string, Parameters<typeof staff.submit>[1], Record<string, string>]>([
  [
    'nothing filled in',
    { source: '', licence: '' },
    { code: 'Code is no code such as employment-foreign-born (small letters, digits and hyphens).' },
  ],
  [
    'a definition that is no sentence',
    { ...fields, code: 'x', definition: 'Women' },
    { definition: 'Definition is no sentence: end it with a full stop.' },
  ],
  ['a filter that is none', { ...fields, code: 'x', filter: 'sex' }, { filter: '“sex” is not a pair like sex=T.' }],
  [
    'a code of the file',
    { ...fields, code: 'unemployment', name: 'Another', names: '', filter: 'sex=X' },
    { code: 'Code is one of Causeway’s own indicators; choose another.' },
  ],
  [
    'a name that stands for another',
    { ...fields, code: 'x', name: 'Unemployment rate', names: '', filter: 'sex=X' },
    { name: 'Name “Unemployment rate” stands for unemployment already.' },
  ],
  [
    'rows of another',
    { ...fields, code: 'x', name: 'X', names: '' },
    { filter: 'What picks it out of the table holds a row that stands for women-working already.' },
  ],
  [
    'a range the wrong way round',
    { ...fields, code: 'x', lowest: 5, highest: 5 },
    { highest: 'Highest possible value is not above the lowest value.' },
  ],
  [
    'a file that is no JSON',
    file('{"code":'),
    { file: 'The file is no JSON. Write one entry or a list of entries, as in data/indicators.json.' },
  ],
])('%s is told beside its field, and nothing changes', async (_, values, problems) => {
  const before = await database.sql`select count(*) from indicator where ended_at is null`;
  const outcome = await add(values);
  if (outcome.type !== 'problems') throw new Error(JSON.stringify(outcome));
  expect(outcome.problems).toMatchObject(problems);
  expect(await database.sql`select count(*) from indicator where ended_at is null`).toEqual(before);
});

test.each<[string, unknown, string]>([
  ['a missing field', { ...entry, name: undefined }, 'poverty-children: name is missing.'],
  ['an unknown field', { ...entry, colour: 'red' }, 'poverty-children: colour is not known.'],
  [
    'an unknown policy area',
    { ...entry, policyArea: 'sports' },
    'poverty-children: policyArea is none of labour-market',
  ],
  [
    'one of two wrong',
    [entry, { ...entry, code: 'other', name: 'Other', dimensions: { unit: 'X' }, polarity: 2 }],
    'other: polarity is neither 1',
  ],
  ['the same code twice', [entry, entry], 'poverty-children: code it stands for poverty-children already.'],
  ['an empty list', [], 'list: entries are missing.'],
  ['a number', 7, 'entry 1: entry '],
  ['null', null, 'entry 1: entry '],
  ['a prototype', '{"__proto__": {"code": "x"}}', 'entry 1: '],
  ['a line break in a name', { ...entry, name: 'A\nB' }, 'poverty-children: name holds a line break'],
  ['an endless name', { ...entry, name: 'x'.repeat(101) }, 'poverty-children: name is longer than 100 characters.'],
  ['an address that is none', { ...entry, url: 'javascript:alert(1)' }, 'poverty-children: url is no web address.'],
])('a file with %s changes nothing, and the list goes on', async (_, content, sentence) => {
  const before = await database.sql`select count(*) from indicator`;
  expect(read(await add(file(content)))).toContain(sentence);
  expect(await database.sql`select count(*) from indicator`).toEqual(before);
  expect(read(await say('/indicator list area=labour-market'))).toContain('Women in work');
});

test('a file adds several; one that staff added can be written anew, taken away, and brought back with its figures', async () => {
  const second = {
    ...entry,
    code: 'poverty-old',
    name: 'Older people at risk of poverty',
    dimensions: { unit: 'PC', age: 'Y_GE65' },
  };
  expect(read(await add(file([entry, second])))).toContain(
    '2 indicators were added: Children at risk of poverty and Older people at risk of poverty.',
  );
  expect(read(await add(file({ ...entry, unit: 'per cent' })))).toContain(
    'The indicator Children at risk of poverty was written anew.',
  );
  // It has no figures yet: the list names it without its unit.
  expect(await database.sql`select unit from indicator where code = ${entry.code}`).toEqual([{ unit: 'per cent' }]);
  expect(read(await say('/indicator list area=social-security'))).toContain('Children at risk of poverty');
  expect(read(await staff.confirm('/indicator remove women-working'))).toContain('“Women in work” was taken away.');
  expect(read(await say('/indicator list area=labour-market'))).not.toContain('Women in work');
  await add(fields);
  expect(read(await say('/indicator show women-working Catalonia'))).toContain('71.5%');
  expect(read(await staff.confirm('/indicator remove unemployment'))).toContain('belongs to Causeway itself');
});

test('an entry that got into the database and is faulty breaks nothing; what staff added outlives a change of the file', async () => {
  await database.sql`update indicator set policy_area = 'sports' where code = 'poverty-old'`;
  await add(file({ ...entry, unit: '%' }));
  expect(read(await say('/indicator list'))).toContain('Indicators');
  const list = read(await say('/indicator list area=social-security'));
  expect(list).toContain('Children at risk of poverty');
  expect(list).not.toContain('Older people at risk');
  await database.sql`delete from starter_file where name = 'indicators.json'`;
  await loadStarterFigures(database);
  expect(
    await database.sql`select code from indicator where code = 'poverty-children' and ended_at is null`,
  ).toHaveLength(1);
});
