import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { argument } from '#src/commands/arguments.ts';
import { describeArguments } from '#src/core/argument.ts';
import { formatLine } from '#src/core/command-line.ts';
import { readOptions, readWords } from '#src/core/read-arguments.ts';
import { vocabulary } from './support.ts';

const compare = describeArguments(
  z.object({
    regions: argument.regions({ min: 2, max: 6 }),
    area: argument.area().optional(),
    indicators: argument.indicators({ min: 1, max: 3 }).optional(),
  }),
);
const peers = describeArguments(
  z.object({
    region: argument.ownRegion(),
    'better-at': argument.indicator().optional(),
    abroad: argument.flag().optional(),
  }),
);
const search = describeArguments(
  z.object({
    words: argument.words(),
    area: argument.area().optional(),
    region: argument.region().optional(),
  }),
);
const show = describeArguments(
  z.object({ experience: argument.experience(), kind: argument.choice(['short', 'long']).optional() }),
);

const bookmark = describeArguments(z.object({ experience: argument.experience(), note: argument.words().optional() }));

const link = describeArguments(z.object({ code: argument.words(), confirmed: argument.flag().optional() }));

const valuesOf = (args: typeof compare, text: string) => {
  const reading = readWords(args, text, vocabulary);
  return reading.type === 'read' ? reading.values : reading.type;
};

describe('words behind a command', () => {
  test.each([
    ['Skåne Catalonia', { regions: ['SE224', 'ES51'] }],
    ['skane catalunya', { regions: ['SE224', 'ES51'] }],
    ['Región de Murcia South Sweden', { regions: ['ES62', 'SE224'] }],
    ['"Región de Murcia" «South Sweden»', { regions: ['ES62', 'SE224'] }],
    ['SE22 ES51 employment', { regions: ['SE224', 'ES51'], area: 'labour-market' }],
    ['SE22 ES51 area=health', { regions: ['SE224', 'ES51'], area: 'health' }],
    ['regions=SE22,ES51 indicators=unemployment', { regions: ['SE224', 'ES51'], indicators: ['unemployment'] }],
    [
      'Azoren Scania unemployment of foreign-born',
      { regions: ['PT20', 'SE224'], indicators: ['unemployment-foreign-born'] },
    ],
    ['Katalonia Skåne', { regions: ['ES51', 'SE224'] }],
    ['Skåne Skåne Catalonia', { regions: ['SE224', 'ES51'] }],
    ['Skåne and Catalonia', { regions: ['SE224', 'ES51'] }],
    ['Skåne vs Catalonia & Murcia health', { regions: ['SE224', 'ES51', 'ES62'], area: 'health' }],
    ['Skåne Catalonia health area=health', { regions: ['SE224', 'ES51'], area: 'health' }],
  ])('compare %s', (text, values) => {
    expect(valuesOf(compare, text)).toEqual(values);
  });

  test.each([
    ['Murcia better-at unemployment abroad', { region: 'ES62', 'better-at': 'unemployment', abroad: true }],
    [
      'abroad Murcia better-at="unemployment of foreign-born"',
      { region: 'ES62', 'better-at': 'unemployment-foreign-born', abroad: true },
    ],
    ['', {}],
  ])('peers %s', (text, values) => {
    expect(valuesOf(peers, text)).toEqual(values);
  });

  test.each([
    ['language courses for women', { words: 'language courses for women' }],
    ['language courses Skåne', { words: 'language courses', region: 'SE224' }],
    ['courses health South Sweden', { words: 'courses', area: 'health', region: 'SE224' }],
    ['health', { words: 'health' }],
    ['"courses health"', { words: 'courses health' }],
    ['a=b courses', { words: 'a=b courses' }],
    ['courses se lengua', { words: 'courses se', area: 'language' }],
    ['courses SE22', { words: 'courses', region: 'SE224' }],
  ])('search %s', (text, values) => {
    expect(valuesOf(search, text)).toEqual(values);
  });

  test('a shared name is asked about, and the answer keeps the rest of the line', () => {
    const reading = readWords(compare, 'Limburg Catalonia employment', vocabulary);
    if (reading.type !== 'doubtful') throw new Error(reading.type);
    expect(reading.candidates.map(({ value }) => value)).toEqual(['BE22', 'NL42']);
    expect(valuesOf(compare, reading.restWith('NL42'))).toEqual({ regions: ['NL42', 'ES51'], area: 'labour-market' });
  });

  test('an unknown name is asked about with the names most alike', () => {
    const reading = readWords(compare, 'Katlnia Skåne', vocabulary);
    if (reading.type !== 'doubtful') throw new Error(reading.type);
    expect(reading.text).toBe('Katlnia');
    expect(reading.candidates[0]?.value).toBe('ES51');
  });

  test('nothing like a name', () => {
    const reading = readWords(compare, 'xyzzyx', vocabulary);
    expect(reading).toMatchObject({ type: 'doubtful', text: 'xyzzyx', candidates: [] });
  });

  test('too few, an unknown option, a wrong number, a wrong choice', () => {
    expect(readWords(compare, 'Skåne', vocabulary)).toMatchObject({ type: 'missing', values: { regions: ['SE224'] } });
    expect(readWords(compare, 'Skåne Catalonia year=2020', vocabulary)).toEqual({ type: 'surplus', text: 'year=2020' });
    expect(readWords(show, 'twelve', vocabulary)).toMatchObject({ type: 'wrong', text: 'twelve' });
    expect(readWords(show, '12 twelve', vocabulary)).toMatchObject({ type: 'surplus', text: 'twelve' });
    expect(readWords(show, 'experience=twelve', vocabulary)).toMatchObject({ type: 'wrong', text: 'twelve' });
    expect(readWords(show, '12 kind=middle', vocabulary)).toMatchObject({ type: 'wrong', text: 'middle' });
    expect(valuesOf(show, '#12 LONG')).toEqual({ experience: '12', kind: 'long' });
  });

  test('a seventh region is more than a comparison takes', () => {
    const two = describeArguments(
      z.object({
        regions: argument.regions({ min: 2, max: 2 }),
        area: argument.area().optional(),
      }),
    );
    for (const line of ['Skåne Murcia Azores', 'Skåne Murcia health Azores', 'regions=Skåne,Murcia,Azores'])
      expect(readWords(two, line, vocabulary)).toMatchObject({
        type: 'tooMany',
        argument: { name: 'regions' },
        text: 'Azores',
      });
  });

  test.each([
    ['Murcia Skåne', 'region', 'Skåne'],
    ['Murcia region=Skåne', 'region', 'Murcia'],
    ['Murcia better-at unemployment better-at="unemployment of foreign-born"', 'better-at', 'unemployment'],
  ])('what is there once is not taken twice: %s', (line, name, text) => {
    expect(readWords(peers, line, vocabulary)).toMatchObject({ type: 'tooMany', argument: { name }, text });
  });

  test('a line longer than any command takes is not looked into', () => {
    expect(readWords(compare, 'Skåne '.repeat(20_000), vocabulary)).toEqual({
      type: 'tooLong',
      length: 120_000,
      max: 4_000,
    });
  });

  test('the name of an argument without a value asks for the value', () => {
    expect(readWords(peers, 'Murcia better-at', vocabulary)).toMatchObject({
      type: 'missing',
      argument: { name: 'better-at' },
      values: { region: 'ES62' },
    });
  });
});

