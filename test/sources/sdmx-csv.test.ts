import { expect, test } from 'vitest';
import type { FigureRow, Series } from '#src/domain/figures/figure-row.ts';
import { figureFile } from '#src/sources/figure-file.ts';

const areas = new Set(['AT11', 'ES51', 'ES61', 'HU1']);
const series: Series[] = [
  {
    indicator: 'jobless',
    dataset: 'lfst_r_lfur2gac',
    dimensions: { unit: 'PC', c_birth: 'TOTAL', sex: 'T', age: 'Y15-64' },
  },
  {
    indicator: 'jobless-foreign',
    dataset: 'lfst_r_lfur2gac',
    dimensions: { unit: 'PC', c_birth: 'FOR', sex: 'T', age: 'Y15-64' },
  },
  { indicator: 'density', dataset: 'demo_r_d3dens', dimensions: { unit: 'PER_KM2' } },
];
const known = { series, isTerritory: (code: string) => areas.has(code) };
const header = 'DATAFLOW,LAST UPDATE,freq,unit,c_birth,sex,age,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG';
const start = 'ESTAT:LFST_R_LFUR2GAC(1.0),27/04/23 03:08:00,A,PC,FOR,T,Y15-64';

/** Reads a whole text, whose last line ends, that arrives in pieces of that many bytes. */
async function read(text: string | Uint8Array, pieceLength = 7): Promise<FigureRow[]> {
  const isWhole = typeof text !== 'string' || text === '' || /[\r\n]$/.test(text);
  return readAsIs(isWhole ? text : `${text}\n`, pieceLength);
}

async function readAsIs(text: string | Uint8Array, pieceLength = 7): Promise<FigureRow[]> {
  const bytes = Buffer.from(text);
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
  }
  const rows: FigureRow[] = [];
  for await (const batch of figureFile.parse(pieces(), known)) rows.push(...batch);
  return rows;
}

const figure = {
  indicator: 'jobless-foreign',
  territory: 'ES51',
  year: 2022,
  value: 12.5,
  flags: '',
  flagsKnown: true,
  retrieved: '2023-04-27',
  retrievedTime: '03:08:00',
};
const good = `${start},ES51,2022,12.5,`;

test('a row becomes a figure with its date, flags and line', async () => {
  expect(await read(`${header}\n${good}\n${start},ES61,2021,7,ub\n`)).toEqual([
    { kind: 'figure', line: 2, observation: figure, isRelabelled: false },
    {
      kind: 'figure',
      line: 3,
      observation: { ...figure, territory: 'ES61', year: 2021, value: 7, flags: 'bu' },
      isRelabelled: false,
    },
  ]);
});

test('empty with a flag is suppressed, which is not the same as a figure with the flag', async () => {
  const rows = await read(`${header}\n${start},AT11,2000,,u\n${start},AT11,2001,6.1,u\n`);
  expect(rows.map((row) => row.kind === 'figure' && [row.observation.value, row.observation.flags])).toEqual([
    [null, 'u'],
    [6.1, 'u'],
  ]);
});

test.each([
  ['a byte order mark and CRLF', `\ufeff${header}\r\n${good}\r\n`],
  [
    'quoted fields',
    `${header}\n"ESTAT:LFST_R_LFUR2GAC(1.0)","27/04/23 03:08:00",A,PC,FOR,T,Y15-64,"ES51",2022,"12.5",""\n`,
  ],
  ['a quoted header', `${header.replace('LAST UPDATE', '"LAST UPDATE"')}\n${good}\n`],
  ['empty lines', `${header}\n\n${good}\n\n`],
  ['blanks around fields', `${header}\n${good.replace('ES51', ' ES51 ')}`],
  [
    'columns in another order',
    `geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG,${header.replace(',geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG', '')}\nES51,2022,12.5,,${start}`,
  ],
  ['returns alone', `${header}\r${good}\r`],
  ['semicolons', `${header}\n${good}\n`.replaceAll(',', ';')],
  ['tabs', `${header}\n${good}\n`.replaceAll(',', '\t')],
  ['semicolons and a decimal comma', `${header}\n${good}\n`.replaceAll(',', ';').replace('12.5', '12,5')],
  ['semicolons, quoted', `"${header.replaceAll(',', '";"')}"\n"${good.replaceAll(',', '";"')}"\n`],
  [
    'codes and labels',
    `${header.replace('geo', 'geo:Geopolitical entity').replace('OBS_FLAG', 'OBS_FLAG:Observation status')}\n${good
      .replace('(1.0)', '(1.0):Unemployment rates')
      .replace(',A,', ',A:Annual,')
      .replace('Y15-64', 'Y15-64:From 15 to 64 years')
      .replace('ES51', 'ES51:Cataluña')}`,
  ],
  ['an ISO date', `${header}\n${good.replace('27/04/23 03:08:00', '2023-04-27T03:08:00Z')}`],
])('with %s it is the same figure', async (_, text) => {
  expect(await read(text)).toMatchObject([{ kind: 'figure', observation: figure }]);
});

