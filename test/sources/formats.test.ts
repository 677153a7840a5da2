import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { KnownFigures, Series } from '#src/domain/figures/figure-row.ts';
import type { FileFacts } from '#src/sources/source.ts';
import { readRows } from './support.ts';

const series: Series[] = [
  {
    indicator: 'jobs',
    dataset: 'lfsa_ergan',
    dimensions: { unit: 'PC', citizen: 'FOR', sex: 'T', age: 'Y15-64' },
    unit: '%',
  },
  {
    indicator: 'income',
    dataset: 'ilc_di15',
    dimensions: { unit: 'EUR', indic_il: 'MED_E', citizen: 'FOR', sex: 'T', age: 'Y_GE18' },
    unit: '€',
  },
  {
    indicator: 'tertiary',
    dataset: 'edat_lfs_9912',
    dimensions: { unit: 'PC', sex: 'T', isced11: 'ED5-8', c_birth: 'NAT', age: 'Y25-64' },
    unit: '%',
  },
];
const names: Record<string, string[]> = { austria: ['AT'], germany: ['DE'], brussels: ['BE1', 'BE10'] };
const areas = new Set(['AT', 'DE', 'ES', 'ES51', 'BE1', 'BE10']);
const known: KnownFigures = {
  series,
  isTerritory: (code) => areas.has(code),
  findTerritories: (name) => names[name.toLowerCase()] ?? [],
  lastYear: 2026,
};

async function figures(content: string | Uint8Array, facts: FileFacts = {}, places: KnownFigures = known) {
  const rows = await readRows(content, places, { date: '2026-11-01', ...facts });
  return rows.map((row) => {
    if (row.kind === 'bad') return `line ${row.line}: ${row.reason}`;
    if (row.kind === 'leftOut') return row.reason;
    const { indicator, territory, year, value, flags, retrieved, retrievedTime } = row.observation;
    return [indicator, territory, year, value, flags, [retrieved, retrievedTime].join(' ').trim()];
  });
}

const header2 = 'STRUCTURE,STRUCTURE_ID,freq,unit,sex,age,citizen,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS';
const row2 = 'dataflow,ESTAT:LFSA_ERGAN(1.0),A,PC,T,Y15-64,FOR,ES,2024,62.5,b,';
const fact = ['jobs', 'ES', 2024, 62.5, 'b', '2026-11-01'];

test.each([
  ['SDMX-CSV 2.0', `${header2}\n${row2}\n`],
  [
    '2.0 with the name of the table',
    `${header2.replace('freq', 'STRUCTURE_NAME,freq')}\n${row2.replace(',A,', ',"Employment rates, by sex",A,')}\n`,
  ],
  [
    '2.0 with labels beside the codes',
    'STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,freq,Time frequency,unit,Unit of measure,sex,Sex,age,Age class,citizen,Country of citizenship,geo,Geopolitical entity (reporting),TIME_PERIOD,Time,OBS_VALUE,Observation value,OBS_FLAG,Observation status (Flag) V2 structure,CONF_STATUS,Confidentiality status (flag)\n' +
      'dataflow,ESTAT:LFSA_ERGAN(1.0),"Employment rates (%)",A,Annual,PC,Percentage,T,Total,Y15-64,From 15 to 64 years,FOR,Foreign country,ES,Spain,2024,,62.5,,b,break in time series,,\n',
  ],
  [
    '2.0 with an action',
    `${header2.replace('STRUCTURE_ID', 'STRUCTURE_ID,ACTION')}\n${row2.replace('(1.0)', '(1.0),I')}\n`,
  ],
  [
    '2.0 with “code: label”',
    `${header2.replace('geo', 'geo: Geopolitical entity').replace('OBS_FLAG', 'OBS_FLAG: Observation status')}\n${row2.replace(',ES,', ',ES: Spain,').replace(',b,', ',b: break in time series,')}\n`,
  ],
  ['a default view', `${header2}\n${row2.replace('(1.0)', '$DEFAULTVIEW(1.0)')}\n`],
  ['a view of one’s own', `${header2}\n${row2.replace('(1.0)', '$DV_1871(2.0)')}\n`],
  ['capitals for freq and geo', `${header2.replace('freq', 'FREQ').replace('geo', 'GEO')}\n${row2}\n`],
  [
    'labels in place of codes',
    `${header2}\n${row2.replace('A,PC,T,Y15-64,FOR', 'Annual,Percentage,Total,From 15 to 64 years,Foreign country')}\n`,
  ],
  ['gzip', gzipSync(`${header2}\n${row2}\n`)],
  ['TSV', 'freq,unit,sex,age,citizen,geo\\TIME_PERIOD\t2024 \nA,PC,T,Y15-64,FOR,ES\t62.5 b\n'],
  [
    'TSV as gzip',
    gzipSync('freq,unit,sex,age,citizen,geo\\TIME_PERIOD\t2023 \t2024 \r\nA,PC,T,Y15-64,FOR,ES\t: \t62.5 b\r\n'),
  ],
  ['TSV of the old kind', 'unit,sex,age,citizen,geo\\time\t2024 \nPC,T,Y15-64,FOR,ES\t62.5 b\n'],
])('%s', async (_, content) => {
  expect(await figures(content, { name: 'estat_lfsa_ergan.tsv.gz' })).toEqual([fact]);
});