describe('typed options', () => {
  test('names are resolved, lists kept, flags set', () => {
    expect(readOptions(compare, { regions: ['skane', 'Katalonia'], area: 'salud' }, vocabulary)).toEqual({
      type: 'read',
      values: { regions: ['SE224', 'ES51'], area: 'health' },
      corrected: [{ text: 'Katalonia', meant: 'Catalonia (ES51)' }],
    });
    expect(readOptions(peers, { region: 'ES62', abroad: true }, vocabulary)).toMatchObject({
      values: { region: 'ES62', abroad: true },
    });
    expect(readOptions(peers, { region: 'ES62', abroad: false }, vocabulary)).toMatchObject({
      values: { region: 'ES62' },
    });
  });
  test.each([
    ['1', { experience: '1' }],
    ['1 good for schools', { experience: '1', note: 'good for schools' }],
    ['#1 2 hours a week', { experience: '1', note: '2 hours a week' }],
    ['experience 1 good', { experience: '1', note: 'good' }],
    ['1 note=good', { experience: '1', note: 'good' }],
    ['experience=1 2 hours', { experience: '1', note: '2 hours' }],
    ['good 1', 'missing'],
    ['"1" good', 'missing'],
  ])('a number that is needed stands before free words: %j', (text, expected) => {
    expect(valuesOf(bookmark, text)).toEqual(expected);
  });

  test('free words stay as they are', () => {
    expect(readOptions(search, { words: 'health in Skåne' }, vocabulary)).toMatchObject({
      values: { words: 'health in Skåne' },
    });
  });
});

describe('a formatted line reads the same again', () => {
  test.each([
    [compare, { regions: ['SE224', 'ES51'], area: 'health', indicators: ['unemployment'] }],
    [peers, { region: 'ES62', 'better-at': 'unemployment', abroad: true }],
    [search, { words: 'courses health', area: 'health' }],
    [search, { words: 'say "hello" \\ twice', region: 'SE224' }],
    [show, { experience: '12', kind: 'long' }],
    [link, { code: 'ABC', confirmed: true }],
  ])('%#', (args, values) => {
    const line = formatLine('x', '', values, args);
    expect(valuesOf(args, line.replace('/x ', ''))).toEqual(values);
  });
});
