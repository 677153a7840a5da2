import { expect, test } from 'vitest';
import { readDate } from '#src/core/read-date.ts';

const read = (text: string) => {
  const reading = readDate(text);
  return reading.type === 'date' ? reading.value : reading.type === 'doubtful' ? reading.readings : reading.type;
};

test.each([
  ['2021-03-15', '2021-03-15'],
  ['2021-3-1', '2021-03-01'],
  ['2021/03/15', '2021-03-15'],
  ['2021.03.15.', '2021-03-15'],
  ['2021-03', '2021-03'],
  ['03/2021', '2021-03'],
  ['3.2021', '2021-03'],
  ['2021', '2021'],
  ['1.3.2021', '2021-03-01'],
  ['1. 3. 2021', '2021-03-01'],
  ['31.12.2020', '2020-12-31'],
  ['13/4/2021', '2021-04-13'],
  ['4/13/2021', '2021-04-13'],
  ['4/4/2021', '2021-04-04'],
  ['March 2021', '2021-03'],
  ['march, 2021', '2021-03'],
  ['Mar 2021', '2021-03'],
  ['2021 March', '2021-03'],
  ['15 March 2021', '2021-03-15'],
  ['15th of March 2021', '2021-03-15'],
  ['March 15, 2021', '2021-03-15'],
  ['15. März 2021', '2021-03-15'],
  ['le 15 mars 2021', '2021-03-15'],
  ['15 de marzo de 2021', '2021-03-15'],
  ['marzo del 2021', '2021-03'],
  ['15 d’abril de 2021', '2021-04-15'],
  ['15 marca 2021', '2021-03-15'],
  ['marzec 2021', '2021-03'],
  ['března 2021', '2021-03'],
  ['maaliskuu 2021', '2021-03'],
  ['15. maaliskuuta 2021', '2021-03-15'],
  ['Μάρτιος 2021', '2021-03'],
  ['15 Μαρτίου 2021', '2021-03-15'],
  ['березень 2021', '2021-03'],
  ['Sept 2020', '2020-09'],
  ['Jänner 2020', '2020-01'],
  ['2026ko martxoa', '2026-03'],
  ['2021eko martxoan', '2021-03'],
  ['2026ko martxoaren 3a', '2026-03-03'],
  ['2026ko martxoaren 3an', '2026-03-03'],
  ['2026ko urriak 11', '2026-10-11'],
  ['2026(e)ko abenduaren 31(a)', '2026-12-31'],
  ['2026-ko maiatza', '2026-05'],
  ['martxoa 2026', '2026-03'],
  ['2026 martxoa', '2026-03'],
  ['2026ko', '2026'],
])('“%s” is %s', (text, value) => expect(read(text)).toBe(value));

test.each([
  ['3/4/2021', ['2021-04-03', '2021-03-04']],
  ['3-4-2021', ['2021-04-03', '2021-03-04']],
  ['listopad 2021', ['2021-11', '2021-10']],
])('“%s” is asked about', (text, values) => expect(read(text)).toEqual(expect.arrayContaining(values)));

test.each([
  '2021-02-30',
  '30.2.2021',
  '13.2021',
  '32/1/2021',
  '1.3.21',
  '0000',
  '3021',
  'Q1 2021',
  'spring 2021',
  'March',
  'March or April 2021',
  'soon',
  '',
  '2020-2021',
  'March 2021 to May 2021',
  '2026ko martxoa edo apirila',
  '2026ko udaberria',
  '15 15 March 2021',
])('“%s” is none', (text) => expect(read(text)).toBe('none'));