test('TSV: suppressed is not the same as no data; countries by their names elsewhere', async () => {
  const text =
    'freq,unit,sex,isced11,c_birth,age,geo\\TIME_PERIOD\t2022 \t2023 \t2024 \nA,PC,T,ED5-8,NAT,Y25-64,DE\t: \t: bu\t39.6 \n';
  expect(await figures(text, { name: 'estat_edat_lfs_9912_filtered1.tsv' })).toEqual([
    ['tertiary', 'DE', 2023, null, 'bu', '2026-11-01'],
    ['tertiary', 'DE', 2024, 39.6, '', '2026-11-01'],
  ]);
  await expect(figures(text, { name: 'download.tsv' })).rejects.toThrow('does not say which table it holds');
  expect(await figures(text, { name: 'download.tsv', table: 'EDAT_LFS_9912' })).toHaveLength(2);
  expect(await figures(text.replace('\t39.6 ', ''), { table: 'edat_lfs_9912' })).toEqual([
    'line 2: It has 2 cells where the first line has 3.',
  ]);
});

test.each([
  ['Austria', ['income', 'AT', 2024, 1_500, 'b', '2025-03-21 23:00:00']],
  ['Türkiye', 'otherCountry'],
  ['Kosovo*', 'otherCountry'],
  ['European Union - 27 countries (from 2020)', 'aggregate'],
  ['Euro area – 20 countries (from 2023)', 'aggregate'],
  ['Euro area (EA11-1999, EA12-2001, EA20-2023)', 'aggregate'],
  ['Germany (until 1990 former territory of the FRG)', ['income', 'DE', 2024, 1_500, 'b', '2025-03-21 23:00:00']],
  ['Brussels', 'line 2: “Brussels” names several territories: BE1, BE10. Write a code.'],
  ['Atlantis', 'line 2: “Atlantis” is not a code of a country or a region.'],
])('the place %s by its name', async (place, expected) => {
  const text =
    'DATAFLOW,LAST UPDATE,freq,unit,indic_il,citizen,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,CONF_STATUS\n' +
    `ESTAT:ILC_DI15$DEFAULTVIEW(1.0),21/03/25 23:00:00,Annual,Euro,Median equivalised net income,Foreign country,Total,18 years or over,"${place}",2024,1500,b,\n`;
  expect(await figures(text)).toEqual([expected]);
});

const stat = {
  version: '2.0',
  class: 'dataset',
  updated: '2026-09-10T23:00:00+0200',
  id: ['freq', 'unit', 'sex', 'age', 'citizen', 'geo', 'time'],
  size: [1, 1, 1, 1, 1, 2, 2],
  dimension: {
    freq: { category: { index: { A: 0 } } },
    unit: { category: { index: ['PC'] } },
    sex: { category: { label: { T: 'Total' } } },
    age: { category: { index: { 'Y15-64': 0 } } },
    citizen: { category: { index: { FOR: 0 } } },
    geo: { category: { index: { ES: 1, AT: 0 } } },
    time: { category: { index: { '2024': 1, '2023': 0 } } },
  },
  extension: { id: 'LFSA_ERGAN', agencyId: 'ESTAT' },
};
const at = '2026-09-10 23:00:00';
const four = (flags: [string, string]) => [
  ['jobs', 'AT', 2023, 60, '', at],
  ['jobs', 'ES', 2023, 62.5, flags[0], at],
  ['jobs', 'ES', 2024, null, flags[1], at],
];