test.each([
  ['', 6.1, ''],
  ['F', 6.1, ''],
  ['f', 6.1, ''],
  ['C', null, 'c'],
  ['N', null, 'c'],
  ['D', null, 'c'],
  ['S', null, 'c'],
  ['A', null, 'c'],
])('confidentiality is no flag: %j', async (status, value, flags) => {
  const rows = await read(
    `${header},CONF_STATUS\n${start},ES51,2022,6.1,,${status}\n${start},ES61,2022,,u,${status}\n`,
  );
  expect(rows.map((row) => row.kind === 'figure' && [row.observation.value, row.observation.flags])).toEqual([
    [value, flags],
    [null, `${flags}u`],
  ]);
});

test.each([
  ['UTF-16 LE', Buffer.from(`\ufeff${header}\r\n${good}\r\n`, 'utf16le')],
  ['UTF-16 LE without a mark', Buffer.from(`${header}\n${good}\n`, 'utf16le')],
  ['UTF-16 BE', Buffer.from(`\ufeff${header}\n${good}\n`, 'utf16le').swap16()],
  ['Windows-1252', Buffer.from(`${header}\n${good.replace('ES51', 'ES51:Catalu\xf1a')}\n`, 'latin1')],
])('%s is read', async (_, bytes) => {
  for (const length of [5, 7, 64, 65_536])
    expect(await read(bytes, length)).toMatchObject([{ kind: 'figure', observation: figure }]);
});

test.each([
  ['NaN', null],
  ['nan', null],
  [':', null],
  ['.5', 0.5],
  ['+.5', 0.5],
  ['5.', 5],
  ['1e1', 10],
  ['0', 0],
  ['100', 100],
])('the number %j', async (text, value) => {
  expect(await read(`${header}\n${good.replace('12.5', text)}`)).toMatchObject([
    { kind: 'figure', observation: { value } },
  ]);
});

test.each([
  ['512', '512 is no percentage: it has to be from 0 to 100.'],
  ['-5', '-5 is no percentage: it has to be from 0 to 100.'],
  ['100.1', '100.1 is no percentage: it has to be from 0 to 100.'],
  ['INF', '“INF” is not a number.'],
])('a share of %j is reported', async (text, reason) => {
  expect(await read(`${header}\n${good.replace('12.5', text)}`)).toEqual([{ kind: 'bad', line: 2, reason }]);
});

const named = `${header}\n${good.replace(',A,PC,FOR,T,Y15-64', ',Annual,Percentage,Foreign country,Total,From 15 to 64 years')}`;

test('Eurostat’s labels in place of codes are read; unknown ones are told, in the rows and in the first line', async () => {
  expect(await read(named)).toMatchObject([{ kind: 'figure', observation: figure }]);
  await expect(read(named.replace('Percentage', 'Per mille of households'))).rejects.toThrow(
    'This file has names (“Per mille of households”) where codes are needed.',
  );
  await expect(read(named.replace(',geo,', ',Geopolitical entity (reporting),'))).rejects.toThrow('labels: codes');
});

test('codes of Greece and the United Kingdom by ISO', async () => {
  const rows = await read(`${header}\n${good.replace('ES51', 'GR1')}\n${good.replace('ES51', 'GBI1')}`);
  expect(rows).toEqual([
    { kind: 'leftOut', reason: 'oldCode', geo: 'GR1' },
    { kind: 'leftOut', reason: 'oldCode', geo: 'GBI1' },
  ]);
});

test('rows find their indicator by table and dimensions; others are left out', async () => {
  const rows = await read(
    [header, good, good.replace(',FOR,', ',TOTAL,'), good.replace(',FOR,', ',NAT,'), good.replace(',T,', ',F,')].join(
      '\n',
    ),
  );
  expect(rows.map((row) => (row.kind === 'figure' ? row.observation.indicator : row))).toEqual([
    'jobless-foreign',
    'jobless',
    { kind: 'leftOut', reason: 'otherSeries' },
    { kind: 'leftOut', reason: 'otherSeries' },
  ]);
});

test('places that are none of ours are left out, old codes carried over where they mean the same', async () => {
  const rows = await read(
    [header, ...['EU27_2020', 'ESZZ', 'TR10', 'NL31', 'ES511', 'HU10'].map((geo) => good.replace('ES51', geo))].join(
      '\n',
    ),
  );
  expect(rows.map((row) => (row.kind === 'leftOut' ? row.reason : row.kind))).toEqual([
    'aggregate',
    'extraRegio',
    'otherCountry',
    'oldCode',
    'finerLevel',
    'figure',
  ]);
  expect(rows[5]).toMatchObject({ isRelabelled: true, observation: { territory: 'HU1' } });
});

