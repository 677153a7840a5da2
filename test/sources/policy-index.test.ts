import { describe, expect, test } from 'vitest';
import { bandOf, indexFacts } from '#src/domain/policies/policy-index.ts';
import { eurostatCountry } from '#src/domain/regions/country-codes.ts';
import { readPolicyFile } from '#src/sources/policy-index.ts';

const ours = new Set(['ES', 'SE', 'EL', 'UK', 'SE224', 'ES51']);
const find = (code: string) => [code.trim(), eurostatCountry(code)].find((each) => ours.has(each)) ?? null;
const read = (text: string) => readPolicyFile(text, find, 2025);

describe('MIPEX by country', () => {
  test('each row is a score of a country and year', () => {
    const { scores, leftOut, bad } = read(
      'dest_iso3,mipex,datayear\nESP,64,2024\nGRC,49,2024\nSWE,86,2023\nCAN,80,2024\n',
    );
    expect(scores.map(({ region, year, score, axis }) => [region, year, score, axis])).toEqual([
      ['ES', 2024, 64, 'overall'],
      ['EL', 2024, 49, 'overall'],
      ['SE', 2023, 86, 'overall'],
    ]);
    expect(leftOut).toEqual(['CAN']);
    expect(bad).toEqual([]);
  });

  test('as programs save it: byte order mark, semicolons, decimal commas, CRLF', () => {
    const { scores } = read('\ufeffdest_iso3;mipex;datayear\r\nESP;64,5;2024\r\n');
    expect(scores).toMatchObject([{ region: 'ES', score: 64.5, year: 2024 }]);
  });

  test('bad rows are named and the rest is taken', () => {
    const { scores, bad } = read(
      'dest_iso3,mipex,datayear\nESP,640,2024\nSWE,,2023\nGRC,49,24\nGBR,56,2024\nGBR,57,2024\n',
    );
    expect(scores).toMatchObject([{ region: 'UK', score: 56 }]);
    expect(bad).toEqual([
      { line: 2, reason: 'ES: 640 is not between 0 and 100' },
      { line: 3, reason: 'SE: the score is no number' },
      { line: 4, reason: 'EL: the year is no year' },
      { line: 6, reason: 'UK: the same score stands twice' },
    ]);
  });
});

test('names that cannot be kept are bad rows; the axis of the JSON can be written', () => {
  const long = 'x'.repeat(101);
  const head = 'region,axis,value,target_group,year,score\n';
  const { scores, bad } = read(
    `${head}ES,strand,"Education\nStrand",,2024,50\nES,a\0b,v,,2024,1\nES,a,v,g\0,2024,1\nES,${long},v,,2024,1\nES,a,v,${long},2024,1\n`,
  );
  expect(scores).toMatchObject([{ axis: 'strand', value: 'education' }]);
  const shown = `“${'x'.repeat(40)}…” in the column`;
  expect(bad).toEqual([
    { line: 4, reason: 'ES: the column axis holds signs that are no text' },
    { line: 5, reason: 'ES: the column target_group holds signs that are no text' },
    { line: 6, reason: `ES: ${shown} axis is longer than 100 signs` },
    { line: 7, reason: `ES: ${shown} target_group is longer than 100 signs` },
  ]);
});

test('a score of a year to come is a bad row', () => {
  const { scores, bad } = read('dest_iso3,mipex,datayear\nESP,60,2091\nSWE,86,2025\nGRC,49,2026\n');
  expect(scores).toMatchObject([{ region: 'SE', year: 2025 }]);
  expect(bad).toEqual([
    { line: 2, reason: 'ES: 2091 is still to come: there can be no score of it' },
    { line: 4, reason: 'EL: 2026 is still to come: there can be no score of it' },
  ]);
});

test('the JSON with strands: overall and every strand by year', () => {
  const { scores, leftOut } = read(
    JSON.stringify({
      data: {
        ES: {
          overall: [{ year: 2020, score: 59.78 }],
          strands: { 'Labour Market Mobility Strand': [{ year: 2020, score: 66.6 }] },
        },
        CA: { overall: [{ year: 2020, score: 80 }], strands: {} },
      },
    }),
  );
  expect(scores.map(({ axis, value, score }) => [axis, value, score])).toEqual([
    ['overall', 'all', 59.78],
    ['strand', 'labour-market-mobility', 66.6],
  ]);
  expect(leftOut).toEqual(['CA']);
});

test('MIPEX-R: regions, axes and target groups in one table', () => {
  const { scores } = read(
    'region,axis,value,target_group,year,score\nSE224,Overall,All,,2022,71\nES51,Policy area,Labour market,BIP,2022,55.5\n',
  );
  expect(scores).toMatchObject([
    { region: 'SE224', axis: 'overall', value: 'all', targetGroup: '', score: 71 },
    { region: 'ES51', axis: 'policy-area', value: 'labour-market', targetGroup: 'BIP', score: 55.5 },
  ]);
});

const manyRows = (count: number) =>
  `region,axis,value,target_group,year,score\n${Array.from({ length: count }, (_, row) => `ES,policy area,area ${row},,2024,50\n`).join('')}`;

test('the time for a row does not grow with the number of rows', () => {
  const cpuOf = (text: string) => {
    const before = process.cpuUsage();
    expect(read(text).bad).toEqual([]);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const [few, many] = [manyRows(2_000), manyRows(40_000)];
  cpuOf(few);
  // Twenty times the rows take 400 times as long where every row looks through all before it.
  expect(cpuOf(many)).toBeLessThan(100 * cpuOf(few));
});

test('more rows than an edition has are refused', () => {
  expect(read(manyRows(50_000)).scores).toHaveLength(50_000);
  expect(() => read(manyRows(50_001))).toThrow('more than 50000 scores');
  const points = Array.from({ length: 50_001 }, () => ({ year: 2020, score: 1 }));
  expect(() => read(JSON.stringify({ data: { ES: { overall: points, strands: {} } } }))).toThrow('more than 50000');
});

test.each([
  ['', 'has to name the columns'],
  ['year,value\n2020,1\n', 'has to name the columns'],
  ['{"data": {"ES": {"overall": [', 'cannot be read as JSON to its end'],
  ['{"rows": []}', 'not as expected'],
  ['dest_iso3,mipex,datayear\nESP,x,2024\n', 'No score can be read'],
  ['dest_iso3,mipex,datayear\nESP,61,2024\nSWE,86,202', 'ends in the middle of a line'],
  ['dest_iso3,mipex,datayear\nCAN,80,2024\n', 'no score of a region or country that is known here'],
])('what holds nothing readable is refused whole: %#', (text, sentence) => {
  expect(() => read(text)).toThrow(sentence);
});

test.each([
  [100, 'favourable'],
  [79.5, 'favourable'],
  [79.4, 'slightly favourable'],
  [59, 'halfway favourable'],
  [40.4, 'slightly unfavourable'],
  [1, 'unfavourable'],
  [0, 'critically unfavourable'],
])('%s of 100 is %s', (score, band) => {
  expect(bandOf(score, indexFacts.mipex.bands)).toBe(band);
});
