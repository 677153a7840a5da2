import { expect, test } from 'vitest';
import { parseStarterFigures } from '#src/store/figures/starter-figures.ts';

const known = '# Eurostat, x, retrieved 2023-01-02\narea,2020,2021\nAT11,1.5b,:u\nAT12,,2\n';
const unknown =
  '# Eurostat, transcribed by y, x, retrieved 2026-01-02\n# flags unknown\n# not read: AT AT13\narea,2022\nAT11,3\n';

test('figures with their flags', () => {
  expect(parseStarterFigures('x', known)).toEqual({
    observations: [
      { territory: 'AT11', year: 2020, value: 1.5, flags: 'b' },
      { territory: 'AT11', year: 2021, value: null, flags: 'u' },
      { territory: 'AT12', year: 2021, value: 2, flags: '' },
    ].map((each) => ({
      indicator: 'x',
      ...each,
      flagsKnown: true,
      retrieved: '2023-01-02',
      origin: { source: 'Eurostat', dataset: 'x' },
    })),
    unread: [],
  });
});

test('a second part from an edition without flags', () => {
  const { observations, unread } = parseStarterFigures('x', `${known}\n${unknown}`);
  expect(observations).toHaveLength(4);
  expect(observations.at(-1)).toEqual({
    indicator: 'x',
    territory: 'AT11',
    year: 2022,
    value: 3,
    flags: '',
    flagsKnown: false,
    retrieved: '2026-01-02',
    origin: { source: 'Eurostat, transcribed by y', dataset: 'x' },
  });
  expect(unread).toEqual([
    { territory: 'AT', firstYear: 2022, lastYear: 2022 },
    { territory: 'AT13', firstYear: 2022, lastYear: 2022 },
  ]);
});

test('half of the interval stands behind the value', () => {
  const { observations } = parseStarterFigures('x', known.replace('1.5b', '-0.82±0.157b'));
  expect(observations[0]).toMatchObject({ value: -0.82, margin: 0.157, flags: 'b' });
  expect(observations[1]).not.toHaveProperty('margin');
});

test.each([
  [`${known}\n${known}`, 'The table of x has AT11, 2020 twice.'],
  [known.replace('1.5b', '1.5q'), 'The cell “1.5q” of x, AT11 is no figure.'],
  [known.replace('# Eurostat, x, retrieved 2023-01-02\n', ''), 'The table of x does not begin as expected.'],
  [known.replace('area,', 'geo,'), 'The table of x does not begin as expected.'],
  ['# Eurostat, x, retrieved 2023-01-02', 'The table of x does not begin as expected.'],
])('a faulty table is refused: %#', (text, message) => {
  expect(() => parseStarterFigures('x', text)).toThrow(message);
});
