import { expect, test } from 'vitest';
import { parseResults } from '#src/domain/experiences/details.ts';
import {
  findFaults,
  formatExperienceDetails,
  formatExperienceFields,
  parseExperienceDetails,
  parseExperienceFields,
} from '#src/domain/experiences/form.ts';

const form = {
  title: 'One two three',
  region: 'SE224',
  areas: ['health'],
  groups: [],
  challenge: 'c',
  action: 'a',
  lesson: 'l',
};

test('the seven fields come back as they went in', () => {
  expect(formatExperienceFields(parseExperienceFields(form))).toEqual(form);
});

test('what was not filled in is absent, and the rest comes back', () => {
  const typed = {
    status: 'pilot',
    results: 'Jobs: 12\nHappier',
    links: 'https://a.example/x',
    tips: null,
    funding: [],
  };
  const details = parseExperienceDetails(typed);
  expect(details).toEqual({
    status: 'pilot',
    links: ['https://a.example/x'],
    results: [
      { text: 'Jobs: 12', value: 12, unit: '', date: '' },
      { text: 'Happier', value: null, unit: '', date: '' },
    ],
  });
  expect(formatExperienceDetails({ details })).toEqual({
    status: 'pilot',
    results: 'Jobs: 12\nHappier',
    links: 'https://a.example/x',
  });
});

test.each([
  ['example.org'],
  ['ftp://a.example/x'],
  ['javascript:alert(1)'],
  ['https://nowhere'],
  ['https:// a.example'],
])('%s is no link', (link) => {
  expect(findFaults({ links: link })).toEqual([{ field: 'links', fault: 'no-link', line: link }]);
});

test.each([
  ['Found work: 62 % (2024)', 62, '%', '2024'],
  ['Found work: 62,5 %', 62.5, '%', ''],
  ['Reached: 1 250 people (March 2025)', 1250, 'people', 'March 2025'],
  ['Reached: 1.250.000', 1_250_000, '', ''],
  ['Cost: 0.125 €', 0.125, '€', ''],
  ['Change: -3 points', -3, 'points', ''],
  ['Ratio: 1:2', null, '', ''],
  ['Much better', null, '', ''],
  ['Better: a lot', null, '', ''],
])('the result “%s” is read', (text, value, unit, date) => {
  expect(parseResults(text)).toEqual([{ text, value, unit, date }]);
});

test.each([
  ['2021-03', '2021', []],
  ['2021', '2021-03-15', []],
  ['2021-03-15', '2021-03', []],
  ['2021-03-15', '2021-02', ['end-before-start']],
  ['2021', '2020-12-31', ['end-before-start']],
])('from %s to %s, by as much as is known of both', (start, end, faults) => {
  expect(findFaults({ start, end }).map(({ fault }) => fault)).toEqual(faults);
  if (faults.length === 0) expect(parseExperienceDetails({ start, end })).toMatchObject({ start, end });
});

test.each([
  ['Reached: 12.000 people (2024)', 12_000, 'people', '2024'],
  ['Reached: 12\u00a0000 people', 12_000, 'people', ''],
  ["Reached: 12'000", 12_000, '', ''],
  ['Cost: 1.234,56 euro', 1_234.56, 'euro', ''],
  ['Found work: 62.125 % (2024)', 62.125, '%', '2024'],
  ['Found work: 62,5 %', 62.5, '%', ''],
  ['Ratio: 1:250', null, '', ''],
  ['It went well', null, '', ''],
  ['Share: 50–60 %', null, '', ''],
  ['Share: 3/4', null, '', ''],
  ['Opened: 2024-05-01', null, '', ''],
  ['Groups: 2 x 15', null, '', ''],
  ['Members: 300 to 400', null, '', ''],
  ['Change: −5 %', -5, '%', ''],
  ['Reached: 120k people', 120_000, 'people', ''],
  ['Cost: 1,5 Mio. Euro (2023)', 1_500_000, 'Euro', '2023'],
  ['Distance: 5 m', 5, 'm', ''],
  ['Cost: 1.200 EUR', 1_200, 'EUR', ''],
])('a result: %s', (typed, value, unit, date) => {
  expect(parseResults(typed)).toEqual([{ text: typed, value, unit, date }]);
});
