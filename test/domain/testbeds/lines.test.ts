import { expect, test } from 'vitest';
import { matchLines } from '#src/domain/testbeds/match-lines.ts';
import { parseNumber, writeNumber } from '#src/domain/testbeds/number.ts';
import { readMeasures, readSteps, writeMeasures } from '#src/domain/testbeds/read-lines.ts';

test.each([
  ['12', 12],
  ['−5', -5],
  ['12,5', 12.5],
  ['20 000', 20_000],
  ['120k', 120_000],
  ['ca. 20', 20],
  ['40 %', 40],
  ['1,500', null],
  ['12.000', null],
  ['many', null],
  ['', null],
])('“%s” is read as %s', (text, value) => {
  expect(parseNumber(text)).toBe(value);
});

test.each([1.5, 1.234, 1500, -0.125, 12.3456])('%s is written so that it is read as itself', (value) => {
  expect(parseNumber(writeNumber(value))).toBe(value);
});

test('what stands between | may hold other signs, and what a line has no room for is told', () => {
  expect(readSteps('2027-02-01 | Find families; invite them; call | Ana')).toEqual({
    steps: [{ dueOn: '2027-02-01', title: 'Find families; invite them; call', owner: 'Ana' }],
  });
  expect(readMeasures('Families; reached | 0 | 20')).toEqual({
    measures: [{ title: 'Families; reached', baseline: 0, target: 20, baselineYear: null, baselineFlags: '' }],
  });
  expect(readSteps('2027-02-01; Find families; Ana')).toMatchObject({ steps: [{ owner: 'Ana' }] });
  expect(readSteps('2027-02-01 | Find families | invite them | Ana')).toMatchObject({ problem: { what: 'parts' } });
  const ofFigure = { title: 'Employment', baseline: 62.1, target: 65, baselineYear: 2024, baselineFlags: 'bu' };
  expect(readMeasures('Employment | 62.1 (2024, bu) | 65')).toEqual({ measures: [ofFigure] });
  const written = { ...ofFigure, indicator: 'x' };
  expect(writeMeasures([written], { isAgain: false })).toBe('Employment | 62.1 (2024, bu) | 65');
  expect(writeMeasures([written], { isAgain: true })).toBe('Employment |  | 65');
  expect(readMeasures('Employment | | 65')).toMatchObject({ measures: [{ baseline: null, baselineYear: null }] });
  expect(readMeasures('Families reached | 0 | 1,500')).toMatchObject({ problem: { what: 'numbers' } });
});

test.each([
  ['a line on top', ['Families', 'Mentors'], ['Complaints', 'Families', 'Mentors'], [null, 0, 1]],
  ['a line renamed', ['Families', 'Mentors'], ['Households', 'Mentors'], [0, 1]],
  ['lines that change places', ['Families', 'Mentors'], ['Mentors', 'Families'], [1, 0]],
  ['two of one title', ['Call', 'Call'], ['Call', 'Visit', 'Call'], [0, null, 1]],
  ['a line taken out', ['Families', 'Mentors'], ['Mentors'], [1]],
])('%s: each goes on with what was its own', (_, before, after, places) => {
  const line = (title: string) => ({ title, besides: '0 20' });
  expect(matchLines(before.map(line), after.map(line))).toEqual(places);
});

test('another line in the place of one that is gone goes on with nothing of it', () => {
  const before = [{ title: 'Families reached', besides: '0 20' }];
  expect(matchLines(before, [{ title: 'Complaints received', besides: '0 5' }])).toEqual([null]);
});
