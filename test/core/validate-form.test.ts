import { expect, test } from 'vitest';
import type { Field, FormValue } from '#src/core/form.ts';
import { validateValues } from '#src/core/validate-form.ts';
import { botTextsFor } from '#src/texts/bot-texts.ts';
import { vocabulary } from './support.ts';

const persons: Field = { name: 'it', label: 'Persons', type: 'number', required: false, min: 0, decimals: 0 };
const euro: Field = { name: 'it', label: 'Euro', type: 'number', required: false, min: 0, decimals: 2 };
const any: Field = { name: 'it', label: 'Any', type: 'number', required: false };
const day: Field = { name: 'it', label: 'Day', type: 'date', required: false };
const line: Field = { name: 'it', label: 'Line', type: 'text', required: true, maxLength: 20 };

function accept(field: Field, value: FormValue) {
  const { values, problems } = validateValues([field], { it: value }, vocabulary, botTextsFor('en').field);
  return problems.it ?? values.it;
}

test('numbers are what people meant, or are asked about', () => {
  for (const written of ['12.000', '12,000', '12 000', "12'000", 'ca. 12.000', '12k']) {
    expect(accept(persons, written)).toBe(12_000);
    expect(accept(euro, written)).toBe(12_000);
  }
  expect(accept(euro, '250.000')).toBe(250_000);
  expect(accept(euro, '250.000,50')).toBe(250_000.5);
  expect(accept(any, '12.000')).toBe('“12.000” can mean 12,000 or 12. Please write 12000 or 12.');
  expect(accept(persons, '12 %')).toBe('“12 %” is a share. This field takes a number, such as 1250.');
  expect(accept(persons, '10–20')).toContain('is not one number');
  expect(accept(persons, 'up to 20')).toContain('is not one number');
  expect(accept(persons, 'many')).toBe('Please write a number with nothing around it, such as 1250 or 3.5.');
  expect(accept(persons, '-3')).toBe('Please write 0 or more.');
  expect(accept(persons, 1250)).toBe(1250);
  for (const part of [2.5, '2,5', '1e-1', '7.25'])
    expect(accept(persons, part)).toMatch(/^Please write (a whole number, such as 12|a number)/);
});

test('dates are kept as exactly as they were written', () => {
  expect(accept(day, 'March 2021')).toBe('2021-03');
  expect(accept(day, '2021')).toBe('2021');
  expect(accept(day, '1.3.2021')).toBe('2021-03-01');
  expect(accept(day, '3/4/2021')).toBe('“3/4/2021” can be 2021-04-03 or 2021-03-04. Please write the one you mean.');
  expect(accept(day, 'soon')).toContain('March 2026, or 2026');
});

test('a line of text is one line, as long as it is kept', () => {
  expect(accept(line, 'Housing\u000bfirst')).toBe('Housing first');
  expect(accept(line, `${' '.repeat(90_000)}a \n\n b${' '.repeat(9_000)}`)).toBe('a b');
  expect(accept(line, 'x'.repeat(21))).toBe('This is 21 characters long; at most 20 fit. Please shorten it.');
});

test('a line has at most so many words', () => {
  const title: Field = { ...line, maxLength: 200, maxWords: 3 };
  expect(accept(title, 'one two three')).toBe('one two three');
  expect(accept(title, 'one two three four')).toBe('This has 4 words; at most 3 fit. Please shorten it.');
});

test('what depends on another field is required only where that says so', () => {
  const address: Field = {
    ...line,
    name: 'address',
    dependsOn: { field: 'it', values: ['mail'], said: 'Only for mail' },
  };
  const check = (where: string) => validateValues([line, address], { it: where }, vocabulary, botTextsFor('en').field);
  expect(check('here').problems).toEqual({});
  expect(check('mail').problems).toEqual({ address: 'Please fill this in.' });
});