test.each([
  ['sparse', { value: { '2': 62.5, '0': 60 }, status: { '3': 'bu', '2': 'b' } }, ['b', 'bu']],
  ['dense', { value: [60, null, 62.5, null], status: [null, null, 'b', ': u'] }, ['b', 'u']],
  ['a dense array that ends early', { value: [60, null, 62.5], status: { '3': 'c' } }, ['', 'c']],
  ['values as texts', { value: ['60', ':', '62.5', ':'], status: { '3': 'c' } }, ['', 'c']],
] as const)('JSON-stat 2.0, %s', async (_, cells, flags) => {
  expect(await figures(JSON.stringify({ ...stat, ...cells }))).toEqual(four([...flags]));
});

test('JSON-stat: one status for all', async () => {
  expect(
    await figures(
      JSON.stringify({
        ...stat,
        size: [1, 1, 1, 1, 1, 1, 1],
        value: [60],
        status: 'e',
        dimension: { ...stat.dimension, geo: { category: { index: ['AT'] } }, time: { category: { index: ['2023'] } } },
      }),
    ),
  ).toEqual([['jobs', 'AT', 2023, 60, 'e', at]]);
});

test('JSON-stat 1.x: dimensions named among themselves, times by labels that are numbers, a bundle', async () => {
  const { id, size, dimension, ...rest } = stat;
  const old = {
    ...rest,
    version: '1.0',
    dimension: {
      id,
      size,
      role: { geo: ['geo'], time: ['time'] },
      ...dimension,
      time: { category: { index: { first: 0, second: 1 }, label: { first: 2023, second: 2024 } } },
    },
    value: { '0': 60, '2': 62.5 },
    status: { '2': 'b', '3': 'u' },
  };
  expect(await figures(JSON.stringify(old))).toEqual(four(['b', 'u']));
  expect(await figures(JSON.stringify({ table: old }))).toEqual(four(['b', 'u']));
});

test.each([
  ['cut', JSON.stringify({ ...stat, value: { '0': 1 } }).slice(0, -30), 'ends in the middle of its JSON'],
  [
    'too large',
    JSON.stringify({ warning: { status: 413, label: 'ASYNCHRONOUS_RESPONSE' } }),
    'too large to be sent at once',
  ],
  [
    'an error',
    JSON.stringify({ error: [{ status: 404, id: 100, label: 'Dataset XX not found' }] }),
    'Dataset XX not found',
  ],
  ['a cell outside', JSON.stringify({ ...stat, value: { '17': 1 } }), 'has a cell 17 (value) and only 4 cells'],
  [
    'sizes that do not fit',
    JSON.stringify({ ...stat, size: [1, 1, 1, 1, 1, 3, 2], value: [] }),
    'The dimension geo of this JSON-stat table has 2 codes and should have 3',
  ],
  [
    'no place',
    JSON.stringify({
      ...stat,
      id: ['freq', 'unit', 'sex', 'age', 'citizen', 'where', 'time'],
      dimension: { ...stat.dimension, where: stat.dimension.geo },
      value: [],
    }),
    'no dimension for places (geo)',
  ],
  ['something else', '[1, 2]', 'This is JSON, but no JSON-stat table.'],
  [
    'a table without a name',
    JSON.stringify({ ...stat, extension: undefined, value: [1] }),
    'does not say which table it holds',
  ],
])('JSON, %s: refused in a sentence', async (_, text, sentence) => {
  await expect(figures(text)).rejects.toThrow(sentence);
});