test.each([
  ['an unknown place', good.replace('ES51', 'ES99'), '“ES99” is not a code of a country or a region.'],
  ['a value that is no number', good.replace('12.5', '12,5').replace('12,5', 'twelve'), '“twelve” is not a number.'],
  ['a value past all numbers', good.replace('12.5', '1e999'), '“1e999” is not a number.'],
  ['a hexadecimal value', good.replace('12.5', '0x10'), '“0x10” is not a number.'],
  ['a decimal comma', good.replace('12.5', '12,5'), 'It has 12 fields where the first line has 11.'],
  ['a missing field', good.replace(',2022', ''), 'It has 10 fields where the first line has 11.'],
  ['a quarter', good.replace('2022', '2022-Q1'), '“2022-Q1” is not a year. Only yearly figures are kept.'],
  ['a year out of bounds', good.replace('2022', '0022'), '“0022” is not a year. Only yearly figures are kept.'],
  [
    'a frequency that is not yearly',
    good.replace(',A,PC', ',Q,PC'),
    'The frequency is “Q”. Only yearly figures (A) are kept.',
  ],
  ['an unknown flag', `${good}q`, '“q” has a letter that is none of Eurostat’s flags.'],
  [
    'a date that does not exist',
    good.replace('27/04/23', '31/02/23'),
    '“31/02/23 03:08:00” is not a date such as 27/04/23.',
  ],
  [
    'no table',
    good.replace('ESTAT:LFST_R_LFUR2GAC(1.0)', ''),
    '“” is not the name of a table, such as ESTAT:LFST_R_LFUR2GAC(1.0).',
  ],
  ['an open quotation mark', good.replace('ES51', '"ES51'), 'A quotation mark is opened or closed in the wrong place.'],
  [
    'a very long field',
    good.replace('ES51', 'x'.repeat(5_000)),
    `“${'x'.repeat(40)}…” is not a code of a country or a region.`,
  ],
])('%s is reported with its line and does not stop the rest', async (_, line, reason) => {
  const rows = await read([header, good, line, good].join('\n'));
  expect(rows.map(({ kind }) => kind)).toEqual(['figure', 'bad', 'figure']);
  expect(rows[1]).toEqual({ kind: 'bad', line: 3, reason });
});

test.each([
  ['', 'The file is empty.'],
  ['\n\n', 'The file is empty.'],
  ['a;b;c', 'The first line is not the header of a table of Eurostat.'],
  ['hello world\n', 'for a table of your own, say what its columns are'],
  [header.replace('geo,', ''), 'The first line lacks the column geo.'],
  [`${header},geo`, 'The first line names the column geo twice.'],
  [good, 'The first line is not the header of a table of Eurostat.'],
  ['<!doctype html>', 'This is a web page or XML, not a table of figures.'],
  ['{"value": []}', 'This is JSON, but no JSON-stat table.'],
  ['%PDF-1.7', 'This is a PDF, not a table of figures.'],
  ['PK\u0003\u0004', 'This is a spreadsheet or a zip file, not a table of figures.'],
  [Buffer.from([0x1f, 0x8b, 8, 0]), 'The compressed file ends in the middle, so a part of it is missing.'],
  [Buffer.from([1, 2, 0, 0, 0, 9, 9, 9]), 'This is a binary file or in another encoding than UTF-8'],
  [`${header}\n${'x'.repeat(2_100_000)}`, 'This is not a table: it has a line of more than a million characters.'],
])('%.20j is refused in a sentence', async (text, sentence) => {
  await expect(read(text, 65_536)).rejects.toThrow(sentence);
  await expect(read(text, 65_536)).rejects.toMatchObject({ name: 'SourceError' });
});

test('a table that no indicator comes from is refused, with those that can be imported', async () => {
  const text = `${header}\n${good.replace('LFST_R_LFUR2GAC', 'ILC_PEPS11N')}\n`;
  await expect(read(text)).rejects.toThrow(
    'No indicator of the catalogue comes from the table ilc_peps11n. Tables that can be imported: demo_r_d3dens, lfst_r_lfur2gac.',
  );
});

test('a table that tells its rows apart otherwise than expected is refused, with what is expected', async () => {
  const text = `${header.replace('c_birth', 'citizen')}\n${good}\n`;
  await expect(read(text)).rejects.toThrow(
    'jobless-foreign (unit PC, c_birth FOR, sex T, age Y15-64); this file tells rows apart by unit, citizen, sex, age.',
  );
});

test.each([
  ['behind the last comma', good],
  ['within a row', good.slice(0, -4)],
  ['within the header', header.slice(0, -3)],
])('a file that ends %s may be cut off: nothing is taken', async (_, end) => {
  const text = end === header.slice(0, -3) ? end : `${header}\n${good}\n${end}`;
  await expect(readAsIs(text)).rejects.toThrow(/^The file ends in the middle of a line/);
});

test('a header without rows holds no figures', async () => {
  expect(await read(`${header}\n`)).toEqual([]);
});

test('a file of any length is read a piece at a time', async () => {
  const piece = Buffer.from(`${good}\n`.repeat(1_000));
  let given = 0;
  async function* endless() {
    yield Buffer.from(`${header}\n`);
    for (;;) {
      given += 1;
      yield piece;
    }
  }
  let rows = 0;
  for await (const batch of figureFile.parse(endless(), known)) {
    rows += batch.length;
    expect(batch.length).toBeLessThanOrEqual(1_000);
    if (rows >= 50_000) break;
  }
  expect(given).toBe(50);
});