test('a gzip that is cut or damaged is refused', async () => {
  const packed = gzipSync(`${header2}\n${`${row2}\n`.repeat(500)}`);
  await expect(figures(packed.subarray(0, -20))).rejects.toThrow('The compressed file ends in the middle');
  const damaged = Buffer.from(packed);
  damaged.fill(0xff, 20, 40);
  await expect(figures(damaged)).rejects.toThrow('is damaged');
});

const mapping = { indicator: 'jobs', region: 'Code', year: 'Jahr', value: 'Quote', flags: 'Zeichen' };

test.each([
  ['semicolons and a decimal comma', 'Quote;Jahr;Code;Zeichen\n62,5;2024;ES;b\n'],
  ['tabs', 'Code\tJahr\tQuote\tZeichen\nES\t2024\t62.5\tb\n'],
  ['commas and quotes', 'Code,Jahr,Quote,Zeichen\n"ES",2024,"62,5",b\n'],
  ['a percent sign', 'Code;Jahr;Quote;Zeichen\nES;2024;62,5 %;B\n'],
  ['a byte order mark and other columns', '\ufeffName|Code|Jahr|Quote|Zeichen\nSpanien|ES|2024|62.5|b\n'],
])('a table of one’s own with %s', async (_, text) => {
  expect(await figures(text, { mapping })).toEqual([fact]);
});

test('a table of one’s own: usual names, one year for all, only some rows', async () => {
  expect(await figures('geo,year,value\nAustria,2024,60\n', { mapping: { indicator: 'jobs' } })).toEqual([
    ['jobs', 'AT', 2024, 60, '', '2026-11-01'],
  ]);
  expect(
    await figures('nuts;sex;rate\nES51;F;1\nES51;T;2\n', {
      mapping: { indicator: 'jobs', year: '2023', where: [{ column: 'sex', text: 'T' }] },
    }),
  ).toEqual([['jobs', 'ES51', 2023, 2, '', '2026-11-01']]);
});

test.each([
  [
    'geo,year\nES,2024\n',
    { indicator: 'jobs' },
    'It is not clear which column holds the value. Say it: value=<column>. The table has the columns geo, year.',
  ],
  ['geo,year,value\nES,2024,1\n', { indicator: 'jobs', region: 'nuts' }, 'There is no column “nuts” for the region.'],
  [
    'geo,year,value\nES,2024,1\n',
    { indicator: 'joobs' },
    'There is no indicator “joobs” to import for. There are: jobs, income, tertiary.',
  ],
  ['geo,year,value\nES,2024,1', { indicator: 'jobs' }, 'The file ends in the middle of a line'],
  [
    'geo,year,value\nES,2024,1\n',
    { indicator: 'jobs', where: [{ column: 'x', text: 'y' }] },
    'There is no column “x” (where).',
  ],
])('a table of one’s own that cannot be read: %j', async (text, own, sentence) => {
  await expect(figures(text, { mapping: own })).rejects.toThrow(sentence);
});

test.each([
  ['1949', '1949 is too early: there is no figure of jobs before 1950.'],
  ['2025', '2025 is after 2024, when the table was published.'],
  ['2027', '2027 is still to come: there can be no figure of it.'],
])('the year %s is not possible', async (year, reason) => {
  const text = `DATAFLOW,LAST UPDATE,freq,unit,citizen,sex,age,geo,TIME_PERIOD,OBS_VALUE\nESTAT:LFSA_ERGAN(1.0),01/02/24 11:00:00,A,PC,FOR,T,Y15-64,ES,${year},5\n`;
  expect(await figures(text)).toEqual([`line 2: ${reason}`]);
});

test('values outside the range of an indicator are reported', async () => {
  const narrow = { ...known, series: series.map((one) => ({ ...one, rangeMin: 20, rangeMax: 90 })) };
  const text = 'geo,year,value\nES,2024,19.9\nES,2023,20\nES,2022,90.1\n';
  expect(await figures(text, { mapping: { indicator: 'jobs' } }, narrow)).toEqual([
    'line 2: 19.9 is out of the range of jobs: it has to be from 20 to 90.',
    ['jobs', 'ES', 2023, 20, '', '2026-11-01'],
    'line 4: 90.1 is out of the range of jobs: it has to be from 20 to 90.',
  ]);
});
